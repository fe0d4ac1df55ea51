"""The command line: list the commands, and load the one that is called."""

import gc
import sys
from importlib import import_module
from pathlib import Path

import click

from bulletin.commands.common_options import UNUSABLE
from bulletin.diagnostics.report import nearest

COMMANDS = {
    "build": "build",
    "check": "check",
    "confirm": "confirm",
    "doctor": "doctor",
    "eject": "eject",
    "import": "import_bulletins",
    "init": "init",
    "links": "links",
    "new": "new",
    "pdf": "pdf",
    "schema": "schema",
    "serve": "serve",
}
"""The commands, and their modules in `commands/`."""


class _Commands(click.Group):
    """A command group that builds if no command is given."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"bulletin.commands.{COMMANDS[cmd_name]}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise click.UsageError(f"there is no command '{args[0]}'; {_meant(args[0])}", ctx)
        if not args or args[0] not in (*COMMANDS, "--help", "--version"):
            args = ["build", *args]
        return super().parse_args(ctx, args)


def _meant(name: str) -> str:
    meant = nearest(name, COMMANDS)
    return f"did you mean '{meant}'?" if meant else f"the commands are {', '.join(COMMANDS)}"


@click.group(cls=_Commands)
@click.version_option(package_name="privacy-bulletin")
def main() -> None:
    """Check a privacy bulletin and build its site."""
    # Almost all objects live until the end, so the garbage collector would find nothing.
    gc.disable()
    try:
        Path.cwd()
    except FileNotFoundError:
        click.echo("error: the current folder no longer exists", err=True)
        sys.exit(UNUSABLE)
