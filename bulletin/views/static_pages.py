"""Pages with a hand-written text."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from bulletin.values.addresses import document_address
from bulletin.views.footnotes import TextOnPage
from bulletin.views.page_types import Page
from bulletin.views.shared_views import Views
from bulletin.views.truncation import shortened


@dataclass(frozen=True, kw_only=True)
class HandWrittenPage(Page):
    """A page with a hand-written text."""

    template = "hand-written.html"
    text: Markup


def compose_hand_written(views: Views) -> Iterator[HandWrittenPage]:
    for page in views.bulletin.pages:
        address = document_address(page.document.path)
        yield HandWrittenPage(
            address=address,
            title=page.title,
            lang=page.language,
            description=page.summary or shortened(page.body.words),
            text=TextOnPage(page, address, heading_level=2, language=views.language).html,
        )
