import pytest

from graph.errors import CatalogueError
from graph.model import Level
from ingest.catalogue import load
from ingest.catalogue.lint import as_roadmap, figures, lint
from ingest.catalogue.lists import hints

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


BACKGROUNDS = """backgrounds:
  - id: none
    name: Nothing
    summary: nothing
  - id: sysadmin
    name: System administrator
    aliases: [admin]
    summary: Linux at work
    can_you: find and stop a process
    seeds: [linux]
"""

ROLE = """name: Operator
summary: Keeps services running for others.
skills:
  - {skill: docker, level: understand, reason: "Every service is delivered and repaired as an image."}
  - {skill: linux, level: use, reason: "Machines are entered and looked at by its commands."}
milestones:
  - title: A first image
    build: A small service of your own in an image.
    shows: It runs on the machine of a friend.
    skills: [docker]
  - title: A second image
    build: The same service, half the size.
    shows: It still runs, and you say what was left out.
    skills: [docker, linux]
  - title: A broken machine
    build: A machine that somebody else has broken.
    shows: You name the cause and the command that showed it.
    skills: [linux]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "cloud").mkdir()
    (tmp_path / "cloud" / "_domain.yaml").write_text("name: Cloud\ncore: [docker]\n")
    return tmp_path


def _load(folder, text, *, backgrounds="", role=""):
    (folder / "cloud" / "containers.yaml").write_text(text)
    if backgrounds:
        (folder / "backgrounds.yaml").write_text(backgrounds)
    if role:
        (folder / "roles").mkdir(exist_ok=True)
        (folder / "roles" / "operator.yaml").write_text(role)
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
        (("need: use", "need: use, level: master"), 17, "level"),
        (("hours: 8", "hours: 8\n    hours_use: 9"), 16, "hours_use"),
        (("core: [docker]", "core: [docker]\nintroduction: podman"), 3, "introduction"),
        (("core: [docker]", "core: [docker]\nfield: operations"), 3, "field"),
    ],
)
def test_an_error_names_the_file_the_line_and_the_field(folder, change, line, field):
    with pytest.raises(CatalogueError) as caught:
        _load(folder, GOOD.replace(*change))
    assert str(caught.value.file).endswith("containers.yaml")
    assert (caught.value.line, field in caught.value.field) == (line, True), str(caught.value)


@pytest.mark.parametrize(
    ("change", "line", "field"),
    [
        (("seeds: [linux]", "seeds: [podman]"), 10, "seeds"),
        (("id: sysadmin", "id: none"), 5, "id"),
        (("    summary: Linux at work\n", ""), 5, "summary"),
    ],
)
def test_an_error_in_a_background_names_the_file_the_line_and_the_field(folder, change, line, field):
    with pytest.raises(CatalogueError) as caught:
        _load(folder, GOOD, backgrounds=BACKGROUNDS.replace(*change))
    assert str(caught.value.file).endswith("backgrounds.yaml")
    assert (caught.value.line, field in caught.value.field) == (line, True), str(caught.value)


@pytest.mark.parametrize(
    ("change", "line", "field"),
    [
        (("skill: docker", "skill: podman"), 4, "skill"),
        (("skill: linux", "skill: docker"), 5, "skill"),
        (("level: use", "level: expert"), 5, "level"),
        (("Every service is delivered and repaired as an image.", "Needed."), 4, "reason"),
        (("skills: [docker, linux]", "skills: [docker, podman]"), 14, "skills"),
        (("    shows: It runs on the machine of a friend.\n", ""), 7, "shows"),
        (('  - {skill: linux, level: use, reason: "Machines are entered and looked at by its commands."}\n', ""), 13,
         "milestones.1.skills"),
        ((ROLE[ROLE.index("  - title: A broken machine"):], ""), 6, "milestones"),
    ],
)  # fmt: skip
def test_an_error_in_a_role_names_the_file_the_line_and_the_field(folder, change, line, field):
    with pytest.raises(CatalogueError) as caught:
        _load(folder, GOOD, role=ROLE.replace(*change))
    assert str(caught.value.file).endswith("operator.yaml")
    assert (caught.value.line, field in caught.value.field) == (line, True), str(caught.value)


def test_roles_and_backgrounds_are_read_from_files_of_their_own(folder):
    found = _load(folder, GOOD, backgrounds=BACKGROUNDS, role=ROLE)
    role, background = found.roles["operator"], found.backgrounds["sysadmin"]
    assert [(one.skill, one.level) for one in role.skills] == [("docker", Level.UNDERSTAND), ("linux", Level.USE)]
    assert [milestone.title for milestone in role.milestones] == ["A first image", "A second image", "A broken machine"]
    assert (background.seeds, background.can_you) == (("linux",), "find and stop a process")
    assert "roles" not in found.topics, "the folder of the roles is no domain"


def test_a_folder_that_does_not_name_its_domain_is_refused(folder):
    (folder / "cloud" / "_domain.yaml").unlink()
    with pytest.raises(CatalogueError, match=r"lacks _domain\.yaml"):
        _load(folder, GOOD)


def _with_second_field(folder, requirement):
    """A skill of another domain that requires Docker."""
    (folder / "models").mkdir()
    (folder / "models" / "_domain.yaml").write_text("name: Models\ncore: [serving]\n")
    (folder / "models" / "serving.yaml").write_text(
        "name: Serving\ncore: [serving]\nskills:\n"
        "  - {id: serving, name: Model serving, summary: Answer requests with a model., hours: 3,\n"
        "     can_you: Can you serve a model?, requires: [{evidence: judgement,\n"
        f'     reason: "The server is started from an image with ports and volumes.", {requirement}}}]}}\n'
    )


@pytest.mark.parametrize(
    ("requirement", "level"),
    [
        ("skill: docker, need: use", Level.USE),
        ("skill: docker, need: understand", Level.UNDERSTAND),
        ("skill: docker, need: helpful", Level.USE),
        ("skill: docker, need: use, level: understand", Level.UNDERSTAND),
    ],
)
def test_a_requirement_has_the_level_of_its_fields_unless_one_is_written(folder, requirement, level):
    _with_second_field(folder, requirement)
    found = _load(folder, GOOD)
    levels = {one.skill: one.levels for one in found.requirements}
    assert levels == {"docker": (Level.UNDERSTAND,), "serving": (level,)}


def test_a_written_level_holds_for_every_member_of_alternatives(folder):
    _with_second_field(folder, "any_of: [docker, linux], default: docker, need: use, level: understand")
    assert _load(folder, GOOD).requirements[-1].levels == (Level.UNDERSTAND, Level.UNDERSTAND)


def test_two_domains_that_name_the_same_field_share_it(folder):
    _with_second_field(folder, "skill: docker, need: use")
    (folder / "models" / "_domain.yaml").write_text("name: Models\ncore: [serving]\nfield: cloud\n")
    assert _load(folder, GOOD).requirements[-1].levels == (Level.UNDERSTAND,)


def test_a_skill_may_take_fewer_hours_and_another_question_to_be_used(folder):
    more = "hours: 8\n    hours_use: 3\n    can_use: Can you start a container from an image?"
    docker = _load(folder, GOOD.replace("hours: 8", more)).skills["docker"]
    assert (docker.hours_at(Level.USE), docker.hours_at(Level.UNDERSTAND)) == (3, 8)
    assert docker.question_at(Level.USE) == "Can you start a container from an image?"


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
        (("core: [docker]", "core: []"), "has 0 core skills: name 1 to 8"),
        (("core: [docker]", "core: [docker]\nintroduction: docker"), "docker, requires its parts linux"),
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


@pytest.mark.parametrize(("count", "is_found"), [(2, True), (3, False)])
def test_lint_wants_three_core_skills_where_a_topic_has_three(folder, count, is_found):
    core = ", ".join(["docker", "linux", "compose"][:count])
    (folder / "cloud" / "_domain.yaml").write_text("name: Cloud\ncore: [docker, linux, compose]\n")
    findings = list(lint(_load(folder, (GOOD + THIRD % "use").replace("core: [docker]", f"core: [{core}]"))))
    assert any("has 2 core skills: name 3 to 8" in finding for finding in findings) == is_found


def test_lint_finds_a_core_skill_of_another_domain(folder):
    _with_second_field(folder, "skill: docker, need: use")
    (folder / "models" / "_domain.yaml").write_text("name: Models\ncore: [serving, docker]\n")
    assert "the core of topic models holds docker of another domain" in list(lint(_load(folder, GOOD)))


def test_lint_finds_an_introduction_from_elsewhere(folder):
    _with_second_field(folder, "skill: docker, need: use")
    (folder / "models" / "_domain.yaml").write_text("name: Models\ncore: [serving]\nintroduction: linux\n")
    assert "the introduction of topic models, linux, is no part of it" in list(lint(_load(folder, GOOD)))


def test_lint_finds_a_role_of_the_wrong_size_and_one_that_wants_everything_understood(folder):
    findings = list(lint(_load(folder, GOOD, role=ROLE.replace("level: use", "level: understand"))))
    assert "role operator asks for 2 skills: name 15 to 40" in findings
    assert "role operator asks for 0 of 2 skills at level use: at least a third is enough at that" in findings


def test_lint_finds_a_reason_of_a_role_that_says_nothing(folder):
    role = ROLE.replace(
        "Machines are entered and looked at by its commands.", "Linux basics: you need to know the basics."
    )
    assert "the reason of role operator for linux only repeats the names" in list(lint(_load(folder, GOOD, role=role)))


def test_lint_finds_a_background_without_a_question_and_a_name_that_two_have(folder):
    backgrounds = BACKGROUNDS.replace("    can_you: find and stop a process\n", "").replace("[admin]", "[Nothing]")
    findings = list(lint(_load(folder, GOOD, backgrounds=backgrounds)))
    assert "background sysadmin has no can_you: nobody can check whether they have it" in findings
    assert 'the background name "nothing" is claimed by none and sysadmin: drop it from all but one' in findings


@pytest.mark.parametrize(("need", "count"), [("use", 1), ("understand", 1), ("helpful", 1)])
def test_lint_finds_an_edge_that_a_chain_at_least_as_strong_implies(folder, need, count):
    findings = list(lint(_load(folder, GOOD + THIRD % need)))
    assert sum("docker implies it" in finding for finding in findings) == count


def test_lint_keeps_an_edge_that_is_stronger_than_the_chain(folder):
    weak = GOOD.replace("need: use", "need: understand") + THIRD % "use"
    assert [finding for finding in lint(_load(folder, weak)) if "implies it" in finding] == []


def test_lint_keeps_an_edge_that_asks_for_more_than_the_chain_brings(folder):
    lowered = GOOD.replace("need: use", "need: understand, level: use") + THIRD % "understand"
    assert [finding for finding in lint(_load(folder, lowered)) if "implies it" in finding] == []
    enough = lowered.replace(
        "skill: linux, need: understand, evidence", "skill: linux, need: understand, level: use, evidence"
    )
    assert sum("docker implies it" in finding for finding in lint(_load(folder, enough))) == 1


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


def test_lint_finds_what_is_retired_in_a_core_in_a_role_and_as_a_default(folder):
    text = (
        GOOD.replace("hours: 8", "hours: 8\n    retired: true")
        + """  - id: podman
    name: Podman
    summary: Run containers without a server.
    can_you: Can you run an image without a daemon?
    hours: 3
    entry_point: true
  - id: compose
    name: Compose files
    summary: Run several containers together.
    can_you: Can you start two services with one command?
    hours: 3
    requires:
      - {any_of: [docker, podman], default: docker, need: use, evidence: judgement,
         reason: "A compose file lists images, and either engine starts them with one command."}
