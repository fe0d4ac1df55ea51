"""Threads: how entries follow earlier ones, from a draft law to the last appeal."""

from typing import Annotated

from pydantic import Field

from bulletin.schema.scalars import EntryId, choice
from bulletin.schema.validation import Model

RELATIONS = {
    "updates": ("Updates", "Updated by"),
    "revises": ("Revises", "Revised by"),
    "finalises": ("Finalises", "Finalised by"),
    "implements": ("Implements", "Implemented by"),
    "explains": ("Explains", "Explained by"),
    "complements": ("Complements", "Complemented by"),
    "enforces": ("Enforces", "Enforced by"),
    "appeals": ("Appeals", "Appealed by"),
    "upholds": ("Upholds", "Upheld by"),
    "annuls": ("Annuls", "Annulled by"),
    "corrects": ("Corrects", "Corrected by"),
    "replaces": ("Replaces", "Replaced by"),
    "repeals": ("Repeals", "Repealed by"),
}
"""The label of each relation, in both directions."""

REVIEWS = ("upholds", "annuls", "revises")
"""Relations that change the sanctions of an earlier entry."""

Relation = Annotated[str, *choice(*RELATIONS)]


class Follow(Model):
    """A reference to an earlier entry, with the relation to it."""

    id: EntryId = Field(examples=["2022-02/some-entry"])
    relation: Relation = Field(examples=["updates"])
