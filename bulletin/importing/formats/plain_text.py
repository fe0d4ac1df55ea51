"""Read plain text as blocks: paragraphs, wrapped lines, lists, and typed headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bulletin.importing.formats.blocks import PLAIN, Block, Manuscript, Run, joined

BULLET = re.compile(r"\s*[-*+•·‣▪◦●■–—]\s+")
_NUMBER = re.compile(
    r"\s*(?:\[?\^?\d{1,3}\]:?|\(?\d{1,3}[.):]|\d{1,3}(?:\.\d{1,3})+\.?)(?:\s+|(?=https?:))"
)
_HASHES = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_RULE = re.compile(r"\s*([-_=*~#·•—–])(?:\s*\1){2,}\s*|--\s*")
_UNDERLINE = re.compile(r"\s*(=|-|~){3,}\s*")
_QUOTED = re.compile(r"^>+ ?")
_INLINE = re.compile(
    r"(?<!\w)(?P<bold>\*\*|__)(?=\S)(?P<strong>.+?)(?<=\S)(?P=bold)(?!\w)"
    r"|\[(?P<label>[^\]\[]+)\]\(<?(?P<target>https?://[^\s)>]+)>?\)"
    r"|\[\^(?P<note>\d{1,3})\](?!:)"
    r"|<?(?P<address>https?://[^\s<>\"“”⁰¹²³⁴⁵⁶⁷⁸⁹（）【】《》「」。，；]+)>?"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
)
_STARRED = re.compile(r"\*(?=[^\s*])([^*]+)(?<=\S)\*|_(?=[^\s_])([^_]+)(?<=\S)_|\+{2,} (.+) \+{2,}")
_BEHIND_ADDRESS = ".,;:!?'’\"”*]"
_ADDRESS = re.compile(r"\s*<?https?://\S+\s*")
_LONG_ADDRESS = re.compile(r"https?://\S{30,}$")
_REST_OF_ADDRESS = re.compile(r"(?!https?:)[\w/?=&.%#~+-]+")
_UNWRAPPED = 110
"""Characters that no wrapped line has."""
_NARROWEST = 45
"""The smallest width to which texts are wrapped."""
_SHORT_TITLE = 100
_RAGGED = 8
"""Characters by which lines that somebody broke by hand may be shorter than they could be."""
_MANY = 4
"""Of so many lines that continue wrapped prose, one or more begins with a small letter."""


def read_text(text: str) -> Manuscript:
    """The blocks of a plain text; `---` below a line makes it a heading, alone a ruled line."""
    chunks = _chunks(_unquoted(text.split("\n")))
    return Manuscript(tuple(_nested(block for chunk in chunks for block in _blocks(chunk))))


def _nested(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks whose depth, which was their indentation, is the number of lists around them."""
    open_lists: list[int] = []
    for block in blocks:
        if block.marker:
            open_lists = [indent for indent in open_lists if indent <= block.depth]
            if not open_lists or open_lists[-1] + 1 < block.depth:
                open_lists.append(block.depth)
        elif block.depth < 2:
            open_lists = []
        yield replace(block, depth=sum(indent <= block.depth for indent in open_lists))


def runs_of(text: str, style: Run = PLAIN) -> Iterator[Run]:
    """A text as runs: addresses, bold words, raised numbers and links in Markdown."""
    end = 0
    for match in _INLINE.finditer(text):
        yield replace(style, text=text[end : match.start()])
        yield from _runs_of_match(match, style)
        end = match.end()
    yield replace(style, text=text[end:])


def _runs_of_match(match: re.Match[str], style: Run) -> Iterator[Run]:
    if match["strong"]:
        yield from runs_of(match["strong"], replace(style, is_bold=True))
    elif match["label"]:
        yield replace(style, text=match["label"], address=match["target"])
    elif raised := match["note"] or match["raised"]:
        yield replace(style, text=raised, is_raised=True)
    else:
        address = bare_address(match["address"])
        yield replace(style, text=address, address=style.address or address)
        yield replace(style, text=match["address"][len(address) :])


def bare_address(text: str) -> str:
    """An address without the punctuation of the sentence around it."""
    address = text.rstrip(_BEHIND_ADDRESS)
    surplus = address.count(")") - address.count("(")
    closing = len(address) - len(address.rstrip(")"))
    return address[: len(address) - max(0, min(surplus, closing))].rstrip(_BEHIND_ADDRESS)


def _unquoted(lines: list[str]) -> list[str]:
    """Lines without the `>` before them, if most have one."""
    written = [line for line in lines if line.strip()]
    is_quoted = sum(line.startswith(">") for line in written) * 2 > len(written)
    return [_QUOTED.sub("", line) for line in lines] if is_quoted else lines


