"""Requests of any kind against every operation of the OpenAPI document, in process, with all checks of schemathesis.

Some are valid, some nearly, some not at all: missing and repeated fields, wrong types, methods and content types. Each
answer must have a status, a content type and a body that the document knows, and none may be an error of ours.
"""

import sys
import tempfile

from hypothesis import strategies as st
from schemathesis.engine import events, from_schema
from schemathesis.openapi import from_asgi

from api.http import create_app
from api.settings import Settings
from graph.samples import TINY
from queries import open_store

NAMES = [skill.name for skill in TINY.skills] + ["topic:maths", "all", "vector"]
NAMED = {"target", "known", "lacking", "prefer", "avoid", "to", "before", "after", "skill", "one", "other", "name"}
"""Fields that take names: half of them get real ones, since hardly any random word is known."""


def failures(requests, phases=("examples", "coverage", "fuzzing"), seed=1):
    """How many requests were sent, at least so many, and what is wrong with which operation, each fault once."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/tiny.sqlite") as store:
        store.replace(TINY)
        app = create_app(Settings(store=store.url, reads_per_minute=0, allowed_hosts="testserver"))
        sent, found = 0, {}
        for event in from_schema(_schema(app, requests, phases, seed)).execute():
            if isinstance(event, events.ScenarioFinished):
                sent += len(event.recorder.interactions)
                found.update(_failed(event.recorder))
            elif isinstance(event, events.NonFatalError | events.FatalError):
                found[str(getattr(event, "label", "")), "error"] = str(getattr(event, "value", event))
    return sent, found


def _schema(app, requests, phases, seed):
    schema = from_asgi("/openapi.json", app)
    for hook in (flatmap_query, flatmap_body, flatmap_path_parameters):
        schema.hooks.hook(hook)
    operations = sum(1 for _ in schema.get_all_operations())
    schema.config.phases.update(phases=list(phases))
    schema.config.generation.update(max_examples=max(1, requests // operations), no_shrink=True, database="none")
    schema.config.checks.positive_data_acceptance.expected_statuses = [
        *("2xx", "3xx", "404", "409", "422"),
        "403",  # writing is closed
    ]
    schema.config.seed = seed
    return schema


def _failed(recorder):
    return {
        (recorder.label, check.name): f"{check.failure_info.failure}\n{check.failure_info.code_sample}"
        for case, checks in recorder.checks.items()
        for check in checks
        if check.failure_info is not None and not _is_meant(check, recorder.cases[case].value)
    }


def _is_meant(check, case):
    """What a check of schemathesis complains of, and is so on purpose.

    Some types are read kindly, 0 as false, say; a text is a text even if it could be an object. A brief answer, for
    agents, leaves out fields of the full one, which is the one that the document describes.
    """
    if check.name == "missing_required_header":
        return "403" in str(check.failure_info.failure)  # writing is closed, with a key or without
    if check.name == "negative_data_rejection":
        return "type" in str(check.failure_info.failure).lower()
    asked = {**(case.query or {}), **(case.body if isinstance(case.body, dict) else {})}
    return check.name == "response_schema_conformance" and asked.get("detail") == "brief"


def flatmap_query(_, query):
    return _with_names(query)


def flatmap_body(_, body):
    return _with_names(body)


def flatmap_path_parameters(_, path_parameters):
    return _with_names(path_parameters)


def _with_names(given):
    """The same values, or with real names where there were names of any kind."""
    if not isinstance(given, dict):
        return st.just(given)
    names = {name: _names(value) for name, value in given.items() if name in NAMED and _is_text(value)}
    return st.one_of(st.just(given), st.fixed_dictionaries(names).map(lambda chosen: {**given, **chosen}))


def _is_text(value):
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _names(value):
    name = st.sampled_from(NAMES)
    return name if isinstance(value, str) else st.lists(name, min_size=1, max_size=4)


def main():
    wanted = int(sys.argv[1])
    sent, found = failures(wanted)
    seed = 2
    while sent < wanted:  # some operations have few different requests: others are sent more
        more, faults = failures(wanted - sent, phases=("fuzzing",), seed=seed)
        sent, found, seed = sent + more, found | faults, seed + 1
    for (operation, check), told in found.items():
        print(f"{operation}: {check}\n{told}\n")
    print(f"{sent:,} requests, {len(found)} faults")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
