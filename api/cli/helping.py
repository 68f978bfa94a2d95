"""The text of `--help`: a short description, an example and the options of each command, without types or ranges."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any

from typer.core import TyperCommand, TyperGroup


@dataclass(frozen=True, slots=True)
class Help:
    """The shelf of a command in the list of all, what it does in a few words, and a line to try."""

    shelf: str
    short: str
    example: str


_LEARN, _PLAN, _OWN, _RUN = "Ask what to learn", "Plan it", "Write a roadmap of your own", "Run it"

HELP: Mapping[str, Help] = MappingProxyType(
    {
        "ask": Help(_LEARN, "Answer a question in plain words", 'prereq ask "docker or kubernetes first?"'),
        "find": Help(_LEARN, "Find skills, topics and roles by their words", 'prereq find "convolutonal nets"'),
        "before": Help(_LEARN, "List what to learn before a target", "prereq before transformers --known python"),
        "order": Help(_LEARN, "Print the bare order of what a target needs", "prereq order rag"),
        "path": Help(_LEARN, "Find the shortest chain to a skill", "prereq path kubernetes --by hours"),
        "why": Help(_LEARN, "Say whether one thing is needed for another", "prereq why linux docker"),
        "unlocks": Help(_LEARN, "List what needs a skill", "prereq unlocks backpropagation"),
        "frontier": Help(_LEARN, "List what can be started now", "prereq frontier --known python --target rag"),
        "compare": Help(_LEARN, "Compare two targets", "prereq compare bert gpt"),
        "trunk": Help(_LEARN, "Find what several targets share", "prereq trunk bert gpt lora"),
        "skills": Help(_LEARN, "List the skills, or show one", "prereq skills lora"),
        "topics": Help(_LEARN, "List the topics, or show one", "prereq topics linear-algebra"),
        "plan": Help(_PLAN, "Make a dated plan", "prereq plan lora --hours 6 --start 2027-01-04 --format markdown"),
        "place": Help(_PLAN, "Find out what you know, by yes/no questions", "prereq place transformers --budget 8"),
        "verify": Help(_PLAN, "Check a plan", "prereq verify plan.json"),
        "new": Help(_OWN, "Write a small roadmap to begin with", "prereq new bread.md"),
        "ingest": Help(_OWN, "Put a roadmap into the store", "prereq ingest bread.md --dry-run"),
        "review": Help(_OWN, "Check a roadmap for its author", "prereq review bread.md"),
        "diff": Help(_OWN, "Compare two roadmaps", "prereq diff old.md new.md"),
        "lint": Help(_OWN, "Check a catalogue, or the graph of a store", "prereq lint --explain"),
        "export": Help(_OWN, "Print the whole graph", "prereq export --format graphml > roadmap.graphml"),
        "serve": Help(_RUN, "Serve the page and the HTTP API", "prereq serve --port 8080"),
        "mcp": Help(_RUN, "Answer an agent", "claude mcp add prereq -- prereq mcp"),
        "neo4j": Help(_RUN, "Start Neo4j with its Browser, filled", "prereq neo4j .neo4j"),
        "reload": Help(_RUN, "Make hand edits of a store count", "prereq reload"),
        "backup": Help(_RUN, "Write the graph of the store into a file", "prereq backup roadmap.backup"),
        "restore": Help(_RUN, "Put the graph of a backup back", "prereq restore roadmap.backup"),
        "doctor": Help(_RUN, "Look whether all is well, and say what to do", "prereq doctor"),
        "key": Help(_RUN, "Make, list and revoke keys for writing", "prereq key new nightly --file keys.json"),
        "key new": Help("", "", "prereq key new nightly --file keys.json"),
        "key list": Help("", "", "prereq key list --file keys.json"),
        "key revoke": Help("", "", "prereq key revoke nightly --file keys.json"),
    }
)
"""Each command, in the order of the list of all."""

METAVARS: Mapping[str, str] = MappingProxyType(
    {
        "after": "NAME",
        "avoid": "SKILL",
        "bolt_port": "PORT",
        "budget": "NUMBER",
        "catalogue": "FOLDER",
        "deadline": "DAY",
        "fail_on": "WHAT",
        "file": "FILE",
        "home": "FOLDER",
        "host": "ADDRESS",
        "hours_per_week": "HOURS",
        "http_port": "PORT",
        "known": "NAME",
        "known_from": "FILE",
        "lacking": "SKILL",
        "limit": "NUMBER",
        "pace": "FACTOR",
        "port": "PORT",
        "prefer": "SKILL",
        "q": "WORDS",
        "skip": "NUMBER",
        "start": "DAY",
        "target": "TARGET",
        "today": "DAY",
    }
)
"""The placeholder for the value of an option or argument, by its name; any other one shows its own name."""


class HelpfulCommand(TyperCommand):
    """A command whose help shows an example, and no types or ranges as a program sees them."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        for parameter in self.params:
            if parameter.metavar is None and not getattr(parameter, "is_flag", False):
                parameter.metavar = METAVARS.get(parameter.name or "", (parameter.name or "").upper())

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer gives it
        """The options, then the arguments: in brackets if they may be left out."""
        arguments = [one for one in self.params if one.param_type_name == "argument"]
        return ["[OPTIONS]", *(_argument(one) for one in arguments)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments, the options, and the example."""
        for title, kind in (("Arguments", "argument"), ("Options", "option")):
            rows = [(_names(one), _text(one)) for one in self.get_params(ctx) if one.param_type_name == kind]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
        if known := HELP.get(" ".join(ctx.command_path.split()[1:])):
            with formatter.section("Example"):
                formatter.write(f"  {known.example}\n")


class HelpfulGroup(TyperGroup):
    """The list of all commands, by what they are for, with nothing cut."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer gives it
        """Each shelf with its commands; one that stands on none comes last."""
        shelves: dict[str, list[tuple[str, str]]] = {one.shelf: [] for one in HELP.values() if one.shelf}
        for name in sorted(self.commands, key=[*HELP, *sorted(self.commands)].index):
            command = self.commands[name]
            known = HELP.get(name) or Help("More", textwrap.shorten(command.help or "", 60, placeholder=" ..."), "")
            shelves.setdefault(known.shelf, []).append((name, known.short))
        for shelf, rows in shelves.items():
            with formatter.section(shelf):
                formatter.write_dl(rows)


def _argument(parameter: Any) -> str:
    """An argument in the line of usage."""
    name = _value(parameter)
    return name if parameter.required or name.startswith("[") else f"[{name}]"


def _value(parameter: Any) -> str:
    """The placeholder for a value, with dots if several values may be given."""
    name = str(parameter.metavar)
    return name if parameter.nargs == 1 or name.endswith("...") else f"{name}..."


def _names(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return _value(parameter)
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.is_flag else f"{names} {parameter.metavar}"


def _text(parameter: Any) -> str:
    """The description of a parameter, with its values if they are few, and its default."""
    text = (parameter.help or "").rstrip()
    if (choices := getattr(parameter.type, "choices", None)) is not None:
        values = [str(one.value if isinstance(one, Enum) else one) for one in choices]
        text = f"{text} One of: {', '.join(values)}."
    if variable := getattr(parameter, "envvar", None):
        text = f"{text} Or set {variable}."
    default = parameter.default.value if isinstance(parameter.default, Enum) else parameter.default
    if not callable(default) and default not in (None, "", False, (), [], -1):
        text = f"{text} Default: {default}."
    return text
