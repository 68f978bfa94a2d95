"""The commands that move whole graphs: ingest, export, lint."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import AsJson, StoreUrl, service
from api.formats.graphs import GraphFormat

if TYPE_CHECKING:
    from ingest.pipeline import Ingested

app = typer.Typer()


@app.command()
def ingest(
    file: Annotated[Path, typer.Argument(help="A Markdown roadmap, or an exported graph.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be stored.")] = False,
    from_json: Annotated[bool, typer.Option("--from-json", help="Read what `prereq export` wrote.")] = False,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Put a roadmap into the store, all of it or nothing."""
    from api.settings import read_settings
    from ingest.pipeline import ingest as put
    from queries import open_store

    settings = read_settings()
    target = None if dry_run else open_store(store or settings.store_url, settings.login)
    with _progress() as announce:
        done = put(file, target, from_json=from_json, announce=announce)
    if target:
        target.close()
    _print_ingested(done, target.url if target else "", as_json)


@app.command()
def export(
    form: Annotated[GraphFormat, typer.Option("--format", help="The form of the whole graph.")] = GraphFormat.JSON,
    store: StoreUrl = "",
    _: AsJson = True,
) -> None:
    """Print the whole graph; `prereq ingest --from-json` reads the json form back."""
    from api.formats.graphs import render_graph

    typer.echo(render_graph(service(store).snapshot.roadmap, form), nl=False)


@app.command()
def lint(
    explain: Annotated[bool, typer.Option("--explain", help="Print figures of the catalogue too.")] = False,
    catalogue: Annotated[Path | None, typer.Option(help="Another catalogue's folder.")] = None,
    _: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Check the catalogue; exit code 1 if anything is wrong."""
    from ingest.catalogue import load
    from ingest.catalogue.lint import figures
    from ingest.catalogue.lint import lint as check
    from ingest.catalogue.loader import HOME

    knowledge = load(catalogue or HOME)
    findings = list(check(knowledge))
    _print_lint(findings, figures(knowledge) if explain else {}, as_json)
    if findings:
        raise typer.Exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Something that shows each step: a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console
    from rich.progress import Progress

    from ingest.pipeline import STEPS

    with Progress(console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("starting", total=len(STEPS))
        yield lambda step: bar.update(task, description=step, completed=STEPS.index(step))


def _print_ingested(done: "Ingested", store: str, as_json: bool) -> None:
    from api.encode import encode

    if as_json:
        typer.echo(encode({"report": done.report, "counts": done.counts}), nl=False)
        return
    for line in _summary(done, store):
        typer.echo(line)


def _summary(done: "Ingested", store: str) -> Iterator[str]:
    report, counts = done.report, done.counts
    yield report.title
    if report.entries:
        kinds = ", ".join(f"{count} {kind}" for kind, count in report.entries.items())
        yield f"  {sum(report.entries.values())} entries: {kinds}"
    yield f"  {report.skills} skills in {report.topics} topics, {report.requirements} requirements"
    yield f"  {len(report.implied)} skills implied, {len(report.uncurated)} not curated"
    yield from (f"    not curated: {id}" for id in report.uncurated)
    if counts is None:
        yield "Dry run: nothing was stored."
    elif counts.is_change:
        yield f"Stored in {store}: {counts.added} added, {counts.changed} changed, {counts.removed} removed"
    else:
        yield f"No change: {store} holds this graph already."


def _print_lint(findings: list[str], figures: dict[str, object], as_json: bool) -> None:
    if as_json:
        from api.encode import encode

        typer.echo(encode({"findings": findings, "figures": figures}), nl=False)
        return
    for finding in findings:
        typer.echo(finding)
    for name, value in figures.items():
        typer.echo(f"{name}: {value}")
    typer.echo(f"{len(findings)} findings" if findings else "The catalogue is sound.")
