"""Which section each item belongs to: by its headings, by its neighbours, by its words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.importing.drafts.citations import CitedItem
from bulletin.importing.outline.sections import Placement, SectionNames


@dataclass(frozen=True, slots=True)
class Placed:
    """A section and its subsection, and what they were guessed from where they were."""

    placement: Placement
    words: Mapping[str, str]


def place(items: Sequence[CitedItem], names: SectionNames) -> Iterator[Placed]:
    """Where each item belongs; items above the first heading belong before its section."""
    first = next(filter(None, map(_named, items)), None)
    proposals = proposed_sections(items, names)
    for item in items:
        if named := _named(item):
            yield _with_subsection(named, item, names, {})
        elif item.headings:
            heading = item.headings[-1].text
            words = {"section": f"the heading “{heading}”, which no section has as an alias"}
            yield _with_subsection(proposals[heading], item, names, words)
        elif first:
            section = names.before(first.section)
            words = {"section": "no heading above it; the section before that of the next heading"}
            yield _with_subsection(Placement(section), item, names, words)
        else:
            near = names.near(_text(item)) or Placement(names.sections[0].id)
            words = {"section": "the words of the text; there is no heading above it"}
            yield _with_subsection(near, item, names, words)


def proposed_sections(items: Sequence[CitedItem], names: SectionNames) -> dict[str, Placement]:
    """The unknown headings that stand above items, and the section that each probably means.

    It is the one with most words in common with the headings, or else with the texts below.
    """
    below: defaultdict[str, list[CitedItem]] = defaultdict(list)
    for item in items:
        if item.headings and not _named(item):
            below[item.headings[-1].text].append(item)
    return {heading: _proposed(some, names) for heading, some in below.items()}


def _proposed(items: Sequence[CitedItem], names: SectionNames) -> Placement:
    texts = [*(one.text for one in reversed(items[0].headings)), " ".join(map(_text, items))]
    near = (names.near(text) for text in texts)
    return next(filter(None, near), Placement(names.sections[0].id))


def _named(item: CitedItem) -> Placement | None:
    """What the nearest heading says that names a section."""
    return next((one.placement for one in reversed(item.headings) if one.placement), None)


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
