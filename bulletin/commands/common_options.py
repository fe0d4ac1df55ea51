"""What all commands share: their options, how they show what they found, and how they end."""

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
"""Exit codes: nothing wrong, faults in the content, wrong usage or environment."""

project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder with content/, templates/ and mkdocs.yml.",
)


format_option = click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default=lambda: "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text",
    help="How faults are shown; github under GitHub Actions, else text.",
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
    help="What has an embargo until this time or an earlier one appears: a time such as "
    f"{EXAMPLE}, or now. Without it nothing appears that has a line 'publish'.",
)


def today_option(help_text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The day that a command takes for today; `help_text` says what it is for."""
    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        default=lambda: f"{date.today()}",
        help=f"{help_text}; today by default.",
    )


def project_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of all commands that report faults of the content."""
    options = (
        project_option,
        format_option,
        click.option("--strict", is_flag=True, help="Warnings fail, too."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def run(
    work: Callable[[Report], str], style: str, consequence: str = "", *, quiet: bool = False
) -> None:
    """Do some work, show what it found and its closing line, and leave with the fitting code.

    `consequence` is added to the closing line if there are faults. If it is to be `quiet`, the
    faults are shown only where they stopped the work.
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
        code, closing = UNUSABLE, "error: there is not enough memory"
    try:
        _tell(report, style, is_told=not quiet or code == FAULTY)
        click.echo(closing, err=bool(code) or style == "json")
    except BrokenPipeError:
        raise
    except OSError as error:
        code = UNUSABLE
        click.echo(f"error: cannot write what is to be told: {error.strerror}", err=True)
    sys.exit(code)


def _tell(report: Report, style: str, *, is_told: bool) -> None:
    if (is_told and report.diagnostics) or style == "json":
        click.echo(format_report(report, style))
    if is_told and style == "github":
        add_to_step_summary(report_for_step_summary(report))


def add_to_step_summary(markdown: str) -> None:
    """Add to what GitHub shows of the step that runs, if there is one."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as summary_of_step:
            summary_of_step.write(markdown)


def cache_of(root: Path) -> Path:
    """Where commands keep what they leave for the next run in the same project."""
    return user_cache_path("privacy-bulletin") / digest_of(bytes(root)).hex()


def started_by(here: Path | None = None) -> str:
    """What has to be typed in a folder, or here, to start the program as it was started."""
    started = Path(sys.argv[0])
    if started.suffix != ".py" and shutil.which(started.name) == str(started):
        return started.name
    program = shown(started.absolute() if here else started, here)
    if started.suffix != ".py":
        return shlex.quote(str(program))
    return shlex.join((str(shown(Path(sys.executable), here)), str(program)))


def shown(path: Path, here: Path | None = None) -> Path:
    """The path as it is shortest to type from a folder, or from here."""
    here = here or Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
