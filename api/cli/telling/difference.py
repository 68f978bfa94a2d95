"""Print the difference of two roadmaps."""

from api.cli.output import say
from api.formats.changes import blocks, summary
from graph.difference import Difference


def tell_difference(found: Difference, *, everything: bool = False) -> None:
    """Print a difference for reading; ``everything`` prints every line and name."""
    say(f"{found.new.title}: {summary(found)}")
    for block in blocks(found, everything=everything):
        say("")
        say(f"{block.title} ({block.count:,})")
        for line in (*block.lines, *([f"{block.left_out}: --all"] if block.left_out else [])):
            say(f"  {line}")
