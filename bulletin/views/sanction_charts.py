"""Charts of sanctions: by kind, and the largest in each currency."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin.language.languages import Language
from bulletin.schema.sanctions import MONEY, joined
from bulletin.views.bar_charts import Chart, bars_of
from bulletin.views.sanction_rows import SanctionLine

PENALTIES = ("administrative-fine", "criminal-fine", "civil-penalty")
"""Monetary sanctions that punish; damages, refunds and settlements do not."""
LARGEST = 10
"""The maximum of bars in a chart of amounts."""
COMPARED = 2
"""The minimum of amounts for a chart of a currency."""


def sanction_charts(rows: Sequence[SanctionLine], language: Language) -> Iterator[Chart]:
    """Yield charts of sanctions by kind, and of the largest penalties in each frequent currency."""
    if rows:
        yield _kinds(rows, language)
    penalties = [row for row in rows if row.type in PENALTIES]
    currencies = Counter(row.currency for row in penalties if row.counts)
    for currency, count in sorted(currencies.items(), key=lambda item: (-item[1], item[0])):
        if currency and count >= COMPARED:
            some = [row for row in penalties if row.currency == currency]
            yield _largest(currency, some, language)


def _kinds(rows: Sequence[SanctionLine], language: Language) -> Chart:
    """Return a chart of the number of sanctions of each kind."""
    kinds = Counter(row.kind for row in rows)
    entries = len({row.entry.address for row in rows})
    money = [row for row in rows if row.type in MONEY]
    amounts = sum(row.amount is not None for row in money)
    _, ngettext, number = language.gettext, language.ngettext, language.number
    return Chart(
        id="kinds",
        title=_("Sanctions by kind"),
        counted=_(
            "%(sanctions)s in %(entries)s, whatever their status. Monetary sanctions with a "
            "stated amount: %(stated)s of %(all)s."
        )
        % {
            "sanctions": ngettext("%(num)s sanction", "%(num)s sanctions", len(rows)),
            "entries": ngettext("%(num)s entry", "%(num)s entries", entries),
            "stated": number(amounts),
            "all": number(len(money)),
        },
        label_heading=_("Kind"),
        figure_heading=_("Sanctions"),
        bars=bars_of(
            (kind, language.number(count), count, "") for kind, count in kinds.most_common()
        ),
    )


def _largest(currency: str, rows: Sequence[SanctionLine], language: Language) -> Chart:
    """Return a chart of the largest penalties in force in a currency."""
    due = [row for row in rows if row.counts and row.amount is not None]
    largest = sorted(due, key=lambda row: (-(row.amount or 0), row.id))[:LARGEST]
    left_out = sum(not row.counts for row in rows)
    _, number = language.gettext, language.number
    figures = {
        "currency": language.currency(currency),
        "shown": number(len(largest)),
        "all": number(len(rows)),
        "left_out": number(left_out),
    }
    counted = (
        _(
            "%(shown)s of %(all)s fines and penalties in %(currency)s, as imposed. Excluded "
            "as proposed, annulled, suspended or withdrawn: %(left_out)s."
        )
        if left_out
        else _("%(shown)s of %(all)s fines and penalties in %(currency)s, as imposed.")
    )
    return Chart(
        id=f"largest_{currency.lower()}",
        title=_("Largest fines and penalties in %(currency)s") % figures,
        counted=counted % figures,
        label_heading=language.pgettext("sanction", "On"),
        figure_heading=_("Amount in %(currency)s") % figures,
        bars=bars_of(
            (
                row.on or row.entry.title,
                joined(row.measure, row.each, language),
                row.amount or 0,
                row.entry.address,
            )
            for row in largest
        ),
    )
