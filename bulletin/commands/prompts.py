"""Prompts for the questions about a new entry, with completion and immediate validation."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bulletin.diagnostics.report import Diagnostic, Severity
from bulletin.new_entries.choices import Choice, choices_for, meant_by, offered
from bulletin.new_entries.context import EntryContext
from bulletin.new_entries.questions import QUESTIONS, Answers, Question, needed_without_address


class Offers(Completer):
    """Completes names and inserts ids."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self._choices = list(choices)

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
        typed = document.text_before_cursor
        for one in offered(typed, self._choices):
            yield Completion(one.id, -len(typed), display=one.name, display_meta=one.id)


def ask_the_rest(
    answers: Answers, entry_context: EntryContext, session: PromptSession[str]
) -> Answers:
    """Ask every open question, in order.

    Raises KeyboardInterrupt or EOFError if the user cancels.
    """
    all_answers = {name: tuple(given) for name, given in answers.items()}
    for question in QUESTIONS:
        if question.name not in all_answers:
            if given := tuple(_asked(question, all_answers, entry_context, session)):
                all_answers[question.name] = given
            for warning in _faults(question, all_answers, entry_context, Severity.WARNING):
                click.echo(f"  note: {_spoken(warning)}")
    return all_answers


def _asked(
    question: Question, answers: Answers, entry_context: EntryContext, session: PromptSession[str]
) -> Iterator[str]:
    """Yield the answers to a question; none if it does not apply or is skipped."""
    choices = choices_for(question.name, answers, entry_context.content)
    if question.name == "subsection":
        if not choices:
            return
        question = replace(question, is_required=True)
    if question.name.startswith("source-"):
        has_address = "source-url" in answers
        if has_address and question.name in ("source-pages", "source-published"):
            return
        is_needed = not has_address and question.name in needed_without_address(answers)
        question = replace(question, is_required=is_needed)
    given: tuple[str, ...] = ()
    while not given or question.has_several:
        text = _answer(question, choices, {**answers, question.name: given}, entry_context, session)
        if not text:
            return
        yield text
        given = (*given, text)


def _answer(
    question: Question,
    choices: Sequence[Choice],
    answers: Answers,
    entry_context: EntryContext,
    session: PromptSession[str],
) -> str:
    """Return a valid answer, as an id if there are ids; empty if skipped."""
    before = answers[question.name]
    is_needed = not before and (question.is_required or question.name in _PROPOSED)
    propose = _PROPOSED.get(question.name)
    text = propose(entry_context, answers) if propose else ""
    while True:
        text = session.prompt(
            _wording(question, is_another=bool(before), is_needed=is_needed),
            default=text,
            completer=Offers(choices),
            bottom_toolbar=question.help,
            pre_run=session.default_buffer.start_completion if choices else None,
        )
        answer = meant_by(text, choices)
        if not answer and not is_needed:
            return ""
        changed = {**answers, question.name: (*before, *filter(None, [answer]))}
        refusals = _refusals(question, changed, entry_context)
        if not refusals:
            return answer
        for refusal in refusals:
            click.echo(f"  {refusal}")


_PROPOSED: Mapping[str, Callable[[EntryContext, Answers], str]] = {
    "issue": EntryContext.period,
    "slug": EntryContext.slug,
}
"""Suggested answers that follow from others."""


def _wording(question: Question, *, is_another: bool, is_needed: bool) -> str:
    if is_another:
        return f"Another {question.wording.lower()} (optional): "
    return f"{question.wording}: " if is_needed else f"{question.wording} (optional): "


def _refusals(question: Question, answers: Answers, entry_context: EntryContext) -> list[str]:
    """Return why answers are not accepted, in the words of `check`."""
    if not answers[question.name]:
        return ["an answer is required"]
    return [_spoken(one) for one in _faults(question, answers, entry_context, Severity.ERROR)]


def _faults(
    question: Question, answers: Answers, entry_context: EntryContext, severity: Severity
) -> list[Diagnostic]:
    """Return the diagnostics about the answers to one question."""
    found = entry_context.faults(answers)
    return [
        one for one in found if (one.location.path, one.severity) == (question.option, severity)
    ]


def _spoken(fault: Diagnostic) -> str:
    return f"{fault.message}; {fault.hint}" if fault.hint else fault.message
