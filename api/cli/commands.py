"""Commands made from the table: the fields of a verb's question are the arguments and options of its command."""

import inspect
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, get_args

import typer

from api.brief import Detail, brief
from api.cli.options import AsJson, Details, Skip, StoreUrl, snapshot
from api.encode import encode
from api.table import encoded, question
from api.ways import COMMANDS, flag
from graph.questions.models import Question
from graph.questions.table import Verb
from graph.snapshot import Snapshot

DAY = "%Y-%m-%d"

_SHORT_FLAGS = {"known": "-k"}
_NOTHING: Mapping[str, inspect.Parameter] = MappingProxyType({})


@dataclass
class Call:
    """A command as it was typed: its verb, the fields of the question, and how the answer is to be shown."""

    verb: Verb
    fields: dict[str, Any]
    extra: dict[str, Any]
    store: str
    as_json: bool
    detail: Detail
    skip: int

    @property
    def question(self) -> Question:
        """The question that the fields ask."""
        return question(self.verb, self.fields)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The snapshot of the store that was named."""
        return snapshot(self.store)

    def answer(self) -> Any:
        """The answer to the question."""
        return self.verb.function(self.snapshot, self.question)

    def print_json(self, answer: Any = None) -> None:
        """Print exactly what HTTP returns: the answer to the question, or one that was found already."""
        content = encoded(self.verb, self.snapshot, self.question) if answer is None else encode(answer)
        typer.echo(brief(content, self.skip) if self.detail is Detail.BRIEF else content, nl=False)


def tell_answer(call: Call) -> None:
    """Answer a question, as JSON or for reading."""
    if call.as_json:
        call.print_json()
        return
    from api.cli.telling import tell

    tell(call.answer(), call.snapshot)


def command(
    verb: Verb,
    run: Callable[[Call], None] = tell_answer,
    *,
    without: Collection[str] = (),
    instead: Mapping[str, inspect.Parameter] = _NOTHING,
    extra: Sequence[inspect.Parameter] = (),
) -> Callable[..., None]:
    """A function that Typer makes a command of: the fields of the question, and the options of every command.

    Parameters
    ----------
    run
        What is done with the call; by default the answer is told.
    without
        Fields that the command does not ask for.
    instead
        Parameters that ask for a field in another way.
    extra
        Further parameters, whose values are the ``extra`` of the call.
    """
    names = [name for name in _in_order(verb) if name not in without]
    fields = [instead.get(name) or _parameter(verb, name) for name in names]

    def function(**given: Any) -> None:
        common = {parameter.name: given.pop(parameter.name) for parameter in _COMMON}
        more = {parameter.name: given.pop(parameter.name) for parameter in extra}
        asked = {name: _value(value) for name, value in given.items() if value is not None}
        run(Call(verb, asked, more, **common))

    function.__name__, function.__doc__ = COMMANDS.get(verb.name, verb.name), verb.summary
    function.__signature__ = inspect.Signature([*fields, *extra, *_COMMON])  # type: ignore[attr-defined]
    return function


def argument(name: str, kind: Any, default: Any = inspect.Parameter.empty, **settings: Any) -> inspect.Parameter:
    """A parameter that is given by its place."""
    return _keyword(name, Annotated[kind, typer.Argument(**settings)], default)


def option(name: str, kind: Any, default: Any, *flags: str, **settings: Any) -> inspect.Parameter:
    """One more option of a command."""
    return _keyword(name, Annotated[kind, typer.Option(*flags, **settings)], default)


def _keyword(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


_COMMON = (
    _keyword("store", StoreUrl, ""),
    _keyword("as_json", AsJson, False),
    _keyword("detail", Details, Detail.FULL),
    _keyword("skip", Skip, 0),
)


def _in_order(verb: Verb) -> tuple[str, ...]:
    """The fields of a question, those first that must be given: these are its arguments."""
    return (*verb.required, *(name for name in verb.fields_in_order if name not in verb.required))


def _parameter(verb: Verb, name: str) -> inspect.Parameter:
    info = verb.question.model_fields[name]
    kind = list[str] if name in verb.lists else _kind(info.annotation)
    if name in verb.required:
        metavar = f"{name.upper()}{'...' if name in verb.lists else ''}"
        return argument(name, kind, metavar=metavar, help=info.description)
    flags = [flag(name), *([_SHORT_FLAGS[name]] if name in _SHORT_FLAGS else [])]
    repeat = "; may repeat" if name in verb.lists else ""
    settings: dict[str, Any] = {"help": f"{(info.description or '').rstrip('.')}{repeat}."}
    if kind is datetime:
        settings["formats"] = [DAY]
    default = None if name in verb.lists else info.default
    return option(name, kind | None if default is None else kind, default, *flags, **settings)


def _kind(annotation: Any) -> Any:
    """The type that Typer reads: days come as moments, and None is a default, not a type."""
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)] or [annotation]
    return datetime if kinds[0] is date else kinds[0]


def _value(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value
