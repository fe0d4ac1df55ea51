"""Taking over a bulletin, on one page: from a manuscript to drafts and what is left over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.importing.authorities import AuthorityNames, abbreviations_in
from bulletin.importing.blocks import Block, Leftover, Manuscript
from bulletin.importing.citing import CitedItem, cite, uncited
from bulletin.importing.drafts import Draft, DraftItem, compose_draft
from bulletin.importing.escaping import as_markdown, quoted_value
from bulletin.importing.facts import Background, Facts, facts_of, with_common_places
from bulletin.importing.furniture import without_furniture
from bulletin.importing.leftovers import left_beside, left_of_items
from bulletin.importing.mastheads import month_of
from bulletin.importing.note_lists import Note, part_notes
from bulletin.importing.outline import Outline, compose_outline
from bulletin.importing.placing import place
from bulletin.importing.section_names import SectionNames
from bulletin.importing.sources import SourcedText, sourced
from bulletin.importing.titles import title_and_words
from bulletin.schema.entries import Unconfirmed
from bulletin.schema.registries import Registry
from bulletin.schema.settings import Settings
from bulletin.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class CitedBulletin:
    """A bulletin in its parts, with the sources of each item."""

    outline: Outline
    items: tuple[CitedItem, ...]
    notes: tuple[Note, ...]
    leftovers: tuple[Leftover, ...]
    month: PartialDate | None
    """Its month, as far as it tells."""


@dataclass(frozen=True, slots=True)
class Takeover:
    """What a bulletin becomes."""

    drafts: tuple[Draft, ...]
    introduction: str
    """The text of an `issue.md`."""
    introduced: tuple[str, ...]
    """What the `issue.md` takes from the bulletin, for the case that there is one already."""
    leftovers: tuple[Leftover, ...]


def understand(manuscript: Manuscript, settings: Settings) -> CitedBulletin:
    """Find the items of a bulletin and their sources; no month is needed for it."""
    text = without_furniture(manuscript)
    noted = part_notes(text.blocks)
    titles = (settings.title, *manuscript.titles)
    end_of_notes = max((note.place for note in noted.notes), default=-1)
    names = SectionNames(settings)
    outline = compose_outline(noted.blocks, names, titles, end_of_notes)
    items = cite(outline.items, noted.notes)
    leftovers = (*text.leftovers, *noted.leftovers, *left_beside(outline, names))
    free = (
        Leftover("a note that nothing cites", note.written) for note in uncited(items, noted.notes)
    )
    month = month_of(manuscript, outline.masthead)
    return CitedBulletin(outline, tuple(items), noted.notes, (*leftovers, *free), month)


def take_over(
    found: CitedBulletin, month: PartialDate, settings: Settings, registry: Registry
) -> Takeover:
    """Make drafts of the items of a bulletin; all that is in none of them is left over."""
    said = (part.text for item in found.items for part in item.parts)
    names = AuthorityNames(registry.authorities, abbreviations_in(said))
    around = Background(month, registry, names)
    texts = [sourced(item, found.notes) for item in found.items]
    pairs = zip(found.items, texts, strict=True)
    facts = with_common_places([facts_of(item, text, around) for item, text in pairs])
    drafts = tuple(_drafts(found.items, texts, facts, SectionNames(settings)))
    leftovers = [*found.leftovers, *left_of_items(found.items, texts, facts)]
    leftovers += [
        Leftover("an authority that the registry does not know", f"{one.name} ({one.short})")
        for one in names.unknown()
    ]
    return Takeover(drafts, *_introduction(found.outline, month), tuple(leftovers))


def _drafts(
    items: Sequence[CitedItem],
    texts: Sequence[SourcedText],
    facts: Sequence[Facts],
    names: SectionNames,
) -> Iterator[Draft]:
    taken: set[str] = set()
    for item, text, fact, placed in zip(items, texts, facts, place(items, names), strict=True):
        title, title_words = title_and_words(item)
        told = {"title": title_words, **placed.words, **fact.words}
        told["sources"] = "; ".join(text.guessed)
        unconfirmed = {name: told[name] for name in Unconfirmed.model_fields if told.get(name)}
        draft = compose_draft(DraftItem(title, placed.placement, text, fact, unconfirmed), taken)
        taken.add(draft.name)
        yield draft


def _introduction(outline: Outline, month: PartialDate) -> tuple[str, tuple[str, ...]]:
    """An `issue.md` with the bulletin's own introduction, and what it was made of."""
    first, *others = outline.masthead or (Block(()),)
    title = [f"title: {quoted_value(first.text)}"] if first.runs else []
    words = [block.text for block in (*outline.masthead, *outline.introduction) if block.runs]
    blocks = [block.text for block in (*others, *outline.introduction) if block.runs]
    text = "\n\n".join(as_markdown((one,)) for one in blocks) or f"{month.spoken}."
    return "\n".join(("---", *title, "---", text)) + "\n", tuple(words)
