"""Addresses of the web: complete, well formed, and without what follows their readers."""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, quote, urlsplit

from bulletin.diagnostics.report import Code, quoted, visible

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc_cid|mc_eid|igshid|igsh|yclid|twclid|"
    r"ttclid|li_fat_id|_hsenc|_hsmi|mkt_tok",
    re.IGNORECASE,
)
_WECHAT_TRACKING = re.compile(r"scene|subscene|mpshare|srcid|sharer_\w+|ascene|clicktime|enterid")
_WECHAT = "mp.weixin.qq.com"
_ALLOWED = "!#$%&'()*+,-./:;=?@[]_~"
_CHARACTERS = re.compile(rf"(?:[{re.escape(_ALLOWED)}0-9A-Za-z]|%[0-9A-Fa-f]{{2}})+")
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+|[0-9a-f:.]*:[0-9a-f:.]*", re.ASCII | re.IGNORECASE)
_ADDRESS_WITHIN = re.compile(r"https?://[^\s<>()\[\]\"'“”]+", re.IGNORECASE)
_STARTS_WITH_HOST = re.compile(
    r"(?:(?:[a-z]+:)?/{1,2})?((?:[\w-]+\.)+[a-z]{2,}(?:[/?#:].*)?)", re.ASCII | re.IGNORECASE
)
_UNSEEN = re.compile("[\u200b-\u200f\u2060\u00ad]+")
_COMPLETE = "write the complete address, as https://www.example.org/page"

UrlFault = tuple[Code, str, str]
"""Code, message and hint."""


def without_tracking(url: str) -> str:
    """The address without the parameters that only tell who came from where."""
    address, _, fragment = url.partition("#")
    page, _, query = address.partition("?")
    tracking = _tracking_parameters(url)
    kept = [one for one in query.split("&") if one.partition("=")[0] not in tracking]
    is_tracked = fragment == "wechat_redirect" and _is_wechat(url)
    if not tracking and not is_tracked:
        return url
    marked = "#" + fragment if fragment and not is_tracked else ""
    return page + ("?" + "&".join(kept) if any(kept) else "") + marked


def repaired(url: str) -> str:
    """The address without what follows its readers, with all characters encoded as they must be."""
    return without_tracking(_encoded(_UNSEEN.sub("", url).strip()))


def url_faults(text: str) -> Iterator[UrlFault]:
    """What is wrong with an absolute web address (RFC 3986); one fault at most."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        yield Code.BAD_URL, f"{quoted(text)} is not an address", _COMPLETE
        return
    if fault := _fault(text, parts, host):
        yield fault


def same_page(url: str) -> str:
    """What two addresses of one page have in common: not http or https, `www.`, a last slash."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    return parts._replace(scheme="", netloc=host, path=parts.path.rstrip("/")).geturl()


def _fault(text: str, parts: SplitResult, host: str) -> UrlFault | None:
    if parts.scheme not in ("http", "https") or not host or "\\" in parts.netloc:
        return Code.BAD_URL, f"{quoted(text)} is not a web address", _completed(text)
    if "@" in parts.netloc:
        clean = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        return Code.BAD_URL, "the address holds a user name or a password", f"write {clean}"
    if not host.isascii():
        return (
            Code.BAD_URL,
            f"the host {quoted(host)} has letters outside of a-z",
            _in_ascii(parts, host),
        )
    if not _HOST.fullmatch(host):
        return Code.BAD_URL, f"{quoted(host)} is not the name of a host", _completed(text)
    if not _CHARACTERS.fullmatch(text) or _BROKEN_ESCAPE.search(text):
        return Code.BAD_URL, *_encoding_fault(text)
    if (clean := without_tracking(text)) != text:
        names = ", ".join(quoted(name) for name in _tracking_parameters(text))
        message = f"the address follows its readers with {names or quoted('#wechat_redirect')}"
        return Code.TRACKING_URL, message, f"write {clean}"
    return None


def _tracking_parameters(url: str) -> list[str]:
    """The names of parameters that follow readers, in the order of the address."""
    query = url.partition("#")[0].partition("?")[2]
    names = [name for name, equals, _ in (one.partition("=") for one in query.split("&")) if equals]
    return [
        name
        for name in dict.fromkeys(names)
        if _TRACKING.fullmatch(name) or (_is_wechat(url) and _WECHAT_TRACKING.fullmatch(name))
    ]


def _is_wechat(url: str) -> bool:
    return url.partition("://")[2].lower().startswith(_WECHAT + "/")


def _completed(text: str) -> str:
    """The address that stands within a text, or that lacks only its beginning."""
    if (found := _ADDRESS_WITHIN.search(text)) and "." in found[0]:
        return f"write {visible(found[0])}"
    if (found := _STARTS_WITH_HOST.fullmatch(text)) and not text.startswith(("ftp:", "file:")):
        return f"write https://{found[1]}"
    return _COMPLETE


def _in_ascii(parts: SplitResult, host: str) -> str:
    """A host's name may look like another one; its ASCII form cannot."""
    try:
        plain = host.encode("idna").decode("ascii")
    except UnicodeError:
        return "write it in its ASCII form, which begins with 'xn--'"
    netloc = f"{plain}:{parts.port}" if parts.port else plain
    return f"if it is the right one, write {_encoded(parts._replace(netloc=netloc).geturl())}"


def _encoding_fault(text: str) -> tuple[str, str]:
    wrong = next((c for c in text if not _CHARACTERS.fullmatch(c) and c != "%"), "%")
    clean = _UNSEEN.sub("", text).strip()
    return f"{quoted(wrong)} has to be encoded in an address", f"write {_encoded(clean)}"


def _encoded(text: str) -> str:
    return quote(_BROKEN_ESCAPE.sub("%25", text), safe=_ALLOWED)
