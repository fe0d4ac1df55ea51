"""`pdf`: print an issue."""

from pathlib import Path

import click

from bulletin.commands.running import project_options, run
from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, print_issue


@click.command("pdf")
@project_options
@click.argument("period", metavar="MONTH")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; MONTH.pdf by default.",
)
def command(project: Path, style: str, strict: bool, period: str, output: Path | None) -> None:
    """Print the issue of a MONTH, as 2022-02, with the Chromium of this machine."""
    root = project.resolve()
    target = output or Path(f"{period}.pdf")

    def work(report: Report) -> str:
        print_issue(Project(root, root / "site"), period, target, report, strict=strict)
        return f"Printed the issue of {period} into {target}"

    run(work, style)
