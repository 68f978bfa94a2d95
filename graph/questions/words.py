"""Numbers, lists and names as sentences say them."""

from collections.abc import Iterable

from graph.model import Resource


def counted(number: int, thing: str) -> str:
    """A number of things.

    Examples
    --------
    >>> counted(1, "skill"), counted(1200, "skill")
    ('1 skill', '1,200 skills')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def hours_in_words(hours: float) -> str:
    """A number of hours, with its word.

    Examples
    --------
    >>> hours_in_words(1), hours_in_words(15.5)
    ('1 hour', '15.5 hours')
    """
    return f"{hours:,g} hour{'' if hours == 1 else 's'}"


def possessive(name: str) -> str:
    """The name as the owner of something.

    Examples
    --------
    >>> possessive("Statistics"), possessive("Machine learning")
    ("Statistics'", "Machine learning's")
    """
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def joined(names: Iterable[str]) -> str:
    """The names as a list in a sentence.

    Examples
    --------
    >>> joined(["Git", "Docker", "SQL"]), joined(["Git"])
    ('Git, Docker and SQL', 'Git')
    """
    names = list(names)
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def about_resource(resource: Resource) -> str:
    """The part of a resource that is meant, its kind, and whether it is free: what stands behind its title.

    Examples
    --------
    >>> about_resource(Resource("A book", "https://books.example/", kind="book", free=True, part="Chapter 3"))
    ', Chapter 3 (book, free)'
    >>> about_resource(Resource("A page", "https://docs.example/", line=7))
    ''
    """
    part = f", {resource.part}" if resource.part else ""
    kind = ", ".join(filter(None, [resource.kind, "free" if resource.free else ""]))
    return f"{part} ({kind})" if kind else part
