"""Read Markdown (CommonMark with tables and footnotes) and its front matter.

Front matter is that of Jekyll and Hugo (YAML or TOML), Zola (TOML) and Pelican (`Name: value`).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import yaml
from markdown_it import MarkdownIt

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.formats.blocks import Manuscript
from bulletin.importing.formats.html_pages import read_html
from bulletin.values.dates import PartialDate

_FRONT_MATTER = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<text>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL
)
_PELICAN = re.compile(
    r"\A(?:(?:Title|Date|Slug|Category|Tags|Authors?|Summary|Modified|Status|Lang|Link): ?.*\n)+\n"
)
_FOOTNOTE = re.compile(
    r"^\[\^(?P<label>[^\]\s]+)\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]{2,}\S)))*)",
    re.MULTILINE,
)
_NOTE_LINES = re.compile(
    r"(?:\A|^[ \t]*\n|^#.*\n)\[\d{1,3}\][ \t].*(?:\n(?![ \t]*$).+)+", re.MULTILINE
)
"""A paragraph that begins with the number of a note in square brackets."""
_MARK = re.compile(r"\[\^(?P<label>[^\]\s]+)\]")
_SHORTCODE = re.compile(r"\{[{%].*?[%}]\}|(?<![ \t])[ \t]*\{[#.][^{}\n]*\}$", re.MULTILINE)
"""Calls of a template, and the attributes of a heading."""
_LINKS = "link external_url externalurl external_link canonical canonical_url canonicalurl".split()
_MOST_FRONT_MATTER = 20_000
_ALIAS = re.compile(r"[:\[\s-]\s*[*&]\w")
_MOST_NESTED = 40
"""Lists and quotations within each other; the parser would drop silently what is deeper."""
_TOO_DEEP = re.compile(
    rf"^(?:[ \t]*(?:[>*+-]|\d{{1,9}}[.)])){{{_MOST_NESTED},}}[ \t]*[^\s>*+-]", re.MULTILINE
)
_PARSER = MarkdownIt("commonmark", {"html": True, "maxNesting": 5 * _MOST_NESTED}).enable(
    ["table", "strikethrough"]
)


def read_markdown(text: str) -> Manuscript:
    """The blocks of a text in Markdown, with the title, date and link of its front matter.

    Raises EnvironmentFault for lists and quotations that are nested too deep.
    """
    front, body = _split(text.lstrip("\n"))
    if _TOO_DEEP.search(body):
        raise EnvironmentFault(f"lists or quotations are nested more than {_MOST_NESTED} deep")
    page = read_html(_html(_SHORTCODE.sub("", body)))
    title = " ".join(str(front.get("title") or "").split())
    return replace(
        page,
        titles=(title,) if title else (),
        sent=_day(front.get("date") or front.get("published")),
        link=next((str(front[name]) for name in _LINKS if front.get(name)), ""),
        is_post=bool(title),
    )


def _html(body: str) -> str:
    """The text as HTML; footnotes become a last list, and their marks link to its items."""
    notes = {match["label"]: match["text"] for match in _FOOTNOTE.finditer(body)}
    numbers = {label: number for number, label in enumerate(notes, 1)}

    def mark(match: re.Match[str]) -> str:
        number = numbers.get(match["label"])
        return f'<sup><a href="#note-{number}">{number}</a></sup>' if number else match[0]

    text = _MARK.sub(mark, _FOOTNOTE.sub("", body))
    html = str(_PARSER.render(_NOTE_LINES.sub(_apart, text)))
    for label, number in numbers.items():
        note = _PARSER.render("\n".join(map(str.strip, notes[label].split("\n"))))
        back = f'<p><a href="#mark-{number}">↩</a></p>'
        html += f'<ol><li id="note-{number}" value="{number}">{note}{back}</li></ol>'
    return html


def _apart(lines: re.Match[str]) -> str:
    """Notes on lines of their own as paragraphs, so that each keeps its own source."""
    return re.sub(r"\n(?=\[\d{1,3}\][ \t])", "\n\n", lines[0])


def _split(text: str) -> tuple[Mapping[str, Any], str]:
    """The front matter, and the text below it; keys in small letters."""
    if match := _FRONT_MATTER.match(text):
        front = _parsed(match["text"], is_toml=match["fence"] == "+++")
        return {str(name).lower(): value for name, value in front.items()}, text[match.end() :]
    if match := _PELICAN.match(text):
        fields = (line.partition(":") for line in match[0].splitlines() if line)
        return {name.lower(): value.strip() for name, _, value in fields}, text[match.end() :]
    return {}, text


def _parsed(text: str, *, is_toml: bool) -> dict[str, Any]:
    """The fields of front matter; none where it is broken, too large or has aliases."""
    if len(text) > _MOST_FRONT_MATTER or (not is_toml and _ALIAS.search(text)):
        return {}
    try:
        found = tomllib.loads(text) if is_toml else yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _day(value: object) -> PartialDate | None:
    if isinstance(value, date):
        return PartialDate.of(value)
    match = re.match(r"\d{4}-\d{2}(?:-\d{2})?", str(value or ""))
    try:
        return PartialDate.parse(match[0]) if match else None
    except ValueError:
        return None
