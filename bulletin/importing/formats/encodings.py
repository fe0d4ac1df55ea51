"""Decode bytes in any encoding to text that an entry may hold."""

import codecs
import re

from bulletin.parsing.text_files import without_forbidden

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\U00100000-\U0010fffd]"
)
"""Besides, icons of the private-use plane whose characters stand for citations in a text."""
_BLANK = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_END = re.compile("\r\n|[\r\u0085\u2028\u2029\u000b]")
_PAGE_BREAK = "\f"
_EAST_ASIAN = ("gb18030", "shift_jis", "euc_jp", "euc_kr", "big5", "utf-16-le", "utf-16-be")
_FREQUENT = re.compile("[的一是在不了和有人个中国法信息数据安全日月年ぁ-ゖァ-ヺ가-힣，。、]")
_BULLETS = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "•", 0xF02D: "-"}
"""Characters of symbol fonts that word processors use as bullets."""


def decoded(content: bytes, charset: str = "") -> str:
    """The text of bytes: by their mark, as declared, UTF-8, by their letters, or Windows-1252."""
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return tidied(content.decode(name, "replace"))
    for name in filter(None, (charset, "utf-8", _utf_16(content), _east_asian(content))):
        try:
            return tidied(content.decode(name))
        except (LookupError, UnicodeDecodeError):
            continue
    return tidied(content.decode("cp1252", "replace"))


def tidied(text: str) -> str:
    """Text with LF line ends and plain spaces, without invisible characters."""
    text = _LINE_END.sub("\n", text).replace(_PAGE_BREAK, "\n\n").translate(_BULLETS)
    return without_forbidden(_BLANK.sub(" ", _INVISIBLE.sub("", text)))


def _utf_16(content: bytes) -> str:
    """UTF-16 without its mark, in which every other byte of western text is zero."""
    if not 0.25 < content.count(0) / max(len(content), 1) < 0.75:
        return ""
    return "utf-16-be" if content[:1] == b"\0" else "utf-16-le"


def _east_asian(content: bytes) -> str:
    """The encoding in which most bytes are frequent characters of Chinese, Japanese or Korean."""
    scores = {}
    for name in _EAST_ASIAN if sum(byte > 127 for byte in content) * 4 >= len(content) else ():
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        is_last_resort = name.startswith("utf-16")
        scores[name] = len(_FREQUENT.findall(text)) / max(len(text), 1) / (1 + 4 * is_last_resort)
    return max(scores, key=lambda name: scores[name], default="")
