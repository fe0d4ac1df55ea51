"""`check`: check the content and build nothing."""

from datetime import date, datetime
from pathlib import Path

import click

from bulletin.commands.running import counted, project_options, run
from bulletin.diagnostics.formats import summary
from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, load


@click.command("check")
@project_options
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: f"{date.today()}",
    help="The day after which a date has not come yet; today by default.",
)
def command(project: Path, style: str, strict: bool, today: datetime) -> None:
    """Check the content and build nothing."""
    root = project.resolve()

    def work(report: Report) -> str:
        where = Project(root, root / "site")
        bulletin = load(where, report, strict=strict, today=today.date())
        return f"Checked {counted(len(bulletin.entries), 'entry')}: {summary(report)}."

    run(work, style)
