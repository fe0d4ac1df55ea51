"""Format a report as text, as GitHub annotations, or as JSON."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from html import escape

from bulletin.diagnostics.report import Diagnostic, Report

FORMATS = ("text", "github", "json")


def format_report(report: Report, style: str) -> str:
    """Return the report in one of `FORMATS`, without a trailing newline."""
    return _WRITERS[style](report)


def summary(report: Report) -> str:
    """Return the counts of a report: `2 errors, 1 warning`."""
    counts = ((len(report.errors), "error"), (len(report.warnings), "warning"))
    return (
        ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n) or "no problems"
    )


def _as_text(report: Report) -> str:
    return "\n".join(line for found in report.diagnostics for line in _text_lines(found))


def _text_lines(found: Diagnostic) -> Iterator[str]:
    yield f"{found.location}: {found.severity}[{found.code}]: {found.message}"
    if found.hint:
        yield f"  hint: {found.hint}"


def _as_github(report: Report) -> str:
    """Return workflow commands, most severe first, followed by the whole report as text.

    GitHub shows ten annotations per step; the log shows the whole report. Commands in it are
    disabled by a token that the report cannot contain.
    """
    if not report.diagnostics:
        return ""
    annotations = [_annotation(found) for found in (*report.errors, *report.warnings)]
    return "\n".join((*annotations, _without_commands(_as_text(report))))


def _without_commands(text: str) -> str:
    """Return a text in whose lines GitHub finds no workflow commands."""
    word = hashlib.sha256(text.encode()).hexdigest()
    return f"::stop-commands::{word}\n{text}\n::{word}::"


def format_changes(subject: str, sentences: Iterable[str], style: str) -> str:
    """Return a list of changes in one of `FORMATS`; each sentence begins with a verb."""
    listed = [f"- {one}" for one in sentences] or ["- changes nothing"]
    text = "\n".join((f"{subject}", *listed))
    return _without_commands(text) if style == "github" else text


def changes_for_step_summary(subject: str, sentences: Iterable[str]) -> str:
    """Return a list of changes for GitHub's step summary: Markdown that contains only text."""
    items = [f"<li>{escape(one)}</li>" for one in sentences] or ["<li>changes nothing</li>"]
    # The tag begins an HTML block, in which nothing is Markdown until a blank line.
    return "\n".join((f"### {subject}", "", "<ul>", *items, "</ul>", "", ""))


def report_for_step_summary(report: Report) -> str:
    """Return the report for GitHub's step summary: Markdown that contains only text."""
    return f"### {summary(report).capitalize()}\n\n<pre>{escape(_as_text(report))}</pre>\n"


def _annotation(found: Diagnostic) -> str:
    place = found.location
    properties = {"file": _encodable(place.path), "title": found.code.value}
    if place.line:
        properties |= {"line": str(place.line), "col": str(place.column)}
    named = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    message = f"{found.message} ({found.hint})" if found.hint else found.message
    return f"::{found.severity} {named}::{_escape(message)}"


def _encodable(path: str) -> str:
    """Return a path with bytes that are not UTF-8 escaped."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _as_json(report: Report) -> str:
    listed = [
        {
            "path": _encodable(found.location.path),
            "line": found.location.line,
            "column": found.location.column,
            "severity": found.severity.value,
            "code": found.code.value,
            "message": found.message,
            "hint": found.hint,
        }
        for found in report.diagnostics
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)


_WRITERS: dict[str, Callable[[Report], str]] = {
    "text": _as_text,
    "github": _as_github,
    "json": _as_json,
}
