"""The documentation is true: its commands run, its settings and commands are all there are, its examples answer."""

import re
import shlex
from pathlib import Path

import pytest
from yaml12 import read_yaml

from api.cli.main import app, main
from api.cli.verbs import REFUSED_EXIT_CODE
from api.http import create_app
from api.service import Service
from api.settings import Settings
from api.web.routers import ROUTERS
from graph.interchange.form import BackgroundRow, EntryRow, Head, Link, RequirementRow, RoleRow, SkillRow, TopicRow
from queries import open_store
from queries.browser.guide import on_connect
from queries.browser.saved import saved_queries
from tests.client import TestClient

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def _text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def _blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def _commands():
    """Every `$ prereq ...` of the documentation, with the lines that are shown below it."""
    for page in PAGES:
        for block in _blocks(page, "console"):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, *shown = part.rstrip("\n").split("\n")
                if command.startswith("prereq "):
                    yield pytest.param(command, shown, id=f"{page.name}: {command}")


def _addresses():
    for page in PAGES:
        for found in re.findall(r"curl '(http://127\.0\.0\.1:8000[^']*)'", page.read_text(encoding="utf-8")):
            yield pytest.param(found, id=f"{page.name}: {found}")


@pytest.fixture(scope="module")
def service(bundled):
    with open_store(bundled) as store:
        yield Service(store)


@pytest.mark.parametrize(("command", "shown"), list(_commands()))
def test_commands_of_the_documentation_print_what_it_shows(command, shown, service, capsys, monkeypatch):
    monkeypatch.setattr("api.cli.commands.snapshot", lambda _: service.snapshot)  # one load for all commands
    with pytest.raises(SystemExit) as left:
        main(shlex.split(command)[1:])
    assert left.value.code in {0, None, REFUSED_EXIT_CODE}
    printed = capsys.readouterr().out.splitlines()
    for line in shown:
        if line.strip() not in {"", "..."}:
            assert line in printed


@pytest.fixture(scope="module")
def client(bundled):
    with TestClient(create_app(Settings(store=bundled))) as running:
        yield running


@pytest.mark.parametrize("address", list(_addresses()))
def test_addresses_of_the_documentation_answer(address, client):
    assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_the_example_of_the_interchange_form_is_ingested_and_answers(tmp_path, capsys, monkeypatch):
    [example] = _blocks(ROOT / "docs/interchange.md", "json")
    assert len(example.splitlines()) <= 10
    file = tmp_path / "bread.json"
    file.write_text(example, encoding="utf-8")
    monkeypatch.setenv("PREREQ_STORE", f"sqlite:///{tmp_path}/bread.sqlite")
    for command in (["ingest", str(file), "--from-json"], ["before", "sourdough"]):
        with pytest.raises(SystemExit) as left:
            main(command)
        assert left.value.code in {0, None, REFUSED_EXIT_CODE}
    assert "Fermentation" in capsys.readouterr().out


def test_every_field_of_the_interchange_form_is_documented():
    rows = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", _text("docs/interchange.md"), re.MULTILINE))
    documented = {
        re.search(r"`(\w+)`", name)[1]: set(re.findall(r"`(\w+)`", fields))
        for name, fields in rows.items()
        if "`" in name
    }
    forms = {"skills": SkillRow, "topics": TopicRow, "requires": RequirementRow, "roles": RoleRow}
    forms |= {"backgrounds": BackgroundRow, "entries": EntryRow, "resources": Link, "roadmap": Head}
    for name, form in forms.items():
        assert set(form.model_fields) <= documented[name], name
        for field in form.model_fields:
            assert (f"*`{field}`*" in rows[_heading(rows, name)]) != form.model_fields[field].is_required(), (
                name,
                field,
            )


def _heading(rows, name):
    return next(heading for heading in rows if f"`{name}`" in heading)


def test_every_setting_is_documented_and_nothing_else():
    documented = set(re.findall(r"^\| `(PREREQ_\w+)` \|", _text("docs/settings.md"), re.MULTILINE))
    settings = {f"PREREQ_{name.upper()}" for name in Settings.model_fields}
    assert documented - settings == {
        "PREREQ_TEST_NEO4J_URI",
        "PREREQ_REQUIRE_NEO4J",
        "PREREQ_REQUIRE_BROWSER",
        "PREREQ_REQUIRE_OWNER_ROADMAP",
    }
    assert settings <= documented


def test_every_command_is_documented_and_nothing_else():
    documented = set(re.findall(r"^\| `prereq (\w+)", _text("docs/cli.md"), re.MULTILINE))
    groups = {group.name for group in app.registered_groups}
    assert documented == groups | {command.callback.__name__ for command in app.registered_commands}


def test_every_route_is_documented_and_nothing_else(bundled):
    documented = set(re.findall(r"`(/(?:api/v1/)?[\w/{}.]+)`", _text("docs/api.md")))
    routes = set(create_app(Settings(store=bundled)).openapi()["paths"])
    assert routes == {path for path in documented if path not in {"/docs", "/openapi.json", "/api/v1", "/mcp"}}


def test_every_saved_query_is_documented_with_its_title_and_parameters_and_nothing_else():
    rows = re.findall(r"^\| (.+) \| `([\w-]+)` \| (.*?) ?\|$", _text("docs/neo4j.md"), re.MULTILINE)
    documented = {name: (title, re.findall(r"`(\w+)`", parameters)) for title, name, parameters in rows}
    assert documented == {query.name: (query.title, list(query.parameters)) for query in saved_queries()}


def test_docker_compose_sets_browser_up_as_make_neo4j_does():
    neo4j = read_yaml(str(ROOT / "docker-compose.yml"))["services"]["neo4j"]
    assert neo4j["environment"]["NEO4J_browser_post__connect__cmd"] == on_connect("http://127.0.0.1:8000")
    assert "127.0.0.1" in neo4j["environment"]["NEO4J_browser_remote__content__hostname__whitelist"]


def test_every_address_of_the_page_is_documented_and_nothing_else():
    table = [line for line in _text("docs/page.md").splitlines() if line.startswith("| `/")]
    documented = {path for line in table for path in re.findall(r"`(/[\w/{}-]*)`", line.split("|")[1])}
    assert documented == {route.path.replace(":path", "") for router in ROUTERS for route in router.routes}


def test_every_make_target_of_the_documentation_exists():
    targets = set(re.findall(r"^(\w+):.*##", _text("Makefile"), re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"`make (\w+)`", page.read_text(encoding="utf-8")))
        assert named <= targets, page.name


def test_every_link_between_the_pages_leads_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_first_screen_of_the_readme_has_the_two_commands_and_an_answer():
    first = "\n".join(_text("README.md").splitlines()[:60])
    assert "make run" in first
    assert "make test" in first
    assert "$ prereq before" in first


def test_nothing_names_a_registry_or_a_path_of_one_machine():
    locks = sorted(path.name for path in ROOT.glob("requirements*.lock"))
    assert {"requirements.lock", "requirements-dev.lock"} <= set(locks)
    for name in locks:
        assert "://" not in _text(name), name
