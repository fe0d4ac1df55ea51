"""Describe pages for machines: JSON-LD with the vocabulary of schema.org."""

from collections.abc import Mapping
from typing import Any

from bulletin.rendering.json_format import known_of
from bulletin.schema.entries import Source
from bulletin.schema.settings import Settings
from bulletin.views.entry_pages import EntryPage
from bulletin.views.home_page import HomePage
from bulletin.views.issue_pages import IssuePage
from bulletin.views.listing_pages import ListingPage
from bulletin.views.page_types import EntryView, Legislation, Page, Teaser

Thing = Mapping[str, Any]
"""A schema.org object, or part of one."""


class StructuredData:
    """Describes the pages of a bulletin; common parts are computed once."""

    def __init__(self, settings: Settings) -> None:
        self._base = settings.base_url
        self._language = settings.language
        self._licence = settings.licence.url if settings.licence else ""
        self._publisher = known_of(
            {
                "@type": "Organization",
                "name": settings.publisher.name,
                "url": settings.publisher.url,
            }
        )
        self._periodical = {"@type": "Periodical", "name": settings.title, "url": self._base}
        self._description = settings.description

    def of(self, page: Page) -> Thing | None:
        """Return the object that a page shows; None if it is hidden from search engines."""
        if not page.is_listed:
            return None
        match page:
            case EntryPage():
                thing = self._entry(page)
            case IssuePage():
                thing = self._issue(page)
            case HomePage():
                thing = {**self._periodical, "description": self._description, **self._terms}
            case ListingPage(subject=subject) if subject.legislation:
                thing = {**self._other(page), "about": _law(subject.legislation)}
            case _:
                thing = self._other(page)
        return {"@context": "https://schema.org", **thing}

    def _entry(self, page: EntryPage) -> Thing:
        teaser = page.entry.teaser
        return known_of(
            {
                "@type": "NewsArticle",
                "headline": page.title,
                "description": page.description,
                "url": self._base + page.address,
                "datePublished": str(page.published),
                "dateModified": str(page.updated),
                "articleSection": teaser.section.title,
                "spatialCoverage": [_named("Place", one.name) for one in teaser.jurisdictions],
                "mentions": [_named("Organization", one.name) for one in teaser.authorities],
                "about": [_law(one) for one in page.legislation],
                "keywords": [one.name for one in teaser.topics],
                **_changes(page.entry),
                "isPartOf": {
                    "@type": "PublicationIssue",
                    "issueNumber": page.number,
                    "url": self._base + page.issue.address,
                    "isPartOf": self._periodical,
                },
                "citation": [_cited(note.source) for note in page.entry.notes],
                **self._terms,
                "inLanguage": page.lang or self._language,
            }
        )

    def _issue(self, page: IssuePage) -> Thing:
        issue = page.issue
        entries = (
            entry.teaser
            for section in issue.sections
            for group in section.groups
            for entry in group.entries
        )
        return known_of(
            {
                "@type": "PublicationIssue",
                "issueNumber": issue.number,
                "name": page.title,
                "description": page.description,
                "url": self._base + page.address,
                "datePublished": str(page.updated),
                "editor": [_named("Person", name) for name in issue.editors],
                "isPartOf": self._periodical,
                "hasPart": [self._part(teaser) for teaser in entries],
                **self._terms,
            }
        )

    def _part(self, teaser: Teaser) -> Thing:
        url = self._base + teaser.address
        return {"@type": "NewsArticle", "headline": teaser.title, "url": url}

    def _other(self, page: Page) -> Thing:
        return known_of(
            {
                "@type": page.kind,
                "name": page.title,
                "description": page.description,
                "url": self._base + page.address,
                "dateModified": str(page.updated) if page.updated else None,
                "isPartOf": {**self._periodical, "@type": "WebSite"},
                "inLanguage": self._language,
            }
        )

    @property
    def _terms(self) -> Thing:
        """Return publisher, language and licence."""
        return known_of(
            {
                "inLanguage": self._language,
                "publisher": self._publisher,
                "license": self._licence,
                "isAccessibleForFree": True,
            }
        )


def _cited(source: Source) -> Thing:
    """Return a cited source; its title in the bulletin's language comes first."""
    return known_of(
        {
            "@type": "CreativeWork",
            "name": source.title or source.title_original,
            "alternateName": source.title_original if source.title else None,
            "url": source.url,
            "pagination": source.pages,
            "inLanguage": source.lang,
            "publisher": _named("Organization", source.publisher) if source.publisher else None,
            "datePublished": str(source.published) if source.published else None,
        }
    )


def _law(law: Legislation) -> Thing:
    return known_of(
        {
            "@type": "Legislation",
            "name": law.name,
            "legislationIdentifier": law.identifier,
            "legislationJurisdiction": law.jurisdiction,
            "url": law.url,
        }
    )


def _changes(entry: EntryView) -> Thing:
    """Yield sentences on corrections and withdrawals."""
    notes = [
        {"@type": "CorrectionComment", "text": one.text, "dateCreated": str(one.date)}
        for one in entry.corrections
    ]
    return {"correction": notes, "creativeWorkStatus": "Withdrawn" if entry.withdrawn else ""}


def _named(kind: str, name: str) -> Thing:
    return {"@type": kind, "name": name}
