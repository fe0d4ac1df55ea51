"""Charts of sanctions: how many there are of each kind, and the largest in each currency."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin.language.languages import Language
from bulletin.schema.sanctions import MONEY, joined
from bulletin.views.bar_charts import Chart, bars_of
from bulletin.views.sanction_rows import SanctionLine

PENALTIES = ("administrative-fine", "criminal-fine", "civil-penalty")
"""Sanctions of money that punish; what is paid to the injured, or agreed upon, is not one."""
LARGEST = 10
"""Bars that a chart of amounts has at most."""
COMPARED = 2
"""Amounts that a currency needs for a chart of its own."""


def sanction_charts(rows: Sequence[SanctionLine], language: Language) -> Iterator[Chart]:
    """The sanctions by kind, and the largest penalties of each currency that has several."""
    if rows:
        yield _kinds(rows, language)
    penalties = [row for row in rows if row.type in PENALTIES]
    currencies = Counter(row.currency for row in penalties if row.counts)
    for currency, count in sorted(currencies.items(), key=lambda item: (-item[1], item[0])):
        if currency and count >= COMPARED:
            some = [row for row in penalties if row.currency == currency]
            yield _largest(currency, some, language)


def _kinds(rows: Sequence[SanctionLine], language: Language) -> Chart:
    """How many sanctions there are of each kind."""
    kinds = Counter(row.kind for row in rows)
    entries = len({row.entry.address for row in rows})
    money = [row for row in rows if row.type in MONEY]
    amounts = sum(row.amount is not None for row in money)
    _, ngettext, number = language.gettext, language.ngettext, language.number
    return Chart(
        id="kinds",
        title=_("Sanctions by kind"),
        counted=_(
            "%(sanctions)s in %(entries)s, of any status. Monetary sanctions whose amount is "
            "stated: %(stated)s of %(all)s."
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
    """The largest penalties in a currency, of those that are to be paid."""
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
            "%(shown)s of %(all)s fines and penalties in %(currency)s, as imposed. "
            "Left out as proposed, annulled, suspended or withdrawn: %(left_out)s."
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
