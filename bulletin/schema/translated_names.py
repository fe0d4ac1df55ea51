"""Names that differ from language to language."""

from bulletin.language.languages import Language
from bulletin.schema.scalars import Line
from bulletin.schema.validation import Model


class Names(Model):
    """A name in other languages than that of the bulletin, by their tags."""

    en: Line | None = None
    de: Line | None = None
    fr: Line | None = None
    zh: Line | None = None

    def called(self, language: Language) -> str | None:
        """The name in a language, if it is given."""
        return getattr(self, language.tag.partition("-")[0], None)


class NamedThing(Model):
    """Something with a name in the language of the bulletin, and perhaps in others."""

    names: Names | None = None
    """In other languages."""

    def called(self, language: Language) -> str:
        """Its name in a language; that in the bulletin's language where there is no other."""
        name: str = getattr(self, "name")  # noqa: B009 (every thing with names has a name)
        return (self.names and self.names.called(language)) or name


class Titled(Model):
    """Something with a title in the language of the bulletin, and perhaps in others."""

    titles: Names | None = None
    """In other languages."""

    def titled(self, language: Language) -> str:
        """Its title in a language; that in the bulletin's language where there is no other."""
        title: str = getattr(self, "title")  # noqa: B009 (every titled thing has a title)
        return (self.titles and self.titles.called(language)) or title
