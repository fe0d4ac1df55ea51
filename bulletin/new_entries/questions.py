"""The questions about a new entry, in order; each is also a command line option."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Answers = Mapping[str, Sequence[str]]
"""Answers by the names of questions; an empty list stands for an open question."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its explanation."""

    name: str
    wording: str
    help: str
    is_required: bool = False
    has_several: bool = False
    """Whether it accepts more than one answer."""

    @property
    def option(self) -> str:
        return f"--{self.name}"


QUESTIONS = (
    Question("title", "Title", "What happened, in one line without a full stop.", is_required=True),
    Question("section", "Section", "Its section, by name or id.", is_required=True),
    Question("subsection", "Subsection", "Its subsection, if the section has any."),
    Question("date", "Date", "When it happened: 2022-02-24, or 2022-02.", is_required=True),
    Question(
        "jurisdiction",
        "Jurisdiction",
        "Where: a code such as FR or US-CA, or a name. May be given several times.",
        is_required=True,
        has_several=True,
    ),
    Question(
        "authority",
        "Authority",
        "Who acted, by id, name or abbreviation. May be given several times.",
        has_several=True,
    ),
    Question("kind", "Kind", "What it reports on, such as decision or bill."),
    Question(
        "source-url",
        "Address of the source",
        "The page that it relies on; leave empty for a book, a gazette or a file.",
        is_required=True,
    ),
    Question("source-title", "Title of the source", "In the language of the bulletin."),
    Question("source-publisher", "Publisher of the source", "Who published it."),
    Question("source-lang", "Language of the source", "A tag such as fr or zh-Hans, or a name."),
    Question("source-type", "Type of the source", "What kind of publication it is."),
    Question("source-pages", "Pages of the source", "The cited pages, such as 12-14."),
    Question("source-published", "Date of the source", "When it was published: 2022-02-24."),
    Question("issue", "Issue", "The month of the issue, such as 2022-02."),
    Question("slug", "Name of the file", "It becomes the entry's permanent address."),
)
_OF_SOURCE = tuple(one.name for one in QUESTIONS if one.name.startswith("source-"))
_INSTEAD_OF_ADDRESS = ("source-title", "source-publisher", "source-type")
BY_NAME = {question.name: question for question in QUESTIONS}


def answer_to(name: str, answers: Answers) -> str:
    """Return the single answer to a question; empty if there is none."""
    return next(iter(answers.get(name, ())), "")


def needed_of_source(answers: Answers) -> tuple[str, ...]:
    """Return the required questions about the source that are not answered."""
    if answers.get("source-url"):
        return ()
    has_begun = any(answers.get(name) for name in _OF_SOURCE)
    return needed_without_address(answers) if has_begun else ("source-url",)


def needed_without_address(answers: Answers) -> tuple[str, ...]:
    """Return what a source without an address lacks: title, publisher, type, pages or date."""
    missing = [name for name in _INSTEAD_OF_ADDRESS if not answers.get(name)]
    has_place = answers.get("source-pages") or answers.get("source-published")
    return (*missing, *(() if has_place else ("source-published",)))
