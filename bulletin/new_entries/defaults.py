"""Defaults that follow from other answers: the month and the file name."""

from collections.abc import Sequence

from bulletin.new_entries.questions import Answers, answer_to
from bulletin.values.dates import PartialDate
from bulletin.values.slugs import slugify

SLUG_LENGTH = 60
"""The maximum length of a proposed name; longer ones are hard to read in an address."""

_UNTOLD = frozenset(
    """
    a an and as at by for from has have in into is its of on or over that the their to was were
    with
    """.split()
)
"""Words that a file name can omit."""


def proposed_period(answers: Answers, periods: Sequence[str]) -> str:
    """Propose the newest issue if the date is in its month or the one before; else that month.

    `periods` are the months that have an issue, newest last.
    """
    newest = periods[-1] if periods else ""
    try:
        date = PartialDate.parse(answer_to("date", answers))
    except ValueError:
        return newest
    if newest and 0 <= PartialDate.parse(newest).month_count - date.month_count <= 1:
        return newest
    return date.period


def proposed_slug(title: str) -> str:
    """Return the significant words of a title, as many as fit in a short address."""
    slug = ""
    for word in map(slugify, title.replace("'", "").replace("’", "").split()):
        if not word or word in _UNTOLD:
            continue
        if slug and len(slug) + 1 + len(word) > SLUG_LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word[:SLUG_LENGTH]
    return slug
