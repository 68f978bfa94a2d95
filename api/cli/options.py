"""Options that commands share, and the service that they ask."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.brief import Detail

if TYPE_CHECKING:
    from api.service import Service
    from api.settings import Settings
    from graph.snapshot import Snapshot

StoreUrl = Annotated[str, typer.Option("--store", metavar="URL", help="The store to use instead of PREREQ_STORE.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print exactly what HTTP returns.")]
Details = Annotated[Detail, typer.Option("--detail", help="How much --json says: full, or brief for agents.")]
Skip = Annotated[int, typer.Option("--skip", min=0, help="In a brief answer, how many items to leave out at first.")]


def service(store: str) -> "Service":
    """The service on the store of ``--store``, or else of the settings."""
    from api.service import open_service

    return open_service(_settings(store))


def snapshot(store: str) -> "Snapshot":
    """The graph of that store: from its compiled file, which makes a short process quick, as long as it is right."""
    from api.settings import compiled_folder
    from queries import open_store
    from queries.compiled import Compiled

    settings = _settings(store)
    compiled = Compiled(open_store(settings.store_url, settings.login), compiled_folder())
    if (found := compiled.read()) is not None:
        return found
    service(store)  # fills an empty default store
    return compiled.snapshot()


def _settings(store: str) -> "Settings":
    from api.settings import read_settings

    settings = read_settings()
    return settings.model_copy(update={"store": store}) if store else settings
