"""Rules about threads and earlier addresses of entries."""

from collections.abc import Iterator

from bulletin.assembly.content import Content
from bulletin.diagnostics.report import Code, Diagnostic, nearest, quoted
from bulletin.schema.entries import Entry
from bulletin.schema.threads import Follow
from bulletin.schema.validation import having
from bulletin.values.graph_cycles import cycles


def followed_entries_exist(content: Content) -> Iterator[Diagnostic]:
    """Check that an entry follows existing entries, each listed once."""
    for entry, index, follow in _follows(content):
        location = entry.at("follows", index, "id")
        if f"content/{follow.id}.md" not in content.documents:
            message = f"there is no entry {quoted(follow.id)}"
            yield Diagnostic(Code.UNKNOWN_ENTRY, location, message, _hint(follow.id, content))
        elif follow.id in [other.id for _, other in having("id", entry.follows[:index])]:
            message = f"{quoted(follow.id)} is listed twice"
            yield Diagnostic(Code.DUPLICATE_ID, location, message, "delete one of the two")


def _hint(wrong: str, content: Content) -> str:
    renamed = (one for one in content.entries if wrong in getattr(one, "aliases", ()))
    if entry := next(renamed, None):
        return f"write {entry.id}, its present address"
    near = nearest(wrong, content.by_id)
    return (
        f"did you mean {quoted(near)}?"
        if near
        else "write the month and file name, such as 2022-02/some-entry"
    )


def followed_entries_are_earlier(content: Content) -> Iterator[Diagnostic]:
    """Check that an entry follows only earlier ones."""
    for entry, index, follow in _follows(content):
        if _is_later(follow.id, entry, content):
            date = content.by_id[follow.id].date
            message = f"{quoted(follow.id)}, dated {date}, is later than this entry, {entry.date}"
            hint = "move the line to the later entry, which follows the earlier one"
            location = entry.at("follows", index, "id")
            yield Diagnostic(Code.LATER_ENTRY, location, message, hint)


def threads_have_no_cycle(content: Content) -> Iterator[Diagnostic]:
    """Check that no entry follows itself through others.

    Links to later entries are reported elsewhere.
    """
    follows: dict[str, list[str]] = {}
    for entry, _, follow in _follows(content):
        if follow.id in content.by_id and not _is_later(follow.id, entry, content):
            follows.setdefault(entry.id, []).append(follow.id)
    for path in cycles(follows):
        entry, following = content.by_id[path[0]], path[1 % len(path)]
        index = next(i for i, one in having("id", entry.follows) if one.id == following)
        message = f"entries follow each other: {' → '.join((*path, path[0]))}"
        message = "the entry follows itself" if len(path) == 1 else message
        location = entry.at("follows", index, "id")
        yield Diagnostic(Code.THREAD_CYCLE, location, message, "delete the line that is wrong")


def _follows(content: Content) -> Iterator[tuple[Entry, int, Follow]]:
    """Yield each followed entry that could be read, with its position in the list."""
    for entry in content.entries:
        for index, follow in having("id", getattr(entry, "follows", ())):
            yield entry, index, follow


def _is_later(followed: str, entry: Entry, content: Content) -> bool:
    other = getattr(content.by_id.get(followed), "date", None)
    date = getattr(entry, "date", None)
    return bool(other and date and other.first_day > date.last_day)


def aliases_are_free(content: Content) -> Iterator[Diagnostic]:
    """Check that an earlier address belongs to one entry only, and to no existing file."""
    seen: dict[str, Entry] = {}
    for entry in content.entries:
        for index, alias in enumerate(getattr(entry, "aliases", ())):
            holder = f"content/{alias}.md" if f"content/{alias}.md" in content.documents else ""
            if alias in seen:
                holder = seen[alias].document.path
            if holder:
                message = f"{quoted(alias)} is the address of {holder}"
                hint = "delete it here or there; an address can lead to only one entry"
                yield Diagnostic(Code.ALIAS_TAKEN, entry.at("aliases", index), message, hint)
            seen.setdefault(alias, entry)


THREAD_RULES = (
    followed_entries_exist,
    followed_entries_are_earlier,
    threads_have_no_cycle,
    aliases_are_free,
)
