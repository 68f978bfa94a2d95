"""The command ``prereq``: its verbs, and how errors leave: one readable line, or the problem, and an exit code."""

import logging
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from api.cli import checks, data, doctor, exploring, keys, serving, starting, verbs
from api.cli.helping import HelpfulCommand, HelpfulGroup
from graph.errors import PrereqError

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of SIGINT, as shells have it."""

app = typer.Typer(
    name="prereq",
    cls=HelpfulGroup,
    help="What should I learn before X, in which order, how long will it take, and why each step?",
    epilog="`prereq COMMAND --help` says more about a command. The manual: `prereq serve`, then /guide in a browser.",
    subcommand_metavar="COMMAND",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for group in (verbs.app, starting.app, data.app, checks.app, serving.app, exploring.app, doctor.app):
    app.registered_commands += group.registered_commands
app.add_typer(keys.app, name="key")
for registered in (*app.registered_commands, *keys.app.registered_commands):
    registered.cls = HelpfulCommand


def _print_version(is_asked: bool) -> None:
    if is_asked:
        from api.version import version

        typer.echo(f"prereq {version()}")
        raise typer.Exit


@app.callback()
def _program(
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """The program itself; what is asked of it are its commands."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; leaves by ``SystemExit``.

    Exit codes: 0 an answer (a firm no is one); 1 no such name, ambiguous, or a check failed; 2 usage or a bad document;
    3 store unavailable; 4 an error in Prereq itself; 5 and 6 as `prereq ask` and `prereq diff` say; 130 interrupted.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # what it tells ends in our one line anyway
    try:
        app(given, prog_name="prereq")
    except PrereqError as error:
        sys.exit(_fail(error, as_json="--json" in given))
    except BrokenPipeError:
        _close_output()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):  # Typer turns it into a failure
            _close_output()
            sys.exit(0)
        raise
    except Exception as error:
        from api.cli.unforeseen import report

        sys.exit(report(error, as_json="--json" in given))


def _close_output() -> None:
    """The reader of our output, `head` say, has seen enough: what is left goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(error: PrereqError, *, as_json: bool) -> int:
    from api.encode import encode
    from api.problems import problem, row, sentence

    if as_json:
        sys.stdout.write(encode(problem(error)).decode())
    else:
        sys.stderr.write(f"prereq: {sentence(error)}\n")
    return row(error).exit_code
