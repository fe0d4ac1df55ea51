"""The forms of files that are no pages: which function writes which view."""

from collections.abc import Callable, Mapping
from typing import Any

from bulletin.language.languages import Language
from bulletin.rendering.citations import render_citations
from bulletin.rendering.column_files import render_column_table, render_column_texts
from bulletin.rendering.comparison_files import render_comparison_tables
from bulletin.rendering.data_packages import render_data_package
from bulletin.rendering.dataset_files import (
    render_csv_table,
    render_json_table,
    render_table_schema,
)
from bulletin.rendering.emails import render_email
from bulletin.rendering.script_words import render_script_words
from bulletin.rendering.sitemap import render_robots, render_sitemap
from bulletin.rendering.sqlite_files import render_database
from bulletin.rendering.subscription_lists import render_subscription_list
from bulletin.rendering.watch_files import render_entry_numbers, render_watch_tables
from bulletin.rendering.xlsx_files import render_workbook
from bulletin.schema.settings import Settings
from bulletin.views.calendars import Calendar
from bulletin.views.citations import Citations
from bulletin.views.column_tables import ColumnTable, ColumnTexts
from bulletin.views.comparison_tables import ComparisonTables
from bulletin.views.dataset import CsvTable, Database, DataPackage, JsonTable, TableSchema, Workbook
from bulletin.views.emails import EmailText
from bulletin.views.page_types import File
from bulletin.views.script_words import ScriptWords
from bulletin.views.sitemap import Robots, Sitemap
from bulletin.views.subscription_list import SubscriptionList
from bulletin.views.watch_tables import EntryNumbers, WatchTables


def _render_calendar(calendar: Calendar, settings: Settings, language: Language) -> str:
    """The library is loaded when a calendar has changed, which is seldom: it takes its time."""
    from bulletin.rendering.calendars import render_calendar

    return render_calendar(calendar, settings, language)


_FORMS: Mapping[type[File], Callable[[Any, Settings, Language], str | bytes]] = {
    Sitemap: render_sitemap,
    Robots: render_robots,
    Calendar: _render_calendar,
    EmailText: render_email,
    Citations: render_citations,
    ColumnTable: render_column_table,
    ColumnTexts: render_column_texts,
    ComparisonTables: render_comparison_tables,
    EntryNumbers: render_entry_numbers,
    WatchTables: render_watch_tables,
    JsonTable: render_json_table,
    CsvTable: render_csv_table,
    Workbook: render_workbook,
    Database: render_database,
    DataPackage: render_data_package,
    TableSchema: render_table_schema,
    ScriptWords: render_script_words,
    SubscriptionList: render_subscription_list,
}


def render_file(file: File, settings: Settings, language: Language) -> bytes:
    """The content of a file; it depends on the view, the settings and the language alone."""
    written = _FORMS[type(file)](file, settings, language)
    return written if isinstance(written, bytes) else written.encode()
