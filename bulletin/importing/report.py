"""Report an import: the outline that was taken, what was written, and what is left to decide."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin.importing.draft_files import WrittenDrafts
from bulletin.importing.fields.sentence_splitting import length_in_words
from bulletin.importing.outline.sections import SectionNames
from bulletin.importing.takeover import Outlined, Takeover
from bulletin.values.plurals import counted

_LONGEST = 70


def doubt_lines(found: Outlined) -> list[str]:
    """Both outlines of a text that is not imported without --items; empty if there is no doubt."""
    words = length_in_words(*(block.text for block in found.manuscript.blocks))
    other = found.choice.doubt(words) if found.choice else None
    if not found.choice or not other:
        return []
    best = found.choice.ranking[0]
    lines = [f"{found.manuscript.name} has {words} words, and its outline is not plain:"]
    for one in (best, other):
        titles = [(item.title or item.body[0]).text for item in one.outline.items]
        lines += [f"  {one.told}", *(f"    {_shortened(title)}" for title in titles[:8])]
    names = f"--items {best.outline.candidate.name} or --items {other.outline.candidate.name}"
    return [*lines, f"Choose one of them with {names}."]


def dry_run_lines(one: Takeover, names: SectionNames) -> Iterator[str]:
    """One line an item: section, title, sources, date, words."""
    yield from _outline_lines(one)
    for draft in one.drafts:
        section = names.title(draft.placement) + "?" * ("section" in draft.unconfirmed)
        words = counted(length_in_words(*draft.words), "word")
        facts = f"{counted(draft.sources, 'source')}, {draft.date}, {words}"
        yield f"  [{section}] {_shortened(draft.words[0])} ({facts})"


def written_lines(
    one: Takeover, written: WrittenDrafts, folder: str, names: SectionNames
) -> Iterator[str]:
    """What became of a bulletin, and what of it is in no draft."""
    yield from _outline_lines(one)
    unchanged = f", {written.unchanged} unchanged" if written.unchanged else ""
    yield f"  Wrote {counted(len(written.drafts), 'draft')} into {folder}/{unchanged}"
    counts = Counter(names.title(draft.placement) for draft in written.drafts)
    yield from (f"    {section}: {count}" for section, count in counts.items())
    if one.stripped:
        yield f"  Took tracking parameters from {counted(one.stripped, 'link')}"
    if written.leftovers:
        yield "  Not in the drafts:"
    for reason in dict.fromkeys(left.reason for left in written.leftovers):
        yield f"    {reason}:"
        yield from (f"      {left.text}" for left in written.leftovers if left.reason == reason)


def decision_lines(all_of_them: Sequence[Takeover]) -> Iterator[str]:
    """What is left to decide, each thing once that was guessed alike in all drafts of a month."""
    drafts = [(one.month.period, draft) for one in all_of_them for draft in one.drafts]
    guesses = Counter((month, field) for month, one in drafts for field in one.unconfirmed)
    missing = Counter((month, field) for month, one in drafts for field in one.missing)
    headings = {heading for one in all_of_them for heading in one.found.unknown}
    total = len(guesses) + len(missing) + len(headings)
    yield f"{counted(total, 'decision')} for {counted(len(drafts), 'draft')}:"
    yield from _by_field("to confirm", guesses)
    yield from _by_field("to add", missing)
    for heading in sorted(headings):
        yield f'  section of “{heading}”: --section "{heading}=SECTION" on the next import'


def _outline_lines(one: Takeover) -> Iterator[str]:
    """The month, the outline that was taken with its score, and the runner-up."""
    guess, choice, name = one.found.month, one.found.choice, one.found.manuscript.name
    is_guess = guess and not guess.is_sure and guess.month == one.month
    words = f" (month guessed from {guess.words})" if guess and is_guess else ""
    yield f"{name}: {one.month.period}{words}"
    if choice is None:
        items = counted(len(one.found.items), "item")
        yield f"  outline: {items}, as the format tells them"
        return
    best, *others = choice.ranking
    yield f"  outline {best.told}{', as --items says' * choice.is_forced}"
    yield from (f"  runner-up {other.told}" for other in others[:1])


def _by_field(what: str, counts: Counter[tuple[str, str]]) -> Iterator[str]:
    for field in sorted({field for _, field in counts}):
        months = sorted(month for month, other in counts if other == field)
        drafts = counted(sum(counts[month, field] for month in months), "draft")
        few = ", ".join(months)
        many = f"{months[0]} to {months[-1]} ({len(months)} months)"
        yield f"  {field} {what} in {drafts} of {few if len(months) < 4 else many}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
