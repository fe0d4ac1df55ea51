"""The record of an entry: its fields in words."""

from collections.abc import Iterator, Sequence

from bulletin.language.languages import Language, capitalized
from bulletin.language.message_markers import N_
from bulletin.schema.entries import Affected, Entry
from bulletin.schema.identifiers import IDENTIFIER_NAMES
from bulletin.schema.key_dates import KeyDate
from bulletin.schema.quantities import qualified
from bulletin.schema.registries import Registry
from bulletin.schema.sanctions import Party, Sanction
from bulletin.views.page_types import RecordItem as Item
from bulletin.views.page_types import Row
from bulletin.views.sanction_outcomes import Outcome
from bulletin.views.subjects import Names
from bulletin.views.vocabulary_labels import label_in, word_in

_WHAT_IT_IS = {"kind": N_("Kind"), "stage": N_("Stage"), "outcome": N_("Outcome")}


def compose_record(
    entry: Entry, names: Names, language: Language, outcomes: Sequence[Outcome | None] = ()
) -> Iterator[Row]:
    """Yield the rows of an entry's record, including the outcomes of its sanctions."""
    _ = language.gettext
    yield from _what_it_is(entry, language)
    yield from _dates_of(entry, language)
    if entry.laws:
        yield Row(_("Laws"), tuple(map(names.reference, entry.laws)))
    yield from _identifiers_of(entry, language)
    yield from _case_of(entry, names, language)
    if told := tuple(filter(None, outcomes)):
        items = (_outcome(one, names.registry, language) for one in told)
        yield Row(_("In force now"), tuple(dict.fromkeys(items)))
    if entry.topics:
        topics = map(names.topic, entry.topics)
        yield Row(_("Topics"), tuple(Item(one.name, address=one.address) for one in topics))
    if entry.action:
        yield Row(_("What to do"), (Item(entry.action),))
    if entry.audience:
        yield Row(
            language.pgettext("audience", "For"),
            tuple(Item(label_in("audience", one, language)) for one in entry.audience),
        )


def _what_it_is(entry: Entry, language: Language) -> Iterator[Row]:
    if title := entry.title_original:
        yield Row(language.gettext("Original title"), (Item(title.text, lang=title.lang),))
    for name, called in _WHAT_IT_IS.items():
        if word := getattr(entry, name):
            yield Row(language.gettext(called), (Item(label_in(name, word, language)),))


def _dates_of(entry: Entry, language: Language) -> Iterator[Row]:
    _ = language.gettext
    for name, given in entry.dates.given() if entry.dates else ():
        yield Row(label_in("date", name.replace("_", "-"), language), tuple(_date(given, language)))
    if entry.deadline_unknown:
        yield Row(_("Consultation closes"), (Item(_("not known")),))


def _date(given: KeyDate, language: Language) -> Iterator[Item]:
    _, date = language.gettext, language.date
    yield Item(date(given.date), given.date)
    for earlier in reversed(given.previously):
        if earlier.changed:
            form = _("previously %(date)s, changed %(changed)s")
            yield Item(form % {"date": date(earlier.date), "changed": date(earlier.changed)})
        else:
            yield Item(_("previously %(date)s") % {"date": date(earlier.date)})


def _identifiers_of(entry: Entry, language: Language) -> Iterator[Row]:
    for name, called in IDENTIFIER_NAMES.items() if entry.identifiers else ():
        if text := getattr(entry.identifiers, name):
            yield Row(language.pgettext("identifier", called), (Item(text),))


def _case_of(entry: Entry, names: Names, language: Language) -> Iterator[Row]:
    _, registry = language.gettext, names.registry
    if entry.parties:
        parties = (_party(one, names, language) for one in entry.parties)
        yield Row(_("Parties"), tuple(parties))
        yield from _sectors(entry, registry, language)
    if entry.infringements:
        kinds = (registry.infringements[one].called(language) for one in entry.infringements)
        yield Row(_("Infringements"), tuple(map(Item, kinds)))
    if entry.sanctions:
        sanctions = (_sanction(one, entry, registry, language) for one in entry.sanctions)
        yield Row(_("Sanctions"), tuple(sanctions))
    if entry.affected:
        yield Row(
            language.pgettext("numbers", "Affected"),
            tuple(Item(affected(one, language)) for one in entry.affected),
        )


def _outcome(outcome: Outcome, registry: Registry, language: Language) -> Item:
    """Return a sanction as the last review left it, with a link to the entry about the review."""
    entry, address = outcome.entry, outcome.entry.address
    if outcome.sanction is None or outcome.sanction.status == "annulled":
        return Item(language.gettext("Nothing: it was annulled"), address=address)
    return Item(_sanction(outcome.sanction, entry, registry, language).text, address=address)


def _sectors(entry: Entry, registry: Registry, language: Language) -> Iterator[Row]:
    """Yield the sectors of the parties, each once."""
    sectors = registry.sectors_of(entry.parties)
    if sectors:
        names = (registry.sectors[one].called(language) for one in sectors)
        yield Row(language.gettext("Sector"), tuple(map(Item, names)))


def _party(party: Party, names: Names, language: Language) -> Item:
    about = [word_in("role", party.role, language)] if party.role else []
    about += [language.gettext("anonymised")] if party.anonymised else []
    name = names.registry.party_name(party, language)
    has_page = party.id in names.registry.organisations([party])
    address = names.party(party.id).address if has_page else ""
    form = language.pgettext("aside", "%(text)s (%(aside)s)")
    comma = language.pgettext("separator", ", ")
    text = form % {"text": name, "aside": comma.join(about)} if about else name
    return Item(text, address=address)


def _sanction(sanction: Sanction, entry: Entry, registry: Registry, language: Language) -> Item:
    """Return a sanction, with its party first: names with an article do not fit a sentence."""
    parties = (one for one in entry.parties if one.id == sanction.on)
    on = next((registry.party_name(one, language) for one in parties), "")
    text = sanction.spoken(language)
    if on:
        text = language.gettext("%(party)s: %(sanction)s") % {"party": on, "sanction": text}
    if sanction.status:
        form = language.pgettext("aside", "%(text)s (%(aside)s)")
        text = form % {"text": text, "aside": word_in("status", sanction.status, language)}
    note = f" – {sanction.note}" if sanction.note else ""
    return Item(f"{text if on else capitalized(text)}{note}")


def affected(one: Affected, language: Language) -> str:
    """Return a number of affected things in words: `at least 5,000 people`."""
    form = language.pgettext("affected", "%(number)s %(things)s")
    things = word_in("affected", one.what, language)
    figure = form % {"number": language.number(one.count), "things": things}
    return qualified(figure, one.qualifier, language)
