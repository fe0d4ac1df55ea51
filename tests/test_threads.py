"""The threads of the archive, and circles among entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.values.graph_cycles import cycles
from tests.bulletins import loaded
from tests.projects import ROOT

THREADS = {
    (
        "2022-08/denmark-helsingor-ban-upheld",
        "upholds",
        "2022-07/denmark-helsingor-google-workspace-ban",
    ),
    (
        "2022-08/china-export-assessment-filing-guide",
        "explains",
        "2022-07/china-export-security-assessment",
    ),
    (
        "2023-02/china-standard-contract-measures",
        "complements",
        "2022-07/china-export-security-assessment",
    ),
    (
        "2023-03/uk-data-protection-digital-information-no-2-bill",
        "replaces",
        "2022-07/uk-data-protection-digital-information-bill",
    ),
    (
        "2023-05/china-standard-contract-filing-guide",
        "explains",
        "2023-02/china-standard-contract-measures",
    ),
}
"""An entry, what it does, and the entry that it does it with."""


@pytest.mark.archive
def test_the_threads_of_the_archive() -> None:
    entries = loaded(ROOT).entries
    assert {(e.id, one.relation, one.id) for e in entries for one in e.follows} == THREADS


def test_a_thread_has_no_cycle() -> None:
    assert list(cycles({"c": ["a", "b"], "b": ["a"], "d": ["c"]})) == []


def test_every_circle_is_found_and_told_from_its_first_entry() -> None:
    follows = {"b": ["c"], "c": ["a"], "a": ["b"], "x": ["x"], "z": ["y"], "y": ["z", "a"]}
    assert sorted(cycles(follows)) == [("a", "b", "c"), ("x",), ("y", "z")]


@given(st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef"))))
def test_each_circle_leads_back_to_its_beginning(follows: dict[str, set[str]]) -> None:
    found = list(cycles(follows))
    for path in found:
        assert all(b in follows[a] for a, b in zip(path, (*path[1:], path[0]), strict=True))
    left = {a: sorted(follows[a]) for a in follows}
    for path in found:
        left[path[0]].remove(path[1 % len(path)])
    assert list(cycles(left)) == []
