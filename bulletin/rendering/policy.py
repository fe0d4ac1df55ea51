"""The Content-Security-Policy of every page: only this site, and no script but ours.

The theme of an engine writes three scripts into its pages. They are allowed by their hashes,
which are stated in `bulletin/engines/` and never taken from what was built: a script that
somebody managed to inject would be allowed along with them. A new version of a theme may need
new hashes.
"""

import hashlib
import re
from base64 import b64encode

from bulletin.engines.engine_type import Engine

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_security_policy(engine: Engine) -> str:
    """The policy of pages whose frames an engine built."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' " + " ".join(f"'{h}'" for h in engine.scripts),
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


def unknown_scripts(html: str, engine: Engine) -> list[str]:
    """The hashes of a page's inline scripts that the policy would block."""
    return [
        digest
        for script in _INLINE_SCRIPT.findall(html)
        if (digest := script_hash(script)) not in engine.scripts
    ]


def script_hash(script: str) -> str:
    """A script's hash as a policy writes it (CSP level 3, base64 of SHA-256)."""
    return "sha256-" + b64encode(hashlib.sha256(script.encode()).digest()).decode()
