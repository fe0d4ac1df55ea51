"""Blocks with the part that they play in a bulletin, as far as each and its neighbours show it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bulletin.importing.blocks import Block
from bulletin.importing.headings import bare, is_prose, level_of, style_of
from bulletin.importing.mastheads import is_masthead
from bulletin.importing.note_blocks import SOURCE
from bulletin.importing.places import jurisdiction_named
from bulletin.importing.section_names import SectionNames
from bulletin.importing.source_lines import is_source_line
from bulletin.importing.spoken_dates import is_date_alone


class Role(Enum):
    """What a block may be."""

    MASTHEAD = "masthead"
    SECTION = "section"
    COUNTRY = "country"
    HEAD = "head"
    """A heading of another name, or a title."""
    TEXT = "text"
    BESIDE = "beside"
    """A date or a ruled line between a title and its text."""
    SOURCE = "source"
    END = "end"


@dataclass(frozen=True, slots=True)
class Row:
    """A block and its role."""

    block: Block
    role: Role
    style: str = ""


_BESIDE = (Role.BESIDE, Role.SOURCE)
_MOST_ABOVE = 8
"""Lines that the top of a bulletin may have."""
_MOST_PLAIN = 3
"""Plain lines in a row that may be headings; more of them are a list."""


def rows_of(blocks: Sequence[Block], names: SectionNames, titles: Sequence[str]) -> list[Row]:
    """The rows of a text, from its first block to its last."""
    rows = [_row(block, names) for block in blocks]
    rows = _with_sources(_without_lists(rows))
    rows = _with_masthead(rows, names, titles)
    return rows if _needs_plain_titles(rows) else _without_plain(rows)


def next_of(rows: Sequence[Row], index: int) -> Role:
    """The role of what follows a row, dates and lines apart; sources only if nothing else does."""
    behind = [row.role for row in rows[index + 1 : index + 6]]
    main = next((role for role in behind if role not in _BESIDE), Role.END)
    if main in (Role.TEXT, Role.MASTHEAD) or Role.SOURCE not in behind:
        return main
    return Role.SOURCE if behind[0] in _BESIDE else main


def title_level(rows: Sequence[Row]) -> int:
    """The level of headings that are titles: the highest with text below most of them; or 0."""
    all_of, with_text = Counter[int](), Counter[int]()
    for index, row in enumerate(rows):
        if row.role is Role.HEAD and (level := level_of(row.style)):
            all_of[level] += 1
            has_text = next_of(rows, index) in (Role.TEXT, Role.SOURCE)
            with_text[level] += has_text or bool(row.block.addresses)
    usual = [level for level in all_of if with_text[level] * 2 > all_of[level]]
    return min(usual or [level for level, count in with_text.most_common(1) if count], default=0)


def _row(block: Block, names: SectionNames) -> Row:
    if block.marker == SOURCE:
        return Row(block, Role.SOURCE)
    if not block.runs or is_date_alone(block.text):
        return Row(block, Role.BESIDE)
    if block.marker == "•" and block.is_bold:
        block = replace(block, marker="")
    style = style_of(block) or ("plain" if block.text.endswith(":") else "")
    if style and (names.exact(block.text) or names.is_part(block.text)):
        return Row(block, Role.SECTION, style)
    if style and jurisdiction_named(bare(block.text)):
        return Row(block, Role.COUNTRY, style)
    style = style_of(block)
    is_label = style == "plain" and block.text.endswith(":")
    return Row(block, Role.HEAD if style and not is_label else Role.TEXT, style)


def _with_sources(rows: list[Row]) -> list[Row]:
    """Lines that say no more than where the text above them comes from."""
    found: list[Row] = []
    for index, row in enumerate(rows):
        before = found[-1].role if found else Role.END
        following = rows[index + 1] if index + 1 < len(rows) else Row(Block(()), Role.END)
        heads_text = following.role is Role.TEXT and is_prose(following.block)
        is_free = row.role in (Role.TEXT, Role.HEAD) and not row.block.level
        if is_free and is_source_line(
            row.block, before in (Role.TEXT, Role.SOURCE, Role.BESIDE), heads_text
        ):
            row = Row(replace(row.block, marker=SOURCE), Role.SOURCE)
        found.append(row)
    return found


def _with_masthead(rows: list[Row], names: SectionNames, titles: Sequence[str]) -> list[Row]:
    """The lines above everything else that name the bulletin, its month or its publisher.

    They end with the last one that does; what stands above it is part of it.
    """
    first = rows[:_MOST_ABOVE]
    top = next((n for n, row in enumerate(first) if not _may_be_masthead(row)), len(first))
    named = [n for n, row in enumerate(rows[:top]) if _names_bulletin(row, rows, titles)]
    end = named[-1] + 1 if named else int(_is_name_of_all(rows, names))
    return [
        replace(row, role=Role.MASTHEAD) if row.block.runs else row for row in rows[:end]
    ] + rows[end:]


def _is_name_of_all(rows: Sequence[Row], names: SectionNames) -> bool:
    """Whether the first line stands above others, is set like no other and names no section."""
    first = rows[0] if rows else Row(Block(()), Role.END)
    above = next_of(rows, 0) in (Role.HEAD, Role.SECTION, Role.COUNTRY)
    styles = Counter(row.style for row in rows if row.role in (Role.SECTION, Role.COUNTRY))
    usual = [style for style, _ in styles.most_common(1)]
    is_like_sections = first.style in usual or bool(names.near(first.block.text))
    is_long = len(first.block.text.split()) > 1
    return first.role is Role.HEAD and is_long and above and not is_like_sections


def _may_be_masthead(row: Row) -> bool:
    return row.role in (Role.HEAD, Role.BESIDE) and not row.block.addresses


def _names_bulletin(row: Row, rows: Sequence[Row], titles: Sequence[str]) -> bool:
    """By its words, or because it is the one heading of the highest of several levels."""
    levels = Counter(other.block.level for other in rows if other.block.level)
    level = row.block.level
    is_top = bool(level) and level == min(levels) and levels[level] == 1 and len(levels) > 1
    is_date = row.role is Role.BESIDE and bool(row.block.runs)
    return is_date or is_top or (row.role is Role.HEAD and is_masthead(row.block, titles))


def _without_lists(rows: list[Row]) -> list[Row]:
    """Headings in a row that are rather parts of a list: numbered alike, or many plain ones."""
    found = list(rows)
    begin = 0
    while begin < len(rows):
        end = begin + 1
        while end < len(rows) and _is_same_list(rows[begin], rows[end]):
            end += 1
        length = end - begin
        is_list = length > (_MOST_PLAIN if rows[begin].style == "plain" else 1)
        if is_list and rows[begin].role is Role.HEAD and not level_of(rows[begin].style):
            found[begin:end] = [replace(row, role=Role.TEXT, style="") for row in rows[begin:end]]
        begin = end
    return found


def _is_same_list(row: Row, other: Row) -> bool:
    is_listed = row.style == "plain" or row.style.startswith("number")
    return row.role is other.role is Role.HEAD and row.style == other.style and is_listed


def _needs_plain_titles(rows: Sequence[Row]) -> bool:
    """Whether too few headings that are set as such have text below them."""
    marked = [
        row
        for index, row in enumerate(rows)
        if row.role is Role.HEAD and row.style != "plain" and next_of(rows, index) is Role.TEXT
    ]
    return len(marked) < 2


def _without_plain(rows: Sequence[Row]) -> list[Row]:
    """Plain lines are text where titles are marked, but for one directly below a heading."""
    found: list[Row] = []
    for index, row in enumerate(rows):
        above = rows[index - 1].role if index else Role.END
        is_plain = row.role is Role.HEAD and row.style == "plain"
        is_title = above in (Role.SECTION, Role.COUNTRY) and next_of(rows, index) is Role.TEXT
        found.append(replace(row, role=Role.TEXT) if is_plain and not is_title else row)
    return found
