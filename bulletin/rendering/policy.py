"""The Content-Security-Policy of every page: only this site, and no script but ours.

The theme writes three scripts into its pages. They are allowed by their hashes, which are
stated here and never taken from what was built: a script that somebody managed to inject
would be allowed along with them. A new version of the theme may need new hashes.
"""

import hashlib
import re
from base64 import b64encode

THEME_SCRIPTS = (
    "sha256-exqRXrW/0laiImCrTE8a70vxyyY10FJVIppytLf/dbY=",
    "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",
    "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",
)
"""Scope (with `extra.scope: /`), palette and content, of mkdocs-material 9.8.1."""

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' " + " ".join(f"'{h}'" for h in THEME_SCRIPTS),
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
    )
)

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def unknown_scripts(html: str) -> list[str]:
    """The hashes of a page's inline scripts that the policy would block."""
    return [
        digest
        for script in _INLINE_SCRIPT.findall(html)
        if (digest := script_hash(script)) not in THEME_SCRIPTS
    ]


def script_hash(script: str) -> str:
    """A script's hash as a policy writes it (CSP level 3, base64 of SHA-256)."""
    return "sha256-" + b64encode(hashlib.sha256(script.encode()).digest()).decode()
