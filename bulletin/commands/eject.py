"""`eject`: copy templates of the program into a project, to change them there."""

from pathlib import Path

import click

from bulletin.commands.common_options import project_option, run
from bulletin.diagnostics.report import Report
from bulletin.maintenance.template_ejection import eject, ejectable, with_header


@click.command("eject")
@project_option
@click.argument("paths", nargs=-1)
@click.option("--print", "is_printed", is_flag=True, help="Show them, and write nothing.")
def command(project: Path, paths: tuple[str, ...], is_printed: bool) -> None:
    """Copy templates of the program into templates/, where they take the place of its own.

    PATHS are names such as parts.html or theme/main.html; without any, all that there are are
    listed. The header of a copy says which version it was taken from: doctor tells when it has
    changed in the program since. No file is overwritten.
    """

    def work(_: Report) -> str:
        if not paths:
            return "\n".join(ejectable())
        if is_printed:
            return "\n".join(with_header(path).rstrip("\n") for path in paths)
        written = [eject(project, path) for path in paths]
        return "\n".join(f"Wrote {path}; what stands there now is shown" for path in written)

    run(work, "text")
