"""All checks, one after the other: one that fails ends none of the others."""

from collections.abc import Callable, Iterator

from api.doctor import machine, stores
from api.doctor.finding import Finding, fault
from api.problems import advice
from api.settings import Settings
from graph.errors import PrereqError

Check = Callable[[Settings], Iterator[Finding]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("store", stores.graph),
    ("database", stores.database),
    ("catalogue", machine.catalogue),
    ("clock", machine.clock),
    ("disk", machine.disk),
    ("user", machine.user),
    ("keys", machine.keys),
)
"""Every check, by the name under which its own failure is told."""


def examine(settings: Settings) -> Iterator[Finding]:
    """Everything that was found, in a fixed order."""
    for name, check in CHECKS:
        try:
            yield from check(settings)
        except PrereqError as problem:
            yield fault(name, str(problem), advice(problem))
        except Exception as problem:
            yield fault(name, f"could not be looked at ({type(problem).__name__}: {problem})", "please report it")
