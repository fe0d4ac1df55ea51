"""`confirm`: confirm the guesses of an import, by field and by month or year."""

from itertools import groupby
from pathlib import Path

import click

from bulletin.commands.common_options import project_option, run, started_by
from bulletin.diagnostics.report import EnvironmentFault, Report, choice_hint
from bulletin.importing.confirmation import Guess, confirm, guesses_in
from bulletin.schema.entries import Unconfirmed
from bulletin.values.plurals import counted


@click.command("confirm")
@project_option
@click.argument("months", nargs=-1, required=True, metavar="MONTH…")
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="FIELD",
    help="Confirm this field in all entries; may be repeated. Without it, the guesses are listed.",
)
def command(project: Path, months: tuple[str, ...], fields: tuple[str, ...]) -> None:
    """List or confirm the guesses in entries of a MONTH (2024-08) or a year (2024).

    First list the guesses and compare each value with its source; correct any that are wrong in
    their files. Then confirm the field, which deletes its lines under `unconfirmed` from all files.
    """
    root = project.resolve()

    def work(_: Report) -> str:
        for field in fields:
            if field not in Unconfirmed.model_fields:
                hint = choice_hint(field, list(Unconfirmed.model_fields))
                raise EnvironmentFault(f"--field: '{field}' is never guessed; {hint}")
        if not fields:
            return _listed(list(guesses_in(root, months)), months)
        confirmed = confirm(root, months, fields)
        files = len({one.path for one in confirmed})
        return f"Confirmed {counted(len(confirmed), 'field')} in {counted(files, 'entry')}."

    run(work, "text")


def _listed(guesses: list[Guess], months: tuple[str, ...]) -> str:
    """Return the guesses by field: file, value, and the words that it was guessed from."""
    if not guesses:
        return "There are no guesses to confirm."
    lines: list[str] = []
    ordered = sorted(guesses, key=lambda one: one.field)
    for field, some in groupby(ordered, key=lambda one: one.field):
        lines.append(f"{field}:")
        lines += [f"  {one.path}: {one.value}  (from: {one.words})" for one in some]
    fields = " ".join(f"--field {one}" for one in dict.fromkeys(g.field for g in ordered))
    lines.append(f"\nTo confirm: '{started_by()} confirm {' '.join(months)} {fields}'")
    return "\n".join(lines)
