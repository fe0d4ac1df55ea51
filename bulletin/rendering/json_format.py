"""Our JSON format: unescaped letters, and no fields for unknown values."""

import json
from collections.abc import Mapping
from typing import Any

as_json = json.JSONEncoder(ensure_ascii=False).encode
"""Encode a value on one line."""


def known_of(thing: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an object without fields that are None, empty or false."""
    return {name: value for name, value in thing.items() if value}
