"""A language as a value: whoever writes for readers is given one, and asks it for words."""

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
"""The languages that have all words; any other has the words of English."""
_USUAL = {"en": "en_GB"}
"""What a language without a region is written like, where CLDR has another region in mind."""
_INNER = {
    "de": str.maketrans("„“", "‚‘"),
    "fr": str.maketrans("«»", "“”"),
    "zh": str.maketrans("《》", "〈〉"),
}
"""Quotation marks within others, by catalogue."""
_TRADITIONAL = {"TW", "HK", "MO", "Hant"}
"""Regions and the script of Chinese that the catalogue of Simplified Chinese is not meant for."""


@dataclass(frozen=True, eq=False)
class Language:
    """What a reader's language asks of words, dates, numbers, lists and sorting."""

    tag: str
    """As the settings name it (BCP 47), and as pages say what they are written in."""
    catalogue: str
    """The catalogue that its words come from."""
    locale: Locale
    _translations: NullTranslations = field(repr=False)
    _dates: DateForms = field(repr=False)

    def gettext(self, message: str) -> str:
        """A message in this language."""
        return self._translations.gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        """A message that means different things in different contexts."""
        return self._translations.pgettext(context, message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """A message about a number, with the number in the place of `%(num)s`."""
        found = self._translations.ngettext(singular, plural, number)
        return found.replace("%(num)s", self.number(number))

    def date(self, date: PartialDate) -> str:
        """A day or a month as prose has it: `24 February 2022`, or `February 2022`."""
        return self._dates.spoken(date)

    def when(self, date: PartialDate) -> str:
        """A date within a sentence: `on 24 February 2022`, or `in February 2022`."""
        if date.day:
            return self.pgettext("day", "on %(date)s") % {"date": self.date(date)}
        return self.pgettext("month", "in %(date)s") % {"date": self.date(date)}

    def dated(self, date: PartialDate) -> dict[str, str]:
        """A date for a message, which has it as `%(date)s` or within a sentence as `%(when)s`."""
        return {"date": self.date(date), "when": self.when(date)}

    def title_date(self, date: PartialDate) -> str:
        """The same at the beginning of a title or a line: `Février 2022`."""
        return capitalized(self._dates.spoken(date))

    def number(self, number: Decimal | int) -> str:
        """A number with the separators of the language; no digit of it is lost."""
        symbols = self.locale.number_symbols["latn"]
        separators = {",": symbols["group"], ".": symbols["decimal"]}
        written = f"{number:,}" if isinstance(number, int) else f"{number:,f}"
        return written.translate(str.maketrans(separators))

    def money(self, amount: Decimal, currency: str) -> str:
        """An exact amount: `CNY 40,000,000`, `40.000.000 CNY`, `40,000,000 元人民币`."""
        form = self.pgettext("money", "%(currency)s %(amount)s")
        return form % {"amount": self.number(amount), "currency": self.currency(currency)}

    def currency(self, code: str) -> str:
        """A currency as it stands beside amounts: its code, or its name in Chinese."""
        if self.catalogue != "zh":
            return code
        return "元人民币" if code == "CNY" else str(self.locale.currencies.get(code, code))

    def listed(self, things: Iterable[str]) -> str:
        """Several things in a sentence: `a, b and c`."""
        return format_list(list(things), locale=self.locale)

    def quoted(self, title: str) -> str:
        """A title in the quotation marks of the language; those within it become inner ones."""
        inner = title.translate(_INNER.get(self.catalogue, {}))
        return self.pgettext("quotation", "‘%(text)s’") % {"text": inner}

    def language_name(self, tag: str) -> str:
        """What a language is called; its tag where nobody knows."""
        name = self.locale.languages.get(tag.partition("-")[0])
        return str(name or tag)

    def sort_key(self, name: str) -> tuple[bytes, str]:
        """What sorts names as readers of the language expect them in a list.

        Accents count only where names are otherwise the same. Chinese is in the order of GB 18030,
        which has the common characters by their pinyin.
        """
        folded = unicodedata.normalize("NFKD", name.casefold())
        if self.catalogue == "zh":
            return folded.encode("gb18030", errors="replace"), name
        plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
        return plain.encode(), name

    @property
    def digest(self) -> bytes:
        """What tells the words of this language, as they are now, from any others."""
        return digest_of_catalogue(self.catalogue) + self.tag.encode()


def _locale(tag: str) -> Locale:
    """The locale of a tag, or that of its language alone where CLDR knows nothing nearer."""
    primary = tag.partition("-")[0]
    try:
        return Locale.parse(_USUAL.get(tag) or tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_USUAL.get(primary, primary))


@cache
def language_of(tag: str) -> Language:
    """The language with a tag such as `de`, `fr-CH` or `zh-Hans`.

    A language without a catalogue has the words of English, and with them its dates and numbers.
    """
    primary, *rest = tag.split("-")
    has_words = primary in CATALOGUES and not (primary == "zh" and _TRADITIONAL & set(rest))
    catalogue = primary if has_words else "en"
    locale = _locale(tag if has_words else "en")
    return Language(tag, catalogue, locale, translations_of(catalogue), date_forms(locale))


@cache
def autonym(tag: str) -> str:
    """What a language calls itself: `Deutsch`, `中文`."""
    locale = _locale(tag)
    return capitalized(locale.languages.get(locale.language) or tag)


def capitalized(text: str) -> str:
    """A text that begins with a capital and is otherwise as it was."""
    return text[:1].upper() + text[1:]


def uncapitalized(text: str) -> str:
    """A text that goes on where another one began."""
    return text[:1].lower() + text[1:]


ENGLISH = language_of("en")
"""The language of everything that authors are told."""
