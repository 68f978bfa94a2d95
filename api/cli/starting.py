"""The command that starts a roadmap of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import AsJson

app = typer.Typer()


@app.command()
def new(
    file: Annotated[Path, typer.Argument(help="The file to write: its name ends in .md, .csv or .yaml.")],
    as_json: AsJson = False,
) -> None:
    """Write a small roadmap with comments, for you to change. A file that exists is not overwritten."""
    from api.encode import encode
    from ingest.templates import write_template

    write_template(file)
    if as_json:
        typer.echo(encode({"file": str(file)}), nl=False)
    else:
        typer.echo(f"Wrote {file}. See what each line becomes:  prereq ingest {file} --dry-run")
