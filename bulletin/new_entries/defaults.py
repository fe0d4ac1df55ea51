"""What is proposed where an answer follows from others: the month and the name of the file."""

from collections.abc import Sequence

from bulletin.new_entries.questions import Answers, answer_to
from bulletin.values.dates import PartialDate
from bulletin.values.slugs import slugify

SLUG_LENGTH = 60
"""Letters of a proposed name; a longer one is hard to read in an address."""

_UNTOLD = frozenset(
    """
    a an and as at by for from has have in into is its of on or over that the their to was were
    with
    """.split()
)
"""Words that a name can do without."""


def proposed_period(answers: Answers, periods: Sequence[str]) -> str:
    """The newest issue, if the date lies in its month or the one before; else the date's month.

    `periods` are the months that have an issue, the newest last.
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
    """The words of a title that tell it from others, as many as a short address holds."""
    slug = ""
    for word in map(slugify, title.replace("'", "").replace("’", "").split()):
        if not word or word in _UNTOLD:
            continue
        if slug and len(slug) + 1 + len(word) > SLUG_LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word[:SLUG_LENGTH]
    return slug
