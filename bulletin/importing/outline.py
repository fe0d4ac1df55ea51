"""From blocks to items: which lines are headings of sections, which are titles, what is beside.

A heading that bulletin.yml knows is a section. Of the others, the style that has paragraphs
directly below it is that of titles; what stands above titles is a section of another name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bulletin.importing.blocks import Block
from bulletin.importing.closings import part_closing
from bulletin.importing.headings import bare, level_of
from bulletin.importing.loose_items import loose_items
from bulletin.importing.places import jurisdiction_named
from bulletin.importing.rows import Role, Row, next_of, rows_of, title_level
from bulletin.importing.section_names import Placement, SectionNames

_SECTION_LEVEL = 10
"""Of headings of sections that are not marked up; deeper than all levels that are."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above items."""

    text: str = ""
    """As it stands; empty where there is none."""
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


@dataclass(frozen=True, slots=True)
class Outline:
    """A bulletin in its parts."""

    masthead: tuple[Block, ...] = ()
    introduction: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()
    closing: tuple[Block, ...] = ()
    """What stands behind the last item and belongs to none."""
    section_texts: tuple[Block, ...] = ()
    """What stands below the heading of a section, above its first title."""
    headings: tuple[Heading, ...] = ()
    """Every heading, the last that was in force at each place."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands below the headings that are in force."""

    headings: tuple[Heading, ...] = ()
    loose: list[Block] = field(default_factory=list)
    items: list[tuple[Block, list[Block]]] = field(default_factory=list)


def compose_outline(
    blocks: Sequence[Block], names: SectionNames, titles: Sequence[str], end_of_notes: int
) -> Outline:
    """The outline of the blocks of a text whose notes are taken out.

    `titles` is what the bulletin is called elsewhere; `end_of_notes` the place of its last note.
    """
    text, closing = part_closing(blocks, end_of_notes)
    rows = rows_of(text, names, titles)
    walk = _Walk(names, title_level(rows))
    for index, row in enumerate(rows):
        walk.take(row, next_of(rows, index))
    return replace(walk.outline(), closing=closing)


class _Walk:
    """What was seen of the rows so far."""

    def __init__(self, names: SectionNames, level: int) -> None:
        self._names = names
        self._level = level
        self._masthead: list[Block] = []
        self._parts = [_Part()]
        self._levels: dict[str, int] = {}

    def take(self, row: Row, following: Role) -> None:
        """Put a row where it belongs."""
        if row.role is Role.MASTHEAD:
            self._masthead.append(row.block)
        elif row.role is Role.HEAD and self._is_subheading(row):
            self._parts[-1].items[-1][1].append(replace(row.block, level=max(row.block.level, 1)))
        elif row.role in (Role.SECTION, Role.COUNTRY):
            self._open(row)
        elif row.role is Role.HEAD and self._is_title(row, following):
            self._parts[-1].items.append((row.block, []))
        elif row.role is Role.HEAD and following is not Role.END:
            self._open(row)
        else:
            part = self._parts[-1]
            (part.items[-1][1] if part.items else part.loose).append(row.block)

    def _is_subheading(self, row: Row) -> bool:
        level = level_of(row.style)
        is_below = level > self._level if level else row.style != "plain"
        return bool(self._level and is_below and self._parts[-1].items)

    def _is_title(self, row: Row, following: Role) -> bool:
        has_text = following in (Role.TEXT, Role.SOURCE) or bool(row.block.addresses)
        if level := level_of(row.style):
            return level == self._level or (has_text and level > self._level)
        return has_text

    def _open(self, row: Row) -> None:
        """A heading ends those of its own level, and all below them."""
        above = self._parts[-1].headings
        level = level_of(row.style) or self._unmarked_level(row, above)
        kept = tuple(one for one in above if one.level < level)
        self._parts.append(_Part((*kept, self._heading(row, kept, level))))

    def _unmarked_level(self, row: Row, above: tuple[Heading, ...]) -> int:
        """The level of a heading that nothing tells: that of others like it, if there were any.

        Sections and countries stand in the order in which they came first; a heading of
        another name that follows another one directly stands below it.
        """
        kind = row.role.value if row.role is not Role.HEAD else row.style
        is_inner = row.role is Role.HEAD and above and not self._parts[-1].items
        first = above[-1].level + 1 if is_inner else _SECTION_LEVEL
        if row.role is Role.COUNTRY and Role.SECTION.value in self._levels:
            first = _SECTION_LEVEL + 1
        if row.role is Role.SECTION:
            self._levels.setdefault(row.style, _SECTION_LEVEL)
            first += Role.COUNTRY.value in self._levels
        return self._levels.setdefault(kind, first)

    def _heading(self, row: Row, above: tuple[Heading, ...], level: int) -> Heading:
        section = next((one.placement.section for one in reversed(above) if one.placement), "")
        placement = self._names.exact(row.block.text, section) if row.role is Role.SECTION else None
        country = jurisdiction_named(bare(row.block.text)) if row.role is Role.COUNTRY else ""
        return Heading(row.block.text, placement, country, level)

    def outline(self) -> Outline:
        first, others = self._parts[0], self._parts[1:]
        has_items = any(part.items for part in self._parts) or others
        introduction = first.loose if has_items else []
        items = [item for part in self._parts for item in _items(part, bool(has_items))]
        loose = [block for part in others if part.items for block in part.loose]
        headings = (part.headings[-1] for part in others)
        return Outline(
            tuple(self._masthead),
            tuple(introduction),
            tuple(items),
            section_texts=tuple(loose),
            headings=tuple(dict.fromkeys(headings)),
        )


def _items(part: _Part, has_items: bool) -> Iterator[Item]:
    """The items of a part; where it has no titles, each paragraph is one."""
    yield from (Item(title, tuple(body), part.headings) for title, body in part.items)
    if not part.items and (part.headings or not has_items):
        for title, blocks in loose_items(part.loose):
            yield Item(title, blocks, part.headings)
