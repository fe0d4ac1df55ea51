"""`serve`: preview the bulletin while writing."""

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
from bulletin.preview.state import PreviewState


@click.command("serve")
@project_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port on this machine; 0 selects any free port.",
)
def command(project: Path, port: int) -> None:
    """Preview the bulletin in a browser on this machine.

    Saved changes appear at once. Errors are shown here and in the browser, above the last valid
    version of the page. The search covers the entries as of its last use. Press Ctrl-C to stop.
    """
    try:
        with previewing(project.resolve(), port, date.today(), _tell) as session:
            # Exclude the objects loaded so far from garbage collection.
            gc.freeze()
            gc.enable()
            standing = session.preview.standing
            _show(standing, standing.diagnostics)
            _tell(f"Preview at {session.url}; it reloads when you save. Press Ctrl-C to stop.")
            while True:
                before, standing = standing, session.next()
                if standing.number != before.number:
                    new = [one for one in standing.diagnostics if one not in before.diagnostics]
                    _show(standing, new)
    except EnvironmentFault as fault:
        click.echo(f"error: {fault}", err=True)
        sys.exit(UNUSABLE)
    except KeyboardInterrupt:
        _tell("\nThe preview has stopped.")


def _show(standing: PreviewState, new: Sequence[Diagnostic]) -> None:
    """Print the state, with diagnostics that are new."""
    if new:
        _tell(format_report(Report(new), "text"))
    if standing.trouble:
        _tell(f"error: {standing.trouble}")
    state = "the pages are up to date" if standing.is_sound else "the pages were not changed"
    _tell(f"Read: {summary(Report(standing.diagnostics))}; {state}.")


def _tell(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()
