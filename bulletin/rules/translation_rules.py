"""Rules about translations: each is compared with its original."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bulletin.diagnostics.report import Code, Diagnostic, Location, choice_hint, quoted
from bulletin.language.number_comparison import figures_in, missing_figures
from bulletin.markdown.body_parsing import UNKNOWN
from bulletin.rules.field_rules import fields_are_plain_text
from bulletin.schema.entries import Entry, HandWritten
from bulletin.schema.settings import Settings
from bulletin.schema.text_model import Written
from bulletin.schema.translations import Translation
from bulletin.schema.validation import what_can_be_said

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """A translation, its original and the settings, as far as they could be read."""

    translation: Translation
    original: Written | None
    settings: Settings | None

    @property
    def file(self) -> Location:
        return Location(self.translation.document.path)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the ids of the original's sources."""
        entry = self.original if isinstance(self.original, Entry) else None
        return tuple(source.id for source in entry.sources) if entry else ()


Rule = Callable[[Pair], Iterator[Diagnostic]]


def original_exists(pair: Pair) -> Iterator[Diagnostic]:
    """Check that a translation has an original next to it."""
    if not pair.original:
        file = pair.translation.file
        message = f"this is a translation of {quoted(file.original, 100)}, which does not exist"
        hint = "rename it after the file that it translates, or remove the language from its name"
        yield Diagnostic(Code.STRAY_TRANSLATION, pair.file, message, hint)


def language_is_published(pair: Pair) -> Iterator[Diagnostic]:
    """Check that a translation is in one of the bulletin's languages."""
    if not pair.settings:
        return
    tag, first, *others = pair.translation.file.tag, *map(str.lower, pair.settings.all_languages)
    if tag == first:
        message = f"{quoted(tag)} is the language of the originals"
        hint = "delete one of the two files, or rename this one after the language that it is in"
        yield Diagnostic(Code.STRAY_TRANSLATION, pair.file, message, hint)
    elif tag not in others:
        message = f"the bulletin does not appear in {quoted(tag)}"
        known = [first, *others]
        hint = choice_hint(tag, others) if others else ""
        hint = hint or f"add it to content/bulletin.yml: 'languages: [{', '.join((*known, tag))}]'"
        yield Diagnostic(Code.STRAY_TRANSLATION, pair.file, message, hint)


def citations_are_given(pair: Pair) -> Iterator[Diagnostic]:
    """Check that a translation cites only sources of its original."""
    for mark in pair.translation.body.citations:
        if mark.source not in (UNKNOWN, *pair.sources):
            message = f"the original has no source {quoted(mark.source)}"
            hint = choice_hint(mark.source, pair.sources)
            yield Diagnostic(Code.UNDEFINED_CITATION, mark.location, message, hint)


def citations_are_kept(pair: Pair) -> Iterator[Diagnostic]:
    """Check that a translation cites every source that its original cites.

    Unknown marks are reported elsewhere.
    """
    kept = {mark.source for mark in pair.translation.body.citations}
    cited = {mark.source for mark in pair.original.body.citations} if pair.original else set()
    if not kept <= set(pair.sources):
        return
    for source in sorted(cited - kept):
        message = f"the translation does not cite {quoted(source)}, which the original cites"
        hint = f"cite it as [^{source}] where the text relies on it"
        yield Diagnostic(Code.TRANSLATION_DIFFERS, pair.file, message, hint)


def figures_are_kept(pair: Pair) -> Iterator[Diagnostic]:
    """Check that a translation contains the figures and dates of its original."""
    if not (pair.original and pair.settings):
        return
    first = pair.settings.all_languages[0]
    before = figures_in(_text_of(pair.original), first)
    after = figures_in(_text_of(pair.translation), pair.translation.file.tag)
    if missing := missing_figures(before, after):
        listed = ", ".join(quoted(one, 40) for one in missing[:_SHOWN])
        message = f"figures or dates of the original are missing: {listed}"
        hint = "compare the translation with the original"
        yield Diagnostic(Code.TRANSLATION_DIFFERS, pair.file, message, hint)


def corrections_are_followed(pair: Pair) -> Iterator[Diagnostic]:
    """Check that a translation is not older than the last correction of its original."""
    corrections = getattr(pair.original, "corrections", ())
    if not corrections:
        return
    last = max((one.date for one in corrections), key=lambda date: date.last_day)
    made = pair.translation.translated
    if not made or made.last_day < last.first_day:
        message = f"the original was corrected on {last}, after it was translated"
        if not made:
            message = (
                f"the original was corrected on {last}, but the translation has no "
                "'translated' date"
            )
        hint = f"compare the two, and write 'translated: {last}' or the day of the comparison"
        place = pair.translation.at("translated") if made else pair.file
        yield Diagnostic(Code.OUTDATED_TRANSLATION, place, message, hint)


RULES_OF_PLACE: tuple[Rule, ...] = (original_exists, language_is_published)
RULES_OF_COMPARISON: tuple[Rule, ...] = (
    citations_are_given,
    citations_are_kept,
    figures_are_kept,
    corrections_are_followed,
)


def addresses_are_free(
    pages: Iterable[HandWritten], settings: Settings | None
) -> Iterator[Diagnostic]:
    """Check that no hand-written page uses the address of another language."""
    folders = {tag.lower() for tag in settings.all_languages[1:]} if settings else set()
    for page in pages:
        if page.slug in folders:
            message = f"the address '/{page.slug}/' is used by the pages in {quoted(page.slug)}"
            location = Location(page.document.path)
            yield Diagnostic(Code.ADDRESS_TAKEN, location, message, "rename the file")


def check_translations(
    translations: Iterable[Translation],
    originals: Mapping[str, Written],
    settings: Settings | None,
) -> Iterator[Diagnostic]:
    """Check all translations; `originals` maps paths to texts."""
    for translation in translations:
        pair = Pair(translation, originals.get(translation.file.original), settings)
        misplaced = [fault for rule in RULES_OF_PLACE for fault in rule(pair)]
        yield from misplaced
        for rule in () if misplaced else RULES_OF_COMPARISON:
            yield from what_can_be_said(rule(pair))
        yield from fields_are_plain_text(translation)


def _text_of(written: Written) -> str:
    fields = (getattr(written, name, None) for name in ("title", "summary", "action"))
    return "\n".join([*filter(None, fields), written.body.words])
