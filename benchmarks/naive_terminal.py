"""What a competent user writes in an hour over the same SQLite file: no levels, alternatives, background or names."""

import sqlite3
import sys

import networkx as nx

QUERY = "SELECT prerequisite, skill FROM requires WHERE need IN ('use', 'understand')"


def main() -> None:
    """Print what comes before the skill (id), a generation after the other; the file comes first."""
    file, target = sys.argv[1:]
    with sqlite3.connect(file) as connection:
        names = dict(connection.execute("SELECT id, name FROM skill"))
        graph = nx.DiGraph(list(connection.execute(QUERY)))
    for generation in nx.topological_generations(graph.subgraph(nx.ancestors(graph, target))):
        sys.stdout.writelines(f"{names[id]}\n" for id in sorted(generation))


if __name__ == "__main__":
    main()
