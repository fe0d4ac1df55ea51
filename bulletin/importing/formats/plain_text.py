"""Plain text as blocks: blank lines, wrapped lines, and the signs that people set for headings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bulletin.importing.formats.blocks import Block, Manuscript, Run, joined
from bulletin.importing.formats.wrapped_lines import BULLET, is_cut, paragraphs_of

_HASHES = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_RULE = re.compile(r"\s*([-_=*~#·•—–])(?:\s*\1){2,}\s*|--\s*")
_UNDERLINE = re.compile(r"\s*(=|-|~){3,}\s*")
_QUOTED = re.compile(r">+ ?")
_INLINE = re.compile(
    r"(?<!\w)(?P<bold>\*\*|__)(?=\S)(?P<strong>.+?)(?<=\S)(?P=bold)(?!\w)"
    r"|\[(?P<label>[^\]\[]+)\]\(<?(?P<target>https?://[^\s)>]+)>?\)"
    r"|\[\^(?P<note>\d{1,3})\](?!:)"
    r"|<?(?P<address>https?://[^\s<>\"“”⁰¹²³⁴⁵⁶⁷⁸⁹（）【】《》「」。，；]+)>?"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
)
_STARRED = re.compile(r"\*(?=[^\s*])([^*]+)(?<=\S)\*|_(?=[^\s_])([^_]+)(?<=\S)_")
_BEHIND_ADDRESS = ".,;:!?'’\"”*]"


def read_text(text: str) -> Manuscript:
    """The blocks of a plain text; `---` below a line makes it a heading, alone a ruled line."""
    lines = _unquoted(text.split("\n"))
    found = [block for chunk in _chunks(lines) for block in _blocks(chunk)]
    return Manuscript(tuple(_nested(found)))


def _nested(blocks: Iterable[Block]) -> Iterator[Block]:
    """List items with the depth that their indentation gives them; it is `depth` until then."""
    open_lists: list[int] = []
    for block in blocks:
        if not block.marker:
            open_lists = [] if block.depth < 2 else open_lists
            within = sum(indent <= block.depth for indent in open_lists)
            yield replace(block, depth=within)
            continue
        open_lists = [indent for indent in open_lists if indent <= block.depth]
        if not open_lists or open_lists[-1] + 1 < block.depth:
            open_lists.append(block.depth)
        yield replace(block, depth=len(open_lists))


def runs_of(text: str, style: Run | None = None) -> Iterator[Run]:
    """A text as runs: addresses, bold words, raised numbers and links in signs are told apart."""
    style, end = style or Run(""), 0
    for match in _INLINE.finditer(text):
        yield replace(style, text=text[end : match.start()])
        yield from _run(match, style)
        end = match.end()
    yield replace(style, text=text[end:])


def _run(match: re.Match[str], style: Run) -> Iterator[Run]:
    if match["strong"]:
        yield from runs_of(match["strong"], replace(style, is_bold=True))
    elif match["label"]:
        yield replace(style, text=match["label"], address=match["target"])
    elif match["note"]:
        yield replace(style, text=match["note"], is_raised=True)
    elif match["raised"]:
        yield replace(style, text=match["raised"], is_raised=True)
    else:
        address = bare_address(match["address"])
        rest = match["address"][len(address) :]
        yield replace(style, text=address, address=style.address or address)
        yield replace(style, text=rest)


def bare_address(text: str) -> str:
    """An address without the punctuation of the sentence around it."""
    address = text.rstrip(_BEHIND_ADDRESS)
    surplus = address.count(")") - address.count("(")
    closing = len(address) - len(address.rstrip(")"))
    return address[: len(address) - max(0, min(surplus, closing))].rstrip(_BEHIND_ADDRESS)


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the signs before each line of a text that was sent on."""
    written = [line for line in lines if line.strip()]
    if sum(line.startswith(">") for line in written) * 2 <= len(written):
        return lines
    return [_QUOTED.sub("", line, count=1) for line in lines]


def _chunks(lines: list[str]) -> Iterator[list[str]]:
    """The lines in parts, each of which is a ruled line, a heading with its line, or the rest."""
    chunk: list[str] = []
    for line in lines:
        if not _RULE.fullmatch(line):
            chunk.append(line)
            continue
        is_heading = _UNDERLINE.fullmatch(line) and chunk and chunk[-1].strip()
        if is_heading and (len(chunk) == 1 or not chunk[-2].strip()):
            title = chunk.pop()
            yield from (chunk, [title, line])
        else:
            yield from (chunk, [line])
        chunk = []
    yield chunk


def _blocks(chunk: list[str]) -> Iterator[Block]:
    if len(chunk) == 1 and _RULE.fullmatch(chunk[0]):
        yield Block(())
    elif len(chunk) == 2 and _RULE.fullmatch(chunk[1]):
        yield replace(_block(chunk[0]), level=1 if "=" in chunk[1] else 2)
    else:
        for group in paragraphs_of(chunk):
            first = chunk[group[0]]
            indent = len(first) - len(first.lstrip())
            block = _block(_joined_lines(chunk[number] for number in group))
            yield replace(block, depth=indent + 1 if block.marker else indent)


def _joined_lines(lines: Iterable[str]) -> str:
    """Lines as one; a word that is divided at its hyphen is put together."""
    text = ""
    for line in map(str.strip, lines):
        is_divided = re.search(r"\w-$", text) and re.match(r"[a-zà-ÿ]", line)
        text += line if is_divided or not text or is_cut(text, line) else f" {line}"
    return text


def _block(text: str) -> Block:
    text, level, marker = text.strip(), 0, ""
    if match := _HASHES.fullmatch(text):
        level, text = len(match[1]), match[2]
    elif match := BULLET.match(text):
        marker, text = "•", text[match.end() :]
    style = Run("")
    if match := _STARRED.fullmatch(text):
        text, style = match[1] or match[2], Run("", is_bold=True)
    return Block(joined(runs_of(text, style)), level, marker)
