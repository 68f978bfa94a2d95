"""The commands that move whole graphs: ingest, export, backup, restore, reload, lint."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.dry_run import Only, advice, selected, show
from api.cli.options import AsJson, StoreUrl, service
from api.formats.graphs import GraphFormat

if TYPE_CHECKING:
    from graph.model import ReadEntry
    from ingest.pipeline import Ingested
    from queries import Store
    from queries.backup import BackedUp

Checked = tuple[list[str], dict[str, Any]]
"""The findings of a check, and figures."""

app = typer.Typer()


@app.command()
def ingest(
    file: Annotated[Path, typer.Argument(help="A roadmap: Markdown, CSV, YAML, JSON, or a folder of Markdown.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be stored.")] = False,
    from_json: Annotated[bool, typer.Option("--from-json", help="Read what `prereq export` wrote.")] = False,
    catalogue: Annotated[Path | None, typer.Option(help="The folder of a catalogue of your own.")] = None,
    only: Annotated[
        Only | None, typer.Option("--only", help="Of a dry run, only the lines that were left out.")
    ] = None,
    rewrite: Annotated[
        bool, typer.Option("--rewrite", help="Write all of it, even if the store holds it already.")
    ] = False,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Put a roadmap into the store, all of it or nothing; a dry run says what each line would become."""
    from ingest.pipeline import ingest as put

    target = None if dry_run else _opened(store)
    with _progress() as (announce, progress):
        done = put(
            file,
            target,
            folder=catalogue,
            from_json=from_json,
            rewrite=rewrite,
            announce=announce,
            progress=progress,
        )
    if target:
        target.close()
    told = {name.line for name in done.report.ambiguous} | {notice.line for notice in done.report.notices}
    lines = selected(done.entries, only, told) if dry_run else []
    _print_ingested(done, target.url if target else "", lines, as_json)


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
def backup(
    file: Annotated[Path, typer.Argument(help="Where the backup is put.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Write the whole graph of the store into a file, with a hash; `prereq restore` reads it back."""
    from queries.backup import back_up

    with _opened(store) as opened:
        _print_backup("Backed up", back_up(opened, file, force=force), opened.url, as_json)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What `prereq backup` wrote.")],
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Put the graph of a backup into the store, in place of what it holds, all of it or nothing."""
    from queries.backup import restore as put_back

    with _opened(store) as opened:
        _print_backup("Restored", put_back(opened, file), opened.url, as_json)


def _opened(url: str) -> "Store":
    """The store of ``--store``, or else of the settings."""
    from api.settings import read_settings
    from queries import open_store

    settings = read_settings()
    return open_store(url or settings.store_url, settings.login)


def _print_backup(done: str, backup: "BackedUp", store: str, as_json: bool) -> None:
    if as_json:
        from api.encode import encode

        fields = {"store": store, "file": str(backup.file), "revision": backup.revision}
        counts = {"skills": backup.skills, "topics": backup.topics, "requirements": backup.requirements}
        typer.echo(encode({**fields, **counts}), nl=False)
        return
    typer.echo(
        f"{done} {backup.skills:,} skills in {backup.topics:,} topics and {backup.requirements:,} requirements, "
        f"revision {backup.revision[:12]}: {store} and {backup.file}"
    )


@app.command()
def reload(store: StoreUrl = "", as_json: AsJson = False) -> None:
    """Make what was edited by hand in the store count, as far as it is valid: every running service loads it.

    What is left out is told. An ingest replaces such edits. The terminal's compiled file of the store is deleted too.
    """
    from api.encode import encode
    from api.settings import compiled_folder
    from queries.compiled import Compiled

    with _opened(store) as opened:
        before, revision = opened.revision(), opened.restate()
        Compiled(opened, compiled_folder()).delete()
    if as_json:
        fields = {"store": opened.url, "revision": revision, "was_edited": revision != before}
        typer.echo(encode({**fields, "faults": opened.faults}), nl=False)
        return
    edited = "it was edited by hand" if revision != before else "nothing was edited by hand"
    typer.echo(f"Reloaded {opened.url}: {edited}; revision {revision[:12]}")


@app.command()
def lint(
    explain: Annotated[bool, typer.Option("--explain", help="Print figures too.")] = False,
    catalogue: Annotated[Path | None, typer.Option(help="Another catalogue's folder.")] = None,
    store: Annotated[str, typer.Option(metavar="URL", help="Check the graph of this store instead.")] = "",
    lists: Annotated[bool, typer.Option("--lists", help="Print what looks odd in whole lists too.")] = False,
    links: Annotated[bool, typer.Option("--links", help="Ask every address of the catalogue too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check the catalogue, or the graph of a store; exit code 1 if anything is wrong.

    What looks odd in whole lists is for a reader to judge, and no fault. An address that does not answer is printed and
    nothing else: mark its resource as dead to hide it.
    """
    if store and (catalogue or links or lists):
        raise typer.BadParameter("check either a catalogue or a store", param_hint="--store")
    findings, figures = _lint_store(store, explain) if store else _lint_catalogue(catalogue, explain)
    if lists:
        figures |= {"to look at": _hints(catalogue)}
    if links:
        figures |= {"dead links": _dead_links(catalogue)}
    _print_lint(findings, figures, f"The graph of {store}" if store else "The catalogue", as_json)
    if findings:
        raise typer.Exit(1)


def _lint_catalogue(folder: Path | None, explain: bool) -> Checked:
    from ingest.catalogue import load
    from ingest.catalogue.lint import as_roadmap, figures, lint
    from ingest.catalogue.loader import HOME

    catalogue = load(folder or HOME)
    return list(lint(catalogue)), figures(as_roadmap(catalogue)) if explain else {}


def _hints(folder: Path | None) -> list[str]:
    """The hints on whole lists of a catalogue, for a reader to judge."""
    from ingest.catalogue import load
    from ingest.catalogue.lists import hints
    from ingest.catalogue.loader import HOME

    return list(hints(load(folder or HOME)))


def _dead_links(folder: Path | None) -> list[str]:
    """The addresses of a catalogue that do not answer, each with its file and the reason."""
    from rich.console import Console
    from rich.progress import track

    from ingest.catalogue.links import faults
    from ingest.catalogue.loader import HOME
    from ingest.catalogue.sources import addresses

    files = dict(addresses(folder or HOME))
    shown = track(
        faults(files), "Asking", len(files), console=Console(file=sys.stderr), disable=not sys.stderr.isatty()
    )
    return [f"{file}: {address} {fault}" for (address, file), fault in zip(files.items(), shown, strict=True) if fault]


def _lint_store(url: str, explain: bool) -> Checked:
    """The findings in a stored graph; what was left out of it is one, a graph that cannot be read an error."""
    from api.settings import read_settings
    from graph.errors import InvalidGraph
    from ingest.catalogue.lint import figures, lint_graph
    from queries import open_store

    with open_store(url, read_settings().login) as store:
        try:
            roadmap = store.load()
        except InvalidGraph as problem:
            return [str(problem)], {}
        faults = store.faults
    findings, uncurated = [*faults, *lint_graph(roadmap)], sum(not skill.curated for skill in roadmap.skills)
    return findings, figures(roadmap) if explain and not findings else {"not curated": uncurated}


@contextmanager
def _progress() -> Iterator[tuple[Callable[[str], None], Callable[[float], None]]]:
    """Two functions that show progress on a terminal: one the current step, the other how much of it is done."""
    if not sys.stderr.isatty():
        yield lambda step: None, lambda share: None
        return
    from rich.console import Console
    from rich.progress import Progress

    from ingest.pipeline import STEPS

    with Progress(console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("starting", total=len(STEPS))
        step_of_bar = 0

        def announce(step: str) -> None:
            nonlocal step_of_bar
            step_of_bar = STEPS.index(step)
            bar.update(task, description=step, completed=step_of_bar)

        yield announce, lambda share: bar.update(task, completed=step_of_bar + share)


def _print_ingested(done: "Ingested", store: str, lines: "Sequence[ReadEntry]", as_json: bool) -> None:
    from api.encode import encode

    if as_json:
        entries = {} if store else {"entries": lines}
        typer.echo(encode({"report": done.report, "counts": done.counts, **entries}), nl=False)
        return
    show(lines)
    for line in _summary(done, store):
        typer.echo(line)


def _summary(done: "Ingested", store: str) -> Iterator[str]:
    report, counts = done.report, done.counts
    yield report.title
    if report.entries:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in report.entries.items())
        yield f"  {sum(report.entries.values()):,} entries: {kinds}"
    yield f"  {report.skills:,} skills in {report.topics:,} topics, {report.requirements:,} requirements"
    yield f"  {len(report.implied):,} skills implied, {len(report.uncurated):,} not curated"
    if report.stated or report.hours:
        yield f"  {report.stated:,} requirements and the hours of {len(report.hours):,} skills are stated by the author"
    if report.ticked:
        yield f"  {len(report.ticked):,} skills are ticked off: prereq plan takes them with --known-from FILE"
    if report.blocks:
        yield f"  not read: {', '.join(f'{count:,} {kind}' for kind, count in report.blocks.items())}"
    yield from (f"    line {line:,} is the first of {name}" for name, line in report.files.items())
    yield from (f"    line {notice.line}: {notice.text}" for notice in report.notices)
    for name in report.ambiguous:
        yield f'    line {name.line}: "{name.name}" was left out, it may mean {" or ".join(name.candidates)}'
    for role, missing in report.left_out_roles.items():
        yield f"    role {role} was left out: {missing:,} of its skills are not in this roadmap"
    yield from advice(report.telling, bool(report.ambiguous))
    if counts is None:
        yield "Dry run: nothing was stored."
    elif counts.is_change:
        yield f"Stored in {store}: {counts.added:,} added, {counts.changed:,} changed, {counts.removed:,} removed"
    elif counts.is_written:
        yield f"Written anew in {store}: no part of the graph differs"
    else:
        yield f"No change: {store} holds this graph already."


def _print_lint(findings: list[str], figures: dict[str, Any], what: str, as_json: bool) -> None:
    if as_json:
        from api.encode import encode

        typer.echo(encode({"findings": findings, "figures": figures}), nl=False)
        return
    for finding in findings:
        typer.echo(finding)
    for name, value in figures.items():
        typer.echo("\n  ".join([f"{name}:", *value]) if isinstance(value, list) else f"{name}: {value}")
    typer.echo(f"{len(findings)} findings" if findings else f"{what} is sound.")
