import pytest

from graph.errors import CatalogueError
from ingest.catalogue import load
from ingest.catalogue.lint import as_roadmap, figures, lint

GOOD = """name: Containers
core: [docker]
skills:
  - id: linux
    name: Linux basics
    aliases: [Linux]
    summary: Work on a Linux machine.
    can_you: Can you find and stop a process?
    hours: 6
    entry_point: true
  - id: docker
    name: Docker
    summary: Pack a program with what it needs.
    can_you: Can you build an image and run it?
    hours: 8
    requires:
      - {skill: linux, need: use, evidence: judgement,
         reason: "An image is a Linux file system; its commands are what a Dockerfile runs."}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "cloud").mkdir()
    (tmp_path / "cloud" / "_domain.yaml").write_text("name: Cloud\ncore: [docker]\n")
    return tmp_path


def _load(folder, text):
    (folder / "cloud" / "containers.yaml").write_text(text)
    load.cache_clear()
    return load(folder)


def test_a_catalogue_is_read_with_topics_from_its_folders(folder):
    found = _load(folder, GOOD)
    assert found.topics["cloud/containers"].parent == "cloud"
    assert found.skills["docker"].topic == "cloud/containers"
    assert found.requirements[0].members == ("linux",)
    assert list(lint(found)) == []


@pytest.mark.parametrize(
    ("change", "line", "field"),
    [
        (("hours: 8", "hours: many"), 15, "hours"),
        (("hours: 8", "hours: 0.3"), 15, "hours"),
        (("hours: 8", "hours: 8\n    minutes: 3"), 16, "minutes"),
        (("    summary: Pack a program with what it needs.\n", ""), 11, "summary"),
        (("need: use", "need: badly"), 17, "need"),
        (("skill: linux", "skill: gardening"), 17, "requires"),
        (("id: docker", "id: linux"), 11, "id"),
        (("id: docker", "id: Docker!"), 11, "id"),
        (("core: [docker]", "core: [podman]"), 2, "core"),
        (("evidence: judgement", "evidence: hearsay"), 17, "evidence"),
        (("An image is a Linux file system; its commands are what a Dockerfile runs.", "Needed."), 18, "reason"),
        (("{skill: linux", "{any_of: [linux], default: linux"), 17, "requires"),
    ],
)
def test_an_error_names_the_file_the_line_and_the_field(folder, change, line, field):
    with pytest.raises(CatalogueError) as caught:
        _load(folder, GOOD.replace(*change))
    assert str(caught.value.file).endswith("containers.yaml")
    assert (caught.value.line, field in caught.value.field) == (line, True), str(caught.value)


def test_broken_yaml_names_its_line(folder):
    with pytest.raises(CatalogueError) as caught:
        _load(folder, GOOD.replace("aliases: [Linux]", "aliases: [Linux"))
    assert caught.value.line


def test_a_folder_without_a_catalogue_is_refused(tmp_path):
    with pytest.raises(CatalogueError, match="holds no catalogue"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("    entry_point: true\n", ""), "linux requires nothing"),
        (("hours: 8\n", "hours: 8\n    entry_point: true\n"), "docker is marked as an entry_point"),
        (("aliases: [Linux]", "aliases: [Docker]"), 'the name "docker" is claimed by docker and linux'),
        (("name: Docker\n", "name: Basics Linux\n"), "look like one skill"),
        (("An image is a Linux file system; its commands are what a Dockerfile runs.",
          "Linux is needed before you learn Docker."), "only repeats the names"),
        (("core: [docker]", "core: []"), "has 0 core skills"),
    ],
)  # fmt: skip
def test_lint_finds(folder, change, says):
    findings = list(lint(_load(folder, GOOD.replace(*change))))
    assert any(says in finding for finding in findings), findings


THIRD = """  - id: compose
    name: Docker Compose
    summary: Run several containers together.
    can_you: Can you start two services with one command?
    hours: 3
    requires:
      - {skill: docker, need: use, evidence: definition,
         reason: "A compose file lists images and the ways their containers are run."}
      - {skill: linux, need: %s, evidence: judgement,
         reason: "Volumes and ports are those of the machine that runs the services."}
"""


@pytest.mark.parametrize(("need", "count"), [("use", 1), ("understand", 1), ("helpful", 1)])
def test_lint_finds_an_edge_that_a_chain_at_least_as_strong_implies(folder, need, count):
    findings = list(lint(_load(folder, GOOD + THIRD % need)))
    assert sum("docker implies it" in finding for finding in findings) == count


def test_lint_keeps_an_edge_that_is_stronger_than_the_chain(folder):
    weak = GOOD.replace("need: use", "need: understand") + THIRD % "use"
    assert list(lint(_load(folder, weak))) == []


def test_lint_prints_a_cycle_as_a_path(folder):
    circle = GOOD.replace("    entry_point: true\n", """    requires:
      - {skill: docker, need: helpful, evidence: judgement,
         reason: "One may try commands in a container without breaking anything."}
""")  # fmt: skip
    assert "->" in next(lint(_load(folder, circle)))


def test_figures_count_what_is_there(folder):
    found = figures(as_roadmap(_load(folder, GOOD)))
    assert (found["skills"], found["requirements (use)"], found["longest chain"], found["hours"]) == (2, 1, 2, 14)


def test_broken_yaml_names_its_file(folder):
    with pytest.raises(CatalogueError) as caught:
        _load(folder, GOOD.replace("aliases: [Linux]", "aliases: [Linux"))
    assert str(caught.value.file).endswith("containers.yaml")


def test_former_ids_aliases_and_covered_names_are_sorted(folder):
    listed = "aliases: [zeta, Linux, alpha]\n    covers: [ps, kill]\n    formerly: [unix, shell]"
    linux = _load(folder, GOOD.replace("aliases: [Linux]", listed)).skills["linux"]
    assert (linux.aliases, linux.covers, linux.formerly) == (
        ("Linux", "alpha", "zeta"),
        ("kill", "ps"),
        ("shell", "unix"),
    )


def test_lint_finds_an_alias_that_lists_names_and_no_other(folder):
    pasted = GOOD.replace("aliases: [Linux]", 'aliases: [Linux, "Linux, Docker"]')
    says = 'the alias "Linux, Docker" of linux lists docker and linux: an alias is one name'
    assert says in list(lint(_load(folder, pasted)))
    shared = GOOD.replace("aliases: [Linux]", "aliases: [Docker]")
    assert not any("lists" in finding for finding in lint(_load(folder, shared)))
    others = GOOD.replace("aliases: [Linux]", 'aliases: ["Linux, Unix"]')
    assert not any("lists" in finding for finding in lint(_load(folder, others)))
