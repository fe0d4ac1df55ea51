"""What a template is told: one frozen type for each kind of page, and for what stands on it."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from bulletin.values.addresses import relative
from bulletin.values.dates import PartialDate
from bulletin.values.digests import digest_of
from bulletin.values.tuple_repr import TupleRepr
from bulletin.views.footnotes import Note, TextOnPage


class Shared(TupleRepr):
    """A view that stands on many pages; its `repr` has the digest of what it is made of."""

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
    """What it is a part of, as a province is of its country."""
    address: str = ""
    """Of the page with its entries."""

    @property
    def short(self) -> str:
        """Its name where it is clear what it is a part of."""
        if not self.within:
            return self.name
        whole = self.within.name
        return self.name.removesuffix(f", {whole}").removeprefix(whole)


@dataclass(frozen=True, slots=True)
class Legislation:
    """A law as machines are told of it; what is not known of it is empty."""

    name: str
    identifier: str
    jurisdiction: str
    url: str


@dataclass(frozen=True, slots=True, repr=False)
class Link(TupleRepr):
    """A page of the site by its address and title."""

    address: str
    title: str


@dataclass(frozen=True, slots=True, repr=False)
class RecordItem(TupleRepr):
    """One thing that a record says; with a date, a language or a way to where there is one."""

    text: str
    date: PartialDate | None = None
    lang: str = ""
    address: str = ""
    """Of a page of the site."""
    url: str = ""
    """Of a page elsewhere."""
    count: int = 0
    """The entries behind it, where that is of interest."""
    is_withdrawn: bool = False
    """Whether it leads to an entry that was withdrawn."""


@dataclass(frozen=True, slots=True, repr=False)
class Row(TupleRepr):
    """What a record says under one label."""

    label: str
    items: tuple[RecordItem, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What was said of an entry after it had been published."""

    date: PartialDate
    text: str


@dataclass(frozen=True, repr=False)
class SectionLink(Shared):
    """A section with its page; `tone` is its place in editorial order, which gives its colour."""

    id: str
    title: str
    description: str
    address: str
    tone: int
    count: int
    """Entries: of the bulletin, or of the issue where it stands for an issue's section."""


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
    """Those of the registry, and the groups that they belong to."""
    topics: tuple[Named, ...]
    section: SectionLink
    thread: tuple[Row, ...]
    """What it follows and what followed it, by their relations."""
    corrected: PartialDate | None
    """When it was corrected last."""
    withdrawn: PartialDate | None
    lang: str
    """The language that it is in where it is not that of the page; else empty."""
    awaited: str = ""
    """In a preview, why readers cannot see it yet."""
    sectors: tuple[Named, ...] = ()
    """Of its parties."""
    infringements: tuple[Named, ...] = ()

    @property
    def places(self) -> tuple[Named, ...]:
        """Its jurisdictions, each before the country that it is a part of, and each once."""
        parts = (one for place in self.jurisdictions for one in (place, place.within) if one)
        return tuple(dict.fromkeys(parts))


@dataclass(frozen=True, slots=True, repr=False)
class Related(TupleRepr):
    """Entries that have something in common with another one, by what they have in common."""

    common: Named
    entries: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, repr=False)
class EntryView(TupleRepr):
    """An entry as it stands on a page, set for this page."""

    teaser: Teaser
    anchor: str
    placed: TextOnPage
    corrections: tuple[Notice, ...]
    """The oldest first."""
    withdrawn: Notice | None

    @property
    def text(self) -> Markup:
        return self.placed.html

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.placed.notes


@dataclass(frozen=True, slots=True, repr=False)
class GroupView(TupleRepr):
    """The entries of a subsection; `title` is empty where the section has none."""

    title: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, repr=False)
class SectionView(TupleRepr):
    """What an issue has in a section."""

    link: SectionLink
    anchor: str
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue as it stands on a page, its notes numbered through."""

    address: str
    number: str
    month: PartialDate
    title: str
    lang: str
    """The language of its title and introduction where it is not that of the page; else empty."""
    published: PartialDate | None
    editors: tuple[str, ...]
    introduction: Markup
    sections: tuple[SectionView, ...]
    entry_count: int
    awaited: str = ""
    """In a preview, why readers cannot see it yet."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of all entries, in the order of their numbers."""
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
        """The entries that the issue has in a section."""
        return next((one.count for one in self.sections if one.id == section.id), 0)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the site."""

    address: str
    title: str
    description: str
    updated: PartialDate | None = None
    """When what it says last changed, as far as the content states it."""
    feeds: tuple[Link, ...] = ()
    """The Atom feeds of what it lists and of parts of that, besides the feed of everything."""
    calendar: str = ""
    """The address of the calendar of its dates, if there is one."""
    lang: str = ""
    """The language of its text where it is not that of the page; else empty."""
    template: ClassVar[str]
    has_own_frame: ClassVar[bool] = True
    """Whether the page exists once, so that the navigation can link to it."""
    kind: ClassVar[str] = "WebPage"
    """What schema.org calls such a page."""
    head: ClassVar[str] = "head.html"
    """The template of what the page tells browsers and search engines."""
    is_listed: ClassVar[bool] = True
    """Whether search engines are to know it."""

    @property
    def has_key_dates(self) -> bool:
        """Whether it says how dates stand, which the browser corrects before it shows the page."""
        return False

    def href(self, target: str) -> str:
        """The way from this page to another address of the site."""
        return relative(target, self.address)

    @property
    def root(self) -> str:
        """The way from this page to the home page, the same for all pages as deep as it."""
        return "../" * self.address.count("/")


@dataclass(frozen=True, kw_only=True)
class File:
    """A file beside the pages, such as a feed; `rendering/outputs.py` writes it."""

    address: str
    template: ClassVar[str] = ""
    """The template that makes it, if one does."""
