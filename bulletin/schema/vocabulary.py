"""The vocabularies of the bulletin: kinds of entries and stages of proceedings.

The words follow the legal force of ELI and the procedural steps of authorities and courts.
"""

from types import MappingProxyType
from typing import Annotated

from bulletin.language.languages import capitalized
from bulletin.schema.scalars import choice

RULES = (
    *("bill", "law", "measures", "standard", "rulemaking", "guidance", "opinion", "plan"),
    "adequacy-decision",
)
"""Kinds of texts that make or explain law."""
ACTS = (
    *("notice", "campaign", "inspection", "investigation", "decision", "order", "settlement"),
    "statistics",
)
"""Kinds of acts of authorities."""
JUDGMENTS = ("judgment", "criminal-judgment", "preliminary-ruling")
CASES = (*JUDGMENTS, "complaint", "advocate-general-opinion")
"""Kinds of court decisions and pending matters."""

STAGES = MappingProxyType(
    {
        RULES: (
            *("announced", "introduced", "committee", "consultation", "adopted", "published"),
            *("in-force", "partly-in-force", "repealed", "withdrawn"),
        ),
        ACTS: (
            *("investigation", "proposed", "imposed", "appealed", "upheld", "reduced"),
            *("annulled", "suspended"),
        ),
        CASES: ("filed", "first-instance", "appeal", "final", "remanded"),
    }
)
"""The stages of each group of kinds."""

KINDS = (*RULES, *ACTS, *CASES)
Kind = Annotated[str, *choice(*KINDS)]
"""What an entry reports on."""
Stage = Annotated[str, *choice(*dict.fromkeys(stage for some in STAGES.values() for stage in some))]
"""How far the matter has progressed."""
Outcome = Annotated[
    str,
    *choice("granted", "upheld", "partly-upheld", "reversed", "remanded", "dismissed"),
]
"""How a review or a claim ended."""
Audience = Annotated[
    str, *choice("dpo", "legal", "security", "product", "hr", "marketing", "research")
]
"""Which readers should act."""
AffectedThing = Annotated[
    str, *choice("people", "records", "accounts", "apps", "devices", "organisations")
]
"""What a case affects; never mixed with sanctions."""

_LABELS = MappingProxyType({"dpo": "data protection officers", "hr": "human resources"})


def plain(word: str) -> str:
    """Return a word of a vocabulary as used in a sentence: `criminal judgment`."""
    return _LABELS.get(word) or word.replace("-", " ")


def label(word: str) -> str:
    """Return the English label of a word, capitalised: `Criminal judgment`."""
    return capitalized(plain(word))


def stages_of(kind: str) -> tuple[str, ...]:
    """Return the stages of a kind."""
    return next(stages for kinds, stages in STAGES.items() if kind in kinds)
