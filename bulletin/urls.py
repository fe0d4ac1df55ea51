"""Addresses of sources: complete, well formed, and without what follows their readers."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from bulletin.diagnostics import Code, quoted

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid)=.*")
_ALLOWED = "!#$%&'()*+,-./:;=?@[]_~"
_CHARACTERS = re.compile(rf"[{re.escape(_ALLOWED)}0-9A-Za-z]+")
_COMPLETE = "write the complete address, as https://www.example.org/page"


def without_tracking(url: str) -> str:
    """The address without the parameters that only tell who came from where."""
    address, _, fragment = url.partition("#")
    page, _, query = address.partition("?")
    is_wechat = page.startswith(("https://mp.weixin.qq.com/", "http://mp.weixin.qq.com/"))
    kept = [
        parameter
        for parameter in query.split("&")
        if not _TRACKING.fullmatch(parameter) and not (is_wechat and parameter.startswith("scene="))
    ]
    if is_wechat and fragment == "wechat_redirect":
        fragment = ""
    return page + ("?" + "&".join(kept) if any(kept) else "") + ("#" + fragment if fragment else "")


def url_faults(text: str) -> Iterator[tuple[Code, str, str]]:
    """What is wrong with an absolute web address (RFC 3986): code, message and hint."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        yield Code.BAD_URL, f"{quoted(text)} is not an address", _COMPLETE
        return
    if parts.scheme not in ("http", "https") or not host:
        yield Code.BAD_URL, f"{quoted(text)} is not a web address", _COMPLETE
    elif not host.isascii():
        yield (
            Code.BAD_URL,
            f"the host {quoted(host)} has letters that can be mistaken for others",
            "write it in its ASCII form, which begins with 'xn--'",
        )
    elif "@" in parts.netloc or port == 0:
        yield Code.BAD_URL, "the address holds a user name or a password", "remove it"
    elif not _CHARACTERS.fullmatch(text):
        hint = f"write {quote(text, safe=_ALLOWED)}"
        yield Code.BAD_URL, "the address has characters that have to be encoded", hint
    elif (cleaned := without_tracking(text)) != text:
        yield Code.TRACKING_URL, "the address tracks its readers", f"write {cleaned}"
