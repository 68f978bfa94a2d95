"""The contract that every store keeps."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from graph.errors import RevisionMoved
from graph.model import Roadmap, Skill
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Login:
    """User, password and database of a server; an empty part takes the server's default."""

    user: str = ""
    password: str = ""
    database: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Size of the stored graph after `Store.replace`, and how many of its parts were added, changed and removed.

    Parts are skills, topics, requirement rows, roles, backgrounds, the roadmap itself, its ambiguous names, and how the
    document was read. ``is_written`` is true as well where no part differs and yet all of it was written: when that was
    asked for, or the store held something that could not be read.
    """

    revision: str
    skills: int
    topics: int
    requirements: int
    added: int
    changed: int
    removed: int
    is_written: bool = False

    @property
    def is_change(self) -> bool:
        """Whether any part differs from what was stored."""
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Health:
    """Whether a store answers, and the ``problem`` if not; ``revision`` is empty for an empty store."""

    store: str
    ok: bool
    revision: str = ""
    problem: str = ""


class Store(ABC):
    """Keeps the graph of one roadmap.

    Every method may raise `StoreUnavailable`, `StoreBusy` or `SchemaMismatch`. A method that fails has changed nothing.
    Methods may be called from several threads.
    """

    url: str
    """Where the store is, without any password."""

    faults: tuple[str, ...] = ()
    """What was left out or replaced in the graph that `snapshot` gave last: it could not be read, or breaks a rule.

    Each is a sentence that names the node, and the property or what it requires.
    """

    @abstractmethod
    def ensure_schema(self) -> None:
        """Create the layout in an empty store; an existing layout stays as it is."""

    @abstractmethod
    def replace(self, roadmap: Roadmap, *, rewrite: bool = False, expected: str | None = None) -> Counts:
        """Replace the stored graph, whatever it holds, for readers at once: on any error nothing changes.

        Replacing a graph by itself writes nothing, if all of the stored one could be read; with ``rewrite`` it is
        written always. Writers run one after the other. With ``expected``, nothing is written unless that revision
        (empty: none) is the stated one, when it is this writer's turn.

        Raises
        ------
        RevisionMoved
            If the store states another revision than the expected one.
        DanglingEdge
            If a requirement names a skill that the roadmap lacks.
        """

    @abstractmethod
    def snapshot(self) -> Snapshot:
        """The stored graph, all of one revision, ready to answer.

        A graph that was edited by hand is loaded as far as it is valid, with a warning in the log; the rest stands in
        `faults`.

        Raises
        ------
        StoreEmpty, UnreadableStore
        """

    def load(self) -> Roadmap:
        """The stored graph itself; raises as `snapshot` does."""
        return self.snapshot().roadmap

    @abstractmethod
    def revision(self) -> str:
        """The revision that was last written, or an empty string: cheap enough to poll."""

    @abstractmethod
    def stamp(self) -> str:
        """The stamp that was last written, or an empty string: unlike the revision, it moves with the entries too."""

    def fingerprint(self) -> str:
        """What shows, without a look at the graph, that nobody wrote to the store; empty if only reading shows that."""
        return ""

    @abstractmethod
    def restate(self) -> str:
        """Write the revision and the stamp of the graph as it stands: what was edited by hand is taken for good, as far
        as it is valid.

        Every service on the store loads the graph then. Returns the revision.

        Raises
        ------
        StoreEmpty, UnreadableStore
            Nothing is written then.
        """

    @abstractmethod
    def get(self, id: str) -> Skill | None:
        """One skill by id, or None.

        Raises
        ------
        UnreadableStore
        """

    @abstractmethod
    def close(self) -> None:
        """Close all connections. May be called twice."""

    def health(self) -> Health:
        """Whether the store answers; never raises a `StoreError`."""
        from graph.errors import StoreError

        try:
            return Health(self.url, ok=True, revision=self.revision())
        except StoreError as problem:
            return Health(self.url, ok=False, problem=str(problem))

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def refuse_moved(url: str, held: str, expected: str | None) -> None:
    """Refuse to write where the ``held`` revision is not the expected one; with None, any will do."""
    if expected is not None and held != expected:
        raise RevisionMoved(url, held, [expected])
