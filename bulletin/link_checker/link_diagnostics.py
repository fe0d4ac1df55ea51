"""Diagnostics for links with problems, at each place where they occur."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urldefrag, urlsplit

from bulletin.diagnostics.report import Code, Diagnostic, quoted, visible
from bulletin.link_checker.fetching import Answer
from bulletin.link_checker.link_collection import Link
from bulletin.schema.known_links import KNOWN_LINKS_FILE, KnownLink
from bulletin.values.link_verdicts import Verdict

_LONGEST = 500
"""The maximum length of an address in a message."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A link with a problem."""

    link: Link
    answer: Answer


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems found, separated into new and known ones."""

    told: tuple[Finding, ...]
    known: tuple[Finding, ...]
    """Left out because the list of known links has a reason for each."""
    unused: tuple[KnownLink, ...]
    """Items of the list that are not needed, or no longer valid."""
    answers: Mapping[str, Answer]
    """The results of all pages."""

    @property
    def looked_at(self) -> int:
        return len(self.answers)

    def diagnostics(self, today: date) -> Iterator[Diagnostic]:
        """Yield everything to be reported."""
        for finding in self.told:
            yield from _of_finding(finding)
        for known in self.unused:
            yield _of_unused(known, today)


def judge(
    links: Iterable[Link],
    answers: Mapping[str, Answer],
    known_links: tuple[KnownLink, ...],
    today: date,
) -> Findings:
    """Compare the results with the list of known links; `answers` maps pages to results."""
    asked = [Finding(link, answers[link.page]) for link in links]
    wrong = [one for one in asked if one.answer.verdict is not Verdict.SOUND]
    covering = {
        one.link.address: [known for known in known_links if _covers(known, one, today)]
        for one in wrong
    }
    used = {known.location for found in covering.values() for known in found}
    return Findings(
        tuple(one for one in wrong if not covering[one.link.address]),
        tuple(one for one in wrong if covering[one.link.address]),
        tuple(known for known in known_links if known.location not in used),
        answers,
    )


def _covers(known: KnownLink, finding: Finding, today: date) -> bool:
    addresses = {finding.link.address, finding.link.page}
    return any(known.covers(one, finding.answer.verdict, today) for one in addresses)


def _of_finding(finding: Finding) -> Iterator[Diagnostic]:
    code, message, hint = _SAID[finding.answer.verdict]
    address = quoted(finding.link.address, _LONGEST)
    words = visible(finding.answer.words)
    advice = _new_address(finding) if finding.answer.verdict is Verdict.MOVED else hint
    for place in finding.link.places:
        yield Diagnostic(code, place, message.format(address=address, words=words), advice)


def _new_address(finding: Finding) -> str:
    new, old = finding.answer.new_address, finding.link.address
    if urlsplit(new).path in ("", "/") and urlsplit(old).path not in ("", "/"):
        return f"it now leads to a home page, {visible(new)}; look for the page itself"
    fragment = urldefrag(old).fragment
    is_kept = fragment and not urlsplit(new).fragment
    return f"write {visible(new)}" + (f"#{fragment}" if is_kept else "")


_WAITING = "check again tomorrow; if it persists, see whether the page has moved"
_SAID = {
    Verdict.MOVED: (Code.MOVED_LINK, "{address} has moved permanently", ""),
    Verdict.DEAD: (
        Code.DEAD_LINK,
        "{address} is gone: {words}",
        "look for its new address, or add an archived copy of it",
    ),
    Verdict.REFUSED: (
        Code.REFUSED_LINK,
        "{address} cannot be checked: {words}",
        f"open it in a browser; if it works, add it to {KNOWN_LINKS_FILE} with the reason",
    ),
    Verdict.SLOW: (Code.SLOW_LINK, "{address} is too slow: {words}", _WAITING),
    Verdict.UNREACHABLE: (
        Code.UNREACHABLE_LINK,
        "{address} cannot be reached: {words}",
        _WAITING,
    ),
    Verdict.FAILING: (Code.FAILING_LINK, "{address} does not work: {words}", _WAITING),
    Verdict.LOCAL: (
        Code.LOCAL_LINK,
        "{address} leads into a local network: {words}",
        "give an address that everybody can open",
    ),
}


def _of_unused(known: KnownLink, today: date) -> Diagnostic:
    if known.is_over(today):
        message = f"this item applied until {known.until}"
        hint = "check the address again: delete the item, or give it a later date"
    else:
        message = f"no checked address matches this item with the verdict {quoted(known.verdict)}"
        hint = "delete the item, so that the list contains only what is needed"
    return Diagnostic(Code.UNUSED_KNOWN_LINK, known.location, message, hint)
