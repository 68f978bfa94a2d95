"""The command that serves."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import StoreUrl

if TYPE_CHECKING:
    from api.service import Service
    from api.settings import Settings

app = typer.Typer()

EXAMPLE = "Transformers"
"""The name in the example that `prereq serve` prints for a roadmap without skills."""

MAX_SHUTDOWN_SECONDS = 5


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on, instead of PREREQ_HOST.")] = "",
    port: Annotated[int, typer.Option(help="Port to listen on, instead of PREREQ_PORT.", min=-1, max=65535)] = -1,
    fill: Annotated[
        bool, typer.Option("--fill", help="Fill the store with the bundled roadmap if it is empty.")
    ] = False,
    store: StoreUrl = "",
) -> None:
    """Serve the page and the HTTP API until interrupted."""
    from api.service import open_service
    from api.settings import read_settings
    from queries.loopback import free_port, refuse_unavailable

    given = {"store": store, "host": host, "port": port if port >= 0 else ""}
    settings = read_settings().model_copy(update={name: value for name, value in given.items() if value != ""})
    refuse_unavailable(settings.port, "service")
    settings = settings.model_copy(update={"port": settings.port or free_port()})
    service = open_service(settings, fill=fill)
    service.refresh()
    typer.echo(f"Store    {service.store.url}", err=True)
    typer.echo(f"Address  http://{settings.host}:{settings.port}  (the page; its API: /docs)", err=True)
    _print_example(service, settings.host, settings.port)
    listen(settings, service)


@app.command()
def mcp(store: StoreUrl = "") -> None:
    """Answer an agent over standard input and output (Model Context Protocol)."""
    import signal

    import anyio

    from api.agents import serve_stdio
    from api.cli.options import service
    from api.settings import read_settings

    answering = service(store)
    typer.echo(f"Store    {answering.store.url}", err=True)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a thread waits for input, and no exception could end that
    anyio.run(serve_stdio, answering, read_settings().poll_seconds)


def listen(settings: "Settings", service: "Service") -> None:
    """Serve HTTP on the address of the settings, until interrupted."""
    import uvicorn

    from api.http import create_app
    from api.http.hosts import is_this_machine
    from api.http.limits import MAX_HEAD_BYTES, MAX_IDLE_SECONDS
    from api.http.protocol import BoundedProtocol
    from api.logs import log_to_stderr

    if not settings.allowed_hosts and not is_this_machine(settings.host):
        typer.echo("Hosts    127.0.0.1 and localhost only: PREREQ_ALLOWED_HOSTS adds other names", err=True)
    log_to_stderr(settings.log_level, settings.log_format)
    uvicorn.run(
        create_app(settings, service),
        host=settings.host,
        port=settings.port,
        log_config=None,
        log_level=settings.log_level,
        access_log=False,
        http=BoundedProtocol,
        ws="none",
        proxy_headers=False,  # whom a proxy names counts only if that proxy is trusted: see PREREQ_TRUSTED_PROXIES
        server_header=False,
        timeout_keep_alive=MAX_IDLE_SECONDS,
        h11_max_incomplete_event_size=MAX_HEAD_BYTES,
        timeout_graceful_shutdown=MAX_SHUTDOWN_SECONDS,
    )


def _print_example(service: "Service", host: str, port: int) -> None:
    """One question with its answer, so that somebody who just started it sees what it is for."""
    from urllib.parse import quote

    from api.problems import sentence
    from api.web.home import inviting
    from graph.errors import PrereqError
    from graph.questions.before import before

    snapshot = service.snapshot
    example = next((snapshot.skills[id].name for id in inviting(snapshot)), EXAMPLE)
    typer.echo(f"Try      curl 'http://{host}:{port}/api/v1/before?target={quote(example)}'", err=True)
    try:
        answer = before(snapshot, [example])
    except PrereqError as error:
        typer.echo(f"         {sentence(error)}", err=True)
        return
    first = ", ".join(item.name for item in answer.items[:5])
    last = ", ".join(item.name for item in answer.items[-3:])
    typer.echo(f"         {len(answer.items)} skills, {answer.total_hours:g} hours: {first} ... {last}", err=True)