def _chunks(lines: list[str]) -> Iterator[list[str]]:
    """The lines in parts, each of which is a ruled line, a heading with its line, or the rest."""
    chunk: list[str] = []
    for line in lines:
        if not _RULE.fullmatch(line):
            chunk.append(line)
            continue
        is_below_line = bool(chunk) and bool(chunk[-1].strip())
        is_alone = len(chunk) == 1 or not "".join(chunk[-2:-1]).strip()
        is_heading = is_below_line and is_alone and _UNDERLINE.fullmatch(line)
        title = [chunk.pop()] if is_heading else []
        yield from (chunk, [*title, line])
        chunk = []
    yield chunk


def _blocks(chunk: list[str]) -> Iterator[Block]:
    if chunk and len(chunk) < 3 and _RULE.fullmatch(chunk[-1]):
        level = 1 if "=" in chunk[-1] else 2
        yield replace(_block(chunk[0]), level=level) if len(chunk) == 2 else Block(())
        return
    for group in paragraphs_of(chunk):
        first = chunk[group[0]]
        indent = len(first) - len(first.lstrip())
        block = _block(_unwrapped(chunk[number] for number in group))
        yield replace(block, depth=indent + 1 if block.marker else indent)


def _unwrapped(lines: Iterable[str]) -> str:
    """Lines as one; a word that is divided at its hyphen is put together."""
    text = ""
    for line in map(str.strip, lines):
        is_divided = re.search(r"\w-$", text) and re.match(r"[a-zà-ÿ]", line)
        text += line if is_divided or not text or _is_cut_address(text, line) else f" {line}"
    return text


def _block(text: str) -> Block:
    text, level, marker, style = text.strip(), 0, "", PLAIN
    if match := _HASHES.fullmatch(text):
        level, text = len(match[1]), match[2]
    elif match := BULLET.match(text):
        marker, text = "•", text[match.end() :]
    if match := _STARRED.fullmatch(text):
        text, style = "".join(filter(None, match.groups())), Run("", is_bold=True)
    return Block(joined(runs_of(text, style)), level, marker)


def paragraphs_of(lines: Sequence[str]) -> list[list[int]]:
    """The numbers of lines that make a paragraph together; a blank line ends one."""
    width = _width(lines)
    groups: list[list[int]] = []
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        before = lines[number - 1] if number else ""
        if before.strip() and (
            _continues(before, line, width) or _hangs(lines[groups[-1][0]], before, line)
        ):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _width(lines: Sequence[str]) -> int:
    """The width to which the lines are wrapped; 0 if each line is a whole paragraph."""
    lengths = [len(line.rstrip()) for line in lines if " " in line.strip() and "://" not in line]
    wrapped = [length for length in lengths if length <= _UNWRAPPED]
    width = max(wrapped, default=0)
    is_unwrapped = (sum(lengths) - sum(wrapped)) * 10 > sum(lengths) or width < _NARROWEST
    return 0 if is_unwrapped or not _is_wrapped(lines, width) else width


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether many lines that fill the width continue in the next one within a sentence."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    following = [b.strip() for a, b in pairs if _continues(a, b, width)]
    return sum(line[0].islower() for line in following) * _MANY >= len(following)


def _is_cut_address(line: str, following: str) -> bool:
    """Whether a long address was cut at the end of a line and continues in the following one."""
    return bool(_LONG_ADDRESS.search(line) and _REST_OF_ADDRESS.fullmatch(following.strip()))


def _continues(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would hardly have fitted into this one."""
    line = line.rstrip()
    if width and len(line) >= width and _is_cut_address(line, following):
        return True
    if not width or _begins_anew(following) or _ADDRESS.fullmatch(line):
        return False
    is_within = following.lstrip()[:1].islower() and not line.endswith((":", ";"))
    return is_within or len(line) + 1 + len(following.split()[0]) > width - _RAGGED


def _hangs(first: str, before: str, line: str) -> bool:
    """Whether a line is indented below the number or bullet that its paragraph begins with.

    A line below a title is a paragraph of its own.
    """
    is_below_title = before is first and _is_title(first) and len(line) > len(first) * 1.3
    if is_below_title and line.lstrip()[:1].isupper():
        return False
    is_indented = line.startswith("  ") and not first.startswith(" ")
    return is_indented and _is_listed(first) and not _is_listed(line)


def _is_listed(line: str) -> bool:
    return bool(_NUMBER.match(line) or BULLET.match(line))


def _is_title(line: str) -> bool:
    """Whether a line may be a title: it ends like none of a paragraph."""
    return len(line) < _SHORT_TITLE and line.rstrip()[-1:].isalnum() and "://" not in line


def _begins_anew(line: str) -> bool:
    return _is_listed(line) or bool(_ADDRESS.fullmatch(line))
