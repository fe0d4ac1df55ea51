"""What of a bulletin is in no draft, and why."""

from collections.abc import Iterator, Sequence

from bulletin.importing.blocks import Leftover
from bulletin.importing.citing import CitedItem
from bulletin.importing.facts import Facts
from bulletin.importing.outline import Heading, Outline
from bulletin.importing.section_names import SectionNames
from bulletin.importing.sources import SourcedText
from bulletin.importing.titles import title_and_words


def left_beside(outline: Outline, names: SectionNames) -> Iterator[Leftover]:
    """What stands around the items: texts behind and above them, and all headings."""
    for reason, blocks in (
        ("behind the last item", outline.closing),
        ("below the heading of a section", outline.section_texts),
    ):
        yield from (Leftover(reason, block.text) for block in blocks if block.runs)
    yield from (Leftover(_meaning(one, names), one.text) for one in outline.headings)


def _meaning(heading: Heading, names: SectionNames) -> str:
    if heading.placement:
        return f"the heading of {names.title(heading.placement)}"
    if heading.jurisdiction:
        return f"the heading of {heading.jurisdiction}"
    return "a heading that is no section; add it to the aliases of one in bulletin.yml"


def left_of_items(
    items: Sequence[CitedItem], texts: Sequence[SourcedText], facts: Sequence[Facts]
) -> Iterator[Leftover]:
    """What of the items has no field: notes without address, amounts, deadlines, labels."""
    for item, text, fact in zip(items, texts, facts, strict=True):
        title, _ = title_and_words(item)
        yield from (
            Leftover(f"of “{title}”, in a comment of its draft", said) for said in text.lost
        )
        yield from (Leftover(f"of “{title}”", said) for said in fact.unplaced)
    labels = dict.fromkeys(label for text in texts for label in text.labels if label)
    yield from (Leftover("the label of a source", label) for label in labels)
