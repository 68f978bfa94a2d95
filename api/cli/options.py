"""Options that commands share, and the service that they ask."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.brief import Detail

if TYPE_CHECKING:
    from api.service import Service

StoreUrl = Annotated[str, typer.Option("--store", metavar="URL", help="The store to use instead of PREREQ_STORE.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print exactly what HTTP returns.")]
Details = Annotated[Detail, typer.Option("--detail", help="How much --json says: full, or brief for agents.")]
Skip = Annotated[int, typer.Option("--skip", min=0, help="In a brief answer, how many items to leave out at first.")]


def service(store: str) -> "Service":
    """The service on the store of ``--store``, or else of the settings."""
    from api.service import open_service
    from api.settings import read_settings

    settings = read_settings()
    return open_service(settings.model_copy(update={"store": store}) if store else settings)
