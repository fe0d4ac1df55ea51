"""The error panel of a preview, above the last valid page."""

import jinja2

from bulletin.diagnostics.report import Report
from bulletin.diagnostics.report_formats import summary
from bulletin.preview.state import PreviewState
from bulletin.rendering.content_security_policy import CONTENT_SECURITY_POLICY

OWN = ".preview/"
"""The folder of the preview's own files; no slug begins with a dot."""

_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.PackageLoader("bulletin.preview", "assets"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def panel(standing: PreviewState, trouble: str = "") -> str:
    """Return the panel as HTML; only its placeholder if there are no problems.

    `trouble` is a problem of a single page.
    """
    trouble = standing.trouble or trouble
    report = Report(standing.diagnostics)
    told = ["the preview is out of date"] if trouble else []
    told += [summary(report)] if standing.diagnostics else []
    return _ENVIRONMENT.get_template("panel.html").render(
        number=standing.number,
        summary=", ".join(told),
        trouble=trouble,
        diagnostics=[*report.errors, *report.warnings],
        is_behind=not standing.is_sound or bool(trouble),
        has_page=bool(standing.showings),
    )


def with_panel(html: str, standing: PreviewState, shown: str, trouble: str = "") -> str:
    """Return a page with the panel and its script; `shown` is the page's fingerprint."""
    tools = _ENVIRONMENT.get_template("tools.html").render(own=f"/{OWN}", shown=shown)
    before, body, after = html.rpartition("</body>")
    return before + panel(standing, trouble) + tools + body + after


def bare_page(standing: PreviewState, shown: str, trouble: str = "") -> str:
    """Return a page to show when there is no valid one yet."""
    page = _ENVIRONMENT.get_template("bare.html").render(
        policy=CONTENT_SECURITY_POLICY, own=f"/{OWN}"
    )
    return with_panel(page, standing, shown, trouble)
