"""Rules about registered things: everything that an entry names is registered, and named once."""

import re
from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, choice_hint, quoted
from bulletin.rules.rule_context import RuleContext, RulesOfFields
from bulletin.schema.entries import Entry
from bulletin.schema.registries import Register, group_hint
from bulletin.schema.vocabulary import JUDGMENTS, stages_of
from bulletin.values.law_references import provision_meant


def authorities_are_registered(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that an entry's authorities are registered."""
    registered = context.registry.authorities
    names = entry.authorities
    yield from _unknown(entry, "authorities", names, registered, Code.UNKNOWN_AUTHORITY)


def groups_are_registered(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that a jurisdiction with no standard code is a registered group of states."""
    registry = context.registry
    for index, code in enumerate(entry.jurisdictions):
        if not registry.knows_jurisdiction(code) and registry.jurisdictions.is_whole:
            message = f"jurisdictions: {quoted(code)} is not a jurisdiction"
            location = entry.at("jurisdictions", index)
            yield Diagnostic(Code.UNKNOWN_JURISDICTION, location, message, group_hint(code))


def laws_are_registered(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that an entry's laws are registered, with or without a provision."""
    names = tuple(reference.law for reference in entry.laws)
    yield from _unknown(entry, "laws", names, context.registry.laws, Code.UNKNOWN_LAW)


def articles_exist(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that no article is beyond the last one of its law, if the registry gives it."""
    registered = context.registry.laws
    for index, reference in enumerate(entry.laws):
        last = getattr(registered.items.get(reference.law), "articles", None)
        if last and reference.article > last:
            message = f"{quoted(str(reference))} is beyond Article {last}, the last of the law"
            law = quoted(reference.law)
            hint = f"correct the number, or correct 'articles' of {law} in {registered.path}"
            yield Diagnostic(Code.UNKNOWN_ARTICLE, entry.at("laws", index), message, hint)


def topics_are_registered(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that an entry's topics are registered."""
    registered = context.registry.topics
    yield from _unknown(entry, "topics", entry.topics, registered, Code.UNKNOWN_TOPIC)


def infringements_are_registered(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that an entry's infringements are registered."""
    registered, code = context.registry.infringements, Code.UNKNOWN_INFRINGEMENT
    yield from _unknown(entry, "infringements", entry.infringements, registered, code)


_CALLED = {
    "authorities": "an authority",
    "laws": "a law",
    "topics": "a topic",
    "infringements": "an infringement",
}


def _unknown(
    entry: Entry, name: str, given: tuple[str, ...], registered: Register, code: Code
) -> Iterator[Diagnostic]:
    for index, one in enumerate(given):
        if one not in registered and registered.is_whole:
            message = f"{quoted(one)} is not the id of {_CALLED[name]}"
            hint = registered.hint(one)
            if name == "laws" and (spoken := _spoken_law(one, registered)):
                hint = f"write {spoken}"
            yield Diagnostic(code, entry.at(name, index), message, hint)


def _spoken_law(text: str, registered: Register) -> str:
    """Return the reference meant by `Art. 5 GDPR` or `gdpr art 5`; empty if there is none."""
    provision = provision_meant(text)
    words = re.split(r"[\s,]+", text)
    laws = [word.lower() for word in (words[0], words[-1]) if word.lower() in registered]
    return f"{laws[0]}#{provision}" if laws and provision else ""


_NAMED_ONCE = ("authorities", "laws", "topics", "infringements", "audience", "jurisdictions")


def nothing_is_named_twice(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that each authority, law, topic and audience of an entry is listed once."""
    for name in _NAMED_ONCE:
        given = getattr(entry, name, ())
        if len(given) > 1 and len(set(given)) < len(given):
            for index, one in enumerate(given):
                if one in given[:index]:
                    message = f"{quoted(str(one))} is listed twice"
                    location = entry.at(name, index)
                    yield Diagnostic(Code.DUPLICATE_ID, location, message, "delete one of the two")


def judgments_have_a_court(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that the authorities of a judgment include a court."""
    if entry.kind not in JUDGMENTS:
        return
    registered = context.registry.authorities
    known = [registered[one] for one in entry.authorities if one in registered]
    if len(known) == len(entry.authorities) and all(one.kind != "court" for one in known):
        message = f"{quoted(entry.kind)} needs the court that gave it"
        hint = (
            f"add the court to the authorities; in {registered.path} it has the line 'kind: court'"
        )
        yield Diagnostic(Code.COURT_MISSING, entry.at("kind"), message, hint)


def stage_fits_kind(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that the stage is one that the kind of entry can have."""
    if entry.kind and entry.stage and entry.stage not in stages_of(entry.kind):
        message = f"{quoted(entry.kind)} cannot have the stage {quoted(entry.stage)}"
        hint = choice_hint(entry.stage, stages_of(entry.kind))
        yield Diagnostic(Code.STAGE_MISMATCH, entry.at("stage"), message, hint)


REGISTRY_RULES: RulesOfFields = {
    "jurisdictions": (groups_are_registered,),
    "authorities": (authorities_are_registered,),
    "laws": (laws_are_registered, articles_exist),
    "topics": (topics_are_registered,),
    "infringements": (infringements_are_registered,),
    "kind": (judgments_have_a_court,),
    "stage": (stage_fits_kind,),
}
