"""An outline: the items that begin where a candidate says, below the headings of sections."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bulletin.importing.fields.dates import is_date_alone
from bulletin.importing.fields.jurisdictions import jurisdiction_named
from bulletin.importing.formats.blocks import Block, Run
from bulletin.importing.outline.candidates import Candidate
from bulletin.importing.outline.footnotes import SOURCE
from bulletin.importing.outline.headings import bare, length_in_words, level_of, style_of
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
    """What stands below the headings that are in force."""

    headings: tuple[Heading, ...] = ()
    loose: tuple[Block, ...] = ()
    """What belongs to no item."""
    items: tuple[Item, ...] = ()

    @property
    def all_headings(self) -> Iterator[Heading]:
        """The heading that it stands below, and those that its items stand below."""
        yield from self.headings[-1:]
        for item in self.items:
            yield from item.headings


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
        """Every heading once, those within a part included."""
        return tuple(dict.fromkeys(one for part in self.parts for one in part.all_headings))


@dataclass(frozen=True, slots=True)
class _OpenPart:
    """A part that is being read."""

    headings: tuple[Heading, ...] = ()
    loose: list[Block] = field(default_factory=list)
    items: list[list[Block]] = field(default_factory=list)

    def closed(self, form: str) -> Part:
        items = (Item(*split_title(blocks, form), self.headings) for blocks in self.items)
        return Part(self.headings, tuple(self.loose), tuple(items))


def compose_outline(
    candidate: Candidate, blocks: Sequence[Block], names: SectionNames, title: str = ""
) -> Outline:
    """The outline that a candidate gives a text without boilerplate and lists of notes.

    `title` is that of the whole text, if it is known.
    """
    if candidate.name == "file":
        return Outline(candidate, (Part(items=(_whole(blocks, title),)),))
    parts = _Reading(candidate, blocks, names).parts()
    return Outline(candidate, tuple(part.closed(candidate.name) for part in parts))


def _whole(blocks: Sequence[Block], given: str) -> Item:
    """The whole text as one item; its title is known, or its first heading."""
    if given:
        return Item(Block((Run(given),)), tuple(blocks))
    first = next((block for block in blocks if block.runs), None)
    title = first if first and first.level else None
    return Item(title, tuple(block for block in blocks if block is not title))


class _Reading:
    """A text as it is read with a candidate in mind."""

    def __init__(self, candidate: Candidate, blocks: Sequence[Block], names: SectionNames) -> None:
        self._blocks = [block for block in blocks if block.runs]
        self._names = names
        self._level = level_of(candidate.form)
        self._styles = [style_of(block) for block in self._blocks]
        self._known = [self._is_known(n) for n in range(len(self._blocks))]
        marked = [block.place in candidate.starts for block in self._blocks]
        self._starts = [m and self._has_text(n, marked) for n, m in enumerate(marked)]
        self._marked = marked
        self._unmarked: dict[str, int] = {}

    def parts(self) -> list[_OpenPart]:
        parts = [_OpenPart()]
        is_loose = self._is_followed_by_paragraphs()
        for index, block in enumerate(self._blocks):
            part = parts[-1]
            if self._starts[index]:
                part.items.append([block])
            elif self._is_section(index):
                parts.append(_OpenPart(self._headings(index, part)))
            elif part.items and (is_loose or self._is_within(index)):
                part.items[-1].append(block)
            else:
                part.loose.append(block)
        return parts

    def _is_known(self, index: int) -> bool:
        """Whether a line names a section or a country."""
        block, style = self._blocks[index], self._styles[index]
        if block.depth > 1 or block.table or length_in_words(block.text) > _LONGEST_SECTION:
            return False
        is_line = bool(style) or block.text.endswith((":", "：")) or block.is_bold
        is_listed = block.marker == "•" and not block.addresses
        if not (is_line or is_listed):
            return False
        name = self._names.exact(block.text) or self._names.is_part(block.text)
        return bool(name) or bool(jurisdiction_named(bare(block.text)))

    def _has_text(self, index: int, marked: Sequence[bool]) -> bool:
        """Whether a block of the candidate's form begins an item, and is no section's heading."""
        block = self._blocks[index]
        if self._known[index]:
            return False
        if block.addresses or not self._styles[index]:
            return True
        behind = self._behind(index)
        if behind is None:
            return bool(block.marker)
        if block.marker and self._blocks[behind].depth == block.depth:
            return True
        if self._known[behind] or marked[behind]:
            return False
        level = level_of(self._styles[behind])
        return not level or bool(self._level and level > self._level)

    def _behind(self, index: int) -> int | None:
        """The next block that is neither a date nor a line about sources, or else such a line."""
        others = range(index + 1, min(index + 5, len(self._blocks)))
        texts = (n for n in others if not _is_beside(self._blocks[n]))
        return next(texts, index + 1 if index + 1 < len(self._blocks) else None)

    def _is_section(self, index: int) -> bool:
        if self._known[index]:
            return True
        level = level_of(self._styles[index])
        if self._level and level:
            return level <= self._level
        if level:
            return self._leads_to_item(index, level)
        return not self._level and self._is_unmarked_section(index)

    def _is_unmarked_section(self, index: int) -> bool:
        """Whether a short line of another form than the items stands directly above one."""
        block, style = self._blocks[index], self._styles[index]
        is_line = style in ("bold", "capitals") or style.startswith("number")
        is_line = is_line or (style == "plain" and self._marked[index])
        behind = self._behind(index)
        if behind is None or not (self._starts[behind] or self._known[behind]):
            return False
        is_listed = bool(block.depth)
        is_line = is_line or (style == "plain" and bool(self._blocks[behind].depth))
        if is_listed:
            is_line = bool(block.marker) and block.depth < self._blocks[behind].depth
        return bool(
            (is_line or (block.text.endswith((":", "：")) and not is_listed))
            and length_in_words(bare(block.text)) <= _LONGEST_SECTION
            and (block.is_bold or not block.addresses)
            and not block.text[0].islower()
        )

    def _leads_to_item(self, index: int, level: int) -> bool:
        """Whether a heading has items below it, or ends what stands above it."""
        for n in range(index + 1, len(self._blocks)):
            if self._starts[n]:
                return True
            other = level_of(self._styles[n])
            if other and other <= level:
                break
        return not any(self._starts[:index]) or level <= 2

    def _is_followed_by_paragraphs(self) -> bool:
        """Whether text that stands outside of a list belongs to the item above it."""
        listed = [n for n, block in enumerate(self._blocks) if self._starts[n] and block.depth]
        if not listed or len(listed) < sum(self._starts):
            return True
        behind = [self._blocks[n + 1] for n in listed if n + 1 < len(self._blocks)]
        return sum(not block.depth and not block.level for block in behind) * 2 > len(listed)

    def _is_within(self, index: int) -> bool:
        return bool(self._blocks[index].depth) or self._blocks[index].marker == SOURCE

    def _headings(self, index: int, part: _OpenPart) -> tuple[Heading, ...]:
        """The headings in force from here on: it ends those of its own level and all below."""
        block, above = self._blocks[index], part.headings
        country = jurisdiction_named(bare(block.text))
        section = next((h.placement.section for h in reversed(above) if h.placement), "")
        placement = self._names.exact(block.text, section) if self._known[index] else None
        level = level_of(self._styles[index])
        if not level:
            kind = "section" if placement else "country" if country else self._styles[index]
            level = self._unmarked_level(kind, part)
        kept = tuple(one for one in above if one.level < level)
        return (*kept, Heading(block.text, placement, "" if placement else country, level))

    def _unmarked_level(self, kind: str, part: _OpenPart) -> int:
        """The level of a heading that nothing tells: that of others like it, if there were any.

        A country stands below a section if sections came first; an unknown heading that
        follows another one directly stands below it.
        """
        first = _UNMARKED_LEVEL
        if kind == "country":
            first += "section" in self._unmarked
        elif kind == "section":
            first += "country" in self._unmarked
        elif part.headings and not part.items:
            first = part.headings[-1].level + 1
        return self._unmarked.setdefault(kind, first)


def _is_beside(block: Block) -> bool:
    return block.marker == SOURCE or is_date_alone(block.text)
