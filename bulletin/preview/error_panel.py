"""The panel of a preview: everything that is wrong, over the last good page."""

import jinja2

from bulletin.diagnostics.report import Report
from bulletin.diagnostics.report_formats import summary
from bulletin.preview.state import Standing
from bulletin.rendering.content_security_policy import CONTENT_SECURITY_POLICY

OWN = ".preview/"
"""Where the preview's own files are; no slug begins with a dot."""

_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.PackageLoader("bulletin.preview", "assets"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def panel(standing: Standing, trouble: str = "") -> str:
    """The panel as HTML; empty but for its place if nothing is wrong.

    `trouble` is what keeps a single page from being shown as it is.
    """
    trouble = standing.trouble or trouble
    report = Report(standing.diagnostics)
    told = ["the preview is held up"] if trouble else []
    told += [summary(report)] if standing.diagnostics else []
    return _ENVIRONMENT.get_template("panel.html").render(
        number=standing.number,
        summary=", ".join(told),
        trouble=trouble,
        diagnostics=[*report.errors, *report.warnings],
        is_behind=not standing.is_sound or bool(trouble),
        has_page=bool(standing.showings),
    )


def with_panel(html: str, standing: Standing, shown: str, trouble: str = "") -> str:
    """A page with the panel and what keeps it up to date; `shown` is the page's fingerprint."""
    tools = _ENVIRONMENT.get_template("tools.html").render(own=f"/{OWN}", shown=shown)
    before, body, after = html.rpartition("</body>")
    return before + panel(standing, trouble) + tools + body + after


def bare_page(standing: Standing, shown: str, trouble: str = "") -> str:
    """What stands where there is no good page yet."""
    page = _ENVIRONMENT.get_template("bare.html").render(
        policy=CONTENT_SECURITY_POLICY, own=f"/{OWN}"
    )
    return with_panel(page, standing, shown, trouble)
