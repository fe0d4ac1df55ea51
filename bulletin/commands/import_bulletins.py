"""`import`: convert older bulletins to drafts of entries."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from bulletin.commands.common_options import project_option, run, shown, started_by
from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.importing.aliases import keep_aliases
from bulletin.importing.draft_files import WrittenDrafts, write_drafts
from bulletin.importing.formats.blocks import Manuscript
from bulletin.importing.formats.readers import is_readable, read_manuscripts
from bulletin.importing.formats.tables import read_mapping
from bulletin.importing.outline.candidates import FORMS
from bulletin.importing.outline.sections import Placement, SectionNames
from bulletin.importing.report import decision_lines, doubt_lines, dry_run_lines, written_lines
from bulletin.importing.takeover import Outlined, Takeover, outline, take_over
from bulletin.language.languages import Language, language_of
from bulletin.schema.registries import Registry
from bulletin.schema.registry_files import read_registry
from bulletin.schema.settings import Settings, read_settings
from bulletin.values.codes import jurisdiction_name
from bulletin.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class _Wishes:
    """The options that decide how to import."""

    month: str
    form: str
    jurisdiction: str
    is_dry: bool


@click.command("import")
@project_option
@click.argument(
    "paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--issue", metavar="MONTH", default="", help="The month of the bulletin, such as 2022-02."
)
@click.option(
    "--items",
    "form",
    metavar="FORM",
    default="",
    type=click.Choice(["", "h1", *FORMS, "h4", "h5", "h6"]),
    help=f"The form that marks the start of an item: {', '.join(FORMS)}.",
)
@click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="HEADING=SECTION",
    help='The section that a heading stands for, as "Court decisions=litigation"; saved in '
    "aliases.",
)
@click.option(
    "--jurisdiction",
    metavar="CODE",
    default="",
    help="The jurisdiction of items whose text gives none.",
)
@click.option(
    "--map",
    "mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The fields of a table's columns: a YAML file with lines 'column: field'.",
)
@click.option("--dry-run", is_flag=True, help="Show the outlines, and write nothing.")
def command(
    project: Path,
    paths: tuple[Path, ...],
    issue: str,
    form: str,
    sections: tuple[str, ...],
    jurisdiction: str,
    mapping: Path | None,
    dry_run: bool,
) -> None:
    """Import older bulletins, from files or folders of them, as drafts of entries.

    Formats: .md, .html, .docx, .txt, .eml, .mbox, RSS and Atom, .csv and .json. No file is
    overwritten. Guesses are marked as `unconfirmed`, and `check` rejects them until they are
    confirmed.
    """
    root = project.resolve()

    def work(report: Report) -> str:
        settings, registry = read_settings(root, report), read_registry(root, report)
        report.raise_if_faulty()
        assert settings
        if jurisdiction and not jurisdiction_name(jurisdiction):
            raise EnvironmentFault(f"--jurisdiction: '{jurisdiction}' is not a code such as DE")
        columns = read_mapping(mapping) if mapping else {}
        wishes = _Wishes(issue, form, jurisdiction, dry_run)
        given = _given_sections(sections, SectionNames(settings))
        read = [one for file in _files(paths) for one in read_manuscripts(file, columns)]
        found = _outlined(read, settings, given, form)
        if asked := _asked_sections(found, settings, given):
            given = {**given, **asked}
            found = _outlined(read, settings, given, form)
        names = SectionNames(settings, given)
        takeovers = list(_takeovers(found, wishes, names, registry, language_of(settings.language)))
        if dry_run:
            lines = [line for one in takeovers for line in dry_run_lines(one, names)]
            return "\n".join([*lines, "", *decision_lines(takeovers)])
        written = [(one, write_drafts(root, one)) for one in takeovers]
        if given:
            keep_aliases(root, _new_aliases(given, SectionNames(settings)))
        return "\n".join(_told(root, written, names))

    run(work, "text")


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the given files, and those in given folders, sorted by name."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        files = [one for one in sorted(path.rglob("*")) if one.is_file() and is_readable(one)]
        if not files:
            raise EnvironmentFault(f"{path.name}/ has no file that can be imported")
        yield from files


def _given_sections(texts: Iterable[str], names: SectionNames) -> dict[str, Placement]:
    """Return the placements given by `--section`; raises EnvironmentFault if one is unknown."""
    found: dict[str, Placement] = {}
    for text in texts:
        heading, equals, meant = text.rpartition("=")
        placement = names.parsed(meant)
        if not equals or not heading.strip() or placement is None:
            known = ", ".join(one.id for one in names.sections)
            raise EnvironmentFault(f'--section "{text}": write HEADING=SECTION; sections: {known}')
        found[heading.strip()] = placement
    return found


def _new_aliases(given: Mapping[str, Placement], names: SectionNames) -> dict[str, Placement]:
    return {text: one for text, one in given.items() if names.exact(text) != one}


def _outlined(
    read: Sequence[Manuscript], settings: Settings, given: Mapping[str, Placement], form: str
) -> list[Outlined]:
    """Return the outlines of all files; raises EnvironmentFault if one of them is ambiguous."""
    names = SectionNames(settings, given)
    found = [outline(one, names, settings.title, form) for one in read]
    doubts = [line for one in found for line in doubt_lines(one)]
    if doubts:
        raise EnvironmentFault("\n".join(doubts))
    for one in found:
        if not one.items:
            name = one.manuscript.name
            raise EnvironmentFault(f"{name} has no item that can be distinguished from the rest")
    return found


def _asked_sections(
    found: Sequence[Outlined], settings: Settings, given: Mapping[str, Placement]
) -> dict[str, Placement]:
    """Ask the user at a terminal for the sections of unknown headings."""
    names = SectionNames(settings, given)
    unknown = {heading: meant for one in found for heading, meant in one.unknown.items()}
    if not unknown or not sys.stdin.isatty():
        return {}
    click.echo(f"Sections: {', '.join(one.id for one in settings.sections)}")
    answers: dict[str, Placement] = {}
    for heading, meant in unknown.items():
        proposed = "/".join(filter(None, (meant.section, meant.subsection)))
        answer = click.prompt(f"The section of “{heading}”", default=proposed)
        if placement := names.parsed(answer):
            answers[heading] = placement
    return answers


def _takeovers(
    found: Sequence[Outlined],
    wishes: _Wishes,
    names: SectionNames,
    registry: Registry,
    language: Language,
) -> Iterator[Takeover]:
    """Yield the drafts of each bulletin; items of a feed or table are grouped by month."""
    taken: defaultdict[str, set[str]] = defaultdict(set)
    for whole in found:
        for one, month in _by_month(whole, wishes):
            used = taken[month.period]
            takeover = take_over(one, month, names, registry, used, wishes.jurisdiction, language)
            used |= {draft.name for draft in takeover.drafts}
            yield takeover


def _by_month(found: Outlined, wishes: _Wishes) -> Iterator[tuple[Outlined, PartialDate]]:
    if wishes.month or not found.manuscript.records:
        yield found, _month(found, wishes)
        return
    months: defaultdict[PartialDate | None, list[int]] = defaultdict(list)
    for number, item in enumerate(found.items):
        day = item.fields.get("date")
        months[PartialDate.parse(day).whole_month if day else None].append(number)
    for month, numbers in sorted(months.items(), key=lambda one: str(one[0])):
        part = replace(found, items=tuple(found.items[n] for n in numbers))
        yield part, month or _month(found, wishes)


def _month(found: Outlined, wishes: _Wishes) -> PartialDate:
    """Return the given or detected month; otherwise ask the user at a terminal."""
    name = found.manuscript.name
    if not wishes.month and found.month:
        return found.month.month
    if not wishes.month and not sys.stdin.isatty():
        raise EnvironmentFault(f"{name} does not tell its month; name it, as --issue 2022-02")
    given = wishes.month or click.prompt(f"The month of {name}, such as 2022-02")
    try:
        month = PartialDate.parse(given)
    except ValueError as error:
        raise EnvironmentFault(f"--issue: {error}") from None
    if month.day:
        raise EnvironmentFault("--issue needs a month, such as 2022-02")
    return month


def _told(
    root: Path, written: Sequence[tuple[Takeover, WrittenDrafts]], names: SectionNames
) -> Iterator[str]:
    """Yield what was written, what was not, and what to do next."""
    for one, files in written:
        yield from written_lines(one, files, str(shown(root / files.folder)), names)
        yield ""
    yield from decision_lines([one for one, _ in written])
    months = sorted({one.month.period for one, _ in written})
    some = months[0] if len(months) == 1 else months[0][:4]
    yield (
        f"\nNext: '{started_by()} confirm {some}' lists each guess with the words that it was "
        "made from."
    )
