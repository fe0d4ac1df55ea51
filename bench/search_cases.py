"""Queries with the entries that answer them, known from how the entries are written.

A family is a handful of entries that say something, and others that have the same words without
saying it. They are put among an archive of ordinary entries.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import _sentence

PERIOD = "2024-06"
_ANSWERS, _OTHERS = 5, 8

PHRASES = (
    *("data protection officer", "legitimate interest assessment", "right of erasure"),
    *("privacy by design", "impact assessment template", "binding corporate rules"),
    *("standard contractual clauses", "cookie consent banner", "facial recognition system"),
    *("automated decision making", "police body cameras", "health record portal"),
    *("location data broker", "smart meter readings", "whistleblower report channel"),
    *("video doorbell footage", "student exam software", "employee monitoring tool"),
    *("credit score model", "loyalty card scheme"),
)
"""What is said: these words side by side, and not the same words far apart."""
SAID: tuple[tuple[str, str, str], ...] = (
    ('"alpha – beta"', "the alpha – beta scale", "the beta of the alpha scale"),
    ('"§ 201"', "as § 201 of the code has it", "with 201 pages and § 20"),
    ('"Brandt & Voss"', "a report by Brandt & Voss", "a Mr Brandt and Mr Voss"),
    ("Ernst & Young", "an audit by Ernst & Young", "Young and Mr Ernst, two lawyers,"),
    ("1&1", "the provider 1&1", "the ratio 1 to 1"),
    ("H&M", "the retailer H&M", "the initials H and M"),
    ("AT&T", "the carrier AT&T", "at 5 p.m. the T-shirt"),
    ("R+V", "the insurer R+V", "the letters R and V"),
    ("C-184/20", "Case C-184/20", "Case C-18/420"),
    ("C-311/18", "Case C-311/18", "Case C-31/118"),
    ("SAN-2022-015", "Deliberation SAN-2022-015", "Deliberation SAN-2022-016"),
    ("ECLI:EU:C:2022:601", "(ECLI:EU:C:2022:601)", "(ECLI:EU:C:2022:610)"),
    ("2020:559", "(ECLI:EU:C:2020:559)", "(ECLI:EU:C:2020:595)"),
    ("2019/1024", "Directive (EU) 2019/1024", "in 2019 and with 1024 pages"),
    ("VI ZR 405/18", "decision VI ZR 405/18", "decision VI ZR 504/18"),
    ("Article 5(1)(f)", "under Article 5(1)(f)", "under Article 5(1)(e), and Article 6(1)(f)"),
    ("Art. 132", "under Article 132(1)", "under Article 13 and in 132 cases"),
    ("7 Abs. 1 lit. c", "nach Art. 7 Abs. 1 lit. c", "nach Art. 7 Abs. 2 lit. d"),
    ("Art. 109 Abs. 2", "under Article 109(2)(a)", "under Article 2, in 109 cases"),
    ("§ 26 BDSG", "nach § 26 Abs. 3 BDSG", "nach § 62 BDSG, in 26 cases"),
    ("recital 47", "and recital 47", "and in recital 4, in 47 cases"),
    ("Section 114", "under section 114(2)", "in 114 sections"),
    ("Lodz", "a court in Łódź", "a court in Ludza"),
    ("Orsted", "the supplier Ørsted", "the supplier Oster"),
    ("Grosse Strasse", "at Große Straße 5", "at a great street"),
    ("Aebeltoft", "the municipality of Æbeltoft", "the municipality of Belto"),
    ("Oeuvre", "an Œuvre of art", "an over of art"),
    ("Dorde", "a Mr Đorđe", "a Mr Dorsey"),
    ("Thorsteinn", "a Mr Þorsteinn", "a Mr Hornstein"),
    ("Moebius", "a Ms Möbius", "a Ms Mobus"),
    ("Malaga", "the council of Málaga", "the council of Malag"),
    ("DSO", "a data steward officer", "a police officer, a steward of data,"),
    ("transfer risk review", "a TRR", "a review of a risk of a transfer"),
    ("QIPL", "the Quaint Information Protection Law", "a quaint law on information"),
    ("奎保法", "the QOPL", "a law on information"),
    ("个体信息", "规定个体信息处理", "规定个体的信息处理"),
    ("信息保护", "加强信息保护工作", "加强信息安全保护工作"),
    ("人脸识别", "使用人脸识别技术", "使用人的脸部识别技术"),
    ("出境评估", "数据出境评估办法二", "数据出境的评估办法二"),
    ("未成年人", "保护未成年人隐私", "保护未成年的人隐私"),
    ("Art. 8 I 1 lit. e", "nach Art. 8 Abs. 1 Satz 1 lit. e", "nach Art. 8 Abs. 2 lit. f"),
    ("Article 163", "under Articles 161 to 165", "under Article 161, in 163 cases"),
    ("Art. 44 Abs. 1 Buchst. b", "Art. 44 Abs. 1 UAbs. 1 Buchst. b", "Art. 44 Abs. 2"),
    ("45 USC 164", "under 45 U.S.C. § 164", "with 45 pages on USB, in 164 cases"),
    ("§ 1798.135", "under § 1798.135(a)", "under § 1798.531(a)"),
    ("Az. 15 U 126/19", "(15 U 126/19)", "(15 U 261/19)"),
    ("Rs. C-634/21", "Case C\u2011634/21", "Case C\u2011643/21"),
    ("c446/21", "Case C-446/21", "Case C-464/21"),
    ("n° 449209", "no. 449209", "no. 449902"),
    ("LfD-2.1/0345/22", "file LfD-2.1/0345/22", "file LfD-2.1/0354/22"),
    ("3:20-cv-08570", "No. 3:20-cv-08570", "No. 3:20-cv-08750"),
    ("[2021] UKSC 50", "in [2021] UKSC 50", "in 2021, with 50 UKSC cases"),
    ("GB/T 35273", "standard GB/T 35273-2020", "standard GB/T 32573-2020"),
    ("11. Dezember 1999", "on 11.12.1999", "on 12.11.1999, and 1999 in December"),
    ("1997-09-02", "on 2 September 1997", "on 20 September 1997, and 2 in 1997"),
    ("4 juillet 1993", "vom 4. Juli 1993", "vom 7. April 1993"),
    ("September 14, 1998", "le 14 septembre 1998", "le 19 septembre 1914"),
    ("1996\u5e745\u67088\u65e5", "of 8 May 1996", "of 5 August 1996"),
    ("pseudonymization", "on pseudonymisation", "on pseudonyms of authors"),
    ("organisations anonymised", "anonymized by organizations", "anonymous organs"),
    ("state of the art", "state-of-the-art", "an art of that state"),
    ("optout", "the opt-out", "the option out there"),
    ("l\u2019autorit\u00e9 irlandaise", "l'autorit\u00e9 irlandaise", "un auteur irlandais"),
    ("hopital", "l\u2019h\u00f4pital", "l\u2019hospice"),
    ("Krankenhaeuser", "die Krankenh\u00e4user", "die Kranken und H\u00e4usler"),
    ("App\u8fdd\u6cd5", "App\u8fdd\u6cd5\u6536\u96c6", "App\u5408\u6cd5\u8fdd\u89c4"),
    ("\u7b2c177\u6761", "\u7b2c\u4e00\u767e\u4e03\u5341\u4e03\u6761", "\u7b2c\u4e03\u6761, 177"),
    ("appeals dismissed", "the appeal was dismissed", "the dismissal of an appellation"),
    ("unlawfully scraped", "scraping unlawfully", "a law on scraps"),
)
"""A query, what answers it, and what only looks like it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A query and the slugs of the entries that answer it."""

    query: str
    answers: frozenset[str]


def cases() -> tuple[Case, ...]:
    return tuple(
        Case(query, frozenset(_slug(number, place, "answer") for place in range(_ANSWERS)))
        for number, (query, _, _) in enumerate(_families())
    )


def write_cases(root: Path) -> None:
    """Write the entries of all families into the content of a bulletin, and what they name."""
    folder = root / "content" / PERIOD
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("issue.md").write_text("---\ntitle: Cases\n---\nA month.\n", encoding="utf-8")
    for slug, text in _entries():
        folder.joinpath(f"{slug}.md").write_text(text, encoding="utf-8")
    registry = root / "content/registry"
    with registry.joinpath("laws.yml").open("a", encoding="utf-8") as laws:
        laws.write(
            "- {id: qipl, name: Quaint Information Protection Law, abbreviation: QIPL, kind: law, "
            "jurisdiction: CN}\n- {id: qopl, name: Quizzical Order, abbreviation: QOPL, "
            "kind: law, jurisdiction: CN, aliases: [奎保法]}\n"
        )
    with registry.joinpath("topics.yml").open("a", encoding="utf-8") as topics:
        topics.write("- {id: stewards, name: Data steward officer, aliases: [DSO]}\n")
        topics.write("- {id: trr, name: Transfer risk review, aliases: [TRR]}\n")


def _families() -> Iterator[tuple[str, str, str]]:
    for phrase in PHRASES:
        first, *others = phrase.split()
        apart = f"{others[-1]} of the {first}, and with it {' or '.join(others[:-1])}"
        yield phrase, f"the {phrase}", apart
    yield from SAID


def _entries() -> Iterator[tuple[str, str]]:
    for number, (query, answer, other) in enumerate(_families()):
        for place in range(_ANSWERS):
            yield _slug(number, place, "answer"), _entry(f"{query}-{place}", answer, 1)
        for place in range(_OTHERS):
            yield _slug(number, place, "other"), _entry(f"{query}+{place}", other, 2)


def _slug(number: int, place: int, kind: str) -> str:
    return f"family-{number}-{kind}-{place}"


def _entry(seed: str, words: str, times: int) -> str:
    """What looks like an answer says its words more often than what is one."""
    dice = random.Random(seed)
    sentences = [_sentence(dice) for _ in range(dice.randint(4, 9))]
    for _ in range(times):
        sentences.insert(dice.randrange(len(sentences)), f"It was about {words} in the end.")
    return (
        f'---\ntitle: "{_sentence(dice).rstrip(".")}"\nsection: legislation\n'
        f"date: {PERIOD}-{dice.randint(1, 28):02}\njurisdictions: [EU]\nsources:\n  - id: one\n"
        f"    url: https://www.example.org/{dice.randrange(10**9)}\n---\n"
        f"{' '.join(sentences)}[^one]\n"
    )
