"""The page for addresses that do not exist."""

from dataclasses import dataclass

from bulletin.values.addresses import NOT_FOUND
from bulletin.views.page_types import Page
from bulletin.views.shared_views import Views


@dataclass(frozen=True, kw_only=True)
class NotFoundPage(Page):
    """The page for addresses that do not exist, at any depth."""

    template = "not-found.html"
    is_listed = False
    base_path: str

    def href(self, target: str) -> str:
        """Return an address that does not depend on where the page is shown."""
        return self.base_path + target

    @property
    def root(self) -> str:
        return self.base_path


def compose_not_found(views: Views) -> NotFoundPage:
    return NotFoundPage(
        address=NOT_FOUND,
        title=views.language.gettext("Page not found"),
        description=views.language.gettext("There is no page at this address"),
        base_path=views.bulletin.settings.base_path,
    )
