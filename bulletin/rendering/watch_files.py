"""Render the tables of a reader's watch as JSON."""

from itertools import pairwise

from bulletin.language.languages import Language
from bulletin.rendering.column_files import VERSION, column_json, table_object
from bulletin.schema.settings import Settings
from bulletin.views.watch_tables import EntryNumbers, WatchTables


def render_watch_tables(file: WatchTables, _settings: Settings, _language: Language) -> str:
    """Return the tables in the form that assets/watch/tables.js reads.

    Numbers of entries are differences: in a thread from the previous one, in the register from the
    previous row.
    """
    return column_json(
        {
            "version": VERSION,
            "checksum": file.checksum,
            "months": file.months,
            "entries": table_object(file.entries),
            "dates": table_object(file.key_dates),
            "words": file.words,
            "threads": [_steps(thread) for thread in file.threads],
            "sanctions": _steps(file.sanctions),
        }
    )


def render_entry_numbers(file: EntryNumbers, _settings: Settings, _language: Language) -> str:
    """Return the numbers of the entries of a month, as an object."""
    return column_json(dict(file.numbers))


def _steps(numbers: tuple[int, ...]) -> list[int]:
    return [*numbers[:1], *(number - before for before, number in pairwise(numbers))]
