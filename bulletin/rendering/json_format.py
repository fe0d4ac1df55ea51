"""JSON as our files have it: letters as they are, and nothing of what is not known."""

import json
from collections.abc import Mapping
from typing import Any

as_json = json.JSONEncoder(ensure_ascii=False).encode
"""A value on one line."""


def known_of(thing: Mapping[str, Any]) -> Mapping[str, Any]:
    """A thing without what is not known of it: what is None, empty, or not so."""
    return {name: value for name, value in thing.items() if value}
