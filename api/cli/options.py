"""Options that commands share, and the service that they ask."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.least import Choose

if TYPE_CHECKING:
    from api.service import Service

StoreUrl = Annotated[str, typer.Option("--store", metavar="URL", help="The store to use instead of PREREQ_STORE.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print exactly what HTTP returns.")]
Known = Annotated[list[str] | None, typer.Option("--known", "-k", help="A skill or topic that you know; may repeat.")]
Prefer = Annotated[list[str] | None, typer.Option(help="Which of several alternatives to take; may repeat.")]
Avoid = Annotated[list[str] | None, typer.Option(help="Which of several alternatives not to take; may repeat.")]


Choosing = Annotated[Choose, typer.Option("--choose", help="Open alternatives by default, or for the least hours.")]


def service(store: str) -> "Service":
    """The service on the store of ``--store``, or else of the settings."""
    from api.service import open_service
    from api.settings import read_settings

    settings = read_settings()
    return open_service(settings.model_copy(update={"store": store}) if store else settings)
