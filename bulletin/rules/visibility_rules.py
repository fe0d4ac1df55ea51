"""The rule about drafts and embargoes: no published text may lead to a hidden one."""

from collections.abc import Iterator

from bulletin.assembly.content import Content
from bulletin.assembly.visibility import Appearances, appearances
from bulletin.diagnostics.report import Code, Diagnostic, Location, quoted
from bulletin.schema.entries import Entry
from bulletin.schema.text_model import Written
from bulletin.schema.validation import having
from bulletin.values.timestamps import ALWAYS, NEVER


def what_is_linked_has_appeared(content: Content) -> Iterator[Diagnostic]:
    """Check that whatever a text links to or follows appears no later than the text."""
    times = appearances(content)
    if all(time == ALWAYS for time in times.values()):
        return
    for text in content.texts:
        for target, location in _targets(text):
            yield from _too_early(text, target, location, times)


def _targets(text: Written) -> Iterator[tuple[str, Location]]:
    """Yield the files that a text leads to, with the location of each reference."""
    for reference in text.body.references:
        yield reference.target, reference.location
    if isinstance(text, Entry):
        for index, follow in having("id", getattr(text, "follows", ())):
            yield f"content/{follow.id}.md", text.at("follows", index, "id")


def _too_early(
    text: Written, target: str, location: Location, times: Appearances
) -> Iterator[Diagnostic]:
    own, other = times.get(text.document.path, ALWAYS), times.get(target, ALWAYS)
    own = max(own, text.appears)  # A translation may itself be a draft.
    if other <= own:
        return
    name = quoted(target.removeprefix("content/").removesuffix(".md"))
    message = f"{name} is a draft, which readers cannot open"
    hint = "make this text a draft too, or remove the link until it is published"
    if other != NEVER:
        until = other.isoformat(timespec="minutes")
        message = f"{name} appears on {until}, later than this text"
        hint = f"remove the link until then, or write 'publish: {until}' here"
    yield Diagnostic(Code.UNPUBLISHED_LINK, location, message, hint)


VISIBILITY_RULES = (what_is_linked_has_appeared,)
