"""`pdf`: print an issue as a PDF file."""

from datetime import datetime
from pathlib import Path

import click

from bulletin.commands.common_options import as_of_option, project_options, run
from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, print_issue


@click.command("pdf")
@project_options
@as_of_option
@click.argument("period", metavar="MONTH")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The output file; by default MONTH.pdf.",
)
def command(
    project: Path,
    style: str,
    strict: bool,
    as_of: datetime | None,
    period: str,
    output: Path | None,
) -> None:
    """Print the issue of a MONTH, such as 2022-02, with Chromium or Chrome."""
    root = project.resolve()
    target = output or Path(f"{period}.pdf")

    def work(report: Report) -> str:
        where = Project(root, root / "site")
        print_issue(where, period, target, report, strict=strict, as_of=as_of)
        return f"Printed the issue of {period} into {target}"

    run(work, style)
