"""A register of fines in nonsense names, shaped as real trackers are: content for tests and trials.

    python -m tests.fines FOLDER [COUNT]

Six years, 58 authorities in 44 jurisdictions (two of which have one name), ten currencies of which
two have ended, one amount in twenty undisclosed, parties that come back under several spellings,
and one fine in forty that is reduced or annulled by a later entry. The same count gives the same
files.
"""

import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.projects import MINIMUM

COUNTRIES = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"),
    *("IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    *("GB", "GG", "IM", "JE", "XK", "CH", "TR", "BR", "SG", "TH", "KR", "JP", "IN", "ZA"),
)
LANDS = ("DE-BE", "DE-BW", "DE-BY", "DE-HB", "DE-HE", "DE-HH", "DE-MV", "DE-NI", "DE-NW", "DE-RP")
MONEY = {
    **{"BG": "BGN", "CZ": "CZK", "DK": "DKK", "GB": "GBP", "HU": "HUF", "NO": "NOK"},
    **{"PL": "PLN", "RO": "RON", "SE": "SEK"},
}
SECTORS = ("finance", "health", "commerce", "telecoms", "public", "transport")
INFRINGEMENTS = ("legal-basis", "security", "rights", "information", "cooperation")
ARTICLES = ("5-1-a", "5-1-f", "6-1", "9", "12", "13", "15", "17", "32", "33", "58")
SYLLABLES = "ba dor fi lun mek nov pra quil ras tesh umbri vol wex yar zim".split()
FORMS = ("Ltd", "GmbH", "S.A.", "S.r.l.", "Sp. z o.o.", "AB", "plc", "")
FIRST_YEAR, YEARS = 2018, 6
AUTHORITIES = 58
SPELT = (str.upper, str.title, str)


def fine_files(count: int = 1678) -> Mapping[str, str]:
    """The files of a project by their paths: settings, registries, months and their entries."""
    dice = random.Random(count)
    files = dict(MINIMUM) | dict(_registries(dice))
    del files["content/2022-02/issue.md"]
    parties = [_name(dice) for _ in range(max(count // 6, 1))]
    for number in range(count):
        period = f"{FIRST_YEAR + number * YEARS // count}-{dice.randint(1, 12):02}"
        files[f"content/{period}/issue.md"] = "---\n---\nAn introduction.\n"
        slug = f"fine-{number:04}"
        files[f"content/{period}/{slug}.md"] = _entry(number, period, parties, dice)
        if number % 40 == 7:
            files[f"content/{period}/{slug}-review.md"] = _review(number, period, slug, dice)
    return files


def _registries(dice: random.Random) -> Iterator[tuple[str, str]]:
    places = [*COUNTRIES, *LANDS, *("FR", "ES", "IT", "BR")]
    lines = (
        f"- {{id: authority-{index}, name: {_authority(index, dice)}, kind: regulator, "
        f'jurisdiction: "{place}"}}\n'
        for index, place in enumerate(places[:AUTHORITIES])
    )
    yield "content/registry/authorities.yml", "".join(lines)
    law = "- {id: gdpr, name: Data Rules, abbreviation: DR, kind: regulation, jurisdiction: EU}\n"
    yield "content/registry/laws.yml", law
    for name, ids in (("sectors", SECTORS), ("infringements", INFRINGEMENTS)):
        text = "".join(f"- {{id: {one}, name: About {one}}}\n" for one in ids)
        yield f"content/registry/{name}.yml", text
    parties = (
        "- {id: quilnov, name: Quilnov Group plc, sector: telecoms}\n"
        "- {id: quilnov-iberia, name: Quilnov Iberia S.A., group: quilnov, sector: telecoms,"
        " former_names: [Zimtel S.A.]}\n"
    )
    yield "content/registry/parties.yml", parties


def _authority(index: int, dice: random.Random) -> str:
    """A name; those of Denmark and Norway have the same."""
    same = COUNTRIES.index("DK"), COUNTRIES.index("NO")
    return "Ordenstilsynet" if index in same else f"Authority of {_name(dice)} {index}"


def _name(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=3)).title()


def _entry(number: int, period: str, parties: list[str], dice: random.Random) -> str:
    index = dice.randrange(AUTHORITIES)
    place = [*COUNTRIES, *LANDS, *("FR", "ES", "IT", "BR")][index]
    money = MONEY.get(place, "HRK" if place == "HR" and period < "2023" else "EUR")
    amount = dice.choice([500, 1200, 3000, 25000.5, 90000, 1250000]) * dice.randint(1, 9)
    stated = "undisclosed" if number % 20 == 3 else f"{amount:.2f}".removesuffix(".00")
    known = "quilnov-iberia" if number % 19 == 2 else ""
    name = f"{dice.choice(SPELT)(dice.choice(parties))} {dice.choice(FORMS)}".strip()
    party = f"{{id: company, name: {name}, sector: {dice.choice(SECTORS)}}}"
    return _text(
        title=f"Authority fines company number {number} over its data",
        date=f"{period}-{dice.randint(1, 28):02}",
        place=place,
        authority=index,
        party=f"{{id: {known}}}" if known else party,
        sanction=f"type: administrative-fine, amount: {stated}, currency: {money}, "
        f"on: {known or 'company'}, status: imposed",
        more=f"infringements: [{dice.choice(INFRINGEMENTS)}]\n"
        f"laws: [gdpr#art-{dice.choice(ARTICLES)}]\n",
        source=f"fine-{number}",
    )


def _review(number: int, period: str, slug: str, dice: random.Random) -> str:
    relation, status = dice.choice([("revises", "reduced"), ("annuls", "annulled")])
    return _text(
        title=f"Court decides on the fine of company number {number}",
        date=f"{period}-28",
        place="DE",
        authority=5,
        party="{id: company, name: A company, anonymised: true}",
        sanction=f"type: administrative-fine, amount: undisclosed, on: company, status: {status}",
        more=f"follows: [{{id: {period}/{slug}, relation: {relation}}}]\n",
        source=f"review-{number}",
    )


def _text(
    *,
    title: str,
    date: str,
    place: str,
    authority: int,
    party: str,
    sanction: str,
    more: str,
    source: str,
) -> str:
    return f"""\
---
title: {title}
section: enforcement
subsection: cases
kind: decision
date: {date}
jurisdictions: ["{place}"]
authorities: [authority-{authority}]
parties: [{party}]
sanctions:
  - {{{sanction}}}
{more}sources:
  - {{id: press, url: "https://www.example.org/{source}", published: {date}}}
---
The authority decided the case.[^press]
"""


def write_fines(root: Path, count: int = 1678) -> Path:
    """Write the files into a folder, which can then be checked."""
    for path, text in fine_files(count).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


if __name__ == "__main__":
    write_fines(Path(sys.argv[1]), *map(int, sys.argv[2:]))
