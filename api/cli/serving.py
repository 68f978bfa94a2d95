"""The command that serves."""

from threading import Thread
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

M_ARENA_MAX = -8
"""The number of that option of glibc's `mallopt`."""

SWITCH_SECONDS = 0.0005
"""How long a busy thread keeps others waiting; with Python's own 5 ms a small question waits for a large one."""


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
    from api.service import open_service_behind
    from api.settings import read_settings
    from queries.loopback import free_port, refuse_unavailable

    given = {"store": store, "host": host, "port": port if port >= 0 else ""}
    settings = read_settings().model_copy(update={name: value for name, value in given.items() if value != ""})
    refuse_unavailable(settings.port, "service")
    settings = settings.model_copy(update={"port": settings.port or free_port()})
    service = open_service_behind(settings, fill=fill)
    typer.echo(f"Store    {service.store.url}", err=True)
    typer.echo(f"Address  http://{settings.host}:{settings.port}  (the page; its API: /docs)", err=True)
    Thread(target=_print_example, args=(service, settings), daemon=True).start()
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
    """Serve HTTP on the address of the settings, at once, until interrupted; the roadmap is loaded behind."""
    import sys

    import uvicorn

    from api.http import create_app
    from api.http.hosts import is_this_machine
    from api.http.limits import MAX_HEAD_BYTES, MAX_IDLE_SECONDS
    from api.http.protocol import BoundedProtocol
    from api.logs import log_to_stderr

    if not settings.allowed_hosts and not is_this_machine(settings.host):
        typer.echo("Hosts    127.0.0.1 and localhost only: PREREQ_ALLOWED_HOSTS adds other names", err=True)
    log_to_stderr(settings.log_level, settings.log_format)
    sys.setswitchinterval(SWITCH_SECONDS)
    _keep_few_arenas()
    uvicorn.run(
        create_app(settings, service, loads_behind=True),
        host=settings.host,
        port=settings.port,
        log_config=None,
        log_level=settings.log_level,
        access_log=False,
        http=BoundedProtocol,
        ws="none",
        proxy_headers=False,  # forwarded addresses are read by the edge layer, from PREREQ_TRUSTED_PROXIES only
        server_header=False,
        timeout_keep_alive=MAX_IDLE_SECONDS,
        h11_max_incomplete_event_size=MAX_HEAD_BYTES,
        timeout_graceful_shutdown=MAX_SHUTDOWN_SECONDS,
    )


def _keep_few_arenas() -> None:
    """Let glibc give all threads the same memory: an arena for each held 55 MB more after some large answers."""
    import ctypes
    from contextlib import suppress

    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def _print_example(service: "Service", settings: "Settings") -> None:
    """One question with its answer, once there is a roadmap, so that somebody who just started it sees what it is for.

    If it cannot be read, the reason, and that it is tried again.
    """
    from urllib.parse import quote

    from api.problems import sentence
    from api.web.home import inviting
    from graph.errors import PrereqError
    from graph.questions.before import before

    service.looked.wait()
    try:
        snapshot = service.snapshot
    except PrereqError as error:
        typer.echo(f"Waiting  {sentence(error)} (tried again every {settings.poll_seconds:g} s)", err=True)
        return
    example = next((snapshot.skills[id].name for id in inviting(snapshot)), EXAMPLE)
    typer.echo(
        f"Try      curl 'http://{settings.host}:{settings.port}/api/v1/before?target={quote(example)}'", err=True
    )
    try:
        answer = before(snapshot, [example])
    except PrereqError as error:
        typer.echo(f"         {sentence(error)}", err=True)
        return
    first = ", ".join(item.name for item in answer.items[:5])
    last = ", ".join(item.name for item in answer.items[-3:])
    typer.echo(f"         {len(answer.items)} skills, {answer.total_hours:g} hours: {first} ... {last}", err=True)
