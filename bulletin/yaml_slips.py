"""Why a text is not YAML, in the words of somebody who has never read YAML's grammar.

Each slip is a pattern that people really write, with its message and its cure. They are
tried on the line where the parser stopped and on the lines near it, because libyaml often
notices a fault one line late.
"""

import re
from typing import NamedTuple

import yaml

_KEY = r"^\s*(?:- )?[\w-]+:"


class _Slip(NamedTuple):
    pattern: re.Pattern[str]
    message: str
    hint: str


_SLIPS = (
    _Slip(
        re.compile(r"^ *(?P<at>\t)"),
        "a tab stands at the beginning of this line",
        "indent with spaces",
    ),
    _Slip(
        re.compile(r"^\s*(?:- )?[\w-]+(?P<at>：)"),
        "a full-width colon '：' does not end a field's name",
        "write ': ', a plain colon and a space",
    ),
    _Slip(
        re.compile(rf"{_KEY}\s+(?P<at>[\"'])(?:(?!\1)[^\\]|\\.)*\1\s*[^\s#,\]}}]"),
        "the value begins with a quotation mark but does not end with one",
        "put the whole value in quotes of the other kind: '\"CAC\" issues rules'",
    ),
    _Slip(
        re.compile(rf"{_KEY}\s+(?P<at>[*&!@%`|>])"),
        "the value begins with a character that means something else in YAML",
        "put the whole value in double quotes",
    ),
    _Slip(
        re.compile(rf"{_KEY}\s+(?P<at>[\[{{]).*[\]}}]\s*[^\s#,\]}}]"),
        "the value begins with a bracket, which begins a list",
        "put the whole value in double quotes",
    ),
    _Slip(
        re.compile(rf"{_KEY}\s+[^\s\"'\[{{].*?(?P<at>: )"),
        "the value holds a colon and a space, which YAML takes for another field",
        "put the whole value in double quotes",
    ),
    _Slip(
        re.compile(r"^\s*(?:- )?[\w-]+(?P<at>:)(?!//)[^\s:]"),
        "there is no space behind this colon",
        "write 'name: value'",
    ),
)

_UNCLOSED = {
    "while scanning a quoted scalar": "the quotation mark that opens here is never closed",
    "while parsing a flow sequence": "the bracket that opens here is not closed where it should be",
    "while parsing a flow mapping": "the brace that opens here is not closed where it should be",
}


def explain(error: yaml.YAMLError, lines: list[str]) -> tuple[int, int, str, str]:
    """Line and column (from 0), message and hint for a fault that the parser found."""
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if problem is None:
        return 0, 0, "this is not YAML", "write each field as 'name: value' on its own line"
    about = getattr(error, "context", None) or ""
    near = [problem.line, *([context.line] if context else []), problem.line - 1]
    for number in near:
        if 0 <= number < len(lines) and (found := _slip_on(lines[number])):
            column, slip = found
            return number, column, slip.message, slip.hint
    if about in _UNCLOSED and context:
        return context.line, context.column, _UNCLOSED[about], "close it on the same line"
    line = min(problem.line, len(lines) - 1)
    return (
        line,
        problem.column if line == problem.line else 0,
        "YAML cannot read this line",
        "write each field as 'name: value' on its own line, the parts of a list as '- value'",
    )


def _slip_on(line: str) -> tuple[int, _Slip] | None:
    for slip in _SLIPS:
        if match := slip.pattern.search(line):
            return match.start("at"), slip
    return None
