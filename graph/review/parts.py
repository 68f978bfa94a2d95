"""The parts of a document: the headings and list items below which something stands, with their lines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (``rank`` 1 to 6) or a list item (0), at its ``line`` (from 1); what is below ends at ``last_line``."""

    line: int
    last_line: int
    title: str
    rank: int = 0

    @property
    def is_section(self) -> bool:
        """Whether it is a heading."""
        return self.rank > 0
