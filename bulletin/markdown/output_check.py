"""A final check that rendered text contains only the allowed markup.

This is an assertion, not a filter: a text that fails it stops the build, because a filter would
hide what it removes.
"""

import nh3

from bulletin.markdown.bodies import Body, HeadingTag, Reference

_ALIGN = {"align-left", "align-center", "align-right"}
_CLEANER = nh3.Cleaner(
    tags={
        *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote"),
        *("ul", "ol", "li", "h2", "h3", "h4", "h5", "h6"),
        *("a", "img", "table", "thead", "tbody", "tr", "th", "td"),
    },
    attributes={
        "a": {"href", "title", "rel"},
        "img": {"src", "alt", "title"},
        "ol": {"start"},
    },
    allowed_classes={"th": _ALIGN, "td": _ALIGN},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def is_clean(body: Body) -> bool:
    """Return whether nh3 would leave the HTML of a text with harmless values unchanged."""
    html = "".join(
        piece
        if isinstance(piece, str)
        else f"h{min(piece.depth + 2, 6)}"
        if isinstance(piece, HeadingTag)
        else "x"
        if isinstance(piece, Reference)
        else ""
        for piece in body.pieces
    )
    return _normalized(_CLEANER.clean(html)) == _normalized(html)


def _normalized(html: str) -> str:
    """Normalise different notations of quotation marks and no-break spaces."""
    return html.replace("&quot;", '"').replace("\u00a0", "&nbsp;")
