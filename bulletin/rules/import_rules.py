"""Rules about what an import leaves for a person to decide."""

import re
from collections import defaultdict
from collections.abc import Iterator

from bulletin.assembly.content import Content
from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.markdown.bodies import Citation, HeadingTag
from bulletin.rules.rule_context import RuleContext
from bulletin.schema.entries import Entry

_HEADING = re.compile("<\2")
_LED_BULLET = re.compile(r"<li>\s*(?:<p>)?<strong>")
_MARK = re.compile("\1([^\1]*)\1")


def guesses_are_confirmed(content: Content) -> Iterator[Diagnostic]:
    """Check that no guess of an import is left unconfirmed.

    A field that was guessed in several entries of a month is reported once.
    """
    guessed: defaultdict[tuple[str, str], list[tuple[Entry, str]]] = defaultdict(list)
    for entry in content.entries:
        unconfirmed = getattr(entry, "unconfirmed", None)
        for name, words in (
            unconfirmed.model_dump(exclude_unset=True).items() if unconfirmed else ()
        ):
            guessed[entry.period, name].append((entry, words))
    for (period, name), found in guessed.items():
        entry, words = found[0]
        message = f"{quoted(name)} was guessed from {quoted(words, 200)}"
        hint = "compare it with the source, correct it if need be, and delete this line"
        if len(found) > 1:
            message = f"{quoted(name)} was guessed in {len(found)} entries of {period}"
            message += f", here from {quoted(words, 200)}"
            hint = (
                f"'bulletin confirm {period}' lists the guesses; compare and correct them, "
                f"then run 'bulletin confirm {period} --field {name}'"
            )
        elif len(entry.unconfirmed.model_fields_set) == 1:  # type: ignore[union-attr]
            hint += " and the line 'unconfirmed:'"
        yield Diagnostic(Code.UNCONFIRMED, entry.at("unconfirmed", name), message, hint)


def an_entry_is_one_item(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Warn of headings or bold list items that each cite their own source: separate entries."""
    html = "".join(
        f"\1{piece.source}\1"
        if isinstance(piece, Citation)
        else ("\2" if isinstance(piece, HeadingTag) else piece if isinstance(piece, str) else "")
        for piece in entry.body.pieces
    )
    for what, form in (("headings", _HEADING), ("list items in bold", _LED_BULLET)):
        parts = [frozenset(_MARK.findall(part)) for part in form.split(html)[1:]]
        own = [
            part - frozenset().union(*parts[:n], *parts[n + 1 :]) for n, part in enumerate(parts)
        ]
        if len(parts) > 1 and all(own):
            message = f"the text has {len(parts)} {what}, each of which cites its own source"
            hint = "make each a separate entry if they report different things"
            yield Diagnostic(Code.SEVERAL_ITEMS, entry.at("title"), message, hint)
            return
