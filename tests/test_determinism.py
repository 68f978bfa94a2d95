"""The same graph and question give the same bytes, whatever the hash seed: every verb, in ten processes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

PROGRAM = """
import hashlib, sys
from datetime import date
from api.encode import encode
from api.formats import Format, render
from graph.model import Depth
from graph.picture.map import map_picture
from graph.picture.neighbourhood import neighbourhood
from graph.picture.prerequisites import prerequisites_picture
from graph.questions.before import before
from graph.questions.compare import compare
from graph.questions.frontier import frontier
from graph.questions.order import order
from graph.questions.path import By, path
from graph.questions.placement import Answer, placement
from graph.questions.plan import plan
from graph.questions.show import skill_card, topic_list
from graph.questions.trunk import trunk
from graph.questions.unlocks import unlocks
from graph.questions.why import why
from graph.snapshot import Snapshot
from graph.solution import Choose, Profile, solve
from queries import open_store

with open_store(sys.argv[1]) as store:
    asked = Snapshot(store.load())
month = {"start": date(2027, 1, 4), "hours_per_week": 9, "deadline": date(2027, 6, 1)}
answers = {
    "before": before(asked, ["transformers", "topic:security"], Profile(known=["python"], depth=Depth.ALL)),
    "least hours": before(asked, ["rag", "kubernetes"], Profile(choose=Choose.LEAST_HOURS)),
    "order": order(asked),
    "path": path(asked, "kubernetes", by=By.HOURS),
    "why": why(asked, "probability", "deep learning", Profile(known=["softmax"])),
    "unlocks": unlocks(asked, "backpropagation"),
    "frontier": frontier(asked, Profile(known=["python"])),
    "compare": compare(asked, "bert", "gpt"),
    "trunk": trunk(asked, ["bert", "gpt", "lora", "kubernetes"]),
    "placement": placement(asked, ["transformers"], [Answer("vectors", yes=True)]),
    "plan": plan(asked, ["transformers"], **month),
    "skill": skill_card(asked, "lora"),
    "topics": topic_list(asked),
    "find": asked.names.find("convolutonal nets"),
    "picture": prerequisites_picture(solve(asked, ["transformers"])),
    "map": map_picture(asked),
    "neighbourhood": neighbourhood(asked, "backpropagation"),
}
for name, answer in answers.items():
    print(name, hashlib.sha256(encode(answer)).hexdigest())
for form in Format:
    print(form, hashlib.sha256(render(answers["plan"], form)).hexdigest())
"""


def test_ten_hash_seeds_give_the_same_bytes(bundled):
    printed = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, bundled],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
        ).stdout
        for seed in range(10)
    }
    assert len(printed) == 1
    assert len(printed.pop().splitlines()) == 22
