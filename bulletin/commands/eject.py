"""`eject`: copy templates of the program into a project to customise them."""

from pathlib import Path

import click

from bulletin.commands.common_options import project_option, run
from bulletin.diagnostics.report import Report
from bulletin.maintenance.template_ejection import eject, ejectable, with_header


@click.command("eject")
@project_option
@click.argument("paths", nargs=-1)
@click.option(
    "--print", "is_printed", is_flag=True, help="Print the templates instead of writing files."
)
def command(project: Path, paths: tuple[str, ...], is_printed: bool) -> None:
    """Copy templates into templates/, where they override the program's own.

    PATHS are names such as parts.html or theme/main.html; without any, all names are listed. The
    header of a copy records its version: doctor tells you when the original has changed. No file is
    overwritten.
    """

    def work(_: Report) -> str:
        if not paths:
            return "\n".join(ejectable())
        if is_printed:
            return "\n".join(with_header(path).rstrip("\n") for path in paths)
        written = [eject(project, path) for path in paths]
        return "\n".join(f"Wrote {path}; it now overrides the program's file" for path in written)

    run(work, "text")
