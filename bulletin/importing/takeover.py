"""Taking over a bulletin, on one page: from a manuscript to an outline, drafts and leftovers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from urllib.parse import urlsplit

from bulletin.importing.drafts.citations import cite, uncited
from bulletin.importing.drafts.draft import Draft, as_markdown, compose_draft, quoted_value
from bulletin.importing.drafts.facts import (
    Background,
    Facts,
    facts_of,
    paragraphs_of_item,
    title_of_item,
    with_common_places,
)
from bulletin.importing.drafts.section_assignment import assign_sections, proposed_sections
from bulletin.importing.drafts.sources import SourcedText, sourced
from bulletin.importing.fields.authorities import AuthorityNames, abbreviations_in
from bulletin.importing.formats.blocks import Block, Leftover, Manuscript, Record, Run
from bulletin.importing.outline.boilerplate import part_closing, without_boilerplate
from bulletin.importing.outline.choice import Choice, choose
from bulletin.importing.outline.composition import Heading, Item
from bulletin.importing.outline.footnotes import Note, marks_in, part_notes
from bulletin.importing.outline.headings import length_in_words
from bulletin.importing.outline.masthead import MonthGuess, month_of, part_masthead
from bulletin.importing.outline.sections import Placement, SectionNames
from bulletin.importing.outline.source_lines import with_source_lines
from bulletin.importing.outline.titles import title_and_words
from bulletin.schema.entries import Unconfirmed
from bulletin.schema.registries import Registry
from bulletin.values.dates import PartialDate

_TABLE = "a table whose rows each cite a page; saved as .csv, each row becomes a draft"


@dataclass(frozen=True, slots=True)
class Outlined:
    """A bulletin in its parts, with the sources of each item; no month is needed for it."""

    manuscript: Manuscript
    items: tuple[Item, ...]
    notes: tuple[Note, ...]
    masthead: tuple[Block, ...]
    introduction: tuple[Block, ...]
    leftovers: tuple[Leftover, ...]
    month: MonthGuess | None
    choice: Choice | None
    """The outlines that were weighed; None where the format tells the items itself."""
    unknown: Mapping[str, Placement]
    """Headings that no section has, and the sections that they probably mean."""


@dataclass(frozen=True, slots=True)
class Takeover:
    """What a bulletin becomes."""

    drafts: tuple[Draft, ...]
    introduction: str
    """The text of an `issue.md`."""
    introduced: tuple[str, ...]
    """What the `issue.md` takes from the bulletin, for the case that there is one already."""
    leftovers: tuple[Leftover, ...]
    stripped: int
    """Addresses from which parameters that follow readers were taken."""


def outline(
    manuscript: Manuscript, names: SectionNames, title: str = "", form: str = ""
) -> Outlined:
    """Find the items of a bulletin and their sources.

    `title` is what bulletins of this name are called; `form` one of `candidates.FORMS`, if
    somebody chose it. Raises EnvironmentFault if nothing has this form.
    """
    if manuscript.records:
        items = tuple(cite([_of_record(one, names) for one in manuscript.records], ()))
        unknown = proposed_sections(items, names)
        left = manuscript.leftovers
        return Outlined(manuscript, items, (), (), (), left, None, None, unknown)
    plain = without_boilerplate(manuscript.blocks)
    noted = part_notes(plain.blocks)
    masthead, text = part_masthead(noted.blocks, (title, *manuscript.titles), names)
    end_of_notes = max((note.place for note in noted.notes), default=-1)
    open_text, closing = part_closing(tuple(with_source_lines(text)), end_of_notes)
    numbers = {note.number for note in noted.notes}

    def sources_of(block: Block) -> int:
        return len(block.addresses) + len(numbers & marks_in(block) if numbers else ())

    post = manuscript.titles[0] if manuscript.is_post else ""
    choice = choose(open_text, names, plain.contents, sources_of, form, post)
    found = choice.outline
    items = tuple(cite(tuple(_titled(found.items, manuscript, masthead)), noted.notes))
    leftovers = (
        *manuscript.leftovers,
        *plain.leftovers,
        *noted.leftovers,
        *(Leftover("behind the last item", block.text) for block in closing),
        *(Leftover(_TABLE, f"{rows} rows") for rows in map(_cited_rows, text) if rows),
        *(Leftover("below the heading of a section", block.text) for block in found.loose),
        *(Leftover(_meaning(one, names), one.text) for one in found.headings),
        *(Leftover("a note that nothing cites", n.written) for n in uncited(items, noted.notes)),
    )
    return Outlined(
        manuscript,
        items,
        noted.notes,
        masthead,
        found.above,
        leftovers,
        month_of(manuscript, masthead),
        choice,
        proposed_sections(items, names),
    )


def take_over(
    found: Outlined,
    month: PartialDate,
    names: SectionNames,
    registry: Registry,
    taken: Collection[str] = (),
    jurisdiction: str = "",
) -> Takeover:
    """Make drafts of the items of a bulletin; all that is in none of them is left over.

    No draft gets a name that is `taken`. An item of which nothing tells the country has the
    `jurisdiction`.
    """
    said = (
        text for item in found.items for text in (*paragraphs_of_item(item), title_of_item(item))
    )
    authorities = AuthorityNames(registry.authorities, abbreviations_in(said))
    guess = found.month
    is_guess = guess is not None and not guess.is_sure and guess.month == month
    no_date = "no date in the text, so the month of the issue"
    no_date += f", guessed from {guess.words}" if guess and is_guess else ""
    around = Background(month, registry, authorities, no_date)
    publishers = dict(_publishers(registry))
    texts = [sourced(item, found.notes, publishers) for item in found.items]
    pairs = zip(found.items, texts, strict=True)
    facts = with_common_places(
        [facts_of(item, text.sources, around) for item, text in pairs], jurisdiction
    )
    drafts = tuple(_drafts(found.items, texts, facts, names, taken))
    leftovers = [*found.leftovers, *_left_of_items(found.items, texts, facts)]
    leftovers += [
        Leftover("an authority that the registry does not know", f"{one.name} ({one.short})")
        for one in authorities.unknown()
    ]
    stripped = sum(text.stripped for text in texts)
    return Takeover(drafts, *_introduction(found, month), tuple(leftovers), stripped)


def _of_record(record: Record, names: SectionNames) -> Item:
    given = record.fields.get("section") or record.fields.get("headings") or ""
    known = ((text, names.exact(text)) for text in given.split("\n") if text)
    headings = [Heading(text, placement) for text, placement in known]
    named = [one for one in headings if one.placement] or headings[:1]
    title = Block((Run(record.title),)) if record.title else None
    return Item(title, record.blocks, tuple(named[:1]), record.fields)


def _titled(
    items: Sequence[Item], manuscript: Manuscript, masthead: Sequence[Block]
) -> Iterator[Item]:
    """The items; a single one has the title and the link of its file, if it has none itself."""
    for item in items:
        if len(items) == 1 and item.title is None:
            given = manuscript.titles[:1] or [block.text for block in masthead[:1]]
            title = Block((Run(given[0]),)) if given and given[0] else None
            link = (Run(manuscript.link, manuscript.link),) if manuscript.link else ()
            extra = (Block(link, marker="source"),) if link else ()
            yield replace(item, title=title, body=(*item.body, *extra))
        else:
            yield item


def _cited_rows(block: Block) -> int:
    """How many rows of a table have an address of their own, if they may be items."""
    rows = block.table.rows[1:] if block.table else ()
    pages = {run.address for row in rows for cell in row for run in cell if run.address}
    return len(rows) if len(rows) > 2 and len(pages) >= len(rows) else 0


def _publishers(registry: Registry) -> Iterator[tuple[str, str]]:
    """The authorities of the registry by the hosts of their sites."""
    for one in registry.authorities.items.values():
        if url := getattr(one, "url", None):
            host = (urlsplit(url).hostname or "").removeprefix("www.")
            yield host, one.abbreviation or one.name


def _drafts(
    items: Sequence[Item],
    texts: Sequence[SourcedText],
    facts: Sequence[Facts],
    names: SectionNames,
    others: Collection[str],
) -> Iterator[Draft]:
    taken = set(others)
    titles = [title_and_words(title_of_item(one), paragraphs_of_item(one)) for one in items]
    usual = median([length_in_words(title) for title, _ in titles] or [0])
    rows = zip(titles, texts, facts, assign_sections(items, names), strict=True)
    for (title, title_words), text, fact, (placement, words) in rows:
        is_unlike = len(items) > 3 and length_in_words(title) > max(3 * usual, 25)
        told = {"title": title_words or "it is unlike the others" * is_unlike}
        told |= {**words, **fact.words, "sources": "; ".join(text.guessed)}
        unconfirmed = {name: told[name] for name in Unconfirmed.model_fields if told.get(name)}
        draft = compose_draft(title, placement, text, fact, unconfirmed, taken)
        taken.add(draft.name)
        yield draft


def _introduction(found: Outlined, month: PartialDate) -> tuple[str, tuple[str, ...]]:
    """An `issue.md` with the bulletin's own introduction, and what it was made of."""
    first, *others = found.masthead or (Block(()),)
    title = [f"title: {quoted_value(first.text)}"] if first.runs else []
    introduction = [block for block in found.introduction if block.runs]
    words = [block.text for block in (*found.masthead, *introduction) if block.runs]
    blocks = [block.text for block in (*others, *introduction) if block.runs]
    text = "\n\n".join(as_markdown(one) for one in blocks) or f"{month.spoken}."
    return "\n".join(("---", *title, "---", text)) + "\n", tuple(words)


def _meaning(heading: Heading, names: SectionNames) -> str:
    if heading.placement:
        return f"the heading of {names.title(heading.placement)}"
    if heading.jurisdiction:
        return f"the heading of {heading.jurisdiction}"
    return "a heading that is no section; add it to the aliases of one in bulletin.yml"


def _left_of_items(
    items: Sequence[Item], texts: Sequence[SourcedText], facts: Sequence[Facts]
) -> Iterator[Leftover]:
    """What of the items has no field: notes without address, amounts, deadlines, labels."""
    for item, text, fact in zip(items, texts, facts, strict=True):
        title = title_of_item(item) or "an item without a title"
        yield from (Leftover(f"of “{title}”, in a comment of its draft", one) for one in text.lost)
        yield from (Leftover(f"of “{title}”", said) for said in fact.unplaced)
    labels = dict.fromkeys(label for text in texts for label in text.labels if label)
    yield from (Leftover("the label of a source", label) for label in labels)
