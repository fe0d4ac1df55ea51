"""An archive of any size for measurements, before it is written down.

Every entry depends on its month and its place in it alone, so a larger archive contains the
smaller ones. The prose is put together from phrases; a long tail of made-up names gives the
search index something to hold.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

LAST_MONTH = 2025 * 12 + 11
"""December 2025, in months."""
ENTRIES_PER_MONTH = 20

JURISDICTIONS = {
    "CN": ("Cyberspace Administration of China", "Ministry of Public Security"),
    "EU": ("European Data Protection Board", "Court of Justice of the European Union"),
    "FR": ("CNIL", "Conseil d'État"),
    "DE": ("Bundesgerichtshof", "BfDI"),
    "GB": ("Information Commissioner's Office", "High Court"),
    "US": ("Federal Trade Commission", "Department of Justice"),
    "US-CA": ("California Attorney General", "California Privacy Protection Agency"),
    "JP": ("Personal Information Protection Commission",),
    "BR": ("ANPD",),
    "IE": ("Data Protection Commission",),
}
LAWS = {
    "CN": ("pipl", "csl", "dsl"),
    "EU": ("gdpr", "ai-act", "dsa", "eprivacy"),
    "FR": ("fr-data-protection-act", "gdpr"),
    "DE": ("bdsg", "gdpr"),
    "GB": ("uk-gdpr", "dpa-2018"),
    "US": ("ftc-act", "coppa", "hipaa"),
    "US-CA": ("ccpa",),
    "JP": ("appi",),
    "BR": ("lgpd",),
    "IE": ("ie-dpa", "gdpr"),
}
TOPICS = (
    *("advertising", "ai", "apps", "biometrics", "breaches", "children", "cookies", "crime"),
    *("damages", "employment", "health", "location", "rights", "security", "transfers", "video"),
)
WHO = (
    "the authority",
    "the controller",
    "the operator of the platform",
    "the processor",
    "the court of first instance",
    "the data broker",
    "the developer of the application",
    "the hospital group",
    "the supplier of the toolkit",
    "the advertising exchange",
)
DID = (
    "published",
    "adopted",
    "annulled",
    "upheld",
    "suspended",
    "examined",
    "found unlawful",
    "consulted the public on",
    "ordered the correction of",
    "imposed a fine for",
)
WHAT = (
    "the standard contract for transfers abroad",
    "the collection of precise locations without valid consent",
    "the processing of biometric identifiers",
    "guidelines on the anonymisation of health records",
    "the retention of applicants' data",
    "the failure to notify a personal data breach within 72 hours",
    "the use of dark patterns in consent banners",
    "a draft standard on impact assessments",
    "the disclosure of surveillance video",
    "a right of access request that had gone unanswered",
)
HOW = (
    "within a time limit of fifteen working days",
    "under Article 83 of the General Data Protection Regulation",
    "after complaints from more than {n} users",
    "with a fine of EUR {n},000",
    "which affected about {n},000 people",
    "with effect from the first day of the following quarter",
    "because no legal basis could be shown",
    "in the matter of {name} v. {other}",
    "as {name} {other} told the press",
    "and ordered the deletion of the data",
)
CHINESE = (
    "数据出境安全评估办法",
    "网络安全审查办法",
    "个人信息出境标准合同办法",
    "数据安全管理办法",
)
SYLLABLES = (
    *("ba", "be", "da", "den", "dor", "fa", "gar", "hen", "jo", "ka", "kel", "lin", "lo", "ma"),
    *("mer", "ni", "nor", "pa", "qin", "ren", "ri", "sen", "ta", "tro", "va", "wei"),
)

OFFICES = tuple(f"Office of Data Matters No. {number}" for number in range(1, 601))
"""Small authorities, each with an entry or two."""
OFFICE_PLACES = ("DE", "ES", "IT", "PL", "RO", "SE", "NO", "AT", "BE", "BG", "HR", "CZ", "DK", "FI")
FIRST_UNEVEN = "2025-12/entry-02"


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry before it is written down in a format."""

    year: int
    month: int
    day: int
    number: int
    title: str
    section: str
    jurisdiction: str
    authority: str
    laws: tuple[str, ...]
    topics: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    """Address and title."""
    body: str
    dates: str
    """A line of front matter with a date that is to come, for one in three entries."""
    case: str = ""
    """Lines of front matter with the parties, sanctions and thread of an enforcement case."""

    @property
    def period(self) -> str:
        return f"{self.year}-{self.month:02}"

    @property
    def slug(self) -> str:
        return f"entry-{self.number + 1:02}"


