"""Which section each item belongs to: by its headings, by its neighbours, by its words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.importing.citing import CitedItem
from bulletin.importing.section_names import Placement, SectionNames


@dataclass(frozen=True, slots=True)
class Placed:
    """A section and its subsection, and what they were guessed from where they were."""

    placement: Placement
    words: Mapping[str, str]


def place(items: Sequence[CitedItem], names: SectionNames) -> Iterator[Placed]:
    """Where each item belongs; items above the first heading belong before its section."""
    first = next(filter(None, map(_named, items)), None)
    for item in items:
        named = _named(item)
        if named:
            yield _with_subsection(named, item, names, {})
        elif first and not item.headings:
            section = names.before(first.section)
            words = {"section": "no heading above it; the section before that of the next heading"}
            yield _with_subsection(Placement(section), item, names, words)
        else:
            yield _by_words(item, names)


def _named(item: CitedItem) -> Placement | None:
    """What the nearest heading says that names a section."""
    return next((one.placement for one in reversed(item.headings) if one.placement), None)


def _by_words(item: CitedItem, names: SectionNames) -> Placed:
    """The section that has most words in common with the headings, or else with the text."""
    for above in reversed(item.headings):
        if named := names.near(above.text):
            return _with_subsection(named, item, names, {"section": f"the heading “{above.text}”"})
    near = names.near(_text(item)) or Placement(names.sections[0].id)
    heading = item.headings[-1].text if item.headings else ""
    said = f"the words of the text; the heading “{heading}” names no section" if heading else ""
    words = {"section": said or "the words of the text; there is no heading above it"}
    return _with_subsection(near, item, names, words)


def _with_subsection(
    placement: Placement, item: CitedItem, names: SectionNames, words: Mapping[str, str]
) -> Placed:
    """The placement with a subsection where its section needs one."""
    known = names.subsections(placement.section)
    if not known or placement.subsection:
        return Placed(placement, words)
    texts = [*(one.text for one in reversed(item.headings) if not one.placement), _text(item)]
    near = next(
        (n for n in (names.near(text, placement.section) for text in texts) if n and n.subsection),
        None,
    )
    subsection = near.subsection if near else known[0]
    guessed = {"subsection": "no heading names it"}
    return Placed(Placement(placement.section, subsection), {**words, **guessed})


def _text(item: CitedItem) -> str:
    return " ".join(
        (item.title.text if item.title else "", *(part.text for part in item.paragraphs))
    )
