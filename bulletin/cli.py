"""The command line: arguments in, exit code out, and nothing else."""

import gc
import os
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from platformdirs import user_cache_path

from bulletin.diagnostics import BulletinError, EnvironmentFault, Report
from bulletin.digests import digest_of
from bulletin.json_schemas import json_schemas
from bulletin.pipeline import Project, Site, build, load, print_issue
from bulletin.reporting import FORMATS, as_step_summary, format_report, summary
from bulletin.urls import url_faults

SOUND, FAULTY, UNUSABLE = 0, 1, 2
"""Exit codes: nothing wrong, faults in the content, wrong usage or environment."""


class _BuildByDefault(click.Group):
    """A group that builds when no command is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "--version")):
            args = ["build", *args]
        return super().parse_args(ctx, args)


def _project_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that all commands share."""
    options = (
        click.option(
            "--project",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            default=Path(),
            help="The folder with content/, templates/ and mkdocs.yml.",
        ),
        click.option(
            "--format",
            "style",
            type=click.Choice(FORMATS),
            default=lambda: "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text",
            help="How faults are shown; github under GitHub Actions, else text.",
        ),
        click.option("--strict", is_flag=True, help="Warnings fail, too."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(cls=_BuildByDefault)
@click.version_option(package_name="privacy-bulletin")
def main() -> None:
    """Check a privacy bulletin and build its site."""
    # What is read lives until the end, so that a search for garbage would find none.
    gc.disable()


@main.command("build")
@_project_options
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    help="Where the site goes; the project's site/ by default.",
)
@click.option(
    "--site-url",
    envvar="SITE_URL",
    callback=lambda _context, _option, given: _checked_url(given),
    help="The site's address, if not the one of bulletin.yml. [env: SITE_URL]",
)
@click.option("--fresh", is_flag=True, help="Use and keep nothing of earlier builds.")
def build_command(
    project: Path,
    style: str,
    strict: bool,
    site_dir: Path | None,
    site_url: str | None,
    fresh: bool,
) -> None:
    """Check the content and build the site."""
    root = project.resolve()
    cache = None if fresh else _cache_of(root)
    where = Project(root, (site_dir or root / "site").absolute(), site_url, cache)
    begin = time.perf_counter()

    def work(report: Report) -> str:
        site = build(where, report, strict=strict)
        return _built(site, time.perf_counter() - begin)

    _run(work, style, "; the site is as it was")


@main.command("check")
@_project_options
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: f"{date.today()}",
    help="The day after which a date has not come yet; today by default.",
)
def check_command(project: Path, style: str, strict: bool, today: datetime) -> None:
    """Check the content and build nothing."""
    root = project.resolve()

    def work(report: Report) -> str:
        where = Project(root, root / "site")
        bulletin = load(where, report, strict=strict, today=today.date())
        return f"Checked {_counted(len(bulletin.entries), 'entry')}: {summary(report)}."

    _run(work, style)


@main.command("pdf")
@_project_options
@click.argument("period", metavar="MONTH")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; MONTH.pdf by default.",
)
def pdf_command(project: Path, style: str, strict: bool, period: str, output: Path | None) -> None:
    """Print the issue of a MONTH, as 2022-02, with the Chromium of this machine."""
    root = project.resolve()
    target = output or Path(f"{period}.pdf")

    def work(report: Report) -> str:
        print_issue(Project(root, root / "site"), period, target, report, strict=strict)
        return f"Printed the issue of {period} into {target}"

    _run(work, style)


def _cache_of(root: Path) -> Path:
    """Where builds of a project keep what they leave for the next one."""
    return user_cache_path("privacy-bulletin") / digest_of(bytes(root)).hex()


@main.command("schema")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("schema"),
    help="The folder to write into; schema/ by default.",
)
def schema_command(output: Path) -> None:
    """Write the JSON Schemas of entries, issues and registries, for editors and for data."""
    output.mkdir(parents=True, exist_ok=True)
    for name, text in json_schemas():
        (output / name).write_text(text, encoding="utf-8")
        click.echo(output / name)


def _run(work: Callable[[Report], str], style: str, consequence: str = "") -> None:
    """Do some work, show what it found and its closing line, and leave with the fitting code.

    `consequence` is added to the closing line if there are faults.
    """
    report = Report()
    code = SOUND
    try:
        closing = work(report)
    except BulletinError:
        code, closing = FAULTY, summary(report) + consequence
    except EnvironmentFault as fault:
        code, closing = UNUSABLE, f"error: {fault}"
    if report.diagnostics or style == "json":
        click.echo(format_report(report, style))
    if style == "github" and (file := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(file).open("a", encoding="utf-8") as summary_of_step:
            summary_of_step.write(as_step_summary(report))
    click.echo(closing, err=bool(code) or style == "json")
    sys.exit(code)


def _built(site: Site, seconds: float) -> str:
    bulletin = site.bulletin
    sources = sum(len(entry.sources) for entry in bulletin.entries)
    counts = (
        (len(bulletin.issues), "issue"),
        (len(bulletin.entries), "entry"),
        (sources, "source"),
        (site.pages, "page"),
    )
    return (
        f"Built {', '.join(_counted(*one) for one in counts)} in {seconds:.1f} s; look at it with "
        f"'{_shown(Path(sys.executable))} -m http.server --directory {_shown(site.folder)}'"
    )


def _shown(path: Path) -> Path:
    """The path as it is shortest to type from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _counted(number: int, noun: str) -> str:
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"


def _checked_url(given: str | None) -> str | None:
    """The address of the site, if it can be one."""
    for _, message, hint in url_faults(given) if given else ():
        raise click.BadParameter(f"{message}; {hint}")
    return given or None
