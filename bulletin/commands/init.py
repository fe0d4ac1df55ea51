"""`init`: create a new bulletin."""

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import click
from prompt_toolkit import PromptSession

from bulletin.commands.common_options import run, shown, started_by
from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.language.languages import language_of
from bulletin.scaffolding.answers import (
    Plan,
    checked_description,
    checked_jurisdictions,
    checked_language,
    checked_month,
    checked_publisher,
    checked_title,
    checked_url,
    ready_sections,
    sections_named,
)
from bulletin.scaffolding.project_files import ABOUT, compose_project, seeded, write_project
from bulletin.scaffolding.starter_texts import languages
from bulletin.scaffolding.version_pins import pin_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """A question on the terminal, with the validator of its answer."""

    name: str
    wording: str
    help: str
    judge: Callable[[str], object]
    proposed: str = ""
    is_needed: bool = True


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The name of the bulletin.  [required]")
@click.option("--url", help="The future address of the site, with https://.  [required]")
@click.option("--publisher", help="The publisher.  [required]")
@click.option("--language", help="The language: en, de, fr, zh or another tag; by default en.")
@click.option(
    "--sections",
    multiple=True,
    help="The sections, separated by commas: a predefined set (standard, regulator, practice, "
    "news), ids of predefined sections, or your own as id=Title. May be given several times.",
)
@click.option(
    "--first-month",
    help="The month of the first issue, such as 2022-02; by default the current month.",
)
@click.option(
    "--jurisdictions",
    multiple=True,
    help="Codes such as EU,FR whose authorities and laws to add to the registries.",
)
@click.option("--description", help="A description in one line.")
@click.option(
    "--program",
    default="",
    help="What the workflows install: a wheel file, which is copied into vendor/, or a pip "
    "requirement; by default the running program.",
)
def command(folder: Path, program: str, **given: str | tuple[str, ...] | None) -> None:
    """Create a new bulletin in a folder.

    In a terminal, it asks for whatever no option gives. It creates the folder if necessary, and
    never overwrites a file.
    """

    def work(_: Report) -> str:
        answers = {name: value for name, value in given.items() if value}
        plan = _plan_of(_completed(answers))
        pin = pin_of(program)
        there, count = write_project(folder, compose_project(plan, pin), pin)
        return _told(folder, plan, there, count)

    run(work, "text")


Answers = dict[str, str | tuple[str, ...]]


def _completed(answers: Answers) -> Answers:
    """Return the answers, completed by the user if there is a terminal."""
    missing = [name for name in ("title", "url", "publisher") if name not in answers]
    if not missing:
        return answers
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        options = ", ".join(f"--{name}" for name in missing)
        raise EnvironmentFault(f"there is no terminal to ask questions; give {options}")
    try:
        return ask_open_questions(answers, PromptSession())
    except (EOFError, KeyboardInterrupt):
        raise EnvironmentFault("nothing was written") from None


def ask_open_questions(answers: Answers, session: PromptSession[str]) -> Answers:
    """Ask every open question, in order, and return all answers.

    Raises KeyboardInterrupt or EOFError if the user cancels.
    """
    complete = dict(answers)
    for question in _questions(complete):
        if question.name not in complete and (answer := _asked(question, session)):
            complete[question.name] = answer
    return complete


def _questions(answers: Answers) -> list[Question]:
    """Return all questions in order; later ones depend on answers to earlier ones."""
    sets = "; ".join(f"{name} ({titles})" for name, titles in ready_sections("en"))
    return [
        Question("title", "Title", "The name of the bulletin.", checked_title),
        Question(
            "language",
            "Language",
            f"{', '.join(languages())}, or another BCP 47 tag.",
            checked_language,
            "en",
        ),
        Question(
            "url",
            "Address",
            "The future address of the site, with https://.",
            checked_url,
            "https://",
        ),
        Question("publisher", "Publisher", "The publisher.", checked_publisher),
        Question(
            "sections",
            "Sections",
            f"{sets}; or your own, such as rules=New rules, cases=Cases.",
            lambda text: sections_named([text], str(answers.get("language", "en"))),
            "standard",
        ),
        Question(
            "first_month", "First month", "As 2022-02.", checked_month, f"{date.today():%Y-%m}"
        ),
        Question(
            "jurisdictions",
            "Jurisdictions",
            "Codes such as EU, FR, US-CA, whose authorities to add.",
            lambda text: checked_jurisdictions([text]),
            is_needed=False,
        ),
    ]


def _asked(question: Question, session: PromptSession[str]) -> str:
    """Return a valid answer; empty if an optional one is skipped."""
    text = question.proposed
    while True:
        wording = question.wording if question.is_needed else f"{question.wording} (optional)"
        text = session.prompt(f"{wording}: ", default=text, bottom_toolbar=question.help).strip()
        if not text and not question.is_needed:
            return ""
        try:
            question.judge(text)
        except EnvironmentFault as fault:
            click.echo(f"  {fault}")
        else:
            return text


def _plan_of(answers: Answers) -> Plan:
    """Return the plan made of the answers; raises EnvironmentFault for the first invalid one."""
    language = _judged(answers, "language", checked_language, "en")
    return Plan(
        title=_judged(answers, "title", checked_title),
        url=_judged(answers, "url", checked_url),
        publisher=_judged(answers, "publisher", checked_publisher),
        language=language,
        sections=_judged_all(
            answers, "sections", lambda given: sections_named(given, language), "standard"
        ),
        first_month=_judged(answers, "first_month", checked_month, f"{date.today():%Y-%m}"),
        jurisdictions=_judged_all(answers, "jurisdictions", checked_jurisdictions),
        description=_judged(answers, "description", checked_description, ""),
    )


def _judged(answers: Answers, name: str, judge: Callable[[str], str], default: str = "") -> str:
    given = answers.get(name, default)
    with _naming(name):
        return judge(given) if isinstance(given, str) else default


def _judged_all(
    answers: Answers, name: str, judge: Callable[[tuple[str, ...]], T], *default: str
) -> T:
    given = answers.get(name, default)
    with _naming(name):
        return judge((given,) if isinstance(given, str) else given)


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Prefix errors with the option that they concern."""
    try:
        yield
    except EnvironmentFault as fault:
        raise EnvironmentFault(f"--{name.replace('_', '-')}: {fault}") from fault


def _told(folder: Path, plan: Plan, there: Sequence[str], count: int) -> str:
    """Return what was done, and the next two commands."""
    lines = [f"Wrote {count} files into {shown(folder.resolve())}."]
    lines += [f"{path} already existed; it was not changed." for path in there]
    if not plan.language.startswith(language_of(plan.language).catalogue):
        lines.append(
            f"There are no texts in '{plan.language}' yet: the site's interface is in English."
        )
    if empty := [code for code in plan.jurisdictions if code not in seeded(plan.jurisdictions)]:
        lines.append(f"The program has no authorities and laws of {', '.join(empty)} to add.")
    lines.append(f"Fill in the gaps in double square brackets in {ABOUT}. Next:")
    if folder.resolve() != Path.cwd():
        lines.append(f"  cd {shlex.quote(str(folder))}")
    program = started_by(folder.resolve())
    return "\n".join((*lines, f"  {program} serve", f"  {program} new"))
