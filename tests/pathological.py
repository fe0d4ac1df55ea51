"""Inputs that bring parsers to their knees, each as large as a file may be, or half of it.

The families are those of cmark's pathological tests, of Markdown engines that were slow
once, and of YAML. `python -m tests.pathological NAME…` reads them one by one and prints a line
for each; a case that takes too long ends the program, and its traceback says where it was.
"""

import faulthandler
import signal
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin.diagnostics.report import BulletinError, Report
from bulletin.language.languages import ENGLISH
from bulletin.parsing.text_files import MAX_BYTES
from bulletin.pipeline import Project, load
from bulletin.views import footnotes
from tests.parsing import FRONT_MATTER, PATH
from tests.profiles import THOROUGH
from tests.projects import write_project

TextOnPage = partial(footnotes.TextOnPage, language=ENGLISH)

LARGEST = MAX_BYTES if THOROUGH else MAX_BYTES // 2
SECONDS = 5.0 if THOROUGH else 3.0
"""What a case may take."""

_ROOM = LARGEST - len(FRONT_MATTER) - 1


def repeated(pattern: str, after: str = "", before: str = "") -> str:
    """A text of the largest size that repeats a pattern."""
    room = _ROOM - len((before + after).encode())
    return before + pattern * (room // len(pattern.encode())) + after


def nested(opening: str, closing: str, inner: str = "a") -> str:
    """A text of the largest size with as many openings as closings."""
    times = (_ROOM - len(inner)) // len((opening + closing).encode())
    return opening * times + inner + closing * times


def numbered(line: Callable[[int], str], after: str = "") -> str:
    """A text of the largest size whose lines are all different."""
    lines, size, number = [], len(after), 0
    while size + len(text := line(number)) + 1 < _ROOM:
        lines.append(text)
        size += len(text) + 1
        number += 1
    return "\n".join(lines) + "\n" + after


BODIES: Mapping[str, Callable[[], str]] = {
    # Emphasis
    "strong emphasis, nested": lambda: nested("*a **a ", "b** b*"),
    "emphasis, nested": lambda: nested("*a ", " b*"),
    "emphasis closed and never opened": lambda: repeated("a_ "),
    "emphasis opened and never closed": lambda: repeated("_a "),
    "emphasis of both signs": lambda: repeated("*a_ "),
    "emphasis in threes": lambda: repeated("c* ", before="a**b"),
    "emphasis opened and closed at once": lambda: repeated("*_* "),
    "emphasis before emphasis": lambda: (
        repeated("*a ")[: _ROOM // 2] + repeated("_a*_ ")[: _ROOM // 2]
    ),
    "emphasis in a deep quotation": lambda: nested(">", "a*", ""),
    "emphasis between letters": lambda: repeated("a*b_c"),
    "stars": lambda: repeated("*"),
    "stars and a letter": lambda: repeated("**a *a "),
    "underscores and blanks": lambda: repeated("_ _"),
    "deleted words opened": lambda: repeated("~~a "),
    "tildes": lambda: repeated("~ ~~ ~~~ "),
    # Brackets and links
    "brackets, nested": lambda: nested("[", "]"),
    "brackets opened": lambda: repeated("["),
    "brackets closed": lambda: repeated("a]"),
    "brackets opened before letters": lambda: repeated("[a"),
    "brackets and emphasis opened": lambda: repeated("[ a_"),
    "brackets and parentheses": lambda: repeated("[ (]("),
    "links, nested": lambda: nested("[", "](https://e.org/)"),
    "links with angles, never closed": lambda: repeated("[a](<b"),
    "links, never closed": lambda: repeated("[a](b"),
    "links with titles, never closed": lambda: repeated('[a](b "c'),
    "links with parentheses": lambda: nested("[a](", ")", ""),
    "links with a long address": lambda: repeated("(", after="", before="[a]("),
    "links with a long title": lambda: repeated("\\\\", after="", before='[a](b "'),
    "links and emphasis": lambda: repeated("**x [a*b**c*](d)"),
    "images opened": lambda: repeated("!["),
    "images, nested": lambda: nested("![", "](a.png)"),
    "images with brackets": lambda: repeated("![[]()"),
    "images in images, opened": lambda: repeated("![a]("),
    "references to nothing": lambda: repeated("[a][b] "),
    "collapsed references to nothing": lambda: repeated("[a][] "),
    "references, all different": lambda: numbered(lambda n: f"[{n}]: https://e.org/{n}", "[1]"),
    "references, used": lambda: numbered(lambda n: f"[{n}]: /{n}\n[{n}] [{n}][{n}]\n"),
    "references in one paragraph": lambda: numbered(lambda n: f"[r{n}]: <a{n}> 't'", "[r1] [r2]"),
    "references with long names": lambda: repeated("a", after="]: https://e.org/\n", before="["),
    "references without an end": lambda: repeated("[a]: b '\n"),
    "a reference used many times": lambda: repeated(
        "[a] ", after="\n\n[a]: https://e.org/" + "x" * 4000
    ),
    "references that fold their case": lambda: repeated("ẞ", after="]", before="["),
    # Citations
    "citations opened": lambda: repeated("[^"),
    "citations": lambda: repeated("[^press]"),
    "citations of nothing": lambda: repeated("[^pres]"),
    "citations in brackets": lambda: nested("[", "]", "[^press]"),
    "inline notes": lambda: repeated("^["),
    "inline notes, nested": lambda: nested("^[", "]"),
    "definitions of notes": lambda: numbered(lambda n: f"[^{n}]: a"),
    "definitions of notes in one paragraph": lambda: repeated("a\n[^b]: c\n"),
    # Code
    "backticks": lambda: repeated("`"),
    "backticks, growing": lambda: numbered(lambda n: "e" + "`" * n),
    "code, doubled": lambda: repeated("``x` "),
    "code, opened": lambda: repeated("`a``b "),
    "fences": lambda: repeated("```\n"),
    "fences, growing": lambda: numbered(lambda n: "`" * (n + 3)),
    "code blocks": lambda: repeated("    a\n\n"),
    # HTML and entities
    "comments opened": lambda: repeated("<!--"),
    "comments opened in a line": lambda: repeated("a <!-- "),
    "comments with dashes": lambda: repeated("-", before="a <!--"),
    "instructions opened": lambda: repeated("a <?"),
    "declarations opened": lambda: repeated("a <!A "),
    "CDATA opened": lambda: repeated("<![CDATA["),
    "CDATA opened in a line": lambda: repeated("a <![CDATA[ "),
    "tags opened": lambda: repeated("<a "),
    "tags with attributes": lambda: repeated("a=b ", before="x <a "),
    "tags with quotes": lambda: repeated("a='", before="x <a "),
    "tags": lambda: repeated("a <b> "),
    "closing tags": lambda: repeated("</"),
    "angles": lambda: repeated("<"),
    "autolinks opened": lambda: repeated("<https://a"),
    "autolinks of many letters": lambda: repeated("a", before="<", after=":"),
    "e-mail addresses opened": lambda: repeated("<a@b."),
    "e-mail addresses of many parts": lambda: repeated("a.", before="<a@"),
    "ampersands": lambda: repeated("&"),
    "entities": lambda: repeated("&amp;"),
    "entities of numbers": lambda: repeated("&#x202e;"),
    "entities without an end": lambda: repeated("&#1234567"),
    "backslashes": lambda: repeated("\\"),
    "backslashes and brackets": lambda: repeated("\\[\\]"),
    # Blocks
    "quotations, nested": lambda: repeated("> ", "a"),
    "quotations, nested, on many lines": lambda: numbered(lambda n: ">" * n + " a"),
    "quotations and emphasis": lambda: repeated("> *a\n"),
    "lists, nested": lambda: repeated("- ", "a"),
    "lists of numbers, nested": lambda: repeated("1. ", "a"),
    "lists, nested, on many lines": lambda: numbered(lambda n: "  " * n + "- a"),
    "lists with empty lines, nested": lambda: numbered(lambda n: "  " * n + "- a\n\n"),
    "lists in quotations": lambda: repeated("> - ", "a"),
    "lists, nested, with empty lines behind": lambda: nested("- ", "\n", "a"),
    "lists, nested in a quotation, with empty lines behind": lambda: (
        "> " + nested("- ", ">\n", "a\n")[:-2]
    ),
    "lists with many items": lambda: repeated("- a\n"),
    "lists with empty items": lambda: repeated("-\n"),
    "lists that could be rules": lambda: repeated("- - - - a\n"),
    "empty lines": lambda: repeated("\n", "a"),
    "empty lines in a quotation": lambda: repeated("> \n", "> a"),
    "blanks": lambda: repeated(" ", "a"),
    "tabs": lambda: repeated("\t", "a", "b "),
    "blanks at the ends of lines": lambda: repeated("a  \n"),
    "headings": lambda: repeated("### a\n"),
    "signs of headings": lambda: repeated("#", " a"),
    "signs of headings at the end": lambda: repeated("#", "", "### a "),
    "underlines": lambda: repeated("a\n=\n"),
    "rules": lambda: repeated("* * *\n"),
    "one long line": lambda: repeated("word "),
    "one long word": lambda: repeated("字"),
    # Tables
    "tables with short rows": lambda: repeated(
        "|\n", before="|a" * 500 + "|\n" + "|-" * 500 + "|\n"
    ),
    "tables with wide rows": lambda: repeated("|a", before="|a|\n|-|\n"),
    "tables with many rows": lambda: repeated("|a|b|\n", before="|a|b|\n|-|-|\n"),
    "tables with many columns": lambda: (
        "|a" * (_ROOM // 5) + "|\n" + "|-" * (_ROOM // 5) + "|\n|b|\n"
    ),
    "tables that are none": lambda: repeated("|a|\n|b|\n"),
    "tables, one after another": lambda: repeated("|a|\n|-|\n\n"),
    "tables with pipes": lambda: repeated("\\|", before="|a|\n|-|\n|"),
    "pipes": lambda: repeated("|"),
    # Characters
    "zeros": lambda: repeated("\0"),
    "returns": lambda: repeated("\r"),
    "line separators": lambda: repeated("\u2028a"),
    "controls of direction": lambda: repeated("\u202ea"),
}
"""Texts below sound front matter."""

FRONTS: Mapping[str, Callable[[], str]] = {
    "lists of YAML": lambda: "a: " + "[" * 16000,
    "groups of YAML": lambda: "{a: " * 4000,
    "keys of YAML": lambda: "".join(f"k{n}: {n}\n" for n in range(1500)),
    "equal keys of YAML": lambda: "title: a\n" * 1800,
    "dashes of YAML": lambda: "- " * 8000,
    "questions of YAML": lambda: "? " * 8000,
    "quotes of YAML": lambda: "a: " + '"' * 16000,
    "escapes of YAML": lambda: 'a: "' + "\\u202e" * 2500 + '"',
    "aliases of YAML": lambda: (
        "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 100))
    ),
    "merge keys of YAML": lambda: (
        "a0: &a0 {x: y}\n"
        + "".join(f"a{n}: {{<<: [{f'*a{n - 1}, ' * 9}]}}\n" for n in range(1, 100))
    ),
    "parts of a time of YAML": lambda: "date: " + "22:" * 5000 + "22.5",
    "comments of YAML": lambda: "#\n" * 8000,
    "a block of YAML": lambda: "title: |\n" + "  a\n" * 4000,
    "sources": lambda: (
        "sources:\n" + "".join(f"  - id: s{n}\n    url: https://e.org/{n}\n" for n in range(400))
    ),
    "sources, all alike": lambda: "sources:\n" + "  - id: press\n    url: https://e.org/\n" * 400,
    "sources that nothing has": lambda: "sources:\n" + "  - idd: a\n    uri: b\n" * 600,
    "long address": lambda: "sources:\n  - id: a\n    url: https://e.org/?" + "a=b&" * 4000,
    "long date": lambda: "date: " + "2022-" * 3200,
    "long jurisdiction": lambda: "jurisdictions: [" + "A" * 16000 + "]",
    "long section": lambda: "section: " + "litigation" * 1600,
    "long name of a field": lambda: "a" * 1000 + ": b",
    "blanks before the end of a line that is no YAML": lambda: (
        "sanctions:\n  - type: fine\n    amount: **a" + " " * 15000 + "é\n"
    ),
    "groups of digits in words": lambda: 'sanctions: "' + "1'" * 7500 + '"',
    "document signs": lambda: "---\n" * 4000,
}
"""Front matter, as large as it may be, above a short text."""


def many_sources_badly_cited() -> str:
    """A hint for each of many marks could be looked for among many sources."""
    given = "".join(f"  - id: source-{n}\n    url: https://e.org/{n}\n" for n in range(350))
    front = FRONT_MATTER[: FRONT_MATTER.index("  - id:")] + given + "---\n"
    marks = (f"[^sauce-{n}] " for n in range((LARGEST - len(front)) // 14))
    return front + "".join(marks)


def texts() -> dict[str, str]:
    """All cases: whole files by their names."""
    return {
        **{name: FRONT_MATTER + make() for name, make in BODIES.items()},
        **{name: f"---\n{make()}\n---\nText.\n" for name, make in FRONTS.items()},
        "many sources, badly cited": many_sources_badly_cited(),
    }


def outcome(text: str) -> str:
    """What becomes of a file among others: the length of its HTML, or its first fault."""
    report = Report()
    with TemporaryDirectory() as folder:
        root = write_project(Path(folder), {PATH: text})
        try:
            bulletin = load(Project(root, root / "site"), report)
        except BulletinError:
            return report.errors[0].code.value
    return f"{len(TextOnPage(bulletin.entries[0], '2022-02/', 3).html)} characters"


def main() -> None:
    cases = texts()
    faulthandler.register(signal.SIGPROF, chain=True)
    for name in sys.argv[1:] or cases:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        begin = time.process_time()
        became = outcome(cases[name])
        print(name, f"{time.process_time() - begin:.2f}", became, sep="\t", flush=True)


if __name__ == "__main__":
    main()
