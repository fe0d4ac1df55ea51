"""Summarise the changes of a branch in words, for reviewers who do not read code.

Every sentence begins with its verb and is on one line. It contains authors' text unchanged; the
code that displays it has to escape it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from bulletin.assembly.content_files import CONTENT
from bulletin.branch_changes.changed_texts import Change
from bulletin.branch_changes.entry_changes import name_of, what_became_of
from bulletin.branch_changes.git import ChangedFile
from bulletin.diagnostics.report import visible
from bulletin.language.languages import ENGLISH, capitalized
from bulletin.schema.entries import Entry, IssueNotes
from bulletin.schema.key_dates import DEADLINES
from bulletin.schema.sanctions import Sanction
from bulletin.schema.vocabulary import plain
from bulletin.values.plurals import counted

LISTED = 5
"""The maximum of files outside the content that are named; others are only counted."""


def sentences(changes: Iterable[Change]) -> tuple[str, ...]:
    """Return sentences on new texts, changed texts and other changed files."""
    told = list(changes)
    found = [
        *_new_entries(told),
        *(one for change in told if _is_readable(change) for one in _of_a_text(change)),
        *(_of_a_file(one.file) for one in told if _is_content(one.file) and not _is_readable(one)),
        *_outside([change.file for change in told if not _is_content(change.file)]),
    ]
    return tuple(map(visible, found))


def _new_entries(changes: Iterable[Change]) -> Iterator[str]:
    new = [change.after for change in changes if not change.file.before and change.after]
    begun = {text.period for text in new if isinstance(text, IssueNotes)}
    entries = [text for text in new if isinstance(text, Entry)]
    for period, some in groupby(sorted(entries, key=lambda one: one.id), lambda one: one.period):
        added = list(some)
        drafts = sum(getattr(entry, "draft", False) for entry in added)
        of_them = f" ({counted(drafts, 'draft')})" if drafts else ""
        count = _some(len(added), "entry") + of_them
        what = [count, *_deadlines(added), *_sanctions(added)]
        if period in begun:
            yield f"starts the issue {period} with {', '.join(what)}"
        else:
            yield f"adds {what[0]} to {', '.join([period, *what[1:]])}"


def _deadlines(entries: Iterable[Entry]) -> Iterator[str]:
    """`one deadline on 21 February 2022`."""
    given = [date for entry in entries if entry.dates for date in entry.dates.given()]
    days = sorted({key.date for name, key in given if name in DEADLINES})
    if days:
        spoken = ", ".join(day.spoken for day in days)
        yield f"one deadline on {spoken}" if len(days) == 1 else f"{len(days)} deadlines ({spoken})"


def _sanctions(entries: Iterable[Entry]) -> Iterator[str]:
    """`one sanction of CNY 40,000,000`; several are never added up."""
    given = [sanction for entry in entries for sanction in entry.sanctions]
    if len(given) == 1:
        measure = _measure(given[0])
        spoken = given[0].spoken(ENGLISH).lower()
        yield f"one sanction{measure}" if measure else f"one sanction ({spoken})"
    elif given:
        spoken = "; ".join(capitalized(one.spoken(ENGLISH)) for one in given)
        yield f"{len(given)} sanctions ({spoken})"


def _measure(sanction: Sanction) -> str:
    return sanction.spoken(ENGLISH).removeprefix(plain(sanction.type))


def _some(number: int, noun: str) -> str:
    return f"one {noun}" if number == 1 else counted(number, noun)


def _of_a_text(change: Change) -> Iterator[str]:
    """Yield what happened to an entry, issue or page; new entries are listed by month."""
    before, after = change.before, change.after
    if before and after:
        yield from what_became_of(before, after)
    elif before:
        yield f"removes {name_of(before)}"
    elif after and not isinstance(after, Entry | IssueNotes):
        yield f"adds {name_of(after)}"


def _is_content(file: ChangedFile) -> bool:
    return (file.after or file.before).startswith(f"{CONTENT}/")


def _is_readable(change: Change) -> bool:
    """Return whether the file was and is a readable text, as far as it exists."""
    sides = (change.file.before, change.before), (change.file.after, change.after)
    return all(text for path, text in sides if path)


def _of_a_file(file: ChangedFile) -> str:
    if not file.before:
        return f"adds {file.after}"
    if not file.after:
        return f"removes {file.before}"
    if file.before != file.after:
        return f"moves {file.before} to {file.after}"
    return f"changes {file.after}"


def _outside(files: list[ChangedFile]) -> Iterator[str]:
    if files:
        named = [file.after or file.before for file in files[:LISTED]]
        more = [f"{len(files) - LISTED} more"] if len(files) > LISTED else []
        count = _some(len(files), "file")
        yield f"changes {count} outside {CONTENT}/: {', '.join([*named, *more])}"
