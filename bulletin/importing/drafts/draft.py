"""Compose the file of a draft: front matter in YAML, the text in Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.importing.drafts.citations import MARK, REFERENCE, words_of_text
from bulletin.importing.drafts.facts import Facts
from bulletin.importing.drafts.sources import DraftSource, SourcedText
from bulletin.importing.formats.blocks import Block, Run
from bulletin.importing.outline.sections import Placement
from bulletin.values.dates import PartialDate
from bulletin.values.slugs import MAX_SLUG, slugify

_RESERVED = ("issue",)
"""Names of files that are no entries."""
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_DEEPEST = 7
"""Lists within lists that a draft may have."""
_LONGEST_HINT = 160
"""Characters of the words that a guess is told with."""
_SIGNS = re.compile(r"[\\`*_\[\]<>~^|{}]|&(?=#?\w+;)|!(?=\[)|&(?=#)")
_AT_BEGIN = re.compile(r"\A(?:(\d{1,9})([.)])(?=\s|$)|()([#>+=:-]))")
_REPEATED_MARK = re.compile(rf"\s*({REFERENCE.pattern})\1*")
_COLUMNS = {"left": ":---", "center": ":---:", "right": "---:"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be written, by its name in the folder of its month."""

    name: str
    text: str
    placement: Placement
    unconfirmed: tuple[str, ...]
    """The names of the fields that somebody has to confirm."""
    missing: tuple[str, ...]
    """The names of fields that an entry needs and that nothing tells."""
    date: PartialDate
    sources: int
    words: tuple[str, ...]
    """Its title and paragraphs, for the report if the file cannot be written."""


def compose_draft(
    title: str,
    placement: Placement,
    text: SourcedText,
    facts: Facts,
    unconfirmed: Mapping[str, str],
    taken: Iterable[str],
) -> Draft:
    """The draft of an item, under a name that is not `taken`.

    `unconfirmed` has the guessed fields, each with what it was guessed from.
    """
    head = [f"title: {quoted_value(title)}", f"section: {placement.section}"]
    head += [f"subsection: {placement.subsection}"] if placement.subsection else []
    head += [*_lines_of_facts(facts), *_lines_of_sources(text)]
    head += ["unconfirmed:"] if unconfirmed else []
    head += [f"  {name}: {quoted_value(_shortened(said))}" for name, said in unconfirmed.items()]
    lines = ["---", *head, "---", *_body(text.blocks, [source.id for source in text.sources])]
    needed = {"jurisdictions": facts.jurisdictions, "sources": text.sources}
    return Draft(
        free_slug(title, taken),
        "\n".join(lines) + "\n",
        placement,
        tuple(unconfirmed),
        tuple(name for name, found in needed.items() if not found),
        facts.date,
        len(text.sources),
        (title, *(words_of_text(block.text) for block in text.blocks)),
    )


def free_slug(title: str, taken: Iterable[str]) -> str:
    """The slug of a title, cut between words, with a number if it is taken."""
    names = {*taken, *_RESERVED}
    slug = slugify(_APOSTROPHE.sub("", title))
    if len(slug) > MAX_SLUG - 2 and "-" in slug:
        slug = slug.rpartition("-")[0]
    slug = slug or "entry"
    others = (f"{slug[: MAX_SLUG - 4]}-{number}" for number in range(2, len(names) + 3))
    return next(one for one in (slug, *others) if one not in names)


def as_markdown(text: str, ids: Sequence[str] = ()) -> str:
    """One paragraph of Markdown that reads as the text does.

    Characters of the private-use plane become marks `[^id]` of the sources with these ids.
    """
    escaped = _AT_BEGIN.sub(r"\1\3\\\2\4", _SIGNS.sub(r"\\\g<0>", text).strip(), count=1)
    return _REPEATED_MARK.sub(lambda match: f"[^{ids[ord(match[1]) - MARK]}]", escaped)


def quoted_value(text: str) -> str:
    """A text as a YAML scalar in double quotes (YAML 1.2, 7.3.1)."""
    line = " ".join(text.split())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _lines_of_facts(facts: Facts) -> Iterator[str]:
    yield f"date: {facts.date}"
    if facts.key_dates:
        yield "dates:"
        yield from (f"  {guess.name}: {guess.date}" for guess in facts.key_dates)
    if facts.jurisdictions:
        yield f"jurisdictions: [{', '.join(facts.jurisdictions)}]"
    if facts.authorities:
        yield f"authorities: [{', '.join(facts.authorities)}]"
    if facts.sanctions:
        yield "sanctions:"
    for sanction in facts.sanctions:
        yield f"  - {{{', '.join(f'{name}: {value}' for name, value in sanction.fields)}}}"


def _lines_of_sources(text: SourcedText) -> Iterator[str]:
    for said in text.lost:
        yield f"# Not a source, for want of a sound address: {' '.join(said.split())}"
    if text.sources:
        yield "sources:"
    for source in text.sources:
        yield from _lines_of_source(source)


def _lines_of_source(source: DraftSource) -> Iterator[str]:
    yield f"  - id: {source.id}"
    yield f"    url: {quoted_value(source.url) if '#' in source.url else source.url}"
    if source.title:
        yield f"    title: {quoted_value(source.title)}"
    if source.publisher:
        yield f"    publisher: {quoted_value(source.publisher)}"
    if source.accessed:
        yield f"    accessed: {source.accessed}"


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_HINT:
        return words
    return words[:_LONGEST_HINT].rpartition(" ")[0] + " …"


def _body(blocks: Sequence[Block], ids: Sequence[str]) -> Iterator[str]:
    """The blocks with blank lines between them; list items stand together, nested as before."""
    was_listed = False
    indents: list[int] = []
    outermost = min((_depth(block) for block in blocks if block.marker), default=1)
    for index, block in enumerate(blocks):
        if index and not (block.marker and was_listed):
            yield ""
        was_listed = bool(block.marker)
        if block.table:
            yield from _table(block, ids)
            indents = []
            continue
        level = min(_depth(block) - outermost, _DEEPEST) + (not block.marker)
        indents = indents[: max(level, 0)]
        prefix = "### " if block.level else f"{block.marker} ".replace("•", "-").lstrip()
        yield " " * sum(indents) + prefix + as_markdown(block.text, ids)
        indents += [len(prefix)] if block.marker else []


def _depth(block: Block) -> int:
    return block.depth or int(bool(block.marker))


def _table(block: Block, ids: Sequence[str]) -> Iterator[str]:
    """A table in GitHub Flavored Markdown (4.10); the first row is the header."""
    assert block.table
    for index, row in enumerate(block.table.rows):
        yield f"| {' | '.join(as_markdown(_text_of(cell), ids) for cell in row)} |"
        if not index:
            given = (*block.table.alignments, *("",) * len(row))[: len(row)]
            yield f"| {' | '.join(_COLUMNS.get(one, '---') for one in given)} |"


def _text_of(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell)
