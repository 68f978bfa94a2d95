"""What leaves for an error: its sentence with advice, its status and its exit code."""

import re

import pytest

from api.problems import ADVICE, PORT_SETTINGS, problem, row, sentence
from api.settings import Settings
from graph import errors


def test_the_advice_stands_behind_what_is_wrong_over_http_too():
    empty = errors.StoreEmpty("sqlite:///x holds no roadmap yet")
    assert sentence(empty) == "sqlite:///x holds no roadmap yet: fill it with `prereq ingest FILE`"
    assert problem(empty)["detail"] == sentence(empty)


def test_an_error_without_advice_is_left_as_it_is():
    assert sentence(errors.Cycle(["a", "b", "a"])) == "cycle: a -> b -> a"


@pytest.mark.parametrize(("role", "setting"), PORT_SETTINGS.items())
def test_a_port_that_cannot_be_used_is_wrong_usage_and_names_its_setting(role, setting):
    taken = errors.PortUnavailable(8000, role, "is taken")
    assert setting in sentence(taken)
    assert row(taken).exit_code == 2
    assert row(taken).slug == "port-unavailable"


def test_advice_names_only_settings_that_exist():
    named = {name for advice in ADVICE.values() for name in re.findall(r"PREREQ_\w+", advice)}
    assert named
    assert named <= {f"PREREQ_{name.upper()}" for name in Settings.model_fields}
