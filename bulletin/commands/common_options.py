"""Options, output and exit codes shared by all commands."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from platformdirs import user_cache_path

from bulletin.diagnostics.report import BulletinError, EnvironmentFault, Report
from bulletin.diagnostics.report_formats import (
    FORMATS,
    format_report,
    report_for_step_summary,
    summary,
)
from bulletin.values.digests import digest_of
from bulletin.values.timestamps import EXAMPLE, instant_meant, parse_instant

SOUND, FAULTY, UNUSABLE = 0, 1, 2
"""Exit codes: success, errors in the content, wrong usage or environment."""

project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder with content/ and, optionally, templates/ and mkdocs.yml.",
)


format_option = click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default=lambda: "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text",
    help="The format of diagnostics; github under GitHub Actions, otherwise text.",
)


def _instant(given: str | None) -> datetime | None:
    if given is None or given == "now":
        return datetime.now(UTC) if given else None
    try:
        return parse_instant(instant_meant(given) or given)
    except ValueError as error:
        raise click.BadParameter(f"'{given}' is not a point in time; {error}") from None


as_of_option = click.option(
    "--as-of",
    metavar="TIME",
    callback=lambda _context, _option, given: _instant(given),
    help="Include texts whose embargo ends at or before this time: a time such as "
    f"{EXAMPLE}, or now. By default all texts with a line 'publish' are left out.",
)


def today_option(help_text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return an option for today's date; `help_text` says what it is for."""
    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        default=lambda: f"{date.today()}",
        help=f"{help_text}; by default today.",
    )


def project_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of all commands that report diagnostics."""
    options = (
        project_option,
        format_option,
        click.option("--strict", is_flag=True, help="Treat warnings as errors."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def run(
    work: Callable[[Report], str], style: str, consequence: str = "", *, quiet: bool = False
) -> None:
    """Do some work, show its diagnostics and closing line, and exit with the matching code.

    If there are errors, `consequence` is added to the closing line. With `quiet`, diagnostics are
    shown only if they stopped the work.
    """
    report = Report()
    code = SOUND
    try:
        closing = work(report)
    except BulletinError:
        code, closing = FAULTY, summary(report) + consequence
    except EnvironmentFault as fault:
        code, closing = UNUSABLE, f"error: {fault}"
    except OSError as error:
        code, closing = UNUSABLE, f"error: cannot use {error.filename}: {error.strerror}"
    except MemoryError:
        code, closing = UNUSABLE, "error: out of memory"
    try:
        _tell(report, style, is_told=not quiet or code == FAULTY)
        click.echo(closing, err=bool(code) or style == "json")
    except BrokenPipeError:
        raise
    except OSError as error:
        code = UNUSABLE
        click.echo(f"error: cannot write the output: {error.strerror}", err=True)
    sys.exit(code)


def _tell(report: Report, style: str, *, is_told: bool) -> None:
    if (is_told and report.diagnostics) or style == "json":
        click.echo(format_report(report, style))
    if is_told and style == "github":
        add_to_step_summary(report_for_step_summary(report))


def add_to_step_summary(markdown: str) -> None:
    """Append Markdown to GitHub's summary of the running step, if there is one."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as summary_of_step:
            summary_of_step.write(markdown)


def cache_of(root: Path) -> Path:
    """Return the cache folder of a project."""
    return user_cache_path("privacy-bulletin") / digest_of(bytes(root)).hex()


def started_by(here: Path | None = None) -> str:
    """Return the command that starts the program from a folder, as it was started now."""
    started = Path(sys.argv[0])
    if started.suffix != ".py" and shutil.which(started.name) == str(started):
        return started.name
    program = shown(started.absolute() if here else started, here)
    if started.suffix != ".py":
        return shlex.quote(str(program))
    return shlex.join((str(shown(Path(sys.executable), here)), str(program)))


def shown(path: Path, here: Path | None = None) -> Path:
    """Return the shortest form of a path to type in a folder, by default the current one."""
    here = here or Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
