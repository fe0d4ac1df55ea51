"""`new`: create an entry, or a month."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from prompt_toolkit import PromptSession

from bulletin.commands.common_options import project_option, run, started_by
from bulletin.commands.prompts import ask_the_rest
from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.diagnostics.report_formats import format_report
from bulletin.new_entries.choices import choices_for, meant_by
from bulletin.new_entries.context import EntryContext
from bulletin.new_entries.entry_files import ISSUE_NOTES, compose_draft, id_of_source, write_new
from bulletin.new_entries.questions import QUESTIONS, Answers
from bulletin.schema.registries import REGISTRY_FILES
from bulletin.values.addresses import entry_address, issue_address


def _an_option_for_each_question(command: Callable[..., Any]) -> Callable[..., Any]:
    for question in reversed(QUESTIONS):
        needed = "  [required]" if question.is_required else ""
        option = click.option(
            question.option, multiple=question.has_several, help=question.help + needed
        )
        command = option(command)
    return command


@click.command("new")
@project_option
@_an_option_for_each_question
def command(project: Path, **given: Any) -> None:
    """Create an entry: a file that lacks only its text.

    In a terminal, it asks for whatever is missing, unless all required options are given. Without
    --issue and --slug, the entry belongs to the newest issue or that of its date, and its file name
    follows from the title. A new month in --issue is created; --issue alone creates the month and,
    in a terminal, its first entry. No file is ever overwritten.
    """
    has_terminal = sys.stdin.isatty() and sys.stdout.isatty()

    def work(_: Report) -> str:
        entry_context = EntryContext(project.resolve())
        answers = _answers_of(given, entry_context)
        _refuse_what_is_wrong(answers, entry_context)
        begun = _begin_month(entry_context, answers) if answers.keys() == {"issue"} else ""
        if begun and not has_terminal:
            return begun
        if begun:
            click.echo(begun)
        if entry_context.missing(answers):
            answers = _completed(answers, entry_context, has_terminal)
        elif entry_context.period(answers) not in (
            *entry_context.periods,
            *answers.get("issue", ()),
        ):
            period = entry_context.period(answers)
            raise EnvironmentFault(
                f"there is no issue {period} yet; create it with --issue {period}"
            )
        return _begin_entry(entry_context, answers)

    run(work, "text")


def _answers_of(given: Mapping[str, Any], entry_context: EntryContext) -> Answers:
    """Return the answers given by options, with names and abbreviations replaced by ids."""
    answers: dict[str, tuple[str, ...]] = {}
    for question in QUESTIONS:
        value = given[question.name.replace("-", "_")] or ()
        choices = choices_for(question.name, answers, entry_context.content)
        texts = (value,) if isinstance(value, str) else value
        if texts:
            answers[question.name] = tuple(meant_by(text, choices) for text in texts)
    return answers


def _refuse_what_is_wrong(answers: Answers, entry_context: EntryContext) -> None:
    report = Report(entry_context.faults(answers))
    if report.diagnostics:
        click.echo(format_report(report, "text"), err=True)
    if report.errors:
        raise EnvironmentFault("nothing was written")


def _completed(answers: Answers, entry_context: EntryContext, has_terminal: bool) -> Answers:
    if not has_terminal:
        options = ", ".join(one.option for one in entry_context.missing(answers))
        raise EnvironmentFault(
            f"there is no terminal to ask questions; an entry also needs {options}"
        )
    try:
        return ask_the_rest(answers, entry_context, PromptSession())
    except (EOFError, KeyboardInterrupt):
        raise EnvironmentFault("no entry was written") from None


def _begin_month(entry_context: EntryContext, answers: Answers) -> str:
    """Write the `issue.md` of a new month; returns an empty text if it exists."""
    period = entry_context.period(answers)
    if period in entry_context.periods:
        return ""
    path = f"content/{period}/issue.md"
    write_new(entry_context.root, path, ISSUE_NOTES)
    url = entry_context.settings.base_url + issue_address(period)
    return f"Created the issue {period}, to be published at {url}\nWrite its introduction: {path}"


def _begin_entry(entry_context: EntryContext, answers: Answers) -> str:
    period, slug = entry_context.period(answers), entry_context.slug(answers)
    path = f"content/{period}/{slug}.md"
    write_new(entry_context.root, path, compose_draft(answers))
    month = _begin_month(entry_context, {"issue": (period,)})
    url = entry_context.settings.base_url + entry_address(period, slug)
    mark = f"[^{id_of_source(answers)}]"
    lines = [
        *([month] if month else []),
        f"Wrote {path}, to be published at {url}",
        f"Write its text below the second line '---', with {mark} where it relies on the source;",
        f"'{started_by()} serve' previews it, and '{started_by()} check' says what is missing.",
    ]
    if not answers.get("authority"):
        lines.append(
            f"To add a new authority, write its 'id', 'name', 'kind' and 'jurisdiction' into "
            f"{REGISTRY_FILES['authorities']}; then add 'authorities: [its-id]' to the entry."
        )
    return "\n".join(lines)
