"""Charts of sanctions: how many there are of each kind, and the largest in each currency."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin.schema.sanctions import MONEY
from bulletin.values.counting import counted
from bulletin.views.charts import Chart, bars_of
from bulletin.views.sanction_lines import SanctionLine

PENALTIES = ("administrative-fine", "criminal-fine", "civil-penalty")
"""Sanctions of money that punish; what is paid to the injured, or agreed upon, is not one."""
LARGEST = 10
"""Bars that a chart of amounts has at most."""
COMPARED = 2
"""Amounts that a currency needs for a chart of its own."""


def sanction_charts(rows: Sequence[SanctionLine]) -> Iterator[Chart]:
    """The sanctions by kind, and the largest penalties of each currency that has several."""
    if rows:
        yield _kinds(rows)
    penalties = [row for row in rows if row.type in PENALTIES]
    currencies = Counter(row.currency for row in penalties if row.counts)
    for currency, count in sorted(currencies.items(), key=lambda item: (-item[1], item[0])):
        if currency and count >= COMPARED:
            yield _largest(currency, [row for row in penalties if row.currency == currency])


def _kinds(rows: Sequence[SanctionLine]) -> Chart:
    """How many sanctions there are of each kind."""
    kinds = Counter(row.kind for row in rows)
    entries = len({row.entry.address for row in rows})
    money = [row for row in rows if row.type in MONEY]
    amounts = sum(row.amount is not None for row in money)
    return Chart(
        id="kinds",
        title="Sanctions by kind",
        counted=(
            f"{counted(len(rows), 'sanction')} in {counted(entries, 'entry')}, of any status. "
            f"Monetary sanctions whose amount is stated: {amounts} of {len(money)}."
        ),
        label_heading="Kind",
        figure_heading="Sanctions",
        bars=bars_of((kind, str(count), count, "") for kind, count in kinds.most_common()),
    )


def _largest(currency: str, rows: Sequence[SanctionLine]) -> Chart:
    """The largest penalties in a currency, of those that are to be paid."""
    due = [row for row in rows if row.counts and row.amount is not None]
    largest = sorted(due, key=lambda row: (-(row.amount or 0), row.id))[:LARGEST]
    left_out = sum(not row.counts for row in rows)
    others = f" Left out as proposed, annulled, suspended or withdrawn: {left_out}."
    return Chart(
        id=f"largest_{currency.lower()}",
        title=f"Largest fines and penalties in {currency}",
        counted=f"{len(largest)} of {len(rows)} fines and penalties in {currency}, as imposed."
        + (others if left_out else ""),
        label_heading="On",
        figure_heading=f"Amount in {currency}",
        bars=bars_of(
            (row.on or row.entry.title, row.spoken_measure, row.amount or 0, row.entry.address)
            for row in largest
        ),
    )
