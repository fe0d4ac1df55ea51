"""The registry of output files other than pages: what composes and writes each kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bulletin.language.languages import Language
from bulletin.rendering.citation_formats import render_citations
from bulletin.rendering.column_files import render_column_table, render_column_texts
from bulletin.rendering.comparison_files import render_comparison_column, render_comparison_tables
from bulletin.rendering.data_packages import render_data_package
from bulletin.rendering.dataset_files import (
    render_csv_table,
    render_json_table,
    render_table_schema,
)
from bulletin.rendering.emails import render_email
from bulletin.rendering.javascript_messages import render_javascript_messages
from bulletin.rendering.sitemap import (
    Robots,
    Sitemap,
    compose_robots,
    compose_sitemap,
    render_robots,
    render_sitemap,
)
from bulletin.rendering.sqlite_files import render_database
from bulletin.rendering.subscription_lists import render_subscription_list
from bulletin.rendering.watch_files import render_entry_numbers, render_watch_tables
from bulletin.rendering.xlsx_files import render_workbook
from bulletin.schema.settings import Settings
from bulletin.views.calendars import Calendar
from bulletin.views.citations import Citations, compose_citations
from bulletin.views.column_tables import ColumnTable, ColumnTexts
from bulletin.views.comparison_tables import (
    ComparisonColumn,
    ComparisonTables,
    compose_comparison_tables,
)
from bulletin.views.dataset import (
    CsvTable,
    Database,
    DataPackage,
    JsonTable,
    TableSchema,
    Workbook,
    compose_dataset,
)
from bulletin.views.emails import EmailText, compose_emails
from bulletin.views.feeds import compose_feeds
from bulletin.views.javascript_messages import JavaScriptMessages, compose_javascript_messages
from bulletin.views.page_types import File, Page
from bulletin.views.sanction_register import compose_register
from bulletin.views.shared_views import Views
from bulletin.views.subscription_list import SubscriptionList, compose_subscription_list
from bulletin.views.watch_tables import EntryNumbers, WatchTables, compose_watch_tables


def _render_calendar(calendar: Calendar, settings: Settings, language: Language) -> str:
    """Render a calendar; the slow library is imported only if one has changed."""
    from bulletin.rendering.calendars import render_calendar

    return render_calendar(calendar, settings, language)


Compose = Callable[[Views, Sequence[Page]], File | Iterable[File]]
Write = Callable[[Any, Settings, Language], str | bytes]


@dataclass(frozen=True, slots=True)
class Output:
    """One kind of file other than pages."""

    name: str
    compose: Compose
    """Yields its files from the bulletin and its pages."""
    writers: Mapping[type[File], Write] = field(default_factory=dict)
    """The writer of each type of file without a template; it may use only its arguments."""


def _of_bulletin(compose: Callable[[Views], File | Iterable[File]]) -> Compose:
    """Adapt a function that needs only the bulletin."""
    return lambda views, _pages: compose(views)


OUTPUTS = (
    Output("sitemap", compose_sitemap, {Sitemap: render_sitemap}),
    Output("robots", compose_robots, {Robots: render_robots}),
    Output(
        "calendars",
        lambda views, _pages: views.agenda.calendars.values(),
        {Calendar: _render_calendar},
    ),
    Output("e-mails", _of_bulletin(compose_emails), {EmailText: render_email}),
    Output("feeds", _of_bulletin(compose_feeds)),
    Output(
        "subscriptions",
        _of_bulletin(compose_subscription_list),
        {SubscriptionList: render_subscription_list},
    ),
    Output("citations", _of_bulletin(compose_citations), {Citations: render_citations}),
    Output(
        "data",
        lambda _views, pages: compose_dataset(pages),
        {
            JsonTable: render_json_table,
            CsvTable: render_csv_table,
            Workbook: render_workbook,
            Database: render_database,
            DataPackage: render_data_package,
            TableSchema: render_table_schema,
        },
    ),
    Output(
        "register",
        _of_bulletin(compose_register),
        {ColumnTable: render_column_table, ColumnTexts: render_column_texts},
    ),
    Output(
        "watch",
        _of_bulletin(compose_watch_tables),
        {EntryNumbers: render_entry_numbers, WatchTables: render_watch_tables},
    ),
    Output(
        "comparison",
        _of_bulletin(compose_comparison_tables),
        {
            ComparisonTables: render_comparison_tables,
            ComparisonColumn: render_comparison_column,
        },
    ),
    Output(
        "script words",
        _of_bulletin(compose_javascript_messages),
        {JavaScriptMessages: render_javascript_messages},
    ),
)


def compose_files(views: Views, pages: Sequence[Page]) -> tuple[File, ...]:
    """Return all files of the site that are not pages."""
    return tuple(file for output in OUTPUTS for file in _files_of(output, views, pages))


def _files_of(output: Output, views: Views, pages: Sequence[Page]) -> Iterable[File]:
    composed = output.compose(views, pages)
    return (composed,) if isinstance(composed, File) else composed


def render_file(file: File, settings: Settings, language: Language) -> bytes:
    """Return the content of a file without a template; it depends only on the arguments."""
    kind = type(file)
    write = next(output.writers[kind] for output in OUTPUTS if kind in output.writers)
    written = write(file, settings, language)
    return written if isinstance(written, bytes) else written.encode()
