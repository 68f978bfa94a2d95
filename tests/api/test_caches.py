"""Answers are the same bytes with every cache and with none."""

from datetime import date
from functools import partial
from itertools import permutations

import pytest

from api.http import answer_cache, create_app
from api.service import Service
from api.settings import Settings
from api.web import study
from api.web.answered import answered
from api.web.canonical import canonical
from api.web.once import Recent
from api.web.parameters import Study, Tab
from graph.picture import scene
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import solve
from graph.work import Work, limited
from queries import open_store
from queries.compiled import Compiled
from tests.client import TestClient

PROFILES = ("", "known=softmax&background=none", "known=python-basics&depth=use")
VIEWS = ("view=weeks&start=2027-01-04&hours_per_week=6", "view=picture", "view=picture&open=all", "by=stage", "")
ADDRESSES = (
    "/",
    "/map",
    "/map/deep-learning",
    "/skill/attention",
    "/why?before=softmax&after=transformers",
    "/api/v1/before?target=transformers",
    "/api/v1/before?target=Transformers&known=softmax",
    "/api/v1/plan?target=attention&start=2027-01-04",
    "/api/v1/find?q=kuberntes",
    "/api/v1/ask?q=what%20before%20attention%3F&today=2027-01-04",
    *(f"/before/transformers?{'&'.join(filter(None, (profile, view)))}" for profile in PROFILES for view in VIEWS),
)


@pytest.fixture(scope="module")
def cold(bundled):
    """Every answer with nothing kept."""
    with pytest.MonkeyPatch.context() as patch, open_store(bundled) as store:
        patch.setattr(scene, "_laid_out", scene._laid_out.__wrapped__)
        patch.setattr(study, "_VIEWS", Recent(0))
        patch.setattr(answer_cache, "MAX_ANSWERS", 0)
        with TestClient(create_app(Settings(store=bundled), Service(store))) as client:
            return {address: _answer(client, address) for address in ADDRESSES}


def _answer(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content


@pytest.mark.parametrize("is_backwards", [False, True])
def test_answers_are_the_same_whatever_was_asked_before_them(bundled, cold, is_backwards):
    with open_store(bundled) as store, TestClient(create_app(Settings(store=bundled), Service(store))) as client:
        for _ in range(2):
            for address in sorted(ADDRESSES, reverse=is_backwards):
                assert _answer(client, address) == cold[address], address


def test_answers_are_the_same_from_a_compiled_file(bundled, cold, tmp_path):
    with open_store(bundled) as store:
        compiled = Compiled(store, tmp_path)
        compiled.snapshot()
        with TestClient(create_app(Settings(store=bundled), Service(store, read=compiled.read))) as client:
            for address in ADDRESSES:
                assert _answer(client, address) == cold[address], address


def test_a_kept_view_and_layout_count_as_the_work_that_they_take(bundled):
    with open_store(bundled) as store:
        snapshot = store.snapshot().compiled()
    asked = canonical(snapshot, "transformers", Study(view=Tab.PICTURE, open="all"), date(2027, 1, 4))
    spent = []
    for _ in range(2):
        with limited(Work()) as work:
            answered(solve(snapshot, asked.names, asked.question.profile), asked)
        spent.append(work.spent)
    assert spent[0] == spent[1] > 0


def test_as_many_late_values_are_kept_as_may_be_and_only_those_that_may():
    for order in permutations("abc"):
        recent, tiny, asked = Recent(2), Snapshot(TINY), []
        for name in (*order, *order[1:]):
            recent.get(tiny, name, partial(asked.append, name))
        assert asked == list(order)
        recent.get(tiny, "large", lambda: "large", is_kept=lambda _: False)
        recent.get(tiny, order[1], lambda: pytest.fail("it is kept"))
