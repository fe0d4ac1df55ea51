"""What the bulletin reports on, in fixed words: kinds of items and stages of proceedings.

The words are those of the legal forces of ELI and of the steps of authorities and courts.
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
"""Kinds of what authorities do."""
JUDGMENTS = ("judgment", "criminal-judgment", "preliminary-ruling")
CASES = (*JUDGMENTS, "complaint", "advocate-general-opinion")
"""Kinds of what courts decide, and of what is before them."""

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
"""The stages that each group of kinds can be at."""

KINDS = (*RULES, *ACTS, *CASES)
Kind = Annotated[str, *choice(*KINDS)]
"""What an entry reports on."""
Stage = Annotated[str, *choice(*dict.fromkeys(stage for some in STAGES.values() for stage in some))]
"""How far it has come."""
Outcome = Annotated[
    str,
    *choice("granted", "upheld", "partly-upheld", "reversed", "remanded", "dismissed"),
]
"""What a review or a claim led to."""
Audience = Annotated[
    str, *choice("dpo", "legal", "security", "product", "hr", "marketing", "research")
]
"""Who has something to do."""
AffectedThing = Annotated[
    str, *choice("people", "records", "accounts", "apps", "devices", "organisations")
]
"""What a case touches; never mixed with sanctions."""

_LABELS = MappingProxyType({"dpo": "data protection officers", "hr": "human resources"})


def plain(word: str) -> str:
    """A word of a vocabulary as it is read within a sentence: `criminal judgment`."""
    return _LABELS.get(word) or word.replace("-", " ")


def label(word: str) -> str:
    """The same at the beginning of a line, in English: `Criminal judgment`."""
    return capitalized(plain(word))


def stages_of(kind: str) -> tuple[str, ...]:
    """The stages that a kind can be at."""
    return next(stages for kinds, stages in STAGES.items() if kind in kinds)
