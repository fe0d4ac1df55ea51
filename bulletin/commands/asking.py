"""Questions on a terminal, with what there is to choose from, and each answer judged at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.validation import ValidationError, Validator

from bulletin.diagnostics.report import Diagnostic, Severity
from bulletin.drafting.choices import Choice, choices_for, meant_by, offered
from bulletin.drafting.questions import QUESTIONS, Answers, Question
from bulletin.drafting.surroundings import Surroundings

Judge = Callable[[str], Iterable[Diagnostic]]
"""Says what is wrong with an answer."""


class Offers(Completer):
    """Shows names and writes ids."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self._choices = list(choices)

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
        typed = document.text_before_cursor
        for one in offered(typed, self._choices):
            yield Completion(one.id, -len(typed), display=one.name, display_meta=one.id)


class _Judged(Validator):
    """Refuses an answer with the message and the hint that `check` would have."""

    def __init__(self, choices: Iterable[Choice], judge: Judge, *, is_needed: bool) -> None:
        self._choices = list(choices)
        self._judge = judge
        self._is_needed = is_needed

    def validate(self, document: Document) -> None:
        answer = meant_by(document.text, self._choices)
        if not answer and self._is_needed:
            raise ValidationError(message="an answer is needed here; Ctrl-C ends without a file")
        for fault in self._judge(answer) if answer else ():
            raise ValidationError(len(document.text), _spoken(fault))


def ask_the_rest(
    answers: Answers, surroundings: Surroundings, session: PromptSession[str]
) -> Answers:
    """Ask every question that is still open, in its order.

    Raises KeyboardInterrupt or EOFError if somebody does not want to go on.
    """
    all_answers = {name: tuple(given) for name, given in answers.items()}
    for question in QUESTIONS:
        if question.name not in all_answers:
            if given := tuple(_asked(question, all_answers, surroundings, session)):
                all_answers[question.name] = given
            for warning in _faults(question, all_answers, surroundings, Severity.WARNING):
                click.echo(f"  note: {_spoken(warning)}")
    return all_answers


def _asked(
    question: Question, answers: Answers, surroundings: Surroundings, session: PromptSession[str]
) -> Iterator[str]:
    """The answers to a question; none if it does not come up or is left open."""
    choices = choices_for(question.name, answers, surroundings.content)
    if question.name == "subsection":
        if not choices:
            return
        question = replace(question, is_required=True)
    given: tuple[str, ...] = ()
    while not given or question.has_several:
        text = _answer(question, choices, {**answers, question.name: given}, surroundings, session)
        if not text:
            return
        yield text
        given = (*given, text)


def _answer(
    question: Question,
    choices: Sequence[Choice],
    answers: Answers,
    surroundings: Surroundings,
    session: PromptSession[str],
) -> str:
    """One answer that nothing is wrong with, as an id where there are some."""
    before = answers[question.name]
    is_needed = not before and (question.is_required or question.name in _PROPOSED)

    def judge(answer: str) -> Iterable[Diagnostic]:
        changed = {**answers, question.name: (*before, answer)}
        return _faults(question, changed, surroundings, Severity.ERROR)

    text = session.prompt(
        _wording(question, is_another=bool(before), is_needed=is_needed),
        default=_PROPOSED[question.name](surroundings, answers)
        if question.name in _PROPOSED
        else "",
        completer=Offers(choices),
        validator=_Judged(choices, judge, is_needed=is_needed),
        validate_while_typing=False,
        bottom_toolbar=question.help,
    )
    return meant_by(text, choices)


_PROPOSED: Mapping[str, Callable[[Surroundings, Answers], str]] = {
    "issue": Surroundings.period,
    "slug": Surroundings.slug,
}


def _wording(question: Question, *, is_another: bool, is_needed: bool) -> str:
    if is_another:
        return f"Another {question.wording.lower()}, or nothing: "
    return f"{question.wording}: " if is_needed else f"{question.wording}, or nothing: "


def _faults(
    question: Question, answers: Answers, surroundings: Surroundings, severity: Severity
) -> list[Diagnostic]:
    """What is wrong with the answers to one question."""
    found = surroundings.faults(answers)
    return [
        one for one in found if (one.location.path, one.severity) == (question.option, severity)
    ]


def _spoken(fault: Diagnostic) -> str:
    return f"{fault.message}; {fault.hint}" if fault.hint else fault.message
