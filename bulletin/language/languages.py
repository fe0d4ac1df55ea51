"""The language of the readers, as a value that provides messages and formatting."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.lists import format_list

from bulletin.language.catalogues import digest_of_catalogue, translations_of
from bulletin.language.dates import DateForms, date_forms
from bulletin.values.dates import PartialDate

CATALOGUES = ("en", "de", "fr", "zh")
"""The languages with a catalogue; all others use the English messages."""
_USUAL = {"en": "en_GB"}
"""The locale of a language tag without a region, where CLDR's default differs."""
_INNER = {
    "de": str.maketrans("„“", "‚‘"),
    "fr": str.maketrans("«»", "“”"),
    "zh": str.maketrans("《》", "〈〉"),
}
"""Inner quotation marks, by catalogue."""
_TRADITIONAL = {"TW", "HK", "MO", "Hant"}
"""Regions and script of Chinese that do not use the Simplified Chinese catalogue."""


@dataclass(frozen=True, eq=False)
class Language:
    """A language of readers: messages, dates, numbers, lists and sorting."""

    tag: str
    """The BCP 47 tag from the settings, also the `lang` of pages."""
    catalogue: str
    """The name of the message catalogue."""
    locale: Locale
    _translations: NullTranslations = field(repr=False)
    _dates: DateForms = field(repr=False)

    def gettext(self, message: str) -> str:
        """Translate a message."""
        return self._translations.gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        """Translate a message that has different meanings in different contexts."""
        return self._translations.pgettext(context, message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Translate a message with a number, which replaces `%(num)s`."""
        found = self._translations.ngettext(singular, plural, number)
        return found.replace("%(num)s", self.number(number))

    def date(self, date: PartialDate) -> str:
        """Format a day or a month: `24 February 2022`, or `February 2022`."""
        return self._dates.spoken(date)

    def when(self, date: PartialDate) -> str:
        """Format a date for use in a sentence: `on 24 February 2022`, or `in February 2022`."""
        if date.day:
            return self.pgettext("day", "on %(date)s") % {"date": self.date(date)}
        return self.pgettext("month", "in %(date)s") % {"date": self.date(date)}

    def dated(self, date: PartialDate) -> dict[str, str]:
        """Return the values of a date for messages: `%(date)s`, and `%(when)s` in a sentence."""
        return {"date": self.date(date), "when": self.when(date)}

    def title_date(self, date: PartialDate) -> str:
        """Format a date for the beginning of a title or a line: `Février 2022`."""
        return capitalized(self._dates.spoken(date))

    def number(self, number: Decimal | int) -> str:
        """Format a number with the separators of the language and all its digits."""
        symbols = self.locale.number_symbols["latn"]
        separators = {",": symbols["group"], ".": symbols["decimal"]}
        written = f"{number:,}" if isinstance(number, int) else f"{number:,f}"
        return written.translate(str.maketrans(separators))

    def money(self, amount: Decimal, currency: str) -> str:
        """Format an exact amount: `CNY 40,000,000`, `40.000.000 CNY`, `40,000,000 元人民币`."""
        form = self.pgettext("money", "%(currency)s %(amount)s")
        return form % {"amount": self.number(amount), "currency": self.currency(currency)}

    def currency(self, code: str) -> str:
        """Return a currency as written with amounts: its code, or its name in Chinese."""
        if self.catalogue != "zh":
            return code
        return "元人民币" if code == "CNY" else str(self.locale.currencies.get(code, code))

    def listed(self, things: Iterable[str]) -> str:
        """Join things for a sentence: `a, b and c`."""
        return format_list(list(things), locale=self.locale)

    def quoted(self, title: str) -> str:
        """Quote a title in the language's quotation marks; inner ones are converted."""
        inner = title.translate(_INNER.get(self.catalogue, {}))
        return self.pgettext("quotation", "‘%(text)s’") % {"text": inner}

    def language_name(self, tag: str) -> str:
        """Return the name of a language, or its tag if unknown."""
        name = self.locale.languages.get(tag.partition("-")[0])
        return str(name or tag)

    def sort_key(self, name: str) -> tuple[bytes, str]:
        """Return a key that sorts names as readers of the language expect.

        Accents matter only between otherwise equal names. Chinese is sorted by GB 18030, which has
        the common characters in pinyin order.
        """
        folded = unicodedata.normalize("NFKD", name.casefold())
        if self.catalogue == "zh":
            return folded.encode("gb18030", errors="replace"), name
        plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
        return plain.encode(), name

    @property
    def digest(self) -> bytes:
        """Return a digest of all words of the language."""
        return digest_of_catalogue(self.catalogue) + self.tag.encode()


def _locale(tag: str) -> Locale:
    """Return the locale of a tag, or of its language alone if CLDR has nothing closer."""
    primary = tag.partition("-")[0]
    try:
        return Locale.parse(_USUAL.get(tag) or tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_USUAL.get(primary, primary))


@cache
def language_of(tag: str) -> Language:
    """Return the language for a tag such as `de`, `fr-CH` or `zh-Hans`.

    A language without a catalogue uses English messages, dates and numbers.
    """
    primary, *rest = tag.split("-")
    has_words = primary in CATALOGUES and not (primary == "zh" and _TRADITIONAL & set(rest))
    catalogue = primary if has_words else "en"
    locale = _locale(tag if has_words else "en")
    return Language(tag, catalogue, locale, translations_of(catalogue), date_forms(locale))


@cache
def autonym(tag: str) -> str:
    """Return the name of a language in itself: `Deutsch`, `中文`."""
    locale = _locale(tag)
    return capitalized(locale.languages.get(locale.language) or tag)


def capitalized(text: str) -> str:
    """Capitalise the first letter of a text and keep the rest."""
    return text[:1].upper() + text[1:]


def uncapitalized(text: str) -> str:
    """Convert the first letter of a text to lower case, to continue a sentence."""
    return text[:1].lower() + text[1:]


ENGLISH = language_of("en")
"""The language of all messages for authors."""
