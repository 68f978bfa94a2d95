"""The commands that make, list and revoke the keys of those who may write over HTTP."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import AsJson

if TYPE_CHECKING:
    from api.keys.file import KeysFile
    from api.keys.key import Key

app = typer.Typer(
    name="key", help="Make, list and revoke the keys of those who may write over HTTP.", no_args_is_help=True
)

DEFAULT_DAYS = 365
MAX_DAYS = 3_650

KeysPath = Annotated[
    Path | None, typer.Option("--file", help="The file of keys, instead of PREREQ_API_KEYS_FILE.", metavar="FILE")
]
Name = Annotated[str, typer.Argument(help="What the key is called in the log of writes.")]


@app.command()
def new(
    name: Name,
    read_only: Annotated[bool, typer.Option("--read-only", help="It may ask for dry runs, and write nothing.")] = False,
    days: Annotated[
        int, typer.Option("--days", min=0, max=MAX_DAYS, help="Days until it expires; 0: never.")
    ] = DEFAULT_DAYS,
    file: KeysPath = None,
    as_json: AsJson = False,
) -> None:
    """Make a key and print it, this one time: only its hash is kept."""
    from pydantic import ValidationError

    from api.encode import encode
    from api.keys.key import Scope, new_key

    expires = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days) if days else None
    try:
        secret, key = new_key(name, [Scope.READ] if read_only else [Scope.READ, Scope.WRITE], expires)
    except ValidationError as problem:
        raise typer.BadParameter(problem.errors()[0]["msg"].removeprefix("Value error, "), param_hint="NAME") from None
    keys = _keys(file)
    keys.add(key)
    if as_json:
        typer.echo(encode({"key": secret, **_row(key)}), nl=False)
        return
    typer.echo(secret)
    typer.echo(f"Keep it now, it is not shown again. It is called {key.name} and {_until(key)}.", err=True)
    typer.echo(f"Its hash is in {keys.path}; the service reads that with PREREQ_API_KEYS_FILE={keys.path}", err=True)


@app.command("list")
def list_keys(file: KeysPath = None, as_json: AsJson = False) -> None:
    """Print the name, scopes and end of every key."""
    from api.cli.output import table
    from api.encode import encode

    keys = _keys(file).read()
    if as_json:
        typer.echo(encode({"keys": [_row(key) for key in keys]}), nl=False)
        return
    table(
        ["name", "scopes", "made", "until"],
        [[key.name, ", ".join(key.scopes), str(key.created.date()), _until(key)] for key in keys],
    )


@app.command()
def revoke(name: Name, file: KeysPath = None, as_json: AsJson = False) -> None:
    """Make a key useless from now on; running services need no restart."""
    from api.encode import encode

    revoked = _keys(file).revoke(name)
    typer.echo(encode({"revoked": _row(revoked)}) if as_json else f"Revoked {revoked.name}.", nl=not as_json)


def _keys(file: Path | None) -> "KeysFile":
    """The file of keys that was named, or that is set.

    Raises
    ------
    InvalidSettings
        If there is neither.
    """
    from api.keys.file import KeysFile
    from api.settings import read_settings
    from graph.errors import InvalidSettings

    path = file or read_settings().keys_path
    if path is None:
        raise InvalidSettings("no file of keys is named: set PREREQ_API_KEYS_FILE, or use --file")
    return KeysFile(path.absolute())


def _row(key: "Key") -> dict[str, object]:
    """The fields of a key that are shown. Its hash is not among them."""
    expires = key.expires.isoformat() if key.expires else None
    return {"name": key.name, "scopes": list(key.scopes), "created": key.created.isoformat(), "expires": expires}


def _until(key: "Key") -> str:
    if key.expires is None:
        return "never expires"
    over = key.is_over(datetime.now(UTC))
    return f"{'expired' if over else 'expires'} {key.expires.date()}"
