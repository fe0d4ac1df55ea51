"""The manual of faults: complete, and as the program is."""

import re

from bulletin.diagnostics.report import Code
from tests.manual import CURES, MANUAL, examples, groups, manual


def test_the_manual_is_as_the_program_says() -> None:
    assert MANUAL.read_text(encoding="utf-8") == manual(), "run: python -m tests.manual"


def test_every_code_is_in_the_manual_once() -> None:
    headings = re.findall(r"^### (\S+)$", manual(), re.MULTILINE)
    assert sorted(headings) == sorted(Code)


def test_every_code_has_a_cure() -> None:
    assert set(Code) - examples().keys() == CURES.keys()


def test_all_codes_stand_under_a_heading() -> None:
    titles = [title for title, codes in groups() if codes]
    assert all(titles)
    assert sum(len(codes) for _, codes in groups()) == len(Code)
