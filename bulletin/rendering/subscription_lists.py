"""Render the list of feeds and calendars as JSON, for assets/following/subscriptions.js."""

import json
from typing import Any

from bulletin.language.languages import Language
from bulletin.schema.settings import Settings
from bulletin.views.subscription_list import Followed, FollowedKind, SubscriptionList

VERSION = 1
ATOM, JSON, CALENDAR = 1, 2, 4
"""The available formats, as bits of one number."""


def render_subscription_list(file: SubscriptionList, _settings: Settings, _lang: Language) -> str:
    """Return each kind with its `filters`, the prefix of its addresses, and its `rows`.

    A row has an id for each filter, the sum of the formats, and a name unless it combines several
    filters, whose names are in their own kinds.
    """
    kinds = [_kind(one) for one in file.kinds]
    whole = {"version": VERSION, "kinds": kinds}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def _kind(kind: FollowedKind) -> dict[str, Any]:
    return {
        "filters": kind.filters,
        "below": kind.below,
        "rows": [_row(one) for one in kind.items],
    }


def _row(one: Followed) -> list[str | int]:
    ids = [item_id for _, item_id in one.filters]
    ways = ATOM * bool(one.atom) + JSON * bool(one.json) + CALENDAR * bool(one.calendar)
    return [*ids, ways] if ids[1:] else [*ids, ways, one.page.title]
