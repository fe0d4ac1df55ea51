"""Take over a bulletin: from a manuscript to its outline, and from the outline to drafts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from urllib.parse import urlsplit

from bulletin.importing.drafts.citations import cite, uncited
from bulletin.importing.drafts.draft import Draft, as_markdown, compose_draft, quoted_value
from bulletin.importing.drafts.facts import (
    Background,
    Facts,
    assign_sections,
    facts_of,
    paragraphs_of_item,
    proposed_sections,
    title_of_item,
    with_common_places,
)
from bulletin.importing.drafts.sources import SourcedText, sourced
from bulletin.importing.fields.authorities import AuthorityNames, abbreviations_in
from bulletin.importing.fields.sentence_splitting import length_in_words
from bulletin.importing.formats.blocks import Block, Leftover, Manuscript, Record, Run
from bulletin.importing.outline.boilerplate import part_closing, without_boilerplate
from bulletin.importing.outline.choice import Choice, choose
from bulletin.importing.outline.composition import Heading, Item
from bulletin.importing.outline.footnotes import SOURCE, Note, marks_in, part_notes
from bulletin.importing.outline.masthead import MonthGuess, month_of, part_masthead
from bulletin.importing.outline.sections import Placement, SectionNames
from bulletin.importing.outline.source_lines import with_source_lines
from bulletin.importing.outline.titles import title_and_words, without_markup
from bulletin.language.languages import ENGLISH, Language
from bulletin.schema.entries import Unconfirmed
from bulletin.schema.registries import Registry
from bulletin.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Outlined:
    """A bulletin in its parts, before its month is known."""

    manuscript: Manuscript
    items: tuple[Item, ...]
    leftovers: tuple[Leftover, ...]
    unknown: Mapping[str, Placement]
    """Headings that no section has, and the sections that they probably mean."""
    notes: tuple[Note, ...] = ()
    masthead: tuple[Block, ...] = ()
    introduction: tuple[Block, ...] = ()
    month: MonthGuess | None = None
    choice: Choice | None = None
    """The outlines that were weighed; None where the format itself says what an item is."""


@dataclass(frozen=True, slots=True)
class Takeover:
    """What becomes of a bulletin."""

    found: Outlined
    month: PartialDate
    drafts: tuple[Draft, ...]
    introduction: str
    """The text of an `issue.md`."""
    introduced: tuple[str, ...]
    """The words of the bulletin in it, for the report if the file cannot be written."""
    leftovers: tuple[Leftover, ...]
    stripped: int
    """Addresses from which tracking parameters were taken."""


def outline(
    manuscript: Manuscript, names: SectionNames, title: str = "", form: str = ""
) -> Outlined:
    """Find the items of a bulletin, and what each cites.

    `title` is what bulletins of this name are called; `form` one of `candidates.FORMS`, if
    somebody chose it. Raises EnvironmentFault if nothing has this form.
    """
    if manuscript.records:
        items = tuple(cite([_of_record(one, names) for one in manuscript.records], ()))
        unknown, month = proposed_sections(items, names), month_of(manuscript, ())
        return Outlined(manuscript, items, manuscript.leftovers, unknown, month=month)
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
    best = choice.outline
    items = tuple(cite(_with_title(best.items, manuscript, masthead), noted.notes))
    leftovers = (
        *(*manuscript.leftovers, *plain.leftovers, *noted.leftovers),
        *(Leftover("behind the last item", block.text) for block in closing),
        *(Leftover("below the heading of a section", block.text) for block in best.loose),
        *(Leftover(_meaning(heading, names), heading.text) for heading in best.headings),
        *(Leftover("a note that nothing cites", n.written) for n in uncited(items, noted.notes)),
    )
    unknown = proposed_sections(items, names)
    month = month_of(manuscript, masthead)
    parts = (noted.notes, masthead, best.above, month, choice)
    return Outlined(manuscript, items, leftovers, unknown, *parts)


def take_over(
    found: Outlined,
    month: PartialDate,
    names: SectionNames,
    registry: Registry,
    taken: Collection[str] = (),
    jurisdiction: str = "",
    language: Language = ENGLISH,
) -> Takeover:
    """Make drafts of the items of a bulletin; everything else of it becomes leftovers.

    No draft gets a name that is `taken`. An item of which nothing tells the country gets the
    `jurisdiction`. An issue without an introduction gets its month in the `language`.
    """
    items, guess = found.items, found.month
    said = [text for one in items for text in (*paragraphs_of_item(one), title_of_item(one))]
    authorities = AuthorityNames(registry.authorities, abbreviations_in(said))
    no_date = "no date in the text, so the month of the issue"
    if guess and not guess.is_sure and guess.month == month:
        no_date += f", guessed from {guess.words}"
    around = Background(month, registry, authorities, no_date)
    publishers = dict(_publishers(registry))
    texts = [sourced(item, found.notes, publishers) for item in items]
    own = [facts_of(item, text.sources, around) for item, text in zip(items, texts, strict=True)]
    facts = with_common_places(own, jurisdiction)
    leftovers = [*found.leftovers, *_left_of_items(items, texts, facts)]
    unknown = "an authority that the registry does not know"
    leftovers += (Leftover(unknown, f"{one.name} ({one.short})") for one in authorities.unknown())
    drafts = tuple(_drafts(items, texts, facts, names, taken))
    stripped = sum(text.stripped for text in texts)
    introduction = _introduction(found, month, language)
    return Takeover(found, month, drafts, *introduction, tuple(leftovers), stripped)


def _of_record(record: Record, names: SectionNames) -> Item:
    given = record.fields.get("section") or record.fields.get("headings") or ""
    headings = [Heading(text, names.exact(text)) for text in filter(None, given.split("\n"))]
    named = [one for one in headings if one.placement] or headings
    title = Block((Run(record.title),)) if record.title else None
    return Item(title, record.blocks, tuple(named[:1]), record.fields)


def _with_title(
    items: Sequence[Item], manuscript: Manuscript, masthead: Sequence[Block]
) -> Sequence[Item]:
    """A single item without a title gets the title and the link of its file."""
    if len(items) != 1 or items[0].title is not None:
        return items
    given = (*manuscript.titles[:1], *(block.text for block in masthead[:1]), "")[0]
    link = Block((Run(manuscript.link, manuscript.link),), marker=SOURCE)
    body = (*items[0].body, *((link,) if manuscript.link else ()))
    return [replace(items[0], title=Block((Run(given),)) if given else None, body=body)]


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


def _introduction(
    found: Outlined, month: PartialDate, language: Language
) -> tuple[str, tuple[str, ...]]:
    """An `issue.md` with the bulletin's own introduction, and the words in it."""
    words = [block.text for block in (*found.masthead, *found.introduction) if block.runs]
    name = without_markup(words.pop(0)) if found.masthead else ""
    title = [f"title: {quoted_value(name)}"] if name else []
    text = (
        "\n\n".join(map(as_markdown, words))
        or f"{language.title_date(month)}{'。' if language.catalogue == 'zh' else '.'}"
    )
    first = (block.text for block in found.masthead[:1])
    return "\n".join(("---", *title, "---", text)) + "\n", (*first, *words)


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
