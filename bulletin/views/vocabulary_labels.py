"""The words of vocabularies in the readers' language."""

from collections.abc import Mapping

from bulletin.language.languages import Language, capitalized
from bulletin.schema.identifiers import IDENTIFIER_NAMES
from bulletin.schema.json_schemas import words_of
from bulletin.schema.key_dates import KeyDates
from bulletin.schema.registry_models import AuthorityKind, LawKind
from bulletin.schema.sanctions import Role, SanctionStatus, SanctionType
from bulletin.schema.scalars import SourceType
from bulletin.schema.threads import RELATIONS
from bulletin.schema.vocabulary import AffectedThing, Audience, Kind, Outcome, Stage, plain

VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "kind": words_of(Kind),
    "stage": words_of(Stage),
    "outcome": words_of(Outcome),
    "audience": words_of(Audience),
    "affected": words_of(AffectedThing),
    "sanction": words_of(SanctionType),
    "status": words_of(SanctionStatus),
    "role": words_of(Role),
    "source": words_of(SourceType),
    "authority": words_of(AuthorityKind),
    "law": words_of(LawKind),
    "date": tuple(name.replace("_", "-") for name in KeyDates.model_fields),
    "identifier": tuple(IDENTIFIER_NAMES.values()),
    "relation": tuple(name for names in RELATIONS.values() for name in names),
}
"""The words by vocabulary, which is the context of their messages."""


def word_in(vocabulary: str, word: str, language: Language) -> str:
    """Return a word of a vocabulary as used in a sentence: `criminal judgment`."""
    return language.pgettext(vocabulary, plain(word))


def label_in(vocabulary: str, word: str, language: Language) -> str:
    """Return a word of a vocabulary as a label: `Criminal judgment`."""
    return capitalized(word_in(vocabulary, word, language))
