"""`import`: take over a bulletin that was written elsewhere, as drafts of entries."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from bulletin.commands.running import project_option, run, shown, started_by
from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.importing.forms import read_manuscript
from bulletin.importing.section_names import SectionNames
from bulletin.importing.takeover import CitedBulletin, take_over, understand
from bulletin.importing.writing import WrittenDrafts, write_drafts
from bulletin.schema.registry_files import read_registry
from bulletin.schema.settings import Settings, read_settings
from bulletin.values.counting import counted
from bulletin.values.dates import PartialDate


@click.command("import")
@project_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--issue", metavar="MONTH", help="The month of the bulletin, as 2022-02.")
def command(project: Path, file: Path, issue: str | None) -> None:
    """Take over a bulletin from a FILE (.txt, .html, .docx, .eml) as drafts of entries.

    Nothing that is there is overwritten. What is guessed is marked as `unconfirmed`, and
    `check` refuses it until somebody has confirmed it.
    """
    root = project.resolve()

    def work(report: Report) -> str:
        settings, registry = read_settings(root, report), read_registry(root, report)
        report.raise_if_faulty()
        assert settings
        found = understand(read_manuscript(file), settings)
        month = _month(issue, found)
        takeover = take_over(found, month, settings, registry)
        if not takeover.drafts:
            raise EnvironmentFault(f"{file.name} has no item that could be told from the others")
        written = write_drafts(root, month, takeover)
        return "\n".join(_told(root, written, settings))

    run(work, "text")


def _month(given: str | None, found: CitedBulletin) -> PartialDate:
    """The month that was given or found; else whoever sits at a terminal is asked."""
    if not given and found.month:
        return found.month
    if not given and not sys.stdin.isatty():
        raise EnvironmentFault("the text does not tell its month; name it, as --issue 2022-02")
    try:
        month = PartialDate.parse(given or click.prompt("The month of this bulletin, as 2022-02"))
    except ValueError as error:
        raise EnvironmentFault(f"--issue: {error}") from None
    if month.day:
        raise EnvironmentFault("--issue names a month, as 2022-02")
    return month


def _told(root: Path, written: WrittenDrafts, settings: Settings) -> Iterator[str]:
    """What was written, what was not, and what is to be done now."""
    folder = shown(root / written.folder)
    yield f"Wrote {counted(len(written.drafts), 'draft')} into {folder}/"
    names = SectionNames(settings)
    counts = Counter(names.title(draft.placement) for draft in written.drafts)
    yield from (f"  {section}: {count}" for section, count in counts.items())
    if written.leftovers:
        yield "\nNot in the drafts:"
    reasons = dict.fromkeys(one.reason for one in written.leftovers)
    for reason in reasons:
        yield f"  {reason}:"
        yield from (f"    {one.text}" for one in written.leftovers if one.reason == reason)
    guesses = sum(draft.unconfirmed for draft in written.drafts)
    yield f"\nNext: '{started_by()} check' tells each guess ({guesses}), with the words behind it."
