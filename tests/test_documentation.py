"""The manual is true: its blocks run and print what it shows, its reference is made from the program."""

import json
import os
import re
import shlex
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from yaml12 import read_yaml

from api.cli.helping import HELP
from api.cli.main import app, main
from api.cli.verbs import REFUSED_EXIT_CODE
from api.http import create_app
from api.problems import TABLE
from api.service import Service
from api.settings import Settings
from api.table import BY_NAME
from api.web.routers import ROUTERS
from graph.interchange.form import BackgroundRow, EntryRow, Head, Link, RequirementRow, RoleRow, SkillRow, TopicRow
from graph.questions.before import before as before_question
from graph.questions.plan import plan
from graph.samples import TINY
from graph.snapshot import Snapshot
from graph.solution import Profile
from ingest.catalogue import load
from ingest.catalogue.lint import lint
from ingest.pipeline import ingest
from queries import open_store
from queries.browser.guide import on_connect
from queries.browser.saved import saved_queries
from tests.manual import reference
from tests.manual.blocks import PAGES, REASONS, blocks, commands_of
from tests.manual.session import Session, faults

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
WRITES = bool(os.environ.get("PREREQ_WRITE_DOCS"))

MAX_WORDS = 1_500
"""Words of a page that is read from beginning to end; those of a reference are looked up."""

LOOKED_UP = {"docs/decisions.md", *(path.relative_to(ROOT).as_posix() for path in REFERENCE.glob("*.md"))}


def _name(page):
    return page.relative_to(ROOT).as_posix()


def _text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def _blocks(page, language):
    return [block.text for block in blocks(page) if block.language == language]


def _files(page):
    """The files that a page shows, by their names."""
    return {block.title: block.text for block in blocks(ROOT / "docs" / "how-to" / page) if block.title}


every_page = pytest.mark.parametrize("page", PAGES, ids=_name)


@pytest.fixture(scope="session")
def address(bundled, serving):
    """Where the service of the pages is, without http://."""
    with serving(bundled) as found:
        yield found.removeprefix("http://")


