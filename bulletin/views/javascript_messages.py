"""The words of the scripts: a module for each language, which pages load when they need one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulletin.language.languages import Language
from bulletin.language.message_markers import N_, NP_
from bulletin.values.addresses import javascript_messages_address
from bulletin.views.page_types import File
from bulletin.views.shared_views import Views

WORDS = {
    "copyCitation": N_("Copy citation"),
    "copyAddress": N_("Copy address"),
    "copied": N_("Copied"),
    "selected": N_("Selected; copy it with your keyboard"),
    "notCopied": N_("Your browser does not allow copying."),
    "copyNote": N_("Copy note %(number)s"),
    "copyParagraph": N_("Copy the address of this paragraph"),
    "paragraphGone": N_("The passage this link points to has been changed or removed."),
    "quoteTools": N_("Selected text"),
    "copyQuotation": N_("Copy quotation with source"),
    "copyCard": N_("Copy HTML"),
    "card": N_("Embed a card for this entry on another website:"),
    "searching": N_("Searching …"),
    "failed": N_("Search could not be loaded. Please try again."),
    "nothingContains": N_("No entries contain %(words)s."),
    "nothingFound": N_("No entries found."),
    "foundWithout": N_("Without %(left)s: %(entries)s"),
    "didYouMean": N_("Did you mean %(query)s?"),
    "toSearchIn": N_("%(entries)s to search. Choose a filter or enter search terms."),
    "found": N_("%(entries)s found"),
    "showAll": N_("Show all %(entries)s"),
    "showMore": N_("Show %(count)s more"),
    "removeFilter": N_("Remove filter: %(name)s"),
    "clearFilters": N_("Clear all filters"),
    "noneHasOne": N_("None of these entries has one."),
    "fewer": N_("Show fewer"),
    "allValues": N_("Show all %(count)s"),
    "show": N_("Show"),
    "allOf": N_("All of: %(words)s"),
    "without": N_("without: %(words)s"),
    "alsoCalled": N_("%(name)s: also %(others)s"),
    "fieldIs": N_("%(field)s: %(value)s"),
    "fieldHasNo": N_("%(field)s: no match for %(value)s, so it is ignored"),
    "feedsFound": N_("Showing %(shown)s of %(all)s"),
    "noFeed": N_("No feeds or calendars match these words."),
    "listFailed": N_("The list could not be loaded. Please try again."),
    "changesSince": N_("Changes on this page since %(date)s: %(count)s"),
    "changesGoOn": N_("More on the next page."),
    "noDate": N_("“%(text)s” is not a date; showing all changes."),
    "tooCommon": N_("ignored as too common: %(words)s"),
    "watchNews": N_("Watchlist: %(entries)s new"),
    "watchNoNews": N_("Watchlist: nothing new"),
    "watched": N_("On your watchlist"),
}
"""Messages by the names that scripts have for them; `assets/words.js` fills their places."""
IN_CONTEXT = {
    "accessed": NP_("citation", " accessed %(date)s"),
    "citedDate": NP_("citation", " (%(date)s)"),
    "citedAddress": NP_("citation", " <%(address)s>"),
    "citedOriginal": NP_("citation", "%(original)s [%(translation)s]"),
    "quotation": NP_("quotation", "‘%(text)s’"),
    "aside": NP_("aside", " (%(text)s)"),
    "onDay": NP_("day", "on %(date)s"),
    "inMonth": NP_("month", "in %(date)s"),
    "comma": NP_("separator", ", "),
    "quoted": NP_("word", "‘%(text)s’"),
}
_CONTEXTS = {
    "accessed": "citation",
    "citedDate": "citation",
    "citedAddress": "citation",
    "citedOriginal": "citation",
    "quotation": "quotation",
    "aside": "aside",
    "onDay": "day",
    "inMonth": "month",
    "comma": "separator",
    "quoted": "word",
}


@dataclass(frozen=True, kw_only=True)
class JavaScriptMessages(File):
    """Messages by their names, and those about a number by the categories of CLDR."""

    words: Mapping[str, str]
    plurals: Mapping[str, Mapping[str, str]]


def compose_javascript_messages(views: Views) -> JavaScriptMessages:
    language = views.language
    words = {name: language.gettext(message) for name, message in WORDS.items()}
    for name, message in IN_CONTEXT.items():
        words[name] = language.pgettext(_CONTEXTS[name], message)
    entries = {
        category: language.ngettext("%(num)s entry", "%(num)s entries", number).replace(
            language.number(number), "%(num)s", 1
        )
        for category, number in _categories(language)
    }
    return JavaScriptMessages(
        address=javascript_messages_address(language.tag), words=words, plurals={"entries": entries}
    )


def _categories(language: Language) -> Iterator[tuple[str, int]]:
    """The plural categories of a language, each with a number that is in it.

    Those that have no small whole number, as of fractions, are left to `other`.
    """
    rule = language.locale.plural_form
    found = {rule(number): number for number in range(200, -1, -1)}
    yield from sorted(found.items())
