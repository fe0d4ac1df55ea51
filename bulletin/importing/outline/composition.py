"""Compose an outline: the items that begin where a candidate says, below their headings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bulletin.importing.fields.dates import is_date_alone
from bulletin.importing.fields.jurisdictions import jurisdiction_named
from bulletin.importing.fields.sentence_splitting import length_in_words
from bulletin.importing.formats.blocks import Block, Run
from bulletin.importing.outline.candidates import Candidate
from bulletin.importing.outline.footnotes import SOURCE
from bulletin.importing.outline.headings import bare, level_of, style_of
from bulletin.importing.outline.sections import Placement, SectionNames
from bulletin.importing.outline.titles import split_title

_UNMARKED_LEVEL = 10
"""Of headings that are not marked up; deeper than all levels that are."""
_LONGEST_SECTION = 8
"""Words of an unknown heading that is not marked up."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above items."""

    text: str
    placement: Placement | None = None
    """The section that it names; None where bulletin.yml does not know it."""
    jurisdiction: str = ""
    """The country that it names."""
    level: int = 0
    """How deep it stands; those below it stand deeper."""


@dataclass(frozen=True, slots=True)
class Item:
    """A news item: its title, its text, and the headings above it, the nearest last."""

    title: Block | None
    body: tuple[Block, ...]
    headings: tuple[Heading, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    """What a feed or a table says of it, by the names of fields."""
    links: tuple[tuple[str, str], ...] = ()
    """The address and the words of each link, once `cite` has taken them out of the text."""
    paired: tuple[int, ...] = ()
    """Notes that no mark leads to, and that are probably its own."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        return ((self.title,) if self.title else ()) + self.body


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below the same headings."""

    headings: tuple[Heading, ...] = ()
    loose: tuple[Block, ...] = ()
    """What belongs to no item."""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A text in its parts, as a candidate has it; the first part has no heading."""

    candidate: Candidate
    parts: tuple[Part, ...] = (Part(),)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for part in self.parts for item in part.items)

    @property
    def above(self) -> tuple[Block, ...]:
        """What stands above the first item and the first heading."""
        return self.parts[0].loose

    @property
    def loose(self) -> tuple[Block, ...]:
        """What stands below headings and in no item."""
        return tuple(block for part in self.parts[1:] for block in part.loose)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading once: the last one above each part, and all above an item."""
        found: list[Heading] = []
        for part in self.parts:
            found += part.headings[-1:]
            found += (heading for item in part.items for heading in item.headings)
        return tuple(dict.fromkeys(found))


def compose_outline(
    candidate: Candidate, blocks: Sequence[Block], names: SectionNames, title: str = ""
) -> Outline:
    """The outline that a candidate gives a text without boilerplate and lists of notes.

    `title` is that of the whole text, if it is known.
    """
    blocks = [block for block in blocks if block.runs]
    if candidate.name == "file":
        first = blocks[0] if blocks and blocks[0].level else None
        given = Block((Run(title),)) if title else first
        item = Item(given, tuple(block for block in blocks if block is not given))
        return Outline(candidate, (Part(items=(item,)),))
    return Outline(candidate, tuple(_Reading(candidate, blocks, names).parts()))


class _Reading:
    """A text as it is read with a candidate in mind."""

    def __init__(self, candidate: Candidate, blocks: Sequence[Block], names: SectionNames) -> None:
        self._form = candidate.name
        self._blocks, self._names = blocks, names
        self._styles = [style_of(block) for block in blocks]
        self._levels = [level_of(style) for style in self._styles]
        self._level = level_of(candidate.form)
        self._known = [self._is_known(block) for block in blocks]
        self._marked = [block.place in candidate.starts for block in blocks]
        self._starts = [self._begins_item(index) for index in range(len(blocks))]
        self._has_dates_above = self._is_usual_above(lambda n: is_date_alone(blocks[n].text))
        self._has_labels_above = self._is_usual_above(self._is_label, repeated=True)
        self._unmarked: dict[str, int] = {}

    def parts(self) -> Iterator[Part]:
        headings: tuple[Heading, ...] = ()
        loose: list[Block] = []
        items: list[list[Block]] = []
        dates: list[Block] = []
        takes_paragraphs = self._is_followed_by_paragraphs()
        for index, block in enumerate(self._blocks):
            if self._starts[index]:
                items.append([block, *dates])
                dates = []
            elif self._has_dates_above and self._is_date_above(index):
                dates = [replace(block, marker="", depth=0)]
            elif self._is_section(index):
                yield self._part(headings, loose, items)
                headings = self._headings(index, headings, has_items=bool(items))
                loose, items = [], []
            elif items and (takes_paragraphs or block.depth or block.marker == SOURCE):
                items[-1].append(block)
            else:
                loose.append(block)
        yield self._part(headings, loose, items)

    def _part(
        self, headings: tuple[Heading, ...], loose: Sequence[Block], items: Sequence[list[Block]]
    ) -> Part:
        found = (Item(*split_title(blocks, self._form), headings) for blocks in items)
        return Part(headings, tuple(loose), tuple(found))

    def _is_known(self, block: Block) -> bool:
        """Whether a line names a section or a country."""
        if length_in_words(block.text) > _LONGEST_SECTION or (block.marker and block.addresses):
            return False
        name = self._names.exact(block.text) or self._names.is_part(block.text)
        return bool(name) or bool(jurisdiction_named(bare(block.text)))

    def _begins_item(self, index: int) -> bool:
        """Whether a block of the candidate's form begins an item, and is no section's heading.

        A line without a link is a title only if text stands below it.
        """
        block = self._blocks[index]
        if self._known[index] or not self._marked[index]:
            return False
        if block.addresses or not self._styles[index]:
            return True
        behind = self._behind(index)
        if behind is None or (block.marker and self._blocks[behind].depth == block.depth):
            return bool(block.marker)
        if self._known[behind] or self._marked[behind]:
            return False
        return not self._levels[behind] or 0 < self._level < self._levels[behind]

    def _behind(self, index: int) -> int | None:
        """The next block that is neither a date nor a line about sources, or else such a line."""
        others = range(index + 1, min(index + 5, len(self._blocks)))
        texts = (n for n in others if not _is_beside(self._blocks[n]))
        return next(texts, index + 1 if index + 1 < len(self._blocks) else None)

    def _is_usual_above(self, belongs: Callable[[int], bool], *, repeated: bool = False) -> bool:
        """Whether most items have such a block directly above them.

        If `repeated`, the first item has to have one, and some of them have to say the same.
        """
        starts = [n for n, is_start in enumerate(self._starts) if is_start]
        above = [n - 1 for n in starts if n and belongs(n - 1)]
        is_repeated = len({self._blocks[n].text for n in above}) < len(above)
        is_usual = len(above) > 2 and len(above) * 3 >= len(starts) * 2
        return is_usual and (not repeated or (is_repeated and above[0] == starts[0] - 1))

    def _is_label(self, index: int) -> bool:
        block = self._blocks[index]
        is_short = length_in_words(block.text) <= _LONGEST_SECTION
        is_line = self._styles[index] == "plain" and not block.addresses
        return is_short and is_line and not is_date_alone(block.text)

    def _is_date_above(self, index: int) -> bool:
        is_above = index + 1 < len(self._blocks) and self._starts[index + 1]
        return is_above and is_date_alone(self._blocks[index].text)

    def _is_section(self, index: int) -> bool:
        level = self._levels[index]
        if self._known[index] or (self._level and level):
            return self._known[index] or level <= self._level
        if level:
            return self._leads_to_item(index, level)
        return not self._level and self._is_unmarked_section(index)

    def _is_unmarked_section(self, index: int) -> bool:
        """Whether a short line of another form than the items stands directly above one."""
        block, style, behind = self._blocks[index], self._styles[index], self._behind(index)
        if behind is None or not (self._starts[behind] or self._known[behind]):
            return False
        is_long = length_in_words(bare(block.text)) > _LONGEST_SECTION
        if is_long or block.text[0].islower() or is_date_alone(block.text):
            return False
        depth = self._blocks[behind].depth
        if block.depth:
            return bool(block.marker) and block.depth < depth
        is_line = style in ("bold", "capitals") or style.startswith("number")
        is_line = is_line or (
            style == "plain" and (self._marked[index] or depth > 0 or self._has_labels_above)
        )
        is_label = block.text.endswith((":", "："))
        return (is_line or is_label) and (block.is_bold or not block.addresses)

    def _leads_to_item(self, index: int, level: int) -> bool:
        """Whether a heading has items below it, or ends what stands above it."""
        for n in range(index + 1, len(self._blocks)):
            if self._starts[n]:
                return True
            if 0 < self._levels[n] <= level:
                break
        return not any(self._starts[:index]) or level <= 2

    def _is_followed_by_paragraphs(self) -> bool:
        """Whether text that stands outside of a list belongs to the item above it."""
        listed = [n for n, block in enumerate(self._blocks) if self._starts[n] and block.depth]
        if not listed or len(listed) < sum(self._starts):
            return True
        behind = [self._blocks[n + 1] for n in listed if n + 1 < len(self._blocks)]
        return sum(not block.depth and not block.level for block in behind) * 2 > len(listed)

    def _headings(
        self, index: int, above: tuple[Heading, ...], *, has_items: bool
    ) -> tuple[Heading, ...]:
        """The headings from here on: a heading ends those of its own level and all below."""
        block, level = self._blocks[index], self._levels[index]
        section = next((h.placement.section for h in reversed(above) if h.placement), "")
        placement = self._names.exact(block.text, section) if self._known[index] else None
        country = "" if placement else jurisdiction_named(bare(block.text))
        if not level:
            kind = "section" if placement else "country" if country else self._styles[index]
            level = self._unmarked_level(kind, () if has_items else above)
        kept = (one for one in above if one.level < level)
        return (*kept, Heading(block.text, placement, country, level))

    def _unmarked_level(self, kind: str, above: tuple[Heading, ...]) -> int:
        """The level of a heading that nothing tells: that of others like it, if there were any.

        Of sections and countries, those that come first stand above the others; an unknown
        heading directly below another one stands below it.
        """
        level = _UNMARKED_LEVEL
        if kind in ("section", "country"):
            level += any(one in self._unmarked for one in ("section", "country") if one != kind)
        elif above:
            level = above[-1].level + 1
        return self._unmarked.setdefault(kind, level)


def _is_beside(block: Block) -> bool:
    return block.marker == SOURCE or is_date_alone(block.text)
