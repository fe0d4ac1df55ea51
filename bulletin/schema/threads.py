"""Threads: what an entry follows, across months, from a draft to its last appeal."""

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
"""Relations with how each is called from either side."""

REVIEWS = ("upholds", "annuls", "revises")
"""Relations by which an entry says what became of the sanctions of an earlier one."""

Relation = Annotated[str, *choice(*RELATIONS)]


class Follow(Model):
    """An earlier entry, and what this one does with it."""

    id: EntryId = Field(examples=["2022-02/some-entry"])
    relation: Relation = Field(examples=["updates"])
