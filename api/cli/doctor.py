"""The command that looks whether everything is well."""

from typing import Any

import typer

from api.cli.options import AsJson, StoreUrl

app = typer.Typer()


@app.command()
def doctor(store: StoreUrl = "", as_json: AsJson = False) -> None:
    """Look at store, catalogue, clock, disk, rights and keys; say what to do; exit code 1 if anything is at fault."""
    from api.doctor import State, examine
    from api.encode import encode
    from api.settings import read_settings
    from api.version import version

    settings = read_settings()
    findings = list(examine(settings.model_copy(update={"store": store}) if store else settings))
    counts = {state.value: sum(one.state is state for one in findings) for state in State}
    if as_json:
        typer.echo(encode({"version": version(), "counts": counts, "findings": findings}), nl=False)
    else:
        for one in findings:
            typer.echo(
                f"{one.state.value:8} {one.check}: {one.text}" + (f"\n         -> {one.advice}" if one.advice else "")
            )
        typer.echo(_summary(counts))
    if counts[State.FAULT.value]:
        raise typer.Exit(1)


def _summary(counts: dict[str, Any]) -> str:
    if not counts["fault"] and not counts["warning"]:
        return "All is well."
    return f"{counts['fault']} at fault, {counts['warning']} to look at, {counts['ok']} well."
