"""Templates for a roadmap of one's own: the same small roadmap of another field in each form."""

from pathlib import Path

from graph.errors import DocumentError

TEMPLATES = {
    file.suffix: file for file in (Path(__file__).with_name(f"roadmap.{form}") for form in ("md", "csv", "yaml"))
}
"""The template for each suffix."""


def write_template(file: Path) -> None:
    """Write the template that fits the suffix of a file that does not exist yet.

    Raises
    ------
    DocumentError
        If there is no template for the suffix, if the file exists, or if it cannot be written.
    """
    template = TEMPLATES.get(file.suffix.casefold().replace(".yml", ".yaml"))
    if template is None:
        raise DocumentError(file, f"there is no template for it: its name may end in {', '.join(TEMPLATES)}")
    text = template.read_text(encoding="utf-8").replace("FILE", file.name)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as problem:
        raise DocumentError(file, "exists already, and is not overwritten: choose another name") from problem
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.errno else str(problem)
        raise DocumentError(file, f"cannot be written: {why}") from problem