"""
    )
    findings = list(lint(_load(folder, text, role=ROLE)))
    assert "the core of topic cloud/containers holds docker, which is retired" in findings
    assert "role operator asks for docker, which is retired" in findings
    assert "compose has docker as the default of a choice, which is retired" in findings


@pytest.mark.parametrize(
    ("reason", "is_found"),
    [
        ("Docker is a kind of Linux basics for every machine.", True),
        ("It is a Linux system with layers.", True),
        ("An image is a Linux file system; its commands are what a Dockerfile runs.", False),
        ("Inside the container one meets a shell, users and permissions.", False),
    ],
)
def test_lint_finds_a_reason_that_only_says_what_something_is(folder, reason, is_found):
    text = GOOD.replace("An image is a Linux file system; its commands are what a Dockerfile runs.", reason)
    findings = [finding for finding in lint(_load(folder, text)) if "says what it is" in finding]
    assert bool(findings) is is_found


LISTS = """name: Languages
core: [python, tables, web-pages]
skills:
  - id: python
    name: Python
    summary: Write programs in Python.
    can_you: Can you write a loop?
    hours: 40
    entry_point: true
  - id: java
    name: Java
    summary: Write programs in Java.
    can_you: Can you write a class?
    hours: 40
    entry_point: true
  - id: tables
    name: Data tables
    summary: Keep rows in a table in either language.
    can_you: Can you fill a table and sort it, without any of Web pages?
    hours: 2
    requires:
      - {any_of: [python, java], default: python, need: use, evidence: judgement,
         reason: "Rows are read and written by a program, and either language will do."}
  - id: web-pages
    name: Web pages
    summary: Show a table on a page.
    can_you: Can you show Data tables and their Row Colours on a page?
    hours: 2
    requires:
      - {skill: tables, need: use, evidence: judgement, reason: "What the page shows is one table, row by row."}
      - {skill: java, need: use, evidence: judgement, reason: "The server that sends the page is a class in Java."}
