"""No slip of a hand in the front matter raises, and none loses a letter without a word.

The texts are entries with every kind of field, each with one or two signs put in, left out or
doubled.
"""

import re
from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin.diagnostics.report import Report
from bulletin.parsing.located_nodes import Faulty, Mapping, Node, Scalar, Sequence
from bulletin.parsing.text_files import decode
from bulletin.parsing.yaml_nodes import parse_yaml
from tests.parsing import parse_entry

FRONT = """\
title: "Alpha: beta"
title_original: {lang: fr, text: "Gamma"}
section: litigation
date: 2022-02-24
dates:
  decided: 2022-02-07
  appeal_by:
    date: 2022-04-21
    previously:
      - {date: 2022-04-07, changed: 2022-02-20}
jurisdictions: [FR, DE, IT]
topics: [
  delta,
  epsilon,
]
summary: >-
  Zeta eta
  theta.
action: 'iota' # no value
parties:
  - {id: kappa, name: Lambda mu, role: respondent}
  - id: nu
    name: Xi omikron
      pi
sources:
  - id: press
    url: https://www.example.org/rho#sigma
# a note
"""
SIGNS = (
    *("#", " #", ",#", "# ", ":", ": ", ",", ", ", "'", '"', "[", "]", "{", "}", "-", "- ", "\n"),
    *("\n  ", "  ", "\t", "|", ">", "|\n", "&a ", "*a ", "!", "!!str ", "%", "@", "`", "?", "? "),
    *("\\", "---\n", "...\n", "<<: ", "，", "：", "“", "”", "\u3000", "\xa0", "\u2028", "\ufeff"),
    *("=", "~", "null", "数据", "é", ";", "\r", "0", "x"),
)
MUTANTS = 20_000 if settings().max_examples > 1000 else 300
"""Texts that are tried in the thorough profile, and in the quick one."""
LETTERS = re.compile(r"[^\W_]+")


@st.composite
def slipped(draw: st.DrawFn) -> str:
    """The front matter after a hand slipped once or twice."""
    text = FRONT.replace(" # no value", "")
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from([0, 0, 0, 1, 2, 9]))
        text = text[:at] + draw(st.sampled_from(("", *SIGNS))) + text[at + gone :]
    return text


def words_of(node: Node) -> Iterator[str]:
    """The names and values that were read."""
    match node:
        case Scalar(text, _):
            yield text
        case Sequence(items, _):
            for item in items:
                yield from words_of(item)
        case Mapping(values, keys, _):
            yield from keys
            for value in values.values():
                yield from words_of(value)
        case Faulty():
            pass


def notes_of(lines: list[str]) -> set[int]:
    """The lines, counted from 1, that are a note of the author, or end in one behind a name."""
    note = re.compile(r"\s*#|\s*(?:- +)?[\w-]+:[ \t]+#")
    return {number for number, line in enumerate(lines, 1) if note.match(line)}


@given(slipped())
@settings(max_examples=MUTANTS)
@example(FRONT.replace("{lang: fr", "{lang #: fr"))
@example(FRONT.replace("[FR, DE, IT]", "[FR,#DE, IT\n]"))
@example(FRONT.replace("[FR, DE, IT]", "[FR, #DE, IT\n ]"))
@example(FRONT.replace("  theta.\n", "  theta.\n # 2 and more\n"))
def test_every_letter_of_a_value_is_read_or_told(text: str) -> None:
    report = Report()
    decoded = decode(text.encode(), "a.md", report)
    read = "\n".join(words_of(parse_yaml(decoded or "", "a.md", report)))
    if report.errors:
        return
    lines = text.split("\n")
    notes = notes_of(lines)
    written = [line for number, line in enumerate(lines, 1) if number not in notes]
    found = LETTERS.findall(read)
    for line in written:
        for word in LETTERS.findall(line):
            assert any(word in one for one in found), f"{word} of {line!r} is lost"


@given(slipped())
def test_no_slip_raises(text: str) -> None:
    parse_entry(f"---\n{text}---\nWords.\n")
