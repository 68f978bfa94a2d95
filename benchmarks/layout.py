"""How few edges cross in a drawing, beside rows in a plain order, and how long a layout takes.

    python -m benchmarks.layout [--rounds 5]

Plan-like graphs of the bundled roadmap: the first skills, in learning order, of the plans of several targets. The plain
order is that of the ids. Both sides have the same rows.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from graph.picture.crossings import crossings, ordered
from graph.picture.labels import WIDTH
from graph.picture.layout import WIDE, Box, layout
from graph.picture.rows import rows
from graph.questions.before import before
from graph.snapshot import Snapshot
from ingest.pipeline import OWN_EDITION, ingest
from queries import open_store

SIZES = (40, 100, 300, 600)
GOALS = {40: 0.030, 600: 1.0}
HEIGHT = 44
GAP = 20


def bundled() -> Snapshot:
    """The project's own roadmap."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder) / 'roadmap.sqlite'}") as store:
        ingest(OWN_EDITION, store)
        return Snapshot(store.load())


def plan_like(snapshot: Snapshot, count: int) -> tuple[list[str], list[tuple[str, str]]]:
    """As many skills, closed under what they require, sorted by id, and the requirements among them."""
    found: set[str] = set()
    for target in reversed(snapshot.order):
        if len(found) < count:
            found.update([target, *(item.id for item in before(snapshot, [target]).items)])
    ids = sorted(snapshot.sort(found)[:count])
    among = set(ids)
    followed = (one for id in ids for one in snapshot.requirements(id) if one.need != "helpful")
    return ids, [(one.pick, one.skill) for one in followed if one.pick in among]


def seconds(boxes: list[Box], edges: list[tuple[str, str]], rounds: int) -> float:
    """The median processor time of a layout: what else the machine does counts little then."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        layout(boxes, edges)
        times.append(time.process_time() - started)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    snapshot = bundled()
    print(
        f"{'skills':>6} {'edges':>6} {'rows':>5} {'plain':>8} {'crossings':>10} {'share':>6} {'time':>10} {'goal':>8}"
    )
    for count in SIZES:
        ids, edges = plan_like(snapshot, count)
        number = {id: place for place, id in enumerate(ids)}
        most = max(WIDE, count**0.5 * (WIDTH + GAP)) * 0.9
        made = rows([WIDTH] * count, [(number[a], number[b]) for a, b in edges], GAP, most)
        plain, ours = crossings(made, made.rows), crossings(made, ordered(made))
        spent = seconds([Box(id, WIDTH, HEIGHT) for id in ids], edges, rounds)
        goal = f"{GOALS[count] * 1e3:5.0f} ms" if count in GOALS else ""
        size = f"{count:6} {len(edges):6} {len(made.rows):5}"
        print(f"{size} {plain:8} {ours:10} {ours / plain:6.0%} {spent * 1e3:7.0f} ms {goal:>8}")


if __name__ == "__main__":
    main()
