"""`confirm`: confirm what the import guessed, one field of a month or a year at a time."""

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
    help="Confirm this field in all entries; may be repeated. Without it, guesses are listed.",
)
def command(project: Path, months: tuple[str, ...], fields: tuple[str, ...]) -> None:
    """List the guesses in entries of a MONTH (2024-08) or a year (2024), or confirm them.

    First list them and compare each value with its source; correct in its file what is wrong.
    Then confirm the field: its lines under `unconfirmed` are deleted from all files.
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
    """The guesses by field: the file, the value, and the words that it was guessed from."""
    if not guesses:
        return "Nothing is unconfirmed."
    lines: list[str] = []
    ordered = sorted(guesses, key=lambda one: one.field)
    for field, some in groupby(ordered, key=lambda one: one.field):
        lines.append(f"{field}:")
        lines += [f"  {one.path}: {one.value}  (from: {one.words})" for one in some]
    fields = " ".join(f"--field {one}" for one in dict.fromkeys(g.field for g in ordered))
    lines.append(f"\nTo confirm: '{started_by()} confirm {' '.join(months)} {fields}'")
    return "\n".join(lines)
