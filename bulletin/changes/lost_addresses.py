"""Addresses never die: what has been published is found where it was."""

from collections.abc import Iterable, Iterator
from posixpath import dirname

from bulletin.assembly.content import Content
from bulletin.assembly.content_files import CONTENT, is_entry, is_issue, is_text
from bulletin.changes.changed_texts import Change
from bulletin.diagnostics.report import Code, Diagnostic, Location
from bulletin.schema.entries import Entry
from bulletin.values.slugs import ENTRY_ID


def addresses_live_on(changes: Iterable[Change], content: Content) -> Iterator[Diagnostic]:
    """The address of every text, and every alias of an entry, still leads somewhere."""
    aliases = (path for entry in content.entries for path in _aliases_of(entry))
    kept = content.documents.union(aliases)
    for change in changes:
        if is_text(change.file.before) and not _cannot_tell(change):
            lost = [path for path in _paths_before(change) if path not in kept]
            yield from _entries_lost(change, [path for path in lost if is_entry(path)])
            yield from _others_lost([path for path in lost if not is_entry(path)], content)


def _cannot_tell(change: Change) -> bool:
    """Whether a faulty file hides what its aliases are; its fault is told elsewhere."""
    is_there = is_text(change.file.after) and is_entry(change.file.after)
    return is_there and not hasattr(change.after, "aliases")


def _paths_before(change: Change) -> tuple[str, ...]:
    """Where readers found a text: at its own path, and at those that its aliases stand for."""
    return change.file.before, *_aliases_of(change.before)


def _aliases_of(text: object) -> Iterator[str]:
    return (f"{CONTENT}/{alias}.md" for alias in getattr(text, "aliases", ()))


def _entries_lost(change: Change, paths: list[str]) -> Iterator[Diagnostic]:
    ids = [one for path in paths if ENTRY_ID.fullmatch(one := _id_of(path))]
    entry = change.after
    for lost in ids:
        message = f"the published address /{lost}/ would lead nowhere"
        location = Location(change.file.before)
        hint = "bring the file back with a line 'withdrawn: {date: …, reason: …}', or write "
        hint += f"'aliases: [{lost}]' into the entry that takes its place"
        if isinstance(entry, Entry):
            location = entry.at("aliases")
            hint = f"write the line 'aliases: [{', '.join((*entry.aliases, *ids))}]'"
        yield Diagnostic(Code.LOST_ADDRESS, location, message, hint)


def _others_lost(paths: list[str], content: Content) -> Iterator[Diagnostic]:
    """Pages and issues; of an issue that still has entries it is told that it has no file."""
    for path in paths:
        if not is_issue(path):
            address = path.rpartition("/")[2].removesuffix(".md")
            hint = "bring the file back, if only with a link to what takes its place"
        elif not any(dirname(path) == dirname(other) for other in content.documents):
            address = _id_of(path).partition("/")[0]
            hint = "bring the file back; an issue may have lost all its entries"
        else:
            continue
        message = f"the published address /{address}/ would lead nowhere"
        yield Diagnostic(Code.LOST_ADDRESS, Location(path), message, hint)


def _id_of(path: str) -> str:
    return path.removeprefix(f"{CONTENT}/").removesuffix(".md")
