"""Everything that can go wrong, as one tree; what clients need stands in attributes.

PrereqError
+-- InvalidGraph                 the graph itself is wrong
|   +-- UnknownReference         an id that names nothing
|   +-- DuplicateId              two things of one id
|   +-- SelfRequirement          a skill that requires itself
|   +-- DuplicateRequirement     a skill that requires another twice
|   +-- InvalidRequirement       a requirement without members, default, need or reason
|   +-- Cycle                    skills that require each other in a circle
|   +-- InvalidDocument          an interchange document that is not one, or holds wrong values
+-- InvalidQuestion              a question that cannot be answered as asked
|   +-- UnknownNames             names that stand for nothing in this roadmap
|   |   +-- UnknownBackground    a background that this roadmap does not have
|   +-- AmbiguousName            a name that stands for several things
|   +-- InvalidParameter         a value outside its bounds
|       +-- UnknownParameter     a parameter that the question does not have
|       +-- MissingParameter     a parameter that must be given
|   +-- TooMuchWork              more work than one question may take
+-- AskLater                     nothing is wrong with the question, but it cannot be answered now
|   +-- Loading                  the roadmap is still being read
|   +-- QueueFull                too many questions wait already
|   +-- TookTooLong              the answer was given up after some time
+-- IngestError                  an input file that cannot be used
|   +-- DocumentError            a roadmap
|   +-- CatalogueError           a catalogue file
+-- StoreError                   the database said no
|   +-- StoreUnavailable         cannot be reached, opened, read or written
|   |   +-- LoginInAddress       the address holds a user or password
|   |   +-- LoginRefused         the server does not accept the login
|   |   +-- DatabaseMissing      the server has no such database
|   |   +-- ServerUnreachable    no server answers at the address
|   +-- StoreBusy                another writer holds it for too long
|   +-- StoreEmpty               no roadmap in it yet
|   +-- UnreadableStore          a value in it is not what it must be: edited by hand, or damaged
|   +-- SchemaMismatch           written by a newer Prereq, or not by Prereq at all
|   +-- DanglingEdge             a requirement whose skill is not there
|   +-- RevisionMoved            somebody else wrote since the writer looked
+-- AccessRefused                a request that may not do what it asks
|   +-- WritesClosed             no keys are set up
|   +-- KeyRefused               no key, an unknown one, or one that has expired
|   +-- ScopeMissing             a key that may do less than this
+-- KeysUnavailable              the keys or the log of writes cannot be used
+-- PortUnavailable              a port is taken, or not ours to use
+-- InvalidSettings              the configuration contradicts itself
"""

from collections.abc import Sequence
from pathlib import Path


class PrereqError(Exception):
    """Root of every error that Prereq raises on purpose; its text is one readable sentence or list."""


class InvalidGraph(PrereqError):
    """The graph breaks a rule that every answer relies on."""


class UnknownReference(InvalidGraph):
    """Ids that are referred to but not defined: ``ids`` by the place ``where`` they stand."""

    def __init__(self, where: str, ids: Sequence[str]) -> None:
        self.where, self.ids = where, tuple(ids)
        super().__init__(f"{where} refers to what does not exist: {', '.join(self.ids)}")


class DuplicateId(InvalidGraph):
    """Several skills, or several topics, share the ``ids``."""

    def __init__(self, kind: str, ids: Sequence[str]) -> None:
        self.kind, self.ids = kind, tuple(ids)
        super().__init__(f"{kind} defined more than once: {', '.join(self.ids)}")


