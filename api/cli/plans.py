"""The commands around plans: plan, frontier, compare, trunk, verify."""

import sys
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.options import AsJson, Avoid, Choosing, Known, Prefer, StoreUrl, service
from api.cli.questions import AtDepth, Targets, ask
from api.formats import Format
from graph.errors import DocumentError
from graph.least import Choose
from graph.model import Depth

if TYPE_CHECKING:
    from graph.snapshot import Snapshot

app = typer.Typer()

DAY = "%Y-%m-%d"


@app.command()
def plan(
    targets: Targets,
    hours: Annotated[float, typer.Option("--hours", help="Hours of study a week.")] = 8,
    start: Annotated[datetime | None, typer.Option(formats=[DAY], help="The first day; today if left out.")] = None,
    by: Annotated[datetime | None, typer.Option(formats=[DAY], help="The day by which all is to be done.")] = None,
    known: Known = None,
    known_from: Annotated[Path | None, typer.Option(help="A plan's Markdown whose ticked boxes are known.")] = None,
    depth: AtDepth = Depth.UNDERSTAND,
    pace: Annotated[float, typer.Option(help="A factor on all hours: 2 for twice as long.")] = 1,
    prefer: Prefer = None,
    avoid: Avoid = None,
    choose: Choosing = Choose.DEFAULT,
    form: Annotated[Format | None, typer.Option("--format", help="Take it away in a form.")] = None,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """A dated plan that fits your hours; with --by, what was dropped to meet the day."""
    from api.cli import reading
    from api.formats import render
    from graph.questions.plan import plan as answer

    snapshot = service(store).snapshot
    question = partial(
        answer,
        snapshot,
        targets,
        start=start.date() if start else date.today(),
        hours_per_week=hours,
        known=[*(known or []), *_ticked(snapshot, known_from)],
        depth=depth,
        pace=pace,
        prefer=prefer or [],
        avoid=avoid or [],
        choose=choose,
    )
    found = question(deadline=by.date() if by else None)
    if form or as_json:
        typer.echo(render(found, form or Format.JSON), nl=False)
        return
    reading.plan(snapshot, found)
    if found.instead:
        reading.say("The nearest plan with these hours:")
        reading.plan(snapshot, question(deadline=date.fromisoformat(found.instead.deadline)))


@app.command()
def frontier(
    known: Known = None,
    target: Annotated[list[str] | None, typer.Option("--target", help="Count only what lies on the way to it.")] = None,
    depth: AtDepth = Depth.UNDERSTAND,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """What you could start now, ranked by what it opens."""
    from graph.questions.frontier import frontier as answer

    ask(store, as_json, lambda snapshot: answer(snapshot, known or [], targets=target or [], depth=depth), "frontier")


@app.command()
def compare(
    one: Annotated[str, typer.Argument(help="A skill or topic.")],
    other: Annotated[str, typer.Argument(help="Another one.")],
    known: Known = None,
    depth: AtDepth = Depth.UNDERSTAND,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Two targets side by side: the common steps, and what each adds."""
    from graph.questions.compare import compare as answer

    ask(store, as_json, lambda snapshot: answer(snapshot, one, other, known=known or [], depth=depth), "compared")


@app.command()
def trunk(
    targets: Targets,
    known: Known = None,
    depth: AtDepth = Depth.UNDERSTAND,
    prefer: Prefer = None,
    avoid: Avoid = None,
    choose: Choosing = Choose.DEFAULT,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Several targets: the common steps, what belongs to which, and an order that finishes them early."""
    from graph.questions.trunk import trunk as answer

    taste = {"known": known or [], "prefer": prefer or [], "avoid": avoid or []}
    ask(store, as_json, lambda snapshot: answer(snapshot, targets, depth=depth, choose=choose, **taste), "trunk")


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="A plan as JSON, as `prereq plan --json` prints it.")],
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Whether a plan is complete, ordered, minimal and of this revision; exit code 1 if it is not."""
    from api.cli import reading
    from api.encode import encode
    from graph.questions.verify import verify as answer

    given = _plan_file(file)
    snapshot = service(store).snapshot
    found = answer(snapshot, **given)
    if as_json:
        typer.echo(encode(found), nl=False)
    else:
        reading.verified(snapshot, found)
    if not found.valid:
        raise typer.Exit(1)


def _ticked(snapshot: "Snapshot", file: Path | None) -> tuple[str, ...]:
    """The known skills of a ticked plan; what is not understood is said, and the rest kept."""
    if file is None:
        return ()
    from api.formats.markdown import ticked
    from graph.questions.known import understood

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise DocumentError(file, f"cannot be read: {problem}") from problem
    found = understood(snapshot, ticked(text))
    for name in found.not_understood:
        sys.stderr.write(f'prereq: {file}: "{name}" is ticked and not in this roadmap: left out\n')
    return found.known


def _plan_file(file: Path) -> dict[str, Any]:
    """What is asked of `graph.questions.verify.verify`, from a plan's JSON."""
    import json

    try:
        given: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return {
            "order": [str(item["id"]) for item in given["items"]],
            "targets": list(map(str, given["targets"])),
            "known": list(map(str, given.get("known", []))),
            "depth": Depth(given.get("depth", "understand")),
            "revision": str(given.get("revision", "")),
        }
    except OSError as problem:
        raise DocumentError(file, f"cannot be read: {problem.strerror}") from problem
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise DocumentError(file, "is no plan: give what `prereq plan --json` printed") from problem
