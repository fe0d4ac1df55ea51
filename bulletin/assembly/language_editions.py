"""The language editions of a bulletin: the same facts with the translated texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from bulletin.assembly.bulletin import Bulletin, Group, Issue, SectionOfIssue
from bulletin.schema.text_model import Written
from bulletin.schema.translations import Translation

W = TypeVar("W", bound=Written)


def editions_of(bulletin: Bulletin) -> tuple[Bulletin, ...]:
    """Return the edition in each language, that of the originals first.

    A text without a translation keeps its own language and is marked with it.
    """
    others = bulletin.settings.all_languages[1:]
    return bulletin, *(_edition(bulletin, language) for language in others)


def _edition(bulletin: Bulletin, language: str) -> Bulletin:
    texts = {
        one.file.original: one
        for one in bulletin.translations
        if one.file.tag == language.lower() and not one.draft
    }
    translator = _Translator(texts, bulletin.settings.language)
    return replace(
        bulletin,
        settings=bulletin.settings.in_language(language),
        issues=tuple(map(translator.issue, bulletin.issues)),
        pages=tuple(map(translator.written, bulletin.pages)),
    )


@dataclass(frozen=True, slots=True)
class _Translator:
    """Replaces originals with their translations, which are keyed by the originals' paths."""

    translations: Mapping[str, Translation]
    original_language: str

    def written(self, original: W) -> W:
        translation = self.translations.get(original.document.path)
        if not translation:
            return original.left_in(self.original_language)
        names = translation.model_fields_set & type(original).model_fields.keys() - {"draft"}
        fields = {name: getattr(translation, name) for name in names}
        untold = {"summary", "action"} & type(original).model_fields.keys() - names
        return original.translated_by(translation, {**dict.fromkeys(untold), **fields})

    def issue(self, issue: Issue) -> Issue:
        sections = tuple(map(self._section, issue.sections))
        return replace(issue, notes=self.written(issue.notes), sections=sections)

    def _section(self, section: SectionOfIssue) -> SectionOfIssue:
        return replace(section, groups=tuple(map(self._group, section.groups)))

    def _group(self, group: Group) -> Group:
        return replace(group, entries=tuple(map(self.written, group.entries)))
