"""Text as Markdown and as YAML, so that whatever looks like a sign of either stays text."""

import re
from collections.abc import Sequence

from bulletin.importing.drafts.sources import Cited, DraftPiece

_SIGNS = re.compile(r"[\\`*_\[\]<>~^|{}]|&(?=#?\w+;)|!(?=\[)|&(?=#)")
_AT_BEGIN = re.compile(r"\A(?:(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)|(?P<sign>[#>+=:-]))")


def as_markdown(pieces: Sequence[DraftPiece]) -> str:
    """One paragraph of Markdown that reads as the pieces do, with `[^id]` for their marks."""
    parts: list[str] = []
    for piece in _without_doubles(pieces):
        if isinstance(piece, Cited):
            parts[-1:] = [part.rstrip() for part in parts[-1:]]
            parts.append(f"[^{piece.source}]")
        else:
            parts.append(_SIGNS.sub(r"\\\g<0>", piece))
    return _AT_BEGIN.sub(_escaped_begin, "".join(parts).strip(), count=1)


def quoted_value(text: str) -> str:
    """A text as a YAML scalar in double quotes (YAML 1.2, 7.3.1)."""
    line = " ".join(text.split())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped_begin(match: re.Match[str]) -> str:
    return f"{match['number']}\\{match['dot']}" if match["number"] else f"\\{match['sign']}"


def _without_doubles(pieces: Sequence[DraftPiece]) -> list[DraftPiece]:
    """The pieces without a mark that stands directly behind the same one."""
    found: list[DraftPiece] = []
    for piece in pieces:
        is_double = bool(found) and piece == found[-1] and isinstance(piece, Cited)
        found += [] if is_double else [piece]
    return found
