"""The command line: arguments in, exit code out, and nothing else."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from bulletin.diagnostics import BulletinError, EnvironmentFault, Report
from bulletin.pipeline import Project, Site, build, load
from bulletin.reporting import FORMATS, format_report, summary

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
    help="The site's address, if not the one of bulletin.yml. [env: SITE_URL]",
)
def build_command(
    project: Path, style: str, strict: bool, site_dir: Path | None, site_url: str | None
) -> None:
    """Check the content and build the site."""
    begin = time.perf_counter()
    with _reported(style) as report:
        site = build(
            Project(project.resolve(), site_dir or project.resolve() / "site", site_url),
            report,
            strict=strict,
        )
        click.echo(_built(site, time.perf_counter() - begin), err=style == "json")


@main.command("check")
@_project_options
def check_command(project: Path, style: str, strict: bool) -> None:
    """Check the content and build nothing."""
    with _reported(style) as report:
        bulletin = load(Project(project.resolve(), project / "site"), report, strict=strict)
        message = f"Checked {len(bulletin.entries)} entries: {summary(report)}."
        click.echo(message, err=style == "json")


@contextmanager
def _reported(style: str) -> Iterator[Report]:
    """Show what a command finds, and leave with the exit code that fits."""
    report = Report()
    code = SOUND
    try:
        yield report
    except BulletinError:
        code = FAULTY
    except EnvironmentFault as fault:
        click.echo(f"error: {fault}", err=True)
        code = UNUSABLE
    if report.diagnostics or style == "json":
        click.echo(format_report(report, style))
    if code == FAULTY:
        click.echo(f"{summary(report)}; nothing was published", err=True)
    if code:
        sys.exit(code)


def _built(site: Site, seconds: float) -> str:
    bulletin = site.bulletin
    sources = sum(len(entry.sources) for entry in bulletin.entries)
    try:
        shown = site.folder.relative_to(Path.cwd())
    except ValueError:
        shown = site.folder
    return (
        f"Built {len(bulletin.issues)} issues, {len(bulletin.entries)} entries, {sources} sources, "
        f"{site.pages} pages in {seconds:.1f} s; look at it with "
        f"'{Path(sys.executable).name} -m http.server --directory {shown}'"
    )
