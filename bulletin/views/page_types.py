"""The types of pages and of their parts: the complete data for a template."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from bulletin.values.addresses import relative
from bulletin.values.dates import PartialDate
from bulletin.values.digests import digest_of
from bulletin.values.tuple_repr import TupleRepr
from bulletin.views.footnotes import Note, TextOnPage


class Shared(TupleRepr):
    """A view shared by many pages; its `repr` is a digest of its contents."""

    def __repr__(self) -> str:
        known: str | None = self.__dict__.get("_repr")
        if known is None:
            digest = digest_of(super().__repr__().encode()).hex()
            known = self.__dict__["_repr"] = f"{type(self).__name__}({digest})"
        return known


@dataclass(frozen=True, slots=True, repr=False)
class Named(TupleRepr):
    """Something with a code or id and a name, such as a jurisdiction."""

    id: str
    name: str
    within: "Named | None" = None
    """The thing that contains it, such as the country of a province."""
    address: str = ""
    """The address of the page with its entries."""

    @property
    def short(self) -> str:
        """Return its name for contexts where the containing thing is clear."""
        if not self.within:
            return self.name
        whole = self.within.name
        return self.name.removesuffix(f", {whole}").removeprefix(whole)


@dataclass(frozen=True, slots=True)
class Legislation:
    """A law as structured data; unknown fields are empty."""

    name: str
    identifier: str
    jurisdiction: str
    url: str


@dataclass(frozen=True, slots=True, repr=False)
class Link(TupleRepr):
    """A page of the site by address and title."""

    address: str
    title: str


@dataclass(frozen=True, slots=True, repr=False)
class RecordItem(TupleRepr):
    """One value in a record, optionally with a date, a language or a link."""

    text: str
    date: PartialDate | None = None
    lang: str = ""
    address: str = ""
    """A page of the site."""
    url: str = ""
    """A page elsewhere."""
    count: int = 0
    """The number of entries behind it, if relevant."""
    is_withdrawn: bool = False
    """Whether it links to a withdrawn entry."""


@dataclass(frozen=True, slots=True, repr=False)
class Row(TupleRepr):
    """A label with its values in a record."""

    label: str
    items: tuple[RecordItem, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Yield sentences on corrections and withdrawals."""

    date: PartialDate
    text: str


@dataclass(frozen=True, repr=False)
class SectionLink(Shared):
    """A section with its page; `tone` is its position in editorial order, which sets its colour."""

    id: str
    title: str
    description: str
    address: str
    tone: int
    count: int
    """The number of entries: in the bulletin or, for the section of an issue, in the issue."""


@dataclass(frozen=True, repr=False)
class Teaser(Shared):
    """An entry in a list."""

    address: str
    title: str
    summary: str
    date: PartialDate
    jurisdictions: tuple[Named, ...]
    authorities: tuple[Named, ...]
    laws: tuple[Named, ...]
    parties: tuple[Named, ...]
    """The registered parties, and their groups."""
    topics: tuple[Named, ...]
    section: SectionLink
    thread: tuple[Row, ...]
    """What it follows and what followed it, by relation."""
    corrected: PartialDate | None
    """When it was last corrected."""
    withdrawn: PartialDate | None
    lang: str
    """Its language if it differs from the page's, otherwise empty."""
    awaited: str = ""
    """In a preview, why readers cannot see it yet."""
    sectors: tuple[Named, ...] = ()
    """Of its parties."""
    infringements: tuple[Named, ...] = ()

    @property
    def places(self) -> tuple[Named, ...]:
        """Return its jurisdictions, each before its country, and each once."""
        parts = (one for place in self.jurisdictions for one in (place, place.within) if one)
        return tuple(dict.fromkeys(parts))


@dataclass(frozen=True, slots=True, repr=False)
class Related(TupleRepr):
    """Entries related to another one, by what they have in common."""

    common: Named
    entries: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, repr=False)
class EntryView(TupleRepr):
    """An entry as shown on a page."""

    teaser: Teaser
    anchor: str
    placed: TextOnPage
    corrections: tuple[Notice, ...]
    """Oldest first."""
    withdrawn: Notice | None

    @property
    def text(self) -> Markup:
        return self.placed.html

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.placed.notes


@dataclass(frozen=True, slots=True, repr=False)
class GroupView(TupleRepr):
    """The entries of a subsection; `title` is empty if the section has none."""

    title: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, repr=False)
class SectionView(TupleRepr):
    """The entries of an issue in a section."""

    link: SectionLink
    anchor: str
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue as shown on a page, with consecutive footnote numbers."""

    address: str
    number: str
    month: PartialDate
    title: str
    lang: str
    """The language of title and introduction if it differs from the page's, otherwise empty."""
    published: PartialDate | None
    editors: tuple[str, ...]
    introduction: Markup
    sections: tuple[SectionView, ...]
    entry_count: int
    awaited: str = ""
    """In a preview, why readers cannot see it yet."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return the footnotes of all entries, in the order of their numbers."""
        groups = (group for section in self.sections for group in section.groups)
        return tuple(note for group in groups for entry in group.entries for note in entry.notes)


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue in a list."""

    address: str
    number: str
    month: PartialDate
    title: str
    sections: tuple[SectionLink, ...]
    entry_count: int

    def count(self, section: SectionLink) -> int:
        """Return the number of the issue's entries in a section."""
        return next((one.count for one in self.sections if one.id == section.id), 0)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the site."""

    address: str
    title: str
    description: str
    updated: PartialDate | None = None
    """When its content last changed, as far as stated."""
    feeds: tuple[Link, ...] = ()
    """The Atom feeds of its list and of parts of it, besides the feed of everything."""
    calendar: str = ""
    """The address of the calendar of its dates, if there is one."""
    lang: str = ""
    """The language of its text if it differs from the page's, otherwise empty."""
    template: ClassVar[str]
    has_own_frame: ClassVar[bool] = True
    """Whether there is exactly one such page, so that the navigation can link to it."""
    kind: ClassVar[str] = "WebPage"
    """The schema.org type of the page."""
    head: ClassVar[str] = "head.html"
    """The template of its metadata for browsers and search engines."""
    is_listed: ClassVar[bool] = True
    """Whether search engines may index it."""

    @property
    def has_key_dates(self) -> bool:
        """Return whether it shows states of dates, which a script updates before display."""
        return False

    def href(self, target: str) -> str:
        """Return the relative link from this page to another address."""
        return relative(target, self.address)

    @property
    def root(self) -> str:
        """Return the relative link to the home page, the same for all pages of equal depth."""
        return "../" * self.address.count("/")


@dataclass(frozen=True, kw_only=True)
class File:
    """A file other than a page, such as a feed; written by `rendering/outputs.py`."""

    address: str
    template: ClassVar[str] = ""
    """The template that renders it, if any."""
