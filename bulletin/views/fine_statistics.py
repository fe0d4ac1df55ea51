"""Statistics of fines and penalties: totals and medians, separately for each currency.

Fines, damages and settlements are never added up: only penalties in force with a stated amount are.
Amounts per person are excluded.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from bulletin.language.languages import Language
from bulletin.values.addresses import FIGURES, currency_address
from bulletin.views.bar_charts import Chart, bars_of
from bulletin.views.page_types import Link, Page
from bulletin.views.sanction_charts import COMPARED, PENALTIES
from bulletin.views.sanction_rows import SanctionLine, sanction_lines
from bulletin.views.shared_views import Views

SHOWN = 15
"""The maximum of years, authorities or sectors in a chart."""

CURRENCIES = 3
"""The maximum of currencies with a chart on an authority's page."""

Label = tuple[str, str]
"""The label of a figure, and the address of its page."""


@dataclass(frozen=True, slots=True)
class CurrencyLine:
    """A currency with its page and its penalties, of which some state an amount in force."""

    link: Link
    count: int
    stated: int
    total: str
    median: str


@dataclass(frozen=True, kw_only=True)
class FiguresPage(Page):
    """Totals and medians of all currencies, or the charts of one."""

    template = "figures.html"
    kind = "CollectionPage"
    has_own_frame = False
    currencies: tuple[CurrencyLine, ...] = ()
    charts: tuple[Chart, ...] = ()


def compose_figures(views: Views) -> Iterator[FiguresPage]:
    """Yield a page of all currencies, and one for each that has several penalties."""
    _, language = views.language.gettext, views.language
    rows = penalties_of(sanction_lines(views))
    if not by_currency(rows):
        return
    lines = tuple(_line(currency, own, language) for currency, own in by_currency(rows))
    title = _("Figures")
    yield FiguresPage(
        address=FIGURES,
        title=title,
        description=_("Totals and medians of fines and penalties, by currency"),
        currencies=lines,
    )
    for currency, own in by_currency(rows):
        if len(summed(own)) >= COMPARED:
            yield FiguresPage(
                address=currency_address(currency),
                title=_("%(name)s: %(year)s") % {"name": title, "year": currency},
                description=_("Totals and medians of fines and penalties, by currency"),
                charts=tuple(_charts(currency, own, views)),
            )


def penalties_of(rows: Iterable[SanctionLine]) -> list[SanctionLine]:
    """Return the fines and penalties in force, whether or not their amount is stated."""
    return [row for row in rows if row.type in PENALTIES and row.counts]


def summed(rows: Iterable[SanctionLine]) -> list[Decimal]:
    """Return the amounts in one currency that may be added up."""
    return [row.amount for row in rows if row.amount is not None and not row.each]


def by_currency(rows: Iterable[SanctionLine]) -> list[tuple[str, list[SanctionLine]]]:
    """Group penalties by currency, the most frequent first."""
    found: dict[str, list[SanctionLine]] = {}
    for row in rows:
        if row.currency:
            found.setdefault(row.currency, []).append(row)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def penalties_by_authority(views: Views) -> dict[str, list[SanctionLine]]:
    """The penalties in force by the ids of the authorities that their entries name.

    What several authorities imposed together counts in full for each of them, since nobody knows
    their shares.
    """
    found: dict[str, list[SanctionLine]] = {}
    for row in penalties_of(sanction_lines(views)):
        for one in row.entry.authorities:
            found.setdefault(one.id, []).append(row)
    return found


def penalties_by_party(views: Views) -> dict[str, list[SanctionLine]]:
    """Return the penalties in force by the id of the party, and of its groups."""
    found: dict[str, list[SanctionLine]] = {}
    for row in penalties_of(sanction_lines(views)):
        for item_id in views.bulletin.registry.with_groups(row.party):
            found.setdefault(item_id, []).append(row)
    return found


def charts_by_year(
    rows: Iterable[SanctionLine], language: Language, *, of_authority: bool = False
) -> Iterator[Chart]:
    """The totals of years in the currencies that have most penalties, each apart.

    The charts of an authority say how many of its penalties count for other authorities, too.
    """
    for currency, own in by_currency(rows)[:CURRENCIES]:
        if len(summed(own)) >= COMPARED:
            chart = chart_by_year(currency, own, language)
            joint = sum(len(row.entry.authorities) > 1 for row in own) if of_authority else 0
            yield replace(chart, counted=chart.counted + _said_of_joint(joint, language))


