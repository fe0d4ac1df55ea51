"""`links`: check whether all addresses in the content still work."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import click

from bulletin.assembly.content import Content, read_content
from bulletin.commands.common_options import (
    cache_of,
    format_option,
    project_option,
    run,
    today_option,
)
from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.diagnostics.report_formats import summary
from bulletin.link_checker.network_access import Network
from bulletin.schema.known_links import KNOWN_LINKS_FILE
from bulletin.values.plurals import counted

T = TypeVar("T")

INTERRUPTED = 130
"""The exit code after Ctrl-C."""


@click.command("links")
@project_option
@format_option
@click.option(
    "--fail",
    is_flag=True,
    help="Exit with 1 if there are findings; otherwise the exit code is always 0.",
)
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the findings as Markdown into this file.",
)
@click.option("--archive", is_flag=True, help="Add archived copies to sources that have none.")
@click.option(
    "--max-age",
    type=click.FloatRange(min=0),
    default=7.0,
    show_default=True,
    metavar="DAYS",
    help="How long results stay valid; 0 to check everything.",
)
@today_option("The date for which known links are looked up")
@click.pass_obj
def command(
    network: Network | None,
    project: Path,
    style: str,
    fail: bool,
    report_file: Path | None,
    archive: bool,
    max_age: float,
    today: datetime,
) -> None:
    """Check whether all addresses in the content still work.

    Results are cached for the next run, and an interrupted run can be resumed.
    """
    root, outside, day = project.resolve(), network or Network(), today.date()

    def work(report: Report) -> str:
        # Imported here because only this command needs the library.
        from bulletin.link_checker.link_check import LinkCheck
        from bulletin.link_checker.markdown_report import compose_report

        content, errors = _content(root, report)
        check = LinkCheck(root, content, outside)
        findings = check.findings(cache_of(root), max_age, day, _watched("Asking"))
        report.extend(findings.diagnostics(day))
        if report_file:
            _write(report_file, compose_report(findings, day))
        done = [f"Checked {counted(findings.looked_at, 'page')}"]
        if archive:
            archived = check.archive(findings.answers, _watched("Archiving"))
            report.extend(archived.missing)
            done.append(f"added {archived.spoken}")
        if fail:
            report.raise_if_faulty(strict=True)
        return f"{', '.join(done)}: {summary(report)}.{errors}"

    try:
        run(work, style)
    except KeyboardInterrupt:
        click.echo("Interrupted; run the same command again to resume.", err=True)
        sys.exit(INTERRUPTED)


def _content(root: Path, report: Report) -> tuple[Content, str]:
    """Return the readable content, and a note on errors that `check` reports."""
    found = Report()
    content = read_content(root, found)
    if content.settings is None:
        raise EnvironmentFault("the bulletin cannot be read; run 'check' for the reasons")
    report.extend(one for one in found.diagnostics if one.location.path == KNOWN_LINKS_FILE)
    others = sum(one.location.path != KNOWN_LINKS_FILE for one in found.errors)
    errors = f" The content has {counted(others, 'error')}; run 'check' to see." if others else ""
    return content, errors


def _watched(label: str) -> Callable[[Iterable[T], int], Iterator[T]]:
    """Return a progress display, for terminals only."""

    def watch(items: Iterable[T], length: int) -> Iterator[T]:
        hidden = not sys.stderr.isatty()
        with click.progressbar(
            items, length=length, label=label, file=sys.stderr, hidden=hidden, show_pos=True
        ) as bar:
            yield from bar

    return watch


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault(f"{file} cannot be written: {error.strerror}") from None
