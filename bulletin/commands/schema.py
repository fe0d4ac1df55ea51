"""`schema`: generate the files that help editors and GitHub with the fields."""

from pathlib import Path

import click

from bulletin.commands.common_options import project_option, run
from bulletin.diagnostics.report import Report
from bulletin.schema.authoring_files import authoring_files
from bulletin.schema.settings import read_settings


@click.command("schema")
@project_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The output folder; by default the project itself.",
)
def command(project: Path, output: Path | None) -> None:
    """Generate JSON Schemas, editor snippets, and the issue form for suggestions."""

    def work(report: Report) -> str:
        settings = read_settings(project, report)
        report.raise_if_faulty()
        assert settings
        written = []
        for path, text in authoring_files(settings):
            file = (output or project) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            written.append(str(file))
        return "\n".join(written)

    run(work, "text")
