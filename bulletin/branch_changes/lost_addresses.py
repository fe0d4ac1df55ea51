"""Check that no published address is lost."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from posixpath import dirname

from bulletin.assembly.content import Content
from bulletin.assembly.content_files import CONTENT, is_entry, is_issue, is_text
from bulletin.assembly.visibility import visible
from bulletin.branch_changes.changed_texts import Change
from bulletin.diagnostics.report import Code, Diagnostic, Location, quoted
from bulletin.schema.entries import Entry
from bulletin.schema.text_model import Written
from bulletin.values.slugs import ENTRY_ID
from bulletin.values.timestamps import ALWAYS, NEVER


def addresses_live_on(
    changes: Iterable[Change], content: Content, today: date | None = None
) -> Iterator[Diagnostic]:
    """Check that the address of every text, and every alias of an entry, still works.

    A former draft, or a text with an embargo until after `today`, has no address to lose.
    """
    as_of = datetime.combine(today, time.max, UTC) if today else NEVER - timedelta(days=1)
    shown, hidden = visible(content, as_of)
    aliases = (path for entry in shown.entries for path in _aliases_of(entry))
    hidden_paths = {text.document.path for text in hidden.texts}
    kept = content.documents.union(aliases) - hidden_paths
    changed = list(changes)
    issues = _issues_before(changed, content)
    for change in changed:
        if _appeared(change, issues) > as_of:
            continue
        if change.after and change.after.document.path in hidden_paths:
            yield from _hidden_again(change.after)
        elif is_text(change.file.before) and not _cannot_tell(change):
            lost = [path for path in _paths_before(change) if path not in kept]
            yield from _entries_lost(change, [path for path in lost if is_entry(path)])
            yield from _others_lost([path for path in lost if not is_entry(path)], content)


def _issues_before(changes: Iterable[Change], content: Content) -> dict[str, datetime]:
    """Return when the issue of each folder appears, as it was before the changes."""
    issues = {issue.document.folder: issue.appears for issue in content.issues}
    before = (change.before for change in changes if change.before)
    issues |= {one.document.folder: one.appears for one in before if is_issue(one.document.path)}
    return issues


def _appeared(change: Change, issues: Mapping[str, datetime]) -> datetime:
    """Return when readers could first see a text as it was; not before its issue."""
    own = change.before.appears if change.before else ALWAYS
    return max(own, issues.get(dirname(change.file.before), ALWAYS))


def _hidden_again(text: Written) -> Iterator[Diagnostic]:
    """Report a published text that is now marked as hidden."""
    for name in ("draft", "publish"):
        if getattr(text, name, None):
            message = f"{quoted(_id_of(text.document.path))} has already been published"
            hint = f"delete the line {quoted(name)}; withdraw or correct the entry if it is wrong"
            yield Diagnostic(Code.LOST_ADDRESS, text.at(name), message, hint)


def _cannot_tell(change: Change) -> bool:
    """Return whether an invalid file hides its aliases; its errors are reported elsewhere."""
    is_there = is_text(change.file.after) and is_entry(change.file.after)
    return is_there and not hasattr(change.after, "aliases")


def _paths_before(change: Change) -> tuple[str, ...]:
    """Return the paths at which readers found a text: its own, and those of its aliases."""
    return change.file.before, *_aliases_of(change.before)


def _aliases_of(text: object) -> Iterator[str]:
    return (f"{CONTENT}/{alias}.md" for alias in getattr(text, "aliases", ()))


def _entries_lost(change: Change, paths: list[str]) -> Iterator[Diagnostic]:
    ids = [one for path in paths if ENTRY_ID.fullmatch(one := _id_of(path))]
    entry = change.after
    for lost in ids:
        message = f"the published address /{lost}/ would stop working"
        location = Location(change.file.before)
        hint = "restore the file with a line 'withdrawn: {date: …, reason: …}', or write "
        hint += f"'aliases: [{lost}]' into the entry that replaces it"
        if isinstance(entry, Entry):
            location = entry.at("aliases")
            hint = f"write the line 'aliases: [{', '.join((*entry.aliases, *ids))}]'"
        yield Diagnostic(Code.LOST_ADDRESS, location, message, hint)


def _others_lost(paths: list[str], content: Content) -> Iterator[Diagnostic]:
    """Report lost pages and issues, also an issue that still has entries but no file."""
    for path in paths:
        if not is_issue(path):
            address = path.rpartition("/")[2].removesuffix(".md")
            hint = "restore the file, if only with a link to its replacement"
        elif not any(dirname(path) == dirname(other) for other in content.documents):
            address = _id_of(path).partition("/")[0]
            hint = "restore the file; an issue may have no entries left"
        else:
            continue
        message = f"the published address /{address}/ would stop working"
        yield Diagnostic(Code.LOST_ADDRESS, Location(path), message, hint)


def _id_of(path: str) -> str:
    return path.removeprefix(f"{CONTENT}/").removesuffix(".md")
