"""The commands that check for authors: review and diff."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()

DIFFERENT_EXIT_CODE = 6
"""The exit code of `prereq diff --exit-code` for two roadmaps that differ; 1 and 2 mean that something is wrong."""


class FailOn(StrEnum):
    """The findings on which a check may fail: those of a severity or a worse one, or those of a kind."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    LATE = "late"
    MISSING = "missing"
    READING = "reading"
    SECTION = "section"
    WEAK = "weak"


OwnCatalogue = Annotated[Path | None, typer.Option("--catalogue", help="The folder of a catalogue of your own.")]


@app.command()
def review(
    file: Annotated[Path, typer.Argument(help="A roadmap document.")],
    fail_on: Annotated[
        list[FailOn] | None,
        typer.Option("--fail-on", help="Leave with exit code 1 on such a finding: a severity or a kind; may repeat."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Print every finding and section.")] = False,
    catalogue: OwnCatalogue = None,
    as_sarif: Annotated[bool, typer.Option("--sarif", help="Print SARIF 2.1.0, which code hosts read.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Check a roadmap for its author: what is taught too late, what is missing, and hours by section."""
    if as_sarif and as_json:
        raise typer.BadParameter("ask for one form at a time", param_hint="--sarif")
    from api.encode import encode
    from graph.review.findings import failing
    from ingest.reviewing import review_document

    found = review_document(file, folder=catalogue).review
    if as_sarif:
        from api.formats.sarif import sarif

        typer.echo(encode(sarif(found, str(file))), nl=False)
    elif as_json:
        typer.echo(encode(found), nl=False)
    else:
        from api.cli.telling.review import tell_review

        tell_review(found, everything=everything)
    if failing(found.findings, fail_on or ()):
        raise typer.Exit(1)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A document, an export, or the address of a store.")],
    new: Annotated[str, typer.Argument(help="Another one.")],
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=f"Leave with exit code {DIFFERENT_EXIT_CODE} if they differ.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Print every line and name.")] = False,
    catalogue: OwnCatalogue = None,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown, for a comment.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Compare two roadmaps: skills, requirements, and whose plans change by how many hours."""
    if as_markdown and as_json:
        raise typer.BadParameter("ask for one form at a time", param_hint="--markdown")
    from api.settings import read_settings
    from graph.difference import difference
    from ingest.versions import read_version

    login = read_settings().login
    found = difference(*(read_version(one, folder=catalogue, login=login) for one in (old, new)))
    if as_json:
        from api.encode import encode

        typer.echo(encode(found), nl=False)
    elif as_markdown:
        from api.formats.changes import markdown

        typer.echo(markdown(found, everything=everything), nl=False)
    else:
        from api.cli.telling.difference import tell_difference

        tell_difference(found, everything=everything)
    if exit_code and not found.is_same:
        raise typer.Exit(DIFFERENT_EXIT_CODE)
