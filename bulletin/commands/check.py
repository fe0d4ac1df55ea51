"""`check`: check the content and build nothing."""

from datetime import datetime
from pathlib import Path

import click

from bulletin.commands.common_options import add_to_step_summary, project_options, run, today_option
from bulletin.diagnostics.report import Report
from bulletin.diagnostics.report_formats import changes_for_step_summary, format_changes, summary
from bulletin.pipeline import Project, check_branch, load
from bulletin.rules.source_rules import without_any_date
from bulletin.values.plurals import counted


@click.command("check")
@project_options
@today_option("The day after which a date is in the future")
@click.option(
    "--changed",
    "base",
    metavar="BASE",
    help="Check what has changed since this branch left BASE, such as main: shows warnings of "
    "changed files only, refuses lost addresses, and summarises all changes.",
)
def command(project: Path, style: str, strict: bool, today: datetime, base: str | None) -> None:
    """Check the content and build nothing."""
    root = project.resolve()
    where = Project(root, root / "site")

    def all_of_it(report: Report) -> str:
        bulletin = load(where, report, strict=strict, today=today.date())
        left_out = bulletin.left_out.entries
        entries = (*bulletin.entries, *left_out)
        undated = without_any_date(source for entry in entries for source in entry.sources)
        return _checked(len(entries), report) + _undated(undated)

    def as_changed(report: Report) -> str:
        branch = check_branch(where, base or "", report, strict=strict, today=today.date())
        if style == "github":
            add_to_step_summary(changes_for_step_summary("This branch", branch.changes))
        changes = format_changes("This branch", branch.changes, style)
        return f"{_checked(branch.entries, report)}\n{changes}"

    run(all_of_it if base is None else as_changed, style)


def _undated(sources: int) -> str:
    """Return a line on sources without any date to cite; empty if there are none."""
    if not sources:
        return ""
    have = "has" if sources == 1 else "have"
    return f"\n{counted(sources, 'source')} {have} neither a publication date nor an access date."


def _checked(entries: int, report: Report) -> str:
    return f"Checked {counted(entries, 'entry')}: {summary(report)}."
