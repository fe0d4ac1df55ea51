"""`schema`: write the JSON Schemas."""

from pathlib import Path

import click

from bulletin.schema.json_schemas import json_schemas


@click.command("schema")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("schema"),
    help="The folder to write into; schema/ by default.",
)
def command(output: Path) -> None:
    """Write the JSON Schemas of entries, issues and registries, for editors and for data."""
    output.mkdir(parents=True, exist_ok=True)
    for name, text in json_schemas():
        (output / name).write_text(text, encoding="utf-8")
        click.echo(output / name)
