"""The bundled knowledge: sound, complete for the strands that people ask for, and firm where nothing leads."""

import pytest

from graph.model import Depth, Need
from graph.names import MatchVerdict, Names
from graph.questions.before import before
from graph.questions.why import WhyVerdict, why
from graph.snapshot import Snapshot
from graph.solution import Profile
from ingest.catalogue import load
from ingest.catalogue.lint import lint
from ingest.pipeline import OWN_EDITION, from_markdown


@pytest.fixture(scope="module")
def own():
    return from_markdown(OWN_EDITION)


@pytest.fixture(scope="module")
def snapshot(own):
    return Snapshot(own[0])


def test_the_catalogue_is_sound():
    assert list(lint(load())) == []


def test_the_own_edition_names_only_what_the_catalogue_knows(own):
    assert own[1].uncurated == ()
    assert own[1].title == "The AI engineer's roadmap"


def test_every_skill_can_be_checked_and_argued():
    knowledge = load()
    assert all(skill.can_you.endswith("?") and skill.summary for skill in knowledge.skills.values())
    assert all(one.reason and one.evidence for one in knowledge.requirements)


def test_the_own_edition_holds_every_role_and_every_seed(own):
    roadmap, report = own
    assert report.left_out_roles == {}
    ids = {skill.id for skill in roadmap.skills}
    assert all(set(background.seeds) <= ids for background in load().backgrounds.values())


def test_there_are_the_roles_and_backgrounds_that_people_name():
    assert {"ai-engineer", "data-engineer", "data-scientist", "ml-engineer"} <= load().roles.keys()
    assert {"none", "school", "programmer", "data-analyst"} <= load().backgrounds.keys()
    assert load().backgrounds["none"].seeds == ()
    assert load().backgrounds["school"].seeds == ("elementary-algebra", "functions", "measures-of-central-tendency")


def test_no_role_asks_a_programmer_to_learn_what_they_start_from():
    held = _plainly_used(load().backgrounds["programmer"].seeds)
    assert {one.skill for role in load().roles.values() for one in role.skills}.isdisjoint(held)


def test_school_mathematics_needs_nothing_else():
    seeds = load().backgrounds["school"].seeds
    assert _plainly_used(seeds) == set(seeds)


def _plainly_used(seeds):
    """The seeds and all that they need by plain use requirements."""
    held = set(seeds)
    while (
        more := {one.pick for one in load().requirements if one.skill in held and one.need is Need.USE and one.is_plain}
        - held
    ):
        held |= more
    return held


@pytest.mark.parametrize(
    ("target", "needed"),
    [
        ("Transformers", {"self-attention", "softmax", "dot-product", "neural-network-training"}),
        ("pytorch", {"python-basics", "pip", "neural-network-training", "automatic-differentiation"}),
        ("kubernetes", {"docker", "containers", "container-orchestration", "yaml", "command-line-basics"}),
        ("model serving on kubernetes", {"docker", "kubernetes", "containers"}),
        ("spark structured streaming", {"apache-spark", "stream-processing", "watermarks", "sql-basics"}),
        ("rag", {"text-embeddings", "cosine-similarity", "chunking", "prompt-engineering"}),
        ("policy gradient methods", {"markov-decision-processes", "gradient-descent", "expected-value"}),
        ("variational autoencoders", {"autoencoders", "kl-divergence", "backpropagation"}),
        ("terraform", {"infrastructure-as-code", "command-line-basics"}),
        ("a/b testing", {"hypothesis-testing", "p-values"}),
        ("feature stores", {"feature-engineering"}),
        ("gdpr", {"data-privacy"}),
    ],
)
def test_the_strands_that_people_ask_for_are_there(snapshot, target, needed):
    answer = before(snapshot, [target])
    assert needed <= {item.id for item in answer.items}
    assert not any(item.topic.startswith("soft-skills") for item in answer.items if target != "gdpr")


@pytest.mark.parametrize("target", ["keras", "pytorch", "rag", "apache-spark"])
def test_knowing_python_shortens_the_way_and_use_is_shorter_than_understand(snapshot, target):
    everything = before(snapshot, [target])
    assert before(snapshot, [target], Profile(known=["python"])).total_hours < everything.total_hours
    assert len(before(snapshot, [target], Profile(depth=Depth.USE)).items) < len(everything.items)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("time management", "eigenvalues and eigenvectors"),
        ("helm", "gradient boosting"),
        ("kubernetes", "linear regression"),
        ("tensorflow", "pytorch"),
        ("amazon s3", "vectors"),
        ("python", "eigenvalues"),
    ],
)
def test_unrelated_things_get_a_firm_no(snapshot, one, other):
    assert why(snapshot, one, other).answer is WhyVerdict.NO


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("python", "python-basics"),
        ("sql", "sql-basics"),
        ("git", "git-basics"),
        ("k8s", "kubernetes"),
        ("docker", "docker"),
        ("CNNs", "convolutional-neural-networks"),
        ("pca", "pca"),
        ("kmeans", "k-means"),
        ("batchnorm", "batch-normalization"),
        ("SVD", "singular-value-decomposition"),
        ("psql", "postgresql"),
        ("gh actions", "github-actions"),
        ("RAG", "retrieval-augmented-generation"),
        ("spark", "apache-spark"),
        ("kafka", "apache-kafka"),
        ("VAE", "variational-autoencoders"),
        ("backprop", "backpropagation"),
        ("C++", "cpp-basics"),
        ("R", "r-basics"),
        ("airflow", "apache-airflow"),
    ],
)
def test_bare_names_mean_what_people_mean(snapshot, typed, meant):
    assert snapshot.names.skill(typed) == meant


def test_a_name_of_several_meanings_is_ambiguous(snapshot):
    assert Names(snapshot.roadmap).find("Lambda").verdict is MatchVerdict.AMBIGUOUS
