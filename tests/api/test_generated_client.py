"""A Python client that a generator makes from the OpenAPI document."""

import importlib.util
import json
import re
import subprocess
import sys

import pytest

from api.http import create_app
from api.settings import Settings
from graph.samples import TINY
from queries import open_store
from tests.client import TestClient

_BYTES = (
    "text/markdown",
    "text/csv",
    "text/tab-separated-values",
    "application/yaml",
    "application/zip",
    "application/x-ndjson",
)
UNREAD = dict.fromkeys(_BYTES, "application/octet-stream")
"""Media types of ours that the generator knows only as bytes."""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('store')}/tiny.sqlite"
    with open_store(url) as store:
        store.replace(TINY)
    with TestClient(create_app(Settings(store=url))) as client:
        yield client


@pytest.fixture(scope="module")
def generated(service, tmp_path_factory):
    """The folder of the client, generated without a warning."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_bytes(service.get("/openapi.json").content)
    (folder / "config.json").write_text(json.dumps({"post_hooks": [], "content_type_overrides": UNREAD}))
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--fail-on-warning"]
    files = ["--path", "openapi.json", "--config", "config.json", "--output-path", "prereq_client"]
    made = subprocess.run([*command, *files], cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return folder / "prereq_client"


def test_a_client_is_generated_without_a_warning_with_a_module_for_every_operation(generated, service):
    paths = service.get("/openapi.json").json()["paths"]
    operations = {operation["operationId"] for path in paths.values() for operation in path.values()}
    assert operations == {file.stem for file in (generated / "api").glob("*/*.py")} - {"__init__"}


def test_every_schema_has_a_clean_name(service):
    names = service.get("/openapi.json").json()["components"]["schemas"]
    assert [name for name in names if not re.fullmatch(r"([A-Z][a-z]+)+", name)] == []


def test_the_generated_model_of_why_reads_and_writes_the_answer(generated, service, monkeypatch):
    answer = service.get("/api/v1/why", params={"before": "softmax", "after": "transformers"}).json()
    spec = importlib.util.spec_from_file_location(
        "prereq_client", generated / "__init__.py", submodule_search_locations=[str(generated)]
    )
    package = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "prereq_client", package)
    spec.loader.exec_module(package)
    why = importlib.import_module("prereq_client.models").Why
    assert why.from_dict(answer).to_dict() == answer
    assert why.from_dict(answer).answer.value == "yes"
    for name in [name for name in sys.modules if name.startswith("prereq_client.")]:
        monkeypatch.delitem(sys.modules, name)
