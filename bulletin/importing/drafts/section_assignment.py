"""Assign each item to a section: by its headings, its neighbours, or its words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bulletin.importing.drafts.facts import paragraphs_of_item, title_of_item
from bulletin.importing.outline.composition import Item
from bulletin.importing.outline.sections import Placement, SectionNames

Words = dict[str, str]
"""The names of guessed fields, and what each was guessed from."""


def assign_sections(
    items: Sequence[Item], names: SectionNames
) -> Iterator[tuple[Placement, Words]]:
    """The section of each item; items above the first heading belong before its section."""
    first = next(filter(None, map(_named, items)), None)
    proposals = proposed_sections(items, names)
    for item in items:
        words: Words = {}
        if (placement := _named(item)) is None and item.headings:
            heading = item.headings[-1].text
            placement = proposals[heading]
            words["section"] = f"the heading “{heading}”, which no section has as an alias"
        elif placement is None and first:
            placement = Placement(names.before(first.section))
            said = "no heading above it; the section before that of the next heading"
            words["section"] = said
        elif placement is None:
            placement = names.near(_text(item)) or Placement(names.sections[0].id)
            words["section"] = "the words of the text; there is no heading above it"
        subsection = placement.subsection or _subsection(placement.section, item, names)
        if subsection != placement.subsection:
            words["subsection"] = "no heading names it"
        yield Placement(placement.section, subsection), words


def proposed_sections(items: Sequence[Item], names: SectionNames) -> dict[str, Placement]:
    """The unknown headings that stand above items, and the section that each probably means.

    It is the one with most words in common with the headings, or else with the texts below.
    """
    below: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.headings and not _named(item):
            below[item.headings[-1].text].append(item)
    return {heading: _proposed(some, names) for heading, some in below.items()}


def _proposed(items: Sequence[Item], names: SectionNames) -> Placement:
    texts = [*(one.text for one in reversed(items[0].headings)), " ".join(map(_text, items))]
    near = (names.near(text) for text in texts)
    return next(filter(None, near), Placement(names.sections[0].id))


def _named(item: Item) -> Placement | None:
    """The section of the nearest heading that names one."""
    return next((one.placement for one in reversed(item.headings) if one.placement), None)


def _subsection(section: str, item: Item, names: SectionNames) -> str:
    """The nearest subsection of a section that has some; empty for all others."""
    known = names.subsections(section)
    texts = [*(one.text for one in reversed(item.headings) if not one.placement), _text(item)]
    near = filter(None, (names.near(text, section) for text in texts if known))
    return next((one.subsection for one in near if one.subsection), known[0] if known else "")


def _text(item: Item) -> str:
    return " ".join((title_of_item(item), *paragraphs_of_item(item)))