def _said_of_joint(joint: int, language: Language) -> str:
    if not joint:
        return ""
    form = language.gettext(
        " Also counted in full for other authorities named in the same entries: %(number)s."
    )
    return form % {"number": language.number(joint)}


def chart_by_year(currency: str, rows: Sequence[SanctionLine], language: Language) -> Chart:
    """Return a chart of yearly totals, newest first."""
    title = language.gettext("%(currency)s by year") % {"currency": currency}
    return _chart(
        f"years_{currency.lower()}",
        title,
        language.gettext("Year"),
        currency,
        rows,
        lambda row: [(str(row.date.year), "")],
        language,
        is_by_year=True,
    )


def _line(currency: str, rows: Sequence[SanctionLine], language: Language) -> CurrencyLine:
    amounts = summed(rows)
    has_page = len(amounts) >= COMPARED
    return CurrencyLine(
        Link(currency_address(currency) if has_page else "", currency),
        len(rows),
        len(amounts),
        language.money(sum(amounts, Decimal(0)), currency) if amounts else "",
        language.money(median(amounts), currency) if amounts else "",
    )


def _charts(currency: str, rows: Sequence[SanctionLine], views: Views) -> Iterator[Chart]:
    language, registry = views.language, views.bulletin.registry
    yield chart_by_year(currency, rows, language)
    yield _chart(
        "authorities",
        language.gettext("%(currency)s by authority") % {"currency": currency},
        language.gettext("Authority"),
        currency,
        rows,
        lambda row: [(one.name, one.address) for one in row.entry.authorities],
        language,
    )
    if any(row.sectors for row in rows):
        yield _chart(
            "sectors",
            language.gettext("%(currency)s by sector") % {"currency": currency},
            language.gettext("Sector"),
            currency,
            rows,
            lambda row: [(registry.sectors[one].called(language), "") for one in row.sectors],
            language,
        )


def _chart(
    chart_id: str,
    title: str,
    heading: str,
    currency: str,
    rows: Sequence[SanctionLine],
    labels_of: Callable[[SanctionLine], Iterable[Label]],
    language: Language,
    *,
    is_by_year: bool = False,
) -> Chart:
    groups: dict[Label, list[SanctionLine]] = {}
    for row in rows:
        for label in labels_of(row):
            groups.setdefault(label, []).append(row)
    totals = {label: sum(summed(own), Decimal(0)) for label, own in groups.items()}
    order = sorted(totals, key=lambda one: one[0] if is_by_year else (totals[one], one[0]))
    shown = [label for label in reversed(order) if totals[label]][:SHOWN]
    return Chart(
        id=chart_id,
        title=title,
        counted=_counted(rows, language) + _counted_twice(rows, labels_of, language),
        label_heading=heading,
        figure_heading=language.gettext("Total, median and number"),
        bars=bars_of(
            (label[0], _figure(currency, groups[label], language), totals[label], label[1])
            for label in shown
        ),
    )


def _counted(rows: Sequence[SanctionLine], language: Language) -> str:
    form = language.gettext(
        "Of %(all)s fines and penalties in force, %(stated)s have an amount that can be totalled."
    )
    return form % {
        "stated": language.number(len(summed(rows))),
        "all": language.number(len(rows)),
    }


def _counted_twice(
    rows: Sequence[SanctionLine],
    labels_of: Callable[[SanctionLine], Iterable[Label]],
    language: Language,
) -> str:
    """How many of them count for several bars, if any do: then the bars have no common sum."""
    several = sum(len(list(labels_of(row))) > 1 for row in rows)
    if not several:
        return ""
    form = language.gettext(
        " Where an entry names several of these, the amount counts in full for each: "
        "%(number)s. The bars therefore have no meaningful sum."
    )
    return form % {"number": language.number(several)}


def _figure(currency: str, rows: Sequence[SanctionLine], language: Language) -> str:
    amounts = summed(rows)
    form = language.gettext("%(total)s; median %(median)s; %(number)s")
    return form % {
        "total": language.money(sum(amounts, Decimal(0)), currency),
        "median": language.money(median(amounts), currency),
        "number": language.number(len(amounts)),
    }
