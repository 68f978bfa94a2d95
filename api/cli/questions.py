"""The verbs that ask: find, before, order, path, why, unlocks, skills, topics."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from api.cli.options import AsJson, Avoid, Choosing, Known, Prefer, StoreUrl, service
from graph.least import Choose
from graph.model import Depth
from graph.questions.path import By
from graph.snapshot import Snapshot

app = typer.Typer()

Targets = Annotated[list[str], typer.Argument(metavar="TARGET...", help="Skills or topics to reach.")]
AtDepth = Annotated[Depth, typer.Option(help="Which needs to follow.")]


@app.command()
def find(
    words: Annotated[str, typer.Argument(help="Words to look for among names and aliases.")],
    limit: Annotated[int, typer.Option(min=1, max=50, help="How many candidates at most.")] = 10,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Words to skills and topics, best first."""
    ask(store, as_json, lambda snapshot: snapshot.names.find(words, limit), "found")


@app.command()
def before(
    targets: Targets,
    known: Known = None,
    depth: AtDepth = Depth.UNDERSTAND,
    prefer: Prefer = None,
    avoid: Avoid = None,
    choose: Choosing = Choose.DEFAULT,
    as_tree: Annotated[bool, typer.Option("--tree", help="As a tree: each skill above what it needs.")] = False,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """What to learn before the targets, in order, with hours and reasons."""
    from graph.questions.before import before as answer

    taste = {"known": known or [], "prefer": prefer or [], "avoid": avoid or []}
    kind = "before_as_tree" if as_tree else "before"
    ask(store, as_json, lambda snapshot: answer(snapshot, targets, depth=depth, choose=choose, **taste), kind)


@app.command()
def order(
    targets: Annotated[list[str] | None, typer.Argument(metavar="[TARGET]...", help="None: the whole roadmap.")] = None,
    known: Known = None,
    depth: AtDepth = Depth.UNDERSTAND,
    prefer: Prefer = None,
    avoid: Avoid = None,
    choose: Choosing = Choose.DEFAULT,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """The bare order and stages, targets included."""
    from graph.questions.order import order as answer

    taste = {"known": known or [], "prefer": prefer or [], "avoid": avoid or []}
    ask(store, as_json, lambda snapshot: answer(snapshot, targets or [], depth=depth, choose=choose, **taste), "order")


@app.command()
def path(
    to: Annotated[str, typer.Argument(help="The skill at the end of the path.")],
    known: Known = None,
    by: Annotated[By, typer.Option(help="Shortest in steps, or in hours.")] = By.STEPS,
    depth: AtDepth = Depth.UNDERSTAND,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """The shortest chain to a skill, from a known one if any is known."""
    from graph.questions.path import path as answer

    ask(store, as_json, lambda snapshot: answer(snapshot, to, known=known or [], by=by, depth=depth), "path")


@app.command()
def why(
    before: Annotated[str, typer.Argument(help="The skill or topic that may come first.")],
    after: Annotated[str, typer.Argument(help="The skill or topic that may need it.")],
    known: Known = None,
    depth: AtDepth = Depth.UNDERSTAND,
    prefer: Prefer = None,
    avoid: Avoid = None,
    choose: Choosing = Choose.DEFAULT,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """Whether one is needed for the other: the chain, or the firm no; and why an answer does, or does not, list it."""
    from graph.questions.why import why as answer

    taste = {"known": known or [], "prefer": prefer or [], "avoid": avoid or []}
    ask(store, as_json, lambda snapshot: answer(snapshot, before, after, depth=depth, choose=choose, **taste), "why")


@app.command()
def unlocks(
    skill: Annotated[str, typer.Argument(help="The skill or topic that is learned.")],
    known: Known = None,
    depth: AtDepth = Depth.UNDERSTAND,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """What needs a skill, and what becomes learnable at once."""
    from graph.questions.unlocks import unlocks as answer

    ask(store, as_json, lambda snapshot: answer(snapshot, skill, known=known or [], depth=depth), "unlocks")


@app.command()
def skills(
    name: Annotated[str, typer.Argument(help="One skill to show; none: list them.")] = "",
    topic: Annotated[str, typer.Option(help="Only those of this topic and the topics below it.")] = "",
    after: Annotated[str, typer.Option(help="The cursor of the page before.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=500, help="How many on a page.")] = 100,
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """List the skills, a page at a time, or show one."""
    from graph.questions.show import skill_card, skill_page

    if name:
        ask(store, as_json, lambda snapshot: skill_card(snapshot, name), "skill")
    else:
        ask(store, as_json, lambda snapshot: skill_page(snapshot, after=after, limit=limit, topic=topic), "skills")


@app.command()
def topics(
    name: Annotated[str, typer.Argument(help="One topic to show; none: list them.")] = "",
    store: StoreUrl = "",
    as_json: AsJson = False,
) -> None:
    """List the topics, or show one."""
    from graph.questions.show import topic_card, topic_list

    if name:
        ask(store, as_json, lambda snapshot: topic_card(snapshot, name), "topic")
    else:
        ask(store, as_json, topic_list, "topics")


def ask(store: str, as_json: bool, question: Callable[[Snapshot], Any], kind: str) -> None:
    """Answer a question, as JSON or for reading."""
    snapshot = service(store).snapshot
    answer = question(snapshot)
    if as_json:
        from api.encode import encode

        typer.echo(encode(answer), nl=False)
    else:
        from api.cli import reading

        getattr(reading, kind)(snapshot, answer)