class SelfRequirement(InvalidGraph):
    """The skill ``id`` lists itself among its prerequisites."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"{id} requires itself")


class DuplicateRequirement(InvalidGraph):
    """``skill`` requires ``prerequisite`` in more than one requirement."""

    def __init__(self, skill: str, prerequisite: str) -> None:
        self.skill, self.prerequisite = skill, prerequisite
        super().__init__(f"{skill} requires {prerequisite} twice")


class InvalidRequirement(InvalidGraph):
    """A requirement of ``skill`` is malformed."""

    def __init__(self, skill: str, why: str) -> None:
        self.skill, self.why = skill, why
        super().__init__(f"a requirement of {skill} {why}")


class Cycle(InvalidGraph):
    """Skills that require each other in a circle: ``path`` starts and ends with the same id, in learning direction."""

    def __init__(self, path: Sequence[str]) -> None:
        self.path = tuple(path)
        super().__init__(f"cycle: {' -> '.join(self.path)}")


class InvalidDocument(InvalidGraph):
    """A document that should be in the interchange form and is not, with each of its faults at its place."""


class InvalidQuestion(PrereqError):
    """The question cannot be answered as asked."""


class UnknownNames(InvalidQuestion):
    """Names that stand for nothing here.

    ``suggestions`` maps each of the first ones to the nearest names, best first; ``more`` counts the others.
    """

    def __init__(self, suggestions: dict[str, tuple[str, ...]], more: int = 0) -> None:
        self.suggestions, self.more = suggestions, more
        sentences = [self._sentence(name, near) for name, near in suggestions.items()]
        super().__init__("; ".join([*sentences, *([f"{more:,} more of the names are unknown"] if more else [])]))

    @staticmethod
    def _sentence(name: str, near: tuple[str, ...]) -> str:
        missing = f'"{name}" is not in this roadmap'
        return f"{missing}; did you mean {', '.join(near)}?" if near else missing


class UnknownBackground(UnknownNames):
    """``name`` is no background; ``backgrounds`` are the ids of all that there are, the nearest first."""

    def __init__(self, name: str, backgrounds: Sequence[str]) -> None:
        self.name, self.backgrounds = name, tuple(backgrounds)
        super().__init__({name: self.backgrounds})

    @staticmethod
    def _sentence(name: str, near: tuple[str, ...]) -> str:
        return f'"{name}" is no background of this roadmap; there are {", ".join(near)}'


class AmbiguousName(InvalidQuestion):
    """``name`` stands for several things: ``candidates`` are their ids."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name, self.candidates = name, tuple(candidates)
        super().__init__(f'"{name}" may mean {", ".join(self.candidates)}: ask for one of these')


class InvalidParameter(InvalidQuestion):
    """The value of ``field`` is out of bounds."""

    def __init__(self, field: str, why: str) -> None:
        self.field, self.why = field, why
        super().__init__(f"{field} {why}")


class UnknownParameter(InvalidParameter):
    """The question has no parameter ``field``; ``suggestions`` are those that come nearest, ``known`` all it has."""

    def __init__(self, field: str, suggestions: Sequence[str], known: Sequence[str]) -> None:
        self.suggestions, self.known = tuple(suggestions), tuple(known)
        meant = f"did you mean {' or '.join(self.suggestions)}?" if suggestions else f"there are {_listed(known)}"
        super().__init__(field, f"is no parameter here: {meant}")


class MissingParameter(InvalidParameter):
    """The question needs the parameter ``field``."""

    def __init__(self, field: str) -> None:
        super().__init__(field, "is missing: give it")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


class TooMuchWork(InvalidQuestion):
    """The question takes more than ``most`` units of work, which are counted, not timed (`graph.work`)."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(
            f"The question takes more work than the {most:,} units that one may take: "
            "name fewer targets, choose a smaller depth, or leave out choose=least_hours"
        )


class AskLater(PrereqError):
    """The question cannot be answered now: ask again after ``retry_seconds``."""

    retry_seconds = 2


class Loading(AskLater):
    """The roadmap of a store is being read for the first time."""

    def __init__(self, store: str) -> None:
        self.store = store
        super().__init__(f"{store} is being read: ask again in a moment")


class QueueFull(AskLater):
    """So many questions wait already that this one would wait too long."""

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting
        super().__init__(f"{waiting} questions are waiting already: ask again in a moment")


class TookTooLong(AskLater):
    """The answer was not ready after ``seconds``, and was given up."""

    retry_seconds = 10

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"The answer was not ready after {seconds:g} seconds: ask again later, or for less at a time")


class IngestError(PrereqError):
    """An input ``file`` cannot be used; ``line`` (from 1) and ``field`` say where, if known."""

    def __init__(self, file: Path | str, why: str, *, line: int | None = None, field: str | None = None) -> None:
        self.file, self.why, self.line, self.field = _printable(file), why, line, field
        place = f"{self.file}:{line}" if line else self.file
        super().__init__(f"{place}: {field}: {why}" if field else f"{place}: {why}")


def _printable(file: Path | str) -> str:
    """A file's name, without the bytes that are no text."""
    return str(file).encode("utf-8", "replace").decode()


