"""The command that starts Neo4j with its Browser for a person: filled, with the guide, until interrupted."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from api.settings import Settings
    from queries.neo4j.server.local import Server

app = typer.Typer()

PASSWORD = "learn-in-order"  # noqa: S105 - a server on loopback, for its owner; PREREQ_NEO4J_PASSWORD overrides it


@app.command()
def neo4j(
    home: Annotated[Path, typer.Argument(help="Where the server keeps its data.")] = Path(".neo4j"),
    bolt_port: Annotated[
        int,
        typer.Option(envvar="PREREQ_NEO4J_BOLT_PORT", help="Port of the database; 0: a free one.", min=0, max=65535),
    ] = 7687,
    http_port: Annotated[
        int, typer.Option(envvar="PREREQ_NEO4J_HTTP_PORT", help="Port of Browser; 0: a free one.", min=0, max=65535)
    ] = 7474,
) -> None:
    """Start a Neo4j server with its Browser, and the service beside it. An empty one gets the bundled roadmap."""
    from api.settings import read_settings
    from queries.browser.guide import on_connect
    from queries.loopback import free_port, refuse_unavailable
    from queries.neo4j.server.local import running

    given = read_settings()
    refuse_unavailable(given.port, "service")
    settings = given.model_copy(update={"port": given.port or free_port()})
    password = settings.neo4j_password.get_secret_value() or PASSWORD
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C, and takes the server along
    typer.echo("Starting Neo4j; the first time its jars are fetched ...", err=True)
    commands = on_connect(_address(settings))
    with (
        running(home, password, bolt_port=bolt_port, http_port=http_port, on_connect=commands) as server,
        ending_with(server, home / "server.log"),
    ):
        _serve_beside(server, settings)


@contextmanager
def ending_with(server: "Server", log: Path) -> Iterator[None]:
    """End the block when the server's process ends by itself: without its database there is nothing to explore.

    The block is interrupted as by Ctrl-C, so that what serves in it closes its connections.

    Raises
    ------
    StoreUnavailable
        If the server ended before the block did.
    """
    from graph.errors import StoreUnavailable

    codes: list[int] = []
    is_over = threading.Event()

    def watch() -> None:
        assert server.wait is not None  # noqa: S101 - it was started here
        code = server.wait()
        if not is_over.is_set():
            codes.append(code)
            os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=watch, name="neo4j-watch", daemon=True).start()
    try:
        with _suppressing_own_interrupt(codes):
            yield
    finally:
        is_over.set()
    if codes:
        raise StoreUnavailable(f"the Neo4j server ended by itself (exit code {codes[0]}): see {log}")


@contextmanager
def _suppressing_own_interrupt(codes: list[int]) -> Iterator[None]:
    """Let an interrupt pass only if the server still runs: else it is ours."""
    try:
        yield
    except KeyboardInterrupt:
        if not codes:
            raise


def _serve_beside(server: "Server", settings: "Settings") -> None:
    from pydantic import SecretStr

    from api.cli.serving import listen
    from api.service import open_service

    login = {"neo4j_user": server.login.user, "neo4j_password": SecretStr(server.login.password)}
    chosen = settings.model_copy(update={"store": server.bolt, "neo4j_database": "", **login})
    typer.echo("Filling it, if it is empty ...", err=True)
    service = open_service(chosen, fill=True)
    service.refresh()
    print_where(server, _address(chosen))
    listen(chosen, service)


def print_where(server: "Server", address: str) -> None:
    """Print where Browser, database, guide and service are, and how to log in."""
    typer.echo(f"Browser  {server.browser}")
    typer.echo(f"Login    {server.login.user} / {_shown(server.login.password)}  (connect to {server.bolt})")
    typer.echo(f"Guide    :play {address}/browser/guide.html")
    typer.echo(f"Service  {address}  (its API: /docs)")
    typer.echo("Ctrl-C ends them all.")


def _shown(password: str) -> str:
    """The built-in password as it is; one that somebody chose is never printed."""
    return PASSWORD if password == PASSWORD else "the password you set"


def _address(settings: "Settings") -> str:
    return f"http://{settings.host}:{settings.port}"
