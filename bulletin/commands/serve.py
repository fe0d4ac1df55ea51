"""`serve`: show the bulletin as it will look while it is being written."""

import gc
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from bulletin.commands.common_options import UNUSABLE, project_option
from bulletin.diagnostics.report import Diagnostic, EnvironmentFault, Report
from bulletin.diagnostics.report_formats import format_report, summary
from bulletin.preview.session import previewing
from bulletin.preview.state import Standing


@click.command("serve")
@project_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen on this machine; 0 takes any port that is free.",
)
def command(project: Path, port: int) -> None:
    """Show the bulletin in a browser on this machine while it is being written.

    What is saved is on the screen at once. What is wrong with it is told here and in the browser,
    over the page as it was before; mended, it goes on. The search knows the entries as they were
    when it was last begun. Ctrl-C ends it.
    """
    try:
        with previewing(project.resolve(), port, date.today(), _tell) as session:
            # What has been read stays; only what comes after it is to be searched for garbage.
            gc.freeze()
            gc.enable()
            standing = session.preview.standing
            _show(standing, standing.diagnostics)
            _tell(f"The preview is at {session.url} and follows what you save; Ctrl-C ends it.")
            while True:
                before, standing = standing, session.next()
                if standing.number != before.number:
                    new = [one for one in standing.diagnostics if one not in before.diagnostics]
                    _show(standing, new)
    except EnvironmentFault as fault:
        click.echo(f"error: {fault}", err=True)
        sys.exit(UNUSABLE)
    except KeyboardInterrupt:
        _tell("\nThe preview has ended.")


def _show(standing: Standing, new: Sequence[Diagnostic]) -> None:
    """Say how things stand, with those of the diagnostics that are new."""
    if new:
        _tell(format_report(Report(new), "text"))
    if standing.trouble:
        _tell(f"error: {standing.trouble}")
    state = "it is shown" if standing.is_sound else "the pages stay as they were"
    _tell(f"Read: {summary(Report(standing.diagnostics))}; {state}.")


def _tell(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()
