"""Test cases as readable text: a title, then two blocks between lines of a single dot.

    A link to another document
    .
    [text](other.md)
    .
    <p><a href="other.md">text</a></p>
    .

Anything between the cases is prose for whoever reads the file.
"""

import re
from pathlib import Path

import pytest

_CASE = re.compile(r"^(.+)\n\.\n((?:.*\n)*?)\.\n((?:.*\n)*?)\.$", re.MULTILINE)


def read_cases(file: Path) -> list[pytest.ParameterSet]:
    """The cases of a file, each with its title as its id."""
    text = file.read_text(encoding="utf-8")
    cases = [
        pytest.param(given, expected, id=title) for title, given, expected in _CASE.findall(text)
    ]
    dots = re.findall(r"^\.$", text, re.MULTILINE)
    assert len(dots) == 3 * len(cases), f"{file.name}: a case is not closed"
    assert len({case.id for case in cases}) == len(cases), f"{file.name}: two cases share a title"
    return cases
