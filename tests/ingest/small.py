"""A small catalogue for the tests of recognition: real names, as few as the traps need."""

from graph.model import Evidence, EvidenceKind, Need, Requirement, Skill, Topic
from ingest.catalogue import Catalogue, Meaning, NameReading

_ARGUED = (Evidence(EvidenceKind.DEFINITION),)

_NAMES = {
    "languages": [
        ("python-basics", "Python basics", ("Python",), ("syntax",)),
        ("c-basics", "C basics", ("C",), ()),
        ("cpp-basics", "C++ basics", ("C++",), ()),
        ("r-basics", "R basics", ("R",), ()),
        ("git-basics", "Git basics", ("Git",), ("commits", "branches")),
        ("lambda-functions", "Lambda functions", (), ()),
        ("iterators-and-generators", "Iterators and generators", ("generators",), ()),
        ("version-control", "Version control", (), ()),
    ],
    "cloud": [
        ("docker", "Docker", (), ("managing containers",)),
        ("aws-lambda", "AWS Lambda", (), ()),
        ("aws-basics", "AWS basics", ("AWS",), ()),
        ("amazon-s3", "Amazon S3", ("S3",), ()),
        ("ci-cd", "CI/CD", (), ()),
    ],
    "models": [
        ("transformers", "Transformers", ("Transformer",), ()),
        ("gans", "Generative adversarial networks", ("GANs",), ("generator",)),
        ("l1-regularization", "L1 regularization", (), ()),
        ("l2-regularization", "L2 regularization", (), ()),
        ("word-embeddings", "Word embeddings", (), ()),
        ("softmax", "Softmax", (), ()),
        ("uniform-distribution", "Uniform distribution", (), ()),
        ("etl", "ETL", ("extract transform load",), ()),
        ("active-listening", "Active listening", (), ()),
        ("data-drift", "Data drift", (), ()),
        ("concept-drift", "Concept drift", (), ()),
    ],
}


def _skills():
    for topic, rows in _NAMES.items():
        for id, name, aliases, covers in rows:
            prose = "Recursion, generators and a transformer of data are common words here."
            yield Skill(id, name, f"all/{topic}", 2, aliases, covers, summary=prose, can_you="Can you use it?")


CATALOGUE = Catalogue(
    topics={
        "all": Topic("all", "Everything"),
        **{
            f"all/{name}": Topic(f"all/{name}", name.title(), "all", core=(rows[0][0],))
            for name, rows in _NAMES.items()
        },
    },
    skills={skill.id: skill for skill in _skills()},
    requirements=(Requirement("transformers", ("softmax",), Need.USE, "Attention weights are a softmax.", _ARGUED),),
    readings=(
        NameReading(
            "Lambda", "", (Meaning("aws-lambda", ("AWS", "Serverless")), Meaning("lambda-functions", ("Python",)))
        ),
    ),
    labels=("Tools", "Core concepts", "Applications in AI", "Libraries"),
)
