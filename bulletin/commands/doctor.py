"""`doctor`: check that a project and the machine suit this version of the program."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from bulletin.commands.common_options import FAULTY, SOUND, UNUSABLE, project_option
from bulletin.maintenance.environment_checks import examine_environment
from bulletin.maintenance.findings import Finding, State
from bulletin.maintenance.pin_checks import (
    examine_authoring_files,
    examine_pins,
    mend_authoring_files,
    mend_pins,
)
from bulletin.maintenance.settings_checks import examine_settings, mend_settings
from bulletin.maintenance.template_ejection import examine_templates
from bulletin.schema.settings import BULLETIN_FILE, Settings

_CODES = {State.OK: SOUND, State.NOTE: SOUND, State.MEND: FAULTY, State.BROKEN: UNUSABLE}


@click.command("doctor")
@project_option
@click.option(
    "--mend",
    is_flag=True,
    help="Fix what can be automated: requires, program.txt, requirements.txt, and the files "
    "for editors and GitHub.",
)
def command(project: Path, mend: bool) -> None:
    """Check that the project and the machine suit the program, and list what to fix.

    Exits with 0 if nothing has to be done, 1 if something has, and 2 if the program cannot work
    here.
    """
    try:
        if mend:
            _mend(project)
        findings = tuple(_findings(project))
    except OSError as error:
        click.echo(f"error: cannot use {error.filename}: {error.strerror}", err=True)
        sys.exit(UNUSABLE)
    for one in findings:
        _show(one)
    sys.exit(max(_CODES[one.state] for one in findings))


def _findings(project: Path) -> Iterator[Finding]:
    yield from examine_environment()
    if not (project / BULLETIN_FILE).is_file():
        cure = "change to the bulletin's folder, give it with --project, or create one with init"
        yield Finding(State.BROKEN, f"there is no {BULLETIN_FILE} here", cure)
        return
    settings, found = examine_settings(project)
    yield from found
    yield from examine_templates(project)
    yield from examine_pins(project)
    if settings and _is_whole(settings):
        yield from examine_authoring_files(project, settings)


def _mend(project: Path) -> None:
    if not (project / BULLETIN_FILE).is_file():
        return
    mended = [BULLETIN_FILE] if mend_settings(project) else []
    mended += mend_pins(project)
    settings, _ = examine_settings(project)
    if settings and _is_whole(settings):
        mended += mend_authoring_files(project, settings)
    for path in mended:
        click.echo(f"mended: {path}")


def _is_whole(settings: Settings) -> bool:
    """Return whether the settings contain everything that other files are generated from."""
    return all(hasattr(settings, name) for name in ("title", "sections"))


def _show(finding: Finding) -> None:
    click.echo(f"{finding.state}: {finding.message}")
    if finding.cure:
        click.echo(f"  cure: {finding.cure}")
