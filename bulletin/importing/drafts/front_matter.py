"""From an item to the text of its file: front matter in our YAML, the text as Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.importing.drafts.escaping import as_markdown, quoted_value
from bulletin.importing.drafts.facts import Facts
from bulletin.importing.drafts.sources import Cited, DraftParagraph, SourcedText
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
    """Its title and the rest of what it takes from the bulletin, if it cannot be written."""


@dataclass(frozen=True, slots=True)
class DraftItem:
    """Everything that a draft is made of."""

    title: str
    placement: Placement
    text: SourcedText
    facts: Facts
    unconfirmed: Mapping[str, str]
    """The guessed fields, each with what it was guessed from."""


def compose_draft(item: DraftItem, taken: Iterable[str]) -> Draft:
    """The draft of an item, under a name that no other draft has `taken`."""
    lines = ["---", *_front_matter(item), "---", *_body(item.text.paragraphs)]
    words = (item.title, *(_plain(part) for part in item.text.paragraphs))
    name = free_slug(item.title, taken)
    return Draft(
        name,
        "\n".join(lines) + "\n",
        item.placement,
        tuple(item.unconfirmed),
        tuple(_missing(item)),
        item.facts.date,
        len(item.text.sources),
        words,
    )


def _missing(item: DraftItem) -> Iterator[str]:
    if not item.facts.jurisdictions:
        yield "jurisdictions"
    if not item.text.sources:
        yield "sources"


def free_slug(title: str, taken: Iterable[str]) -> str:
    """The slug of a title, cut between words, with a number if it is taken."""
    names = {*taken, *_RESERVED}
    slug = _cut(slugify(_APOSTROPHE.sub("", title))) or "entry"
    others = (f"{slug[: MAX_SLUG - 4]}-{number}" for number in range(2, len(names) + 3))
    return next(one for one in (slug, *others) if one not in names)


def _cut(slug: str) -> str:
    """A slug that may have been cut within a word, without that word."""
    return slug.rpartition("-")[0] if len(slug) > MAX_SLUG - 2 and "-" in slug else slug


def _front_matter(item: DraftItem) -> Iterator[str]:
    facts = item.facts
    yield f"title: {quoted_value(item.title)}"
    yield f"section: {item.placement.section}"
    if item.placement.subsection:
        yield f"subsection: {item.placement.subsection}"
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
    yield from _sources(item.text)
    if item.unconfirmed:
        yield "unconfirmed:"
    for field, words in item.unconfirmed.items():
        yield f"  {field}: {quoted_value(_shortened(words))}"


def _sources(text: SourcedText) -> Iterator[str]:
    for said in text.lost:
        yield f"# Not a source, for want of a sound address: {' '.join(said.split())}"
    if text.sources:
        yield "sources:"
    for source in text.sources:
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


def _body(paragraphs: Sequence[DraftParagraph]) -> Iterator[str]:
    """The paragraphs with blank lines between them; list items stand together, nested as before."""
    before = DraftParagraph(())
    indents: list[int] = []
    outermost = min((_depth(one) for one in paragraphs if one.marker), default=1)
    for index, paragraph in enumerate(paragraphs):
        if index and not (paragraph.marker and before.marker):
            yield ""
        if paragraph.rows:
            yield from _table(paragraph)
            indents = []
        else:
            level = min(_depth(paragraph) - outermost, _DEEPEST) + (not paragraph.marker)
            indents = indents[: max(level, 0)]
            prefix = _prefix(paragraph)
            yield " " * sum(indents) + prefix + as_markdown(paragraph.pieces)
            indents += [len(prefix)] if paragraph.marker else []
        before = paragraph


def _depth(paragraph: DraftParagraph) -> int:
    return paragraph.depth or int(bool(paragraph.marker))


def _table(paragraph: DraftParagraph) -> Iterator[str]:
    """A table as GitHub Flavored Markdown has it (4.10); the first row is the header."""
    lines = {"left": ":---", "center": ":---:", "right": "---:"}
    for index, row in enumerate(paragraph.rows):
        yield f"| {' | '.join(as_markdown(cell) for cell in row)} |"
        if not index:
            given = (*paragraph.alignments, *("",) * len(row))[: len(row)]
            yield f"| {' | '.join(lines.get(one, '---') for one in given)} |"


def _prefix(paragraph: DraftParagraph) -> str:
    if paragraph.level:
        return "### "
    if paragraph.marker == "•":
        return "- "
    return f"{paragraph.marker} " if paragraph.marker else ""


def _plain(paragraph: DraftParagraph) -> str:
    cells = (piece for row in paragraph.rows for cell in row for piece in (*cell, " "))
    return "".join("" if isinstance(p, Cited) else p for p in (*paragraph.pieces, *cells)).strip()
