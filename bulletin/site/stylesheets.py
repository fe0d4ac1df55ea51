"""Combine style sheets into one file, without comments and unused rules.

A theme has rules for some eighty components, of which a bulletin shows ten. A rule is kept if every
class, id and attribute value in its selector is a word of a frame, template, script or style sheet
of the bulletin; a variable is kept if something uses it. This does not depend on the theme's
version, and a style sheet that cannot be parsed is used whole.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from bulletin.diagnostics.report import EnvironmentFault

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PIECE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\([^()"']*\)|[^{};"'])+|[{};]""")
_WORD = re.compile(r"-{0,2}[A-Za-z_](?:[\w-]*\w)?")
_ARGUMENTS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_NAME = re.compile(r"""[.#]([\w\\-]+)|\[[\w-]+[~|^$*]?=["']?([^\]"']*)""")
_COMMA = re.compile(r",(?![^(]*\))")
_SPACE = re.compile(r"\s+")
_TIGHT = re.compile(r"\s*([{};])\s*")
_PARTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_IMPORT = re.compile(r'@import "((?:[\w-]+/)*[\w-]+\.css)";')
_GROUPS = ("@media", "@supports", "@layer", "@container")


class Rule(NamedTuple):
    """A rule with its declarations, or a group with its rules, or a statement with neither."""

    head: str
    declarations: tuple[str, ...] = ()
    rules: tuple["Rule", ...] = ()

    def __str__(self) -> str:
        inner = ";".join(self.declarations) + "".join(map(str, self.rules))
        return f"{self.head}{{{inner}}}" if inner else f"{self.head};"


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return all words of templates, scripts and pages; any may be a class, id or value."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def trimmed(css: str, words: frozenset[str]) -> str:
    """Return a style sheet without rules that none of these words uses."""
    try:
        rules = tuple(_used(_parsed(css), words))
    except ValueError:
        return css
    while (slim := tuple(_without_unused_names(rules, words))) != rules:
        rules = slim
    return "".join(map(str, rules))


def theme_style(built: Path, patterns: Iterable[str], texts: Iterable[str]) -> str:
    """Return the used rules of a theme's style sheets.

    Raises EnvironmentFault if the theme has unexpected style sheets.
    """
    words = words_of(texts)
    return "".join(trimmed(_native(_only(built, one)), words) for one in patterns)


def _native(file: Path) -> str:
    """Replace features that the theme detects by script with those that browsers now have."""
    return file.read_text("utf-8").replace(".focus-visible", ":focus-visible")


def _only(built: Path, pattern: str) -> Path:
    match list(built.glob(pattern)):
        case [file]:
            return file
        case found:
            raise EnvironmentFault(
                f"the theme has {len(found)} style sheets '{pattern}' instead of one; "
                "see bulletin/engines/"
            )


def bundle(entry: Path) -> None:
    """Inline the imports of a style sheet, and remove the imported files.

    Addresses in them, such as those in `url()`, are relative to the style sheet's folder. Raises
    EnvironmentFault if one is missing.
    """
    css = _COMMENT.sub("", entry.read_text("utf-8"))
    for path in dict.fromkeys(_IMPORT.findall(css)):
        css = css.replace(f'@import "{path}";', _taken(entry, path))
    entry.write_text(css, encoding="utf-8")


def _taken(entry: Path, path: str) -> str:
    file = entry.parent / path
    try:
        css = file.read_text("utf-8")
    except OSError as error:
        said = f"cannot read {path}, which {entry.name} imports: {error.strerror}"
        raise EnvironmentFault(said) from error
    file.unlink()
    with suppress(OSError):
        file.parent.rmdir()
    return css


def compact(css: str) -> str:
    """Return a style sheet without comments and indentation."""
    parts = _PARTED.split(_COMMENT.sub("", css))
    parts[::2] = (_TIGHT.sub(r"\1", _SPACE.sub(" ", part)) for part in parts[::2])
    return "".join(parts).strip()


def _parsed(css: str) -> tuple[Rule, ...]:
    """Return the rules of a style sheet; raises ValueError for anything unsupported."""
    text = _COMMENT.sub("", css)
    pieces = _PIECE.findall(text)
    if "".join(pieces) != text:
        raise ValueError("a string has no end")
    stream = iter([*pieces, "}"])
    rules = tuple(_rules(stream))
    if next(stream, None) is not None:
        raise ValueError("a brace closes nothing")
    return rules


def _rules(pieces: Iterator[str]) -> Iterator[Rule]:
    head = ""
    for piece in pieces:
        if piece in "{};":
            if piece == "{":
                yield _rule(head, pieces)
            elif head:
                yield Rule(head)
            if piece == "}":
                return
            head = ""
        else:
            head = piece.strip()
    raise ValueError("a brace is not closed")


def _rule(head: str, pieces: Iterator[str]) -> Rule:
    if head.startswith((*_GROUPS, "@keyframes")):
        return Rule(head, rules=tuple(_rules(pieces)))
    return Rule(head, tuple(_declarations(pieces)))


def _declarations(pieces: Iterator[str]) -> Iterator[str]:
    for piece in pieces:
        if piece == "}":
            return
        if piece == "{":
            raise ValueError("a rule stands within a rule")
        if piece != ";":
            yield piece.strip()
    raise ValueError("a brace is not closed")


def _used(rules: Iterable[Rule], words: frozenset[str]) -> Iterator[Rule]:
    """Yield rules with those of their selectors that can match."""
    for rule in rules:
        if rule.head.startswith(_GROUPS):
            if inner := tuple(_used(rule.rules, words)):
                yield rule._replace(rules=inner)
        elif rule.head.startswith("@"):
            yield rule
        elif matching := [one for one in _COMMA.split(rule.head) if _can_match(one, words)]:
            yield rule._replace(head=",".join(matching))


def _can_match(selector: str, words: frozenset[str]) -> bool:
    """Return whether a selector can match, ignoring conditions in brackets such as `:not()`."""
    named = " ".join(map(" ".join, _NAME.findall(_ARGUMENTS.sub("", selector))))
    return words.issuperset(_WORD.findall(named))


def _without_unused_names(rules: tuple[Rule, ...], words: frozenset[str]) -> Iterator[Rule]:
    """Yield rules without unused variables and animations."""
    named = words | words_of(_values(rules))
    for rule in rules:
        yield from _with_names(rule, named)


def _values(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield from (declaration.partition(":")[2] for declaration in rule.declarations)
        yield from _values(rule.rules)


def _with_names(rule: Rule, named: frozenset[str]) -> Iterator[Rule]:
    kind, _, name = rule.head.partition(" ")
    if kind == "@keyframes":
        if name in named:
            yield rule
        return
    kept = tuple(one for one in rule.declarations if _is_needed(one, named))
    inner = tuple(found for one in rule.rules for found in _with_names(one, named))
    if kept or inner or not (rule.declarations or rule.rules):
        yield rule._replace(declarations=kept, rules=inner)


def _is_needed(declaration: str, named: frozenset[str]) -> bool:
    return not declaration.startswith("--") or declaration.partition(":")[0] in named