def samples(entries: int) -> Iterator[Sample]:
    """The newest entries of the archive, month by month."""
    for month in range(LAST_MONTH - entries // ENTRIES_PER_MONTH + 1, LAST_MONTH + 1):
        for number in range(ENTRIES_PER_MONTH):
            yield _sample(month // 12, month % 12 + 1, number)


def uneven_samples(entries: int) -> Iterator[Sample]:
    """An archive at its worst: four entries in five lie in one month, law and authority.

    Each of them imposes fines on a company, in several currencies. Every tenth follows the first
    entry; one in five is spread over ten years and hundreds of small offices.
    """
    for number in range(entries):
        dice = random.Random(f"uneven-{number}")
        if number % 5:
            yield _crowded(_sample(2025, 12, number), dice)
        else:
            month = LAST_MONTH - 1 - dice.randrange(120)
            yield _scattered(_sample(month // 12, month % 12 + 1, number), dice)


def _crowded(sample: Sample, dice: random.Random) -> Sample:
    articles = dict.fromkeys(dice.choices((5, 6, 13, 32, 83), (6, 4, 2, 2, 1), k=2))
    return replace(
        sample,
        day=1 if sample.slug == "entry-02" else sample.day,
        section="enforcement",
        jurisdiction="FR",
        authority="CNIL",
        laws=tuple(f"gdpr#art-{article}-1" for article in articles),
        case=_case(dice, sample, ("EUR", "EUR", "EUR", "HUF")),
    )


def _scattered(sample: Sample, dice: random.Random) -> Sample:
    office = dice.choice(OFFICES)
    return replace(
        sample,
        authority=office,
        jurisdiction=OFFICE_PLACES[OFFICES.index(office) % len(OFFICE_PLACES)],
        laws=(f"gdpr#art-{dice.randint(1, 99)}",),
        case=_case(dice, sample, ("EUR", "GBP", "SEK", "PLN", "RON")),
    )


def _case(dice: random.Random, sample: Sample, currencies: tuple[str, ...]) -> str:
    company = f"{_name(dice)} {dice.choice(('Ltd', 'SA', 'GmbH', 'AB'))}"
    status = dice.choices(("imposed", "final", "appealed", "annulled"), (6, 3, 2, 1))[0]
    amount = int(dice.lognormvariate(10, 2)) * 100 + 100
    currency = dice.choice(currencies)
    follows = (
        f"follows: [{{id: {FIRST_UNEVEN}, relation: complements}}]\n"
        if sample.year == 2025 and sample.number % 10 == 1 and sample.number > 1
        else ""
    )
    return (
        f"kind: decision\nparties: [{{id: company, name: {company}, role: controller}}]\n"
        f"sanctions: [{{type: administrative-fine, amount: {amount}, currency: {currency}, "
        f"on: company, status: {status}}}]\n{follows}"
    )


def _sample(year: int, month: int, number: int) -> Sample:
    dice = random.Random(f"{year}-{month}-{number}")
    jurisdiction = dice.choice(list(JURISDICTIONS))
    authority = dice.choice(JURISDICTIONS[jurisdiction])
    title = f"{authority}: {_name(dice)} {dice.choice(DID)} {dice.choice(WHAT)}"
    sources = tuple(_source(dice, year) for _ in range(dice.choice((1, 1, 1, 2, 2, 3))))
    paragraphs = [_paragraph(dice) for _ in range(dice.choices((1, 2, 3), (6, 3, 1))[0])]
    for mark, _ in enumerate(sources):
        place = dice.randrange(len(paragraphs))
        paragraphs[place] += f"[^s{mark + 1}]"
    if dice.random() < 0.25:
        points = "\n".join(f"- {_sentence(dice)}" for _ in range(dice.randint(3, 5)))
        paragraphs.append(f"The main points are:\n\n{points}")
    section = dice.choice(("legislation", "enforcement", "litigation"))
    day = dice.randint(1, 28)
    body = "\n\n".join(paragraphs)
    return Sample(
        year=year,
        month=month,
        day=day,
        number=number,
        title=title,
        section=section,
        jurisdiction=jurisdiction,
        authority=authority,
        laws=tuple(_provisions(dice, jurisdiction)),
        topics=tuple(sorted(dice.sample(TOPICS, dice.choice((1, 1, 2, 2, 3))))),
        sources=sources,
        body=body,
        dates=_dates(dice, year, month) if number % 3 == 0 else "",
    )


def _provisions(dice: random.Random, jurisdiction: str) -> Iterator[str]:
    """A law of two entries in three, and for half of these some of its articles."""
    if dice.random() < 0.67:
        law = dice.choice(LAWS[jurisdiction])
        articles = dice.sample(range(1, 99), dice.choice((0, 0, 1, 2)))
        yield from (f"{law}#art-{article}" for article in articles) if articles else (law,)


def _dates(dice: random.Random, year: int, month: int) -> str:
    name = dice.choice(("consultation_closes", "in_force", "compliance_by"))
    months = 12 * year + month + dice.randint(0, 18)
    return f"dates: {{{name}: {months // 12}-{months % 12 + 1:02}-{dice.randint(1, 28):02}}}\n"


def _name(dice: random.Random) -> str:
    """A made-up name; a few of them come again and again, most are rare."""
    seed = random.Random(min(int(dice.paretovariate(0.25) % 40000), 40000))
    return "".join(seed.choice(SYLLABLES) for _ in range(seed.randint(2, 4))).capitalize()


def _sentence(dice: random.Random) -> str:
    how = dice.choice(HOW).format(n=dice.randint(2, 950), name=_name(dice), other=_name(dice))
    words = f"{dice.choice(WHO)} {dice.choice(DID)} {dice.choice(WHAT)} {how}"
    return words[0].upper() + words[1:] + "."


def _paragraph(dice: random.Random) -> str:
    sentences: list[str] = []
    length = dice.randint(60, 180)
    while sum(len(sentence.split()) for sentence in sentences) < length:
        sentences.append(_sentence(dice))
    return " ".join(sentences)


def _source(dice: random.Random, year: int) -> tuple[str, str]:
    token = "".join(dice.choice("0123456789abcdef") for _ in range(24))
    if dice.random() < 0.5:
        return f"https://www.example.cn/art/{year}/art_{token}.html", dice.choice(CHINESE)
    return (
        f"https://www.example.org/press/{year}/{token}",
        f"Decision {dice.randint(1, 400)}/{year}",
    )