class DocumentError(IngestError):
    """A roadmap document cannot be ingested."""


class CatalogueError(IngestError):
    """A catalogue file is wrong."""


class StoreError(PrereqError):
    """The store cannot do what was asked; nothing in it has changed."""


class StoreUnavailable(StoreError):
    """The store cannot be reached, opened, logged into or written to."""


class LoginInAddress(StoreUnavailable):
    """The address of a store holds a user or a password; its text does not repeat them."""


class LoginRefused(StoreUnavailable):
    """The server does not accept the user and password."""


class DatabaseMissing(StoreUnavailable):
    """The server has no database of the configured name."""


class ServerUnreachable(StoreUnavailable):
    """No database server answers at the address."""


class StoreBusy(StoreError):
    """Another writer holds the store and did not let go in time."""


class StoreEmpty(StoreError):
    """The store holds no roadmap yet."""


class UnreadableStore(StoreError):
    """A value in the ``store`` cannot be read: ``place`` names its row or node, if known, and ``why`` the value."""

    def __init__(self, store: str, place: str, why: str) -> None:
        self.store, self.place, self.why = store, place, why
        super().__init__(f"{store} cannot be read: " + (f"{place}: {why}" if place else why))


class SchemaMismatch(StoreError):
    """The store's content was written in another layout: ``found`` instead of ``expected``."""

    def __init__(self, found: object, expected: int, store: str) -> None:
        self.found, self.expected = found, expected
        super().__init__(f"{store} has schema {found} and this version of Prereq reads schema {expected}")


class DanglingEdge(StoreError):
    """A requirement, role or background names a skill that is not there.

    ``skill`` is what names it; both are empty if only the database knows which.
    """

    def __init__(self, skill: str = "", prerequisite: str = "") -> None:
        self.skill, self.prerequisite = skill, prerequisite
        named = f"{skill} requires {prerequisite}, and one of them is not among the skills"
        super().__init__(named if skill else "a row refers to a missing skill or topic")


class RevisionMoved(StoreError):
    """The store holds another revision than the ``expected`` ones: its is ``actual``, empty for an empty store."""

    def __init__(self, store: str, actual: str, expected: Sequence[str]) -> None:
        self.store, self.actual, self.expected = store, actual, tuple(expected)
        holds = f"revision {actual[:12]}" if actual else "no roadmap"
        super().__init__(f"{store} holds {holds} and not the one that this was made from, since somebody else wrote")


class AccessRefused(PrereqError):
    """The request may not do what it asks for."""


class WritesClosed(AccessRefused):
    """No keys are set up, so nobody may write over HTTP."""

    def __init__(self) -> None:
        super().__init__("this service takes no roadmap over HTTP, since no keys are set up")


class KeyRefused(AccessRefused):
    """There is no key, it is not known, or it has expired."""


class ScopeMissing(AccessRefused):
    """The key called ``name`` lacks the ``scope``."""

    def __init__(self, name: str, scope: str) -> None:
        self.name, self.scope = name, scope
        super().__init__(f'the key "{name}" may not do this: it lacks the scope {scope}')


class KeysUnavailable(PrereqError):
    """The file of keys, or the log of writes, cannot be used."""


class PortUnavailable(PrereqError):
    """Nothing can listen on ``port``; ``role`` says what was to listen: ``service``, ``bolt`` or ``browser``."""

    def __init__(self, port: int, role: str, why: str) -> None:
        self.port, self.role, self.why = port, role, why
        super().__init__(f"port {port} {why}")


class InvalidSettings(PrereqError):
    """The settings contradict each other or lack something."""
