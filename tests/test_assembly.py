"""From entries to a bulletin: what stands where, and in which order."""

from pathlib import Path

import pytest

from bulletin.assembly.bulletin import Bulletin, Issue, in_reading_order
from bulletin.values.dates import PartialDate
from tests.bulletins import bulletin_of, issue, item, loaded
from tests.parsing import parse_entry
from tests.projects import write_project


def slugs(issue: Issue) -> list[str]:
    return [entry.slug for entry in issue.entries]


def outline(issue: Issue) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Sections, their groups and their entries, by their ids."""
    return [
        (
            section.section.id,
            [
                (group.subsection.id if group.subsection else "", [e.slug for e in group.entries])
                for group in section.groups
            ],
        )
        for section in issue.sections
    ]


def only_issue(bulletin: Bulletin) -> Issue:
    [issue] = bulletin.issues
    return issue


# Reading order


def test_the_newest_entry_comes_first(tmp_path: Path) -> None:
    files = {
        "2022-02/a.md": item(date="2022-02-01"),
        "2022-02/b.md": item(date="2022-02-28"),
        "2022-02/c.md": item(date="2022-01-31"),
    }
    assert slugs(only_issue(bulletin_of(tmp_path, files))) == ["b", "a", "c"]


def test_slugs_decide_what_dates_do_not(tmp_path: Path) -> None:
    files = {f"2022-02/{slug}.md": item() for slug in ("b", "a-b", "a1", "c", "a")}
    assert slugs(only_issue(bulletin_of(tmp_path, files))) == ["a", "a-b", "a1", "b", "c"]


def test_a_month_is_read_as_its_last_day(tmp_path: Path) -> None:
    files = {
        "2022-02/a.md": item(date="2022-02-27"),
        "2022-02/b.md": item(date="2022-02"),
        "2022-02/c.md": item(date="2022-02-28"),
        "2022-02/d.md": item(date="2022-01"),
    }
    assert slugs(only_issue(bulletin_of(tmp_path, files))) == ["b", "c", "a", "d"]


def test_the_leading_entries_of_an_issue_come_first_in_their_order(tmp_path: Path) -> None:
    files = {
        "2022-02/issue.md": issue("order: [c, b]\n"),
        "2022-02/a.md": item(date="2022-02-28"),
        "2022-02/b.md": item(date="2022-02-02"),
        "2022-02/c.md": item(date="2022-02-01"),
        "2022-02/d.md": item(date="2022-02-03"),
    }
    assert slugs(only_issue(bulletin_of(tmp_path, files))) == ["c", "b", "a", "d"]


def test_a_leading_entry_leads_its_section_and_no_other(tmp_path: Path) -> None:
    files = {
        "2022-02/issue.md": issue("order: [z, y]\n"),
        "2022-02/a.md": item(section="legislation"),
        "2022-02/b.md": item(section="litigation"),
        "2022-02/y.md": item(section="legislation"),
        "2022-02/z.md": item(section="litigation"),
    }
    assert slugs(only_issue(bulletin_of(tmp_path, files))) == ["y", "a", "z", "b"]


@pytest.mark.parametrize("leading", [(), ("b",), ("unknown", "b", "a"), ("b", "a")])
def test_reading_order_keeps_every_entry_once(leading: tuple[str, ...]) -> None:
    entries = [parse_entry(item(), f"content/2022-02/{slug}.md")[0] for slug in "cab"]
    ordered = in_reading_order([entry for entry in entries if entry], leading)
    assert sorted(entry.slug for entry in ordered) == ["a", "b", "c"]


# Sections


def test_sections_and_their_parts_come_in_editorial_order(tmp_path: Path) -> None:
    files = {
        "2022-02/a.md": item(section="litigation"),
        "2022-02/b.md": item(section="enforcement", subsection="cases"),
        "2022-02/c.md": item(section="enforcement", subsection="authorities"),
        "2022-02/d.md": item(section="legislation"),
        "2022-02/e.md": item(section="enforcement", subsection="authorities"),
    }
    assert outline(only_issue(bulletin_of(tmp_path, files))) == [
        ("legislation", [("", ["d"])]),
        ("enforcement", [("authorities", ["c", "e"]), ("cases", ["b"])]),
        ("litigation", [("", ["a"])]),
    ]


def test_a_section_without_entries_is_not_there(tmp_path: Path) -> None:
    files = {"2022-02/a.md": item(section="enforcement", subsection="cases")}
    assert outline(only_issue(bulletin_of(tmp_path, files))) == [
        ("enforcement", [("cases", ["a"])]),
    ]


def test_an_issue_without_entries_has_no_sections(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path)
    assert only_issue(bulletin).sections == ()
    assert bulletin.entries == ()


# Issues


def test_the_newest_issue_comes_first(tmp_path: Path) -> None:
    periods = ["2022-02", "2021-12", "2022-10", "2022-09"]
    files = {f"{period}/issue.md": issue() for period in periods}
    bulletin = bulletin_of(tmp_path, files)
    assert [one.period for one in bulletin.issues] == ["2022-10", "2022-09", "2022-02", "2021-12"]


def test_an_entry_belongs_to_the_issue_of_its_folder(tmp_path: Path) -> None:
    files = {
        "2022-03/issue.md": issue(),
        "2022-03/a.md": item(date="2022-02-25"),
        "2022-02/a.md": item(date="2022-02-26"),
        "2022-02/b.md": item(date="2022-02-27"),
    }
    bulletin = bulletin_of(tmp_path, files)
    assert {one.period: slugs(one) for one in bulletin.issues} == {
        "2022-03": ["a"],
        "2022-02": ["b", "a"],
    }
    assert [(entry.period, entry.slug) for entry in bulletin.entries] == [
        ("2022-03", "a"),
        ("2022-02", "b"),
        ("2022-02", "a"),
    ]


def test_an_issue_appeared_when_it_says_and_else_in_its_month(tmp_path: Path) -> None:
    files = {
        "2022-02/issue.md": issue("published: 2022-03-05\n"),
        "2022-03/issue.md": issue(),
    }
    march, february = bulletin_of(tmp_path, files).issues
    assert february.published == PartialDate(2022, 3, 5)
    assert march.published == PartialDate(2022, 3)
    assert february.month == PartialDate(2022, 2)


def test_a_bulletin_without_issues_is_one(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "content/2022-02/issue.md").unlink()
    bulletin = loaded(tmp_path)
    assert bulletin.issues == ()
    assert bulletin.entries == ()
    assert [page.slug for page in bulletin.pages] == ["about"]
