"""Check and normalise web addresses: complete, well formed, and without tracking."""

import re
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

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
_GATES = tuple(
    (re.compile(page), parameter)
    for page, parameter in (
        (r"[\w.]*safelinks\.protection\.outlook\.com/.*", "url"),
        (r"www\.google\.[a-z.]+/url", "url"),
        (r"www\.google\.[a-z.]+/url", "q"),
        (r"lm?\.facebook\.com/l\.php", "u"),
        (r"linkprotect\.cudasvc\.com/url", "a"),
    )
)
"""Redirecting pages of mail programs and search engines, and the parameter with the target."""
_PAGE = re.compile(r"(?:index|default|home)\.\w+|[^.]+\.(?:html?|php|aspx?)", re.IGNORECASE)
"""The last part of an address if it is a page, not a folder."""
_COMPLETE = "write the complete address, such as https://www.example.org/page"

UrlFault = tuple[Code, str, str]
"""Code, message and hint."""


def without_tracking(url: str) -> str:
    """Return the address without tracking parameters."""
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
    """Return the address without tracking parameters and with all characters encoded."""
    clean = _encoded(_UNSEEN.sub("", url).strip())
    return _with_encoded_end(without_tracking(_behind_a_gate(clean) or clean))


def url_fault(text: str) -> UrlFault | None:
    """Return the first problem of an absolute web address (RFC 3986)."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return Code.BAD_URL, f"{quoted(text)} is not an address", _COMPLETE
    return _fault(text, parts, host)


def same_page(url: str) -> str:
    """Return a key for addresses of the same page, ignoring scheme, `www.` and a final slash.

    An invalid address has a key of its own.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.")
    return parts._replace(scheme="", netloc=host, path=parts.path.rstrip("/")).geturl()


def _fault(text: str, parts: SplitResult, host: str) -> UrlFault | None:
    if parts.scheme not in ("http", "https") or not host or "\\" in parts.netloc:
        return Code.BAD_URL, f"{quoted(text)} is not a web address", _completed(text)
    if "@" in parts.netloc:
        clean = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        return Code.BAD_URL, "the address contains a user name or a password", f"write {clean}"
    if not host.isascii():
        return (
            Code.BAD_URL,
            f"the host {quoted(host)} has letters other than a-z",
            _in_ascii(parts, host),
        )
    if " " in parts.netloc and _HOST.fullmatch(host.replace(" ", "")):
        joined = text.replace(" ", "")
        return Code.BAD_URL, "a space or a line break splits the address", f"write {joined}"
    if not _HOST.fullmatch(host):
        return Code.BAD_URL, f"{quoted(host)} is not a valid host name", _completed(text)
    if not _CHARACTERS.fullmatch(text) or _BROKEN_ESCAPE.search(text):
        return Code.BAD_URL, *_encoding_fault(text)
    if signs := _foreign_end(text):
        return Code.BAD_URL, *_end_fault(signs)
    if behind := _behind_a_gate(text):
        message = f"the address redirects through {quoted(host)}, which can track readers"
        return Code.TRACKING_URL, message, f"write {repaired(behind)}"
    if (clean := without_tracking(text)) != text:
        names = ", ".join(quoted(name) for name in _tracking_parameters(text))
        message = f"the address tracks readers with {names or quoted('#wechat_redirect')}"
        return Code.TRACKING_URL, message, f"write {clean}"
    return None


def _foreign_end(text: str) -> str:
    """Return punctuation or brackets of the sentence that were copied with the address."""
    kept = text.rstrip(".,;")
    if kept.endswith(")") and kept.count(")") > kept.count("("):
        kept = kept[:-1]
    return text[len(kept) :]


def _with_encoded_end(text: str) -> str:
    signs = _foreign_end(text)
    return text.removesuffix(signs) + "".join(f"%{ord(sign):02X}" for sign in signs)


def _end_fault(signs: str) -> tuple[str, str]:
    encoded = _with_encoded_end(signs)
    message = f"{quoted(signs)} at the end probably belongs to the surrounding sentence"
    return message, f"delete it, or write {encoded} if it is part of the address"


def _behind_a_gate(url: str) -> str:
    """Return the target of a redirect by a mail program or search engine; empty if it is none."""
    page, _, query = url.partition("://")[2].partition("?")
    passed_on = [
        target
        for gate, parameter in _GATES
        if gate.fullmatch(page.lower())
        for target in parse_qs(query).get(parameter, ())
        if target.lower().startswith(("http://", "https://"))
    ]
    return _encoded(passed_on[0]) if passed_on else ""


def _tracking_parameters(url: str) -> list[str]:
    """Return the names of tracking parameters in the order of the address."""
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
    """Return the address inside a text, or one that lacks only its beginning."""
    if (found := _ADDRESS_WITHIN.search(text)) and "." in found[0]:
        return f"write {visible(found[0])}"
    if (found := _STARTS_WITH_HOST.fullmatch(text)) and not text.startswith(("ftp:", "file:")):
        return f"write https://{found[1]}"
    return _COMPLETE


def _in_ascii(parts: SplitResult, host: str) -> str:
    """Return a host name in ASCII, which cannot be confused with another one."""
    try:
        plain = host.encode("idna").decode("ascii")
    except UnicodeError:
        return "write it in its ASCII form, which begins with 'xn--'"
    netloc = f"{plain}:{parts.port}" if parts.port else plain
    return f"if it is correct, write {_encoded(parts._replace(netloc=netloc).geturl())}"


def _encoding_fault(text: str) -> tuple[str, str]:
    wrong = next((c for c in text if not _CHARACTERS.fullmatch(c) and c != "%"), "%")
    clean = _UNSEEN.sub("", text).strip()
    first, _, rest = clean.partition(" ")
    if rest.startswith(("http://", "https://", "(")):
        return "there is more than an address here", f"write {_encoded(first)}"
    return f"{quoted(wrong)} must be encoded in an address", f"write {_encoded(clean)}"


def _encoded(text: str) -> str:
    return quote(_BROKEN_ESCAPE.sub("%25", text), safe=_ALLOWED)


def folder_fault(text: str) -> UrlFault | None:
    """Return why a valid address cannot be that of a folder that holds the site."""
    parts = urlsplit(text)
    names = [name for name in parts.path.split("/") if name not in ("", ".", "..")]
    if names and _PAGE.fullmatch(names[-1]):
        names.pop()
    path = "/".join(["", *names])
    meant = f"{parts.scheme}://{parts.netloc}{path}/"
    if text.rstrip("/") == meant.rstrip("/") and not text.endswith("//"):
        return None
    message = f"{quoted(text)} is not the address of a folder, as the site needs"
    return Code.BAD_URL, message, f"write {meant}"