"""


def _name_domain(folder, core):
    (folder / "cloud" / "_domain.yaml").write_text(f"name: Cloud\ncore: [{core}]\n")


def test_hints_name_what_a_question_asks_for_and_no_list_holds(folder):
    _name_domain(folder, "python")
    found = [hint for hint in hints(_load(folder, LISTS)) if "asks for" in hint]
    assert found == ['tables asks for "Web pages", which is neither in its list nor taught by it']


def test_hints_name_competitors_that_a_list_demands_beside_each_other(folder):
    bound = (
        LISTS.replace("{skill: java, need: use", "{skill: java, need: understand")
        + """      - {skill: python, need: use, evidence: judgement, reason: "A second server is a program in Python."}
"""
    )
    _name_domain(folder, "python")
    found = [hint for hint in hints(_load(folder, bound)) if "only one" in hint]
    assert found == ["web-pages lists java and python, of which tables needs only one"]


def _chain(name, ids, **first):
    """A topic whose skills each use the one before; ``first`` names another for some of them."""
    before = dict(zip(ids[1:], ids[:-1], strict=True)) | first
    rows = [_step(id, before.get(id)) for id in ids]
    return f"name: {name}\ncore: [{ids[-1]}]\nskills:\n{''.join(rows)}"


def _step(id, before):
    use = f"""    requires:
      - {{skill: {before}, need: use, evidence: judgement,
         reason: "Each step of it stands on the one that comes before."}}
"""
    return f"""  - id: {id}
    name: {id} skill
    summary: One step of a long chain.
    can_you: Can you take this step?
    hours: 1
{use if before else "    entry_point: true"}
"""


def test_hints_name_a_long_chain_in_another_field_and_a_list_much_longer_than_its_siblings(folder):
    steps = [f"step-{number:02}" for number in range(14)]
    (folder / "maths").mkdir()
    (folder / "maths" / "_domain.yaml").write_text("name: Maths\ncore: [step-13]\n")
    (folder / "maths" / "steps.yaml").write_text(_chain("Steps", steps))
    _name_domain(folder, "far")
    found = list(hints(_load(folder, _chain("Own", ["first", "second", "third", "far"], far=steps[-1]))))
    assert [hint for hint in found if hint.startswith("far ")] == [
        "far lists 14 skills, the middle one of its topic 1.5",
        f"far uses step-13 of another field, and with it {', '.join(steps[12::-1])}",
    ]
