"""`init`: begin a bulletin of one's own."""

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
    """A question of the terminal, with what judges the answer."""

    name: str
    wording: str
    help: str
    judge: Callable[[str], object]
    proposed: str = ""
    is_needed: bool = True


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="What the bulletin is called.  [required]")
@click.option("--url", help="The address that it will have, with https://.  [required]")
@click.option("--publisher", help="Who publishes it.  [required]")
@click.option("--language", help="Its language: en, de, fr, zh or another tag; en by default.")
@click.option(
    "--sections",
    multiple=True,
    help="Its sections, with commas between them: a ready set (standard, regulator, practice, "
    "news), ids of ready sections, or your own as id=Title. Can be given several times.",
)
@click.option("--first-month", help="The month of its first issue: 2022-02; by default this one.")
@click.option(
    "--jurisdictions",
    multiple=True,
    help="Codes such as EU,FR whose authorities and laws the registries are to begin with.",
)
@click.option("--description", help="What it is about, in one line.")
@click.option(
    "--program",
    default="",
    help="What the workflows install: a wheel file, which is copied into vendor/, or a requirement "
    "as pip takes it; by default the program that runs.",
)
def command(folder: Path, program: str, **given: str | tuple[str, ...] | None) -> None:
    """Begin a bulletin of your own in a folder.

    On a terminal, what no option says is asked for. The folder is made if it does not exist; no
    file is ever overwritten.
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
    """The answers with those that a person at the terminal has given."""
    missing = [name for name in ("title", "url", "publisher") if name not in answers]
    if not missing:
        return answers
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        options = ", ".join(f"--{name}" for name in missing)
        raise EnvironmentFault(f"there is no terminal to ask on; give {options}")
    try:
        return ask_open_questions(answers, PromptSession())
    except (EOFError, KeyboardInterrupt):
        raise EnvironmentFault("nothing was written") from None


def ask_open_questions(answers: Answers, session: PromptSession[str]) -> Answers:
    """The answers with those to every question that is still open, in its order.

    Raises KeyboardInterrupt or EOFError if somebody does not want to go on.
    """
    complete = dict(answers)
    for question in _questions(complete):
        if question.name not in complete and (answer := _asked(question, session)):
            complete[question.name] = answer
    return complete


def _questions(answers: Answers) -> list[Question]:
    """All questions in their order; the later ones know the answers to the earlier ones."""
    sets = "; ".join(f"{name} ({titles})" for name, titles in ready_sections("en"))
    return [
        Question("title", "Title", "What the bulletin is called.", checked_title),
        Question(
            "language",
            "Language",
            f"{', '.join(languages())}, or another tag of BCP 47.",
            checked_language,
            "en",
        ),
        Question("url", "Address", "Where it will be, with https://.", checked_url, "https://"),
        Question("publisher", "Publisher", "Who publishes it.", checked_publisher),
        Question(
            "sections",
            "Sections",
            f"{sets}; or your own, as rules=New rules, cases=Cases.",
            lambda text: sections_named([text], str(answers.get("language", "en"))),
            "standard",
        ),
        Question(
            "first_month", "First month", "As 2022-02.", checked_month, f"{date.today():%Y-%m}"
        ),
        Question(
            "jurisdictions",
            "Jurisdictions",
            "Codes such as EU, FR, US-CA, whose authorities to begin with.",
            lambda text: checked_jurisdictions([text]),
            is_needed=False,
        ),
    ]


def _asked(question: Question, session: PromptSession[str]) -> str:
    """An answer that nothing is wrong with; empty if one is not needed."""
    text = question.proposed
    while True:
        wording = question.wording if question.is_needed else f"{question.wording}, or nothing"
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
    """The plan that the answers make; raises EnvironmentFault for the first that is wrong."""
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
    """Say which option it is that something is wrong with."""
    try:
        yield
    except EnvironmentFault as fault:
        raise EnvironmentFault(f"--{name.replace('_', '-')}: {fault}") from fault


def _told(folder: Path, plan: Plan, there: Sequence[str], count: int) -> str:
    """What was done, and the next two commands."""
    lines = [f"Wrote {count} files into {shown(folder.resolve())}."]
    lines += [f"{path} was there already and stays as it is." for path in there]
    if not plan.language.startswith(language_of(plan.language).catalogue):
        lines.append(f"There are no texts in '{plan.language}' yet: those for readers are English.")
    if empty := [code for code in plan.jurisdictions if code not in seeded(plan.jurisdictions)]:
        lines.append(f"The registries have nothing for {', '.join(empty)} to begin with.")
    lines.append(f"Fill in the places in double square brackets in {ABOUT}. Next:")
    if folder.resolve() != Path.cwd():
        lines.append(f"  cd {shlex.quote(str(folder))}")
    program = started_by(folder.resolve())
    return "\n".join((*lines, f"  {program} serve", f"  {program} new"))
