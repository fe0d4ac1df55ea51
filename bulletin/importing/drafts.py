"""From an item to the text of its file: front matter in our YAML, the text as Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bulletin.importing.escaping import as_markdown, quoted_value
from bulletin.importing.facts import Facts
from bulletin.importing.section_names import Placement
from bulletin.importing.sources import Cited, DraftParagraph, SourcedText
from bulletin.values.slugs import MAX_SLUG, slugify

_RESERVED = ("issue",)
"""Names of files that are no entries."""
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_LONGEST_HINT = 160
"""Characters of the words that a guess is told with."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be written, by its name in the folder of its month."""

    name: str
    text: str
    placement: Placement
    unconfirmed: int
    """Fields that somebody has to confirm."""
    words: tuple[str, ...]
    """All that it takes from the bulletin, for the case that it cannot be written."""


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
    return Draft(name, "\n".join(lines) + "\n", item.placement, len(item.unconfirmed), words)


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
        if source.accessed:
            yield f"    accessed: {source.accessed}"


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_HINT:
        return words
    return words[:_LONGEST_HINT].rpartition(" ")[0] + " …"


def _body(paragraphs: Iterable[DraftParagraph]) -> Iterator[str]:
    """The paragraphs with blank lines between them; the parts of a list stand together."""
    before = DraftParagraph(())
    for index, paragraph in enumerate(paragraphs):
        is_listed = bool(paragraph.marker and before.marker)
        if index and not is_listed:
            yield ""
        yield _prefix(paragraph) + as_markdown(paragraph.pieces)
        before = paragraph


def _prefix(paragraph: DraftParagraph) -> str:
    if paragraph.level:
        return "### "
    if paragraph.marker == "•":
        return "- "
    return f"{paragraph.marker} " if paragraph.marker else ""


def _plain(paragraph: DraftParagraph) -> str:
    return "".join("" if isinstance(piece, Cited) else piece for piece in paragraph.pieces)