@pytest.fixture
def session(bundled, tmp_path, request):
    """A reader who begins a page: an empty folder, the bundled roadmap in the default store, a service if need be."""
    folder = tmp_path / "reader"
    store = tmp_path / "data" / "prereq" / "prereq.sqlite"
    folder.mkdir()
    store.parent.mkdir(parents=True)
    shutil.copy(bundled.removeprefix("sqlite:///"), store)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREREQ_")}
    kept |= {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_STATE_HOME": str(tmp_path / "state")}
    page = request.node.callspec.params["page"]
    asks = "127.0.0.1:8000" in "".join(block.text for block in blocks(page) if not block.why_not_run)
    return Session(folder, request.getfixturevalue("address") if asks else "127.0.0.1:9", kept)


@pytest.mark.parametrize("page", [page for page in PAGES if any(block.is_run for block in blocks(page))], ids=_name)
def test_every_block_runs_and_prints_what_the_page_shows(page, session):
    """PREREQ_WRITE_DOCS=1 writes what is printed now."""
    changed = []
    found = []
    for block in blocks(page):
        if block.title and not block.why_not_run:
            session.write(block)
        elif block.is_run:
            found += [
                f"{_name(page)}:{block.line}: {fault}"
                for fault in faults(block, session, lambda *pair: changed.append(pair))
            ]
    if WRITES:
        _renew(page, changed)
    else:
        assert not found, "\n\n".join(found)


def _renew(page, changed):
    text = page.read_text(encoding="utf-8")
    for above, shown, printed in changed:
        text = text.replace("\n".join([above, *shown, ""]), "\n".join([above, *printed, ""]), 1)
    page.write_text(text, encoding="utf-8")


@every_page
def test_what_is_not_run_says_why_and_is_well_formed(page):
    for block in blocks(page):
        if block.language in {"bash", "sh", "console"} and block.why_not_run:
            assert block.why_not_run in REASONS, f"{_name(page)}:{block.line}"
            script = "\n".join(commands_of(block))
            checked = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
            assert checked.returncode == 0, checked.stderr


@every_page
def test_every_command_of_a_page_exists_with_its_options(page):
    known = {command.callback.__name__: command for command in app.registered_commands}
    groups = {group.name for group in app.registered_groups}
    for block in blocks(page):
        for line in commands_of(block) if block.language in {"bash", "sh", "console"} else ():
            for name, rest in re.findall(r"(?:^|[|;&] *|-- )prereq ([a-z0-9]+)\b([^|>;&]*)", line):
                assert name in known or name in groups, f"{_name(page)}: {line}"
                for option in re.findall(r"\s(--[a-z-]+)", rest) if name in known else ():
                    assert option in reference.help_of(name), f"{_name(page)}: {line}"


@pytest.fixture(scope="module")
def made(bundled, tmp_path_factory):
    return reference.pages(bundled, tmp_path_factory.mktemp("made"))


@pytest.mark.parametrize("name", reference.MADE_PAGES)
def test_the_reference_is_made_from_the_program(name, made):
    """PREREQ_WRITE_DOCS=1 writes it anew."""
    if WRITES:
        (REFERENCE / name).write_text(made[name], encoding="utf-8")
    assert (REFERENCE / name).read_text(encoding="utf-8") == made[name]


def test_every_command_is_on_a_shelf_and_in_the_reference():
    names = {command.callback.__name__ for command in app.registered_commands}
    for group in app.registered_groups:
        of_group = group.typer_instance.registered_commands
        names |= {group.name, *(f"{group.name} {one.name or one.callback.__name__}" for one in of_group)}
    assert set(HELP) == names
    assert names == set(re.findall(r"^## prereq ([\w ]+)$", _text("docs/reference/commands.md"), re.MULTILINE))


@pytest.fixture(scope="module")
def service(bundled):
    with open_store(bundled) as store:
        yield Service(store)


@pytest.mark.parametrize("name", [name for name in HELP if name in {*BY_NAME, "place"} - {"verify"}])
def test_the_example_of_a_commands_help_runs(name, service, prereq, monkeypatch):
    monkeypatch.setattr("api.cli.commands.snapshot", lambda _: service.snapshot)  # one load for all commands
    assert prereq(*shlex.split(HELP[name].example)[1:]).returncode == 0


def test_every_setting_is_documented_and_nothing_else():
    documented = set(re.findall(r"^\| `(PREREQ_\w+)` \|", _text("docs/reference/settings.md"), re.MULTILINE))
    settings = {f"PREREQ_{name.upper()}" for name in Settings.model_fields}
    assert documented - settings == {
        "PREREQ_TEST_NEO4J_URI",
        "PREREQ_REQUIRE_NEO4J",
        "PREREQ_REQUIRE_BROWSER",
        "PREREQ_REQUIRE_OWNER_ROADMAP",
        "PREREQ_CHAOS_ROUNDS",
    }
    assert settings <= documented


def test_every_route_is_documented_and_nothing_else(bundled):
    documented = re.findall(r"^## ([A-Z, ]+) (/\S+)$", _text("docs/reference/routes.md"), re.MULTILINE)
    found = {(method, path) for methods, path in documented for method in methods.split(", ")}
    paths = create_app(Settings(store=bundled)).openapi()["paths"]
    assert found == {(method.upper(), path) for path, operations in paths.items() for method in operations}


def test_every_error_that_the_service_gives_is_documented_with_how_to_mend_it():
    slugs = {row.slug for row in TABLE.values()}
    for file in (ROOT / "api").rglob("*.py"):
        slugs |= set(re.findall(r'(?:shape|Row)\(\s*\d+,\s*"([a-z-]+)"', file.read_text(encoding="utf-8")))
    assert slugs <= set(reference.MENDING)
    assert list(reference.MENDING) == re.findall(r"^## ([a-z-]+)$", _text("docs/reference/errors.md"), re.MULTILINE)


@every_page
def test_a_page_that_is_read_is_short(page):
    if _name(page) not in LOOKED_UP:
        assert len(page.read_text(encoding="utf-8").split()) <= MAX_WORDS


@every_page
def test_every_link_leads_somewhere(page):
    text = re.sub(r"^(`{3,}).*?^\1$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target, anchor in re.findall(r"\]\(([^)#:\s]*)(?:#([^)\s]*))?\)", text):
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), f"{_name(page)}: {target}"
        if anchor:
            assert anchor in _anchors(file), f"{_name(page)}: {target}#{anchor}"


def _anchors(file):
    text = re.sub(r"^(`{3,}).*?^\1$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return {reference.anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def test_every_page_can_be_found_from_the_index():
    index = _text("docs/index.md")
    for page in PAGES:
        if page.parent.name in {"start", "how-to", "reference", "why"}:
            assert f"({page.relative_to(ROOT / 'docs').as_posix()})" in index, _name(page)


def test_the_skill_of_the_how_to_is_in_the_answers_once_its_three_files_are_changed(tmp_path):
    for folder in ("catalogue", "roadmaps"):
        shutil.copytree(ROOT / "ingest" / folder, tmp_path / "ingest" / folder)
    files = _files("add-a-skill.md")
    assert len(files) == 3
    for name, text in files.items():
        file = tmp_path / name
        before = file.read_text(encoding="utf-8")
        file.write_text(before.replace("- QLoRA\n", f"- QLoRA\n{text}") if name.endswith(".md") else before + text)
    roadmap = tmp_path / "ingest/roadmaps/ai-engineer.md"
    roadmap.write_text(f"---\ncatalogue: none\n---\n{roadmap.read_text()}")  # the copy instead of ours
    assert not list(lint(load(tmp_path / "ingest/catalogue")))
    with open_store(f"sqlite:///{tmp_path}/copy.sqlite") as store:
        ingest(roadmap, store, folder=tmp_path / "ingest/catalogue")
        snapshot = Snapshot(store.load())
    answer = before_question(snapshot, ["rank-stabilized LoRA"], Profile(known=["lora"]))
    assert [item.id for item in answer.target_items] == ["rslora"]
    assert answer.target_items[0].resources[0].url.endswith("2312.03732")
    assert answer.items == ()


def test_the_export_format_of_the_how_to_has_a_box_for_each_part():
    [module] = _files("add-an-export-format.md").values()
    names = {}
    exec(compile(module, "org.py", "exec"), names)  # noqa: S102 - it is ours
    made = plan(Snapshot(TINY), ["transformers"], Profile(), start=date(2027, 1, 4), hours_per_week=5)
    boxes = [line for line in names["checklist"](made).splitlines() if line.startswith("- [ ] ")]
    assert len(boxes) == sum(len(week.parts) for week in made.weeks) > 4


def test_every_picture_is_shown_somewhere():
    shown = {
        Path(name).name for page in PAGES for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert shown == {picture.name for picture in (ROOT / "docs" / "screenshots").iterdir()}


def test_the_calls_of_agents_are_json():
    for page in PAGES:
        for text in _blocks(page, "json"):
            if "..." not in text:
                json.loads(text)


def test_the_example_of_the_interchange_form_is_ingested_and_answers(tmp_path, capsys, monkeypatch):
    [example] = _blocks(REFERENCE / "interchange.md", "json")
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
    rows = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", _text("docs/reference/interchange.md"), re.MULTILINE))
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


def test_every_saved_query_is_documented_with_its_title_and_parameters_and_nothing_else():
    rows = re.findall(r"^\| (.+) \| `([\w-]+)` \| (.*?) ?\|$", _text("docs/reference/neo4j.md"), re.MULTILINE)
    documented = {name: (title, re.findall(r"`(\w+)`", parameters)) for title, name, parameters in rows}
    assert documented == {query.name: (query.title, list(query.parameters)) for query in saved_queries()}


def test_docker_compose_sets_browser_up_as_make_neo4j_does():
    neo4j = read_yaml(str(ROOT / "docker-compose.yml"))["services"]["neo4j"]
    assert neo4j["environment"]["NEO4J_browser_post__connect__cmd"] == on_connect("http://127.0.0.1:8000")
    assert "127.0.0.1" in neo4j["environment"]["NEO4J_browser_remote__content__hostname__whitelist"]


def test_every_address_of_the_page_is_documented_and_nothing_else():
    table = [line for line in _text("docs/reference/page.md").splitlines() if line.startswith("| `/")]
    documented = {path for line in table for path in re.findall(r"`(/[\w/{}-]*)`", line.split("|")[1])}
    assert documented == {route.path.replace(":path", "") for router in ROUTERS for route in router.routes}


def test_every_make_target_of_the_documentation_exists():
    targets = set(re.findall(r"^(\w+):.*##", _text("Makefile"), re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"`make (\w+)`", page.read_text(encoding="utf-8")))
        assert named <= targets, page.name


def test_the_readme_is_one_screen_with_a_picture_an_answer_two_commands_and_five_links():
    text = _text("README.md")
    assert len(text.splitlines()) <= 60
    assert "make run" in text
    assert "make test" in text
    assert "$ prereq before" in text
    assert len(re.findall(r"!\[", text)) == 1
    assert len(re.findall(r"(?<!!)\[[^]]+\]\([^)]+\)", text)) == 5


def test_nothing_names_a_registry_or_a_path_of_one_machine():
    locks = sorted(path.name for path in ROOT.glob("requirements*.lock"))
    assert {"requirements.lock", "requirements-dev.lock"} <= set(locks)
    for name in locks:
        assert "://" not in _text(name), name
