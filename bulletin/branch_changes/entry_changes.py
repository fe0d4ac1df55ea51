"""Describe in words how a text has changed, field by field."""

from collections.abc import Iterable, Iterator

from bulletin.language.languages import ENGLISH, capitalized
from bulletin.schema.entries import Entry, IssueNotes
from bulletin.schema.key_dates import KeyDates
from bulletin.schema.text_model import Written
from bulletin.schema.vocabulary import label
from bulletin.values.dates import PartialDate

_IN_WORDS = {"date", "dates", "sanctions", "corrections", "withdrawn", "draft"}
"""Fields whose values are described; of others only the names are listed."""


def name_of(text: Written) -> str:
    """Return the name of a text: `2022-02/some-entry`, `the issue 2022-02`, `the page about`."""
    if isinstance(text, Entry):
        return text.id
    return f"the issue {text.period}" if isinstance(text, IssueNotes) else f"the page {text.slug}"


def what_became_of(before: Written, after: Written) -> Iterator[str]:
    """Yield sentences on a text that was changed, each beginning with its verb.

    Some fields of the earlier text may not be readable.
    """
    name = name_of(after)
    if name_of(before) != name:
        yield f"moves {name_of(before)} to {name}"
    was_draft, is_draft = getattr(before, "draft", False), getattr(after, "draft", False)
    if was_draft != is_draft:
        yield f"turns {name} into a draft" if is_draft else f"publishes {name}, which was a draft"
    if isinstance(after, Entry):
        yield from _notices(before, after, name)
    if details := [*_dates(before, after), *_sanctions(before, after), *_others(before, after)]:
        yield f"changes {name}: {', '.join(details)}"


def _notices(before: Written, after: Entry, name: str) -> Iterator[str]:
    """Yield sentences on corrections and withdrawals."""
    earlier = getattr(before, "corrections", ())
    for one in after.corrections:
        if one not in earlier:
            yield f"corrects {name}: {one.note}"
    if any(one not in after.corrections for one in earlier):
        yield f"changes earlier corrections of {name}"
    was = getattr(before, "withdrawn", None)
    if after.withdrawn and after.withdrawn != was:
        yield f"withdraws {name}: {after.withdrawn.reason}"
    elif was and not after.withdrawn:
        yield f"revokes the withdrawal of {name}"


def _dates(before: Written, after: Written) -> Iterator[str]:
    """Yield changed dates: `consultation closes 28 February 2022 instead of 21 February 2022`."""
    was, now = _days_of(before), _days_of(after)
    for name in dict.fromkeys((*was, *now)):
        yield from _told(label(name.replace("_", "-")).lower(), was.get(name), now.get(name))


def _days_of(text: Written) -> dict[str, PartialDate]:
    days = {"date": getattr(text, "date", None)}
    dates = getattr(text, "dates", None)
    days |= {name: key.date for name, key in dates.given()} if isinstance(dates, KeyDates) else {}
    return {name: day for name, day in days.items() if day}


def _told(name: str, was: PartialDate | None, now: PartialDate | None) -> Iterator[str]:
    if now and was and now != was:
        yield f"{name} {now.spoken} instead of {was.spoken}"
    elif now and not was:
        yield f"{name} {now.spoken} is new"
    elif was and not now:
        yield f"{name} {was.spoken} is gone"


def _sanctions(before: Written, after: Written) -> Iterator[str]:
    was, now = getattr(before, "sanctions", ()), getattr(after, "sanctions", ())
    gone = _listed(capitalized(one.spoken(ENGLISH)) for one in was if one not in now)
    new = _listed(capitalized(one.spoken(ENGLISH)) for one in now if one not in was)
    if gone and new and gone != new:
        yield f"{new} instead of {gone}"
    elif gone and new:
        yield f"details of {new}"
    elif gone or new:
        yield f"{new} is new" if new else f"{gone} is gone"


def _listed(words: Iterable[str]) -> str:
    return " and ".join(words)


def _others(before: Written, after: Written) -> Iterator[str]:
    """Yield the names of other changed parts: `its title`, `its text`."""
    for name in type(after).model_fields:
        if name not in _IN_WORDS and getattr(before, name, None) != getattr(after, name):
            yield f"its {name.replace('_', ' ')}"
    if before.document.body.strip() != after.document.body.strip():
        yield "its text"
