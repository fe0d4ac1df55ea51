"""Names in several languages."""

from bulletin.language.languages import Language
from bulletin.schema.scalars import Line
from bulletin.schema.validation import Model


class Names(Model):
    """A name in languages other than the bulletin's, by language tag."""

    en: Line | None = None
    de: Line | None = None
    fr: Line | None = None
    zh: Line | None = None

    def called(self, language: Language) -> str | None:
        """Return the name in a language, if it is given."""
        return getattr(self, language.tag.partition("-")[0], None)


class NamedThing(Model):
    """Something with a name in the bulletin's language and possibly in others."""

    names: Names | None = None
    """In other languages."""

    def called(self, language: Language) -> str:
        """Return the name in a language, or else in the bulletin's language."""
        name: str = getattr(self, "name")  # noqa: B009 (every thing with names has a name)
        return (self.names and self.names.called(language)) or name


class Titled(Model):
    """Something with a title in the bulletin's language and possibly in others."""

    titles: Names | None = None
    """In other languages."""

    def titled(self, language: Language) -> str:
        """Return the title in a language, or else in the bulletin's language."""
        title: str = getattr(self, "title")  # noqa: B009 (every titled thing has a title)
        return (self.titles and self.titles.called(language)) or title
