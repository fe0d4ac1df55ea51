"""What an import says: the outline that was taken, what was written, and what is to be decided."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bulletin.importing.draft_files import WrittenDrafts
from bulletin.importing.fields.sentences import length_in_words
from bulletin.importing.outline.sections import SectionNames
from bulletin.importing.takeover import Outlined, Takeover
from bulletin.values.dates import PartialDate
from bulletin.values.plurals import counted

_LONGEST = 70


@dataclass(frozen=True, slots=True)
class TakenOver:
    """One bulletin of an import."""

    name: str
    """Of its file."""
    found: Outlined
    month: PartialDate
    takeover: Takeover
    written: WrittenDrafts | None = None
    """None if nothing was to be written."""


def outline_lines(found: Outlined) -> Iterator[str]:
    """The outline that was taken with its score, and the runner-up."""
    if found.choice is None:
        yield f"  outline: {counted(len(found.items), 'item')}, as the format tells them"
        return
    best, *others = found.choice.ranking
    yield f"  outline {best.told}{', as --items says' * found.choice.is_forced}"
    yield from (f"  runner-up {other.told}" for other in others[:1])


def doubt_lines(found: Outlined) -> list[str]:
    """Both outlines of a text that is not imported without --items; empty if there is no doubt."""
    words = sum(length_in_words(block.text) for block in found.manuscript.blocks)
    other = found.choice.doubt(words) if found.choice else None
    if not found.choice or not other:
        return []
    best = found.choice.ranking[0]
    lines = [f"{found.manuscript.name} has {words} words, and its outline is not plain:"]
    for one in (best, other):
        lines.append(f"  {one.told}")
        titles = [
            item.title.text if item.title else item.body[0].text for item in one.outline.items
        ]
        lines += [f"    {_shortened(title)}" for title in titles[:8]]
    names = f"--items {best.outline.candidate.name} or --items {other.outline.candidate.name}"
    return [*lines, f"Choose one of them with {names}."]


def dry_run_lines(one: TakenOver, names: SectionNames) -> Iterator[str]:
    """One line an item: section, title, sources, date, words."""
    yield f"{one.name}: {one.month.period}{_month_words(one)}"
    yield from outline_lines(one.found)
    for draft in one.takeover.drafts:
        words = sum(length_in_words(text) for text in draft.words)
        section = names.title(draft.placement) + "?" * ("section" in draft.unconfirmed)
        facts = f"{counted(draft.sources, 'source')}, {draft.date}, {counted(words, 'word')}"
        yield f"  [{section}] {_shortened(draft.words[0])} ({facts})"


def written_lines(one: TakenOver, folder: str, names: SectionNames) -> Iterator[str]:
    """What became of a bulletin, and what of it is in no draft."""
    assert one.written
    yield f"{one.name}: {one.month.period}{_month_words(one)}"
    yield from outline_lines(one.found)
    unchanged = f", {one.written.unchanged} unchanged" if one.written.unchanged else ""
    yield f"  Wrote {counted(len(one.written.drafts), 'draft')} into {folder}/{unchanged}"
    counts = Counter(names.title(draft.placement) for draft in one.written.drafts)
    yield from (f"    {section}: {count}" for section, count in counts.items())
    if one.takeover.stripped:
        yield f"  Took tracking parameters from {counted(one.takeover.stripped, 'link')}"
    if one.written.leftovers:
        yield "  Not in the drafts:"
    for reason in dict.fromkeys(left.reason for left in one.written.leftovers):
        yield f"    {reason}:"
        yield from (f"      {left.text}" for left in one.written.leftovers if left.reason == reason)


def decision_lines(all_of_them: Sequence[TakenOver]) -> Iterator[str]:
    """What is left to decide, each thing once that was guessed alike in all drafts of a month."""
    guesses = Counter(
        (one.month.period, field)
        for one in all_of_them
        for draft in one.takeover.drafts
        for field in draft.unconfirmed
    )
    missing = Counter(
        (one.month.period, field)
        for one in all_of_them
        for draft in one.takeover.drafts
        for field in draft.missing
    )
    headings = {heading for one in all_of_them for heading in one.found.unknown}
    total = len(guesses) + len(missing) + len(headings)
    yield f"{counted(total, 'decision')} for {counted(_drafts(all_of_them), 'draft')}:"
    yield from _by_field("to confirm", guesses)
    yield from _by_field("to add", missing)
    for heading in sorted(headings):
        yield f'  section of “{heading}”: --section "{heading}=SECTION" on the next import'


def _by_field(what: str, counts: Counter[tuple[str, str]]) -> Iterator[str]:
    for field in dict.fromkeys(field for _, field in sorted(counts, key=lambda one: one[1])):
        months = [month for month, other in counts if other == field]
        drafts = sum(counts[month, field] for month in months)
        yield f"  {field} {what} in {counted(drafts, 'draft')} of {_listed(months)}"


def _listed(months: Iterable[str]) -> str:
    some = sorted(months)
    return ", ".join(some) if len(some) < 4 else f"{some[0]} to {some[-1]} ({len(some)} months)"


def _drafts(all_of_them: Sequence[TakenOver]) -> int:
    return sum(len(one.takeover.drafts) for one in all_of_them)


def _month_words(one: TakenOver) -> str:
    guess = one.found.month
    is_guess = guess and not guess.is_sure and guess.month == one.month
    return f" (month guessed from {guess.words})" if guess and is_guess else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
