"""Writes docs/diagnostics.md: every fault that the program can find, with its cause and its cure.

    python -m tests.manual

Names and meanings are those of `bulletin/diagnostics/faults.py`. The examples are the invalid
documents of the tests, each with the message and the hint that the program has for it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import Code
from tests.projects import ROOT

MANUAL = ROOT / "docs/diagnostics.md"
INVALID = ROOT / "tests/invalid"

CURES = {
    Code.MISSING_FILE: "Write the file; the message says which, and what has to be in it.",
    Code.UNREADABLE_FILE: "Ask whoever looks after the machine for the right to read the file.",
    Code.SYMLINK: "Put a copy of the file there instead of a link to it.",
    Code.NOT_UTF8: "Save the file as UTF-8; editors have this choice in 'Save as'.",
    Code.FILE_TOO_LARGE: "Split the text into several entries.",
    Code.FRONT_MATTER_TOO_LARGE: "Shorten the fields; what explains belongs in the text.",
    Code.FUTURE_DATE: "Check the year and the month of the date.",
    Code.UNSAFE_OUTPUT: "This is a fault of the program. Report it with the text.",
    Code.LOW_CONTRAST: "Write the colour that the hint names, or choose another one.",
    Code.OTHER_VERSION: "Install one of these versions, or change the range after a look at what "
    "has changed.",
    Code.EMAIL_TOO_LARGE: "Shorten entries, or send a mail that only links to the issue.",
    Code.DEAD_LINK: "Look for the page's new address, or give an archived copy of it.",
    Code.MOVED_LINK: "Write the address that the hint names, after a look at what is there.",
    Code.REFUSED_LINK: "Open it in a browser; if it is there, list it in content/links.yml.",
    Code.SLOW_LINK: "Look again tomorrow; if it stays so, see whether the page has moved.",
    Code.UNREACHABLE_LINK: "Look again tomorrow; if it stays so, look for its new address.",
    Code.FAILING_LINK: "Look again tomorrow; if it stays so, see whether the page has moved.",
    Code.LOCAL_LINK: "Give an address that everybody can open.",
    Code.UNUSED_KNOWN_LINK: "Delete it from content/links.yml, or give it a later day.",
    Code.NO_ARCHIVED_COPY: "If the source matters, save it by hand in an archive.",
}
"""What to do about faults that no document of the tests can show."""

CHOSEN: Mapping[str, str] = {
    Code.BROKEN_LINK: "link-to-no-file",
    Code.MISSING_FIELD: "missing-field",
    Code.UNCLOSED_FRONT_MATTER: "front-matter-without-text",
}
"""Documents that show a fault better than the first one of all that have it."""

_ABOUT_NO_LINE = (Code.MISSING_FIELD, Code.UNCLOSED_FRONT_MATTER)
"""Faults of what is not there; the line at which they are told has nothing wrong with it."""

_SAID = re.compile(
    r"^(?P<path>[^:\n]+)(?::(?P<line>\d+):\d+)?: \w+\[(?P<code>[\w-]+)\]: (?P<message>.*)\n"
    r"  hint: (?P<hint>.*)$",
    re.MULTILINE,
)
_LONGEST_HINT = 200
_INTRODUCTION = """\
# What the program says, and what to do

Every message names a file and, where it can, a line and a column, says what is wrong, and has a
hint. The word in brackets is the name of the fault; all of them are listed here. Errors
stop a build; warnings do so with `--strict`.

<!-- Written by `python -m tests.manual`; what is changed here by hand is lost. -->
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A line that has a fault, and what the program says of it."""

    line: str
    message: str
    hint: str


def groups() -> Iterator[tuple[str, list[Code]]]:
    """The codes in the order in which they are defined, under the headings of their module."""
    module = (ROOT / "bulletin/diagnostics/faults.py").read_text(encoding="utf-8")
    source = module.partition("class Code")[2]
    names = re.findall(r"^    # (.+)$|^    ([A-Z0-9_]+) =", source, re.MULTILINE)
    heading, codes = "", list[Code]()
    for title, name in names:
        if title and codes:
            yield heading, codes
        if title:
            heading, codes = title, []
        else:
            codes.append(Code[name])
    yield heading, codes


def examples() -> dict[str, Example]:
    """The most telling example of each code: one with a line and with a hint that can be read."""
    found: dict[str, Example] = {}
    for one in (*sorted(INVALID.glob("documents/*.txt")), *sorted(INVALID.rglob("expected.txt"))):
        for said in _SAID.finditer(one.read_text(encoding="utf-8")):
            example = Example(_line(one, said), said["message"], said["hint"])
            known = found.get(said["code"])
            if CHOSEN.get(said["code"], one.stem) != one.stem:
                continue
            if not known or _worth(example) > _worth(known):
                found[said["code"]] = example
    return found


def _worth(example: Example) -> tuple[bool, bool]:
    return bool(example.line), len(example.hint) < _LONGEST_HINT


def _line(expected: Path, said: re.Match[str]) -> str:
    """The line that a message is about; empty where it is about a whole file."""
    file = expected.with_suffix(".md")
    if expected.name == "expected.txt":
        file = expected.parent / said["path"]
    if not said["line"] or not file.exists() or said["code"] in _ABOUT_NO_LINE:
        return ""
    return file.read_text(encoding="utf-8").split("\n")[int(said["line"]) - 1].rstrip()


def manual() -> str:
    """The whole text of the manual."""
    known = examples()
    parts = [_INTRODUCTION]
    for heading, codes in groups():
        parts.append(f"## {heading}\n")
        parts += [_entry(code, known.get(code)) for code in codes]
    return "\n".join(parts)


def _entry(code: Code, example: Example | None) -> str:
    lines = [f"### {code}", "", f"{code.severity.capitalize()}: {code.meaning}", ""]
    if example and example.line:
        lines += ["```", example.line, "```", ""]
    if example:
        lines += [f"> {_plain(example.message)}  ", f"> *{_plain(example.hint)}*", ""]
    else:
        lines += [CURES[code], ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """A text whose signs mean nothing in Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)


if __name__ == "__main__":
    MANUAL.write_text(manual(), encoding="utf-8")
    print(MANUAL.relative_to(ROOT))
