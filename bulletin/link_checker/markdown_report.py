"""Format the findings as Markdown for a GitHub issue, with addresses as literal text."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from bulletin.link_checker.link_diagnostics import Finding, Findings
from bulletin.schema.known_links import KNOWN_LINKS_FILE
from bulletin.values.link_verdicts import Verdict

_HEADINGS = {
    Verdict.DEAD: "Gone",
    Verdict.MOVED: "Moved",
    Verdict.FAILING: "Not working",
    Verdict.UNREACHABLE: "Not reached",
    Verdict.SLOW: "Too slow",
    Verdict.REFUSED: "Refused to the program",
    Verdict.LOCAL: "Not on the public internet",
}
MOST_CHARACTERS = 60_000
"""A GitHub issue is limited to 65,536."""


def compose_report(findings: Findings, today: date) -> str:
    """Return the whole report; the same findings on the same day give the same text."""
    lines = list(_lines(findings, today))
    lengths = accumulate(len(line) + 1 for line in lines)
    shown = sum(length <= MOST_CHARACTERS for length in lengths)
    left = len(lines) - shown
    cut = ["", f"{left} more lines are left out; `bulletin links` shows everything."]
    return "\n".join([*lines[:shown], *(cut if left else [])]) + "\n"


def _lines(findings: Findings, today: date) -> Iterator[str]:
    yield f"{_counted(findings)} Checked on {today}."
    for verdict, heading in _HEADINGS.items():
        found = [one for one in findings.told if one.answer.verdict is verdict]
        if found:
            yield from ("", f"## {heading} ({len(found)})", "")
            for finding in found:
                yield from _item(finding)
    if findings.unused:
        yield from ("", f"## Not needed in {_code(KNOWN_LINKS_FILE)} ({len(findings.unused)})", "")
        for known in findings.unused:
            yield f"- {_code(known.address)}: {_code(known.verdict)}, line {known.location.line}"


def _counted(findings: Findings) -> str:
    wrong, known = len(findings.told) + len(findings.known), len(findings.known)
    of_known = f", known: {known}" if known else ""
    names = f"Pages in the bulletin: {findings.looked_at}."
    return f"{names} With problems: {wrong}{of_known}."


def _item(finding: Finding) -> Iterator[str]:
    words = f": {_literal(finding.answer.words)}" if finding.answer.words else ""
    yield f"- {_linked(finding.link.address)}{words}"
    if finding.answer.new_address:
        yield f"  - now {_linked(finding.answer.new_address)}"
    for place in finding.link.places:
        yield f"  - {_code(str(place))}"


def _linked(address: str) -> str:
    return f'<a href="{_literal(address)}">{_code(address)}</a>'


def _code(text: str) -> str:
    """Return text as code; inside this tag GitHub creates no links or mentions."""
    return f"<code>{_literal(text)}</code>"


def _literal(text: str) -> str:
    """Escape a text so that nothing in it is Markdown or HTML (CommonMark 2.5)."""
    return re.sub(r"[^\w /,-]|_", lambda sign: f"&#{ord(sign[0])};", text)
