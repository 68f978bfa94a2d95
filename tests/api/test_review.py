"""`prereq review`: for reading, as JSON, as SARIF, and its exit codes."""

import json

import jsonschema
import pytest

from api.cli.checks import FailOn
from api.cli.telling.review import HEADINGS, MAX_SHOWN_FINDINGS, tell_review
from api.formats.sarif import RULES, sarif
from graph.review import FindingKind, Severity, failing
from ingest.pipeline import OWN_EDITION
from ingest.reviewing import review_document

BREAD = """---
catalogue: none
---
# Bread
## Baking
- Shaping (requires: Kneading)
## Dough
- Kneading
## Shop
- Window
"""

SARIF_2_1_0 = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"enum": ["2.1.0"]},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/run"}},
    },
    "additionalProperties": False,
    "definitions": {
        "run": {
            "type": "object",
            "required": ["tool"],
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "properties": {"driver": {"$ref": "#/definitions/driver"}},
                    "additionalProperties": False,
                },
                "artifacts": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {"properties": {"location": {"$ref": "#/definitions/artifactLocation"}}},
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/definitions/result"}},
            },
            "additionalProperties": False,
        },
        "driver": {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": {"type": "string"},
                "version": {"type": "string"},
                "rules": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {
                        "type": "object",
                        "required": ["id"],
                        "properties": {
                            "id": {"type": "string"},
                            "shortDescription": {"$ref": "#/definitions/message"},
                        },
                        "additionalProperties": False,
                    },
                },
            },
            "additionalProperties": False,
        },
        "message": {
            "type": "object",
            "required": ["text"],
            "properties": {"text": {"type": "string", "minLength": 1}},
            "additionalProperties": False,
        },
        "artifactLocation": {
            "type": "object",
            "properties": {"uri": {"type": "string", "format": "uri-reference"}, "uriBaseId": {"type": "string"}},
            "additionalProperties": False,
        },
        "location": {
            "type": "object",
            "properties": {
                "id": {"type": "integer", "minimum": -1},
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {"$ref": "#/definitions/artifactLocation"},
                        "region": {
                            "type": "object",
                            "properties": {"startLine": {"type": "integer", "minimum": 1}},
                            "additionalProperties": False,
                        },
                    },
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": -1},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/definitions/message"},
                "locations": {"type": "array", "items": {"$ref": "#/definitions/location"}},
                "relatedLocations": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {"$ref": "#/definitions/location"},
                },
                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
            },
            "additionalProperties": False,
        },
    },
}
"""What SARIF 2.1.0 requires of the parts that a review has (OASIS, sarif-schema-2.1.0.json)."""


@pytest.fixture
def document(tmp_path):
    file = tmp_path / "bread.md"
    file.write_text(BREAD)
    return str(file)


@pytest.fixture(scope="module")
def own_edition():
    return review_document(OWN_EDITION).review


def test_a_review_reads_from_the_top(prereq, document):
    shown = prereq("review", document)
    assert shown.returncode == 0
    assert shown.stdout.splitlines() == [
        "Bread: 3 skills taught, 12 hours",
        "5\tBaking\t1\t4\tbuilds on 1\tleads to 0",
        "7\tDough\t1\t4\tbuilds on 0\tleads to 1",
        "9\tShop\t1\t4\tbuilds on 0\tleads to 0",
        "To look at: 1 error and 1 warning.",
        "",
        "Taught before what it needs (1)",
        "  error, line 6: Shaping requires Kneading (line 6 says so), taught in line 8: teach Kneading first",
        "",
        "Sections that nothing leads to (1)",
        '  warning, line 9: nothing leads to "Shop" or on from it (1 skill), and nothing is known of what its skills'
        " need: say what it builds on (requires: A, B) if it belongs here",
    ]


def test_long_lists_show_their_beginning_and_count_the_rest(own_edition, capsys):
    tell_review(own_edition)
    short = capsys.readouterr().out
    late = short.split("Taught before what it needs")[1].split("\n\n")[0].splitlines()
    assert len(late) == MAX_SHOWN_FINDINGS + 2
    assert late[-1].endswith("more: --all")
    tell_review(own_edition, everything=True)
    whole = capsys.readouterr().out
    assert "--all" not in whole
    left_out = {line for line in short.splitlines() if line.endswith("--all")}
    assert set(short.splitlines()) - set(whole.splitlines()) == left_out


def test_json_has_every_finding(prereq, document):
    given = json.loads(prereq("review", document, "--json").stdout)
    assert [(one["kind"], one["severity"], one["line"]) for one in given["findings"]] == [
        ("late", "error", 6),
        ("section", "warning", 9),
    ]
    assert given["counts"] == {"error": 1, "warning": 1, "note": 0}


def test_sarif_has_the_required_shape_and_every_finding_at_its_line(own_edition):
    log = sarif(own_edition, "ingest/roadmaps/ai-engineer.md")
    jsonschema.validate(log, SARIF_2_1_0)
    [run] = log["runs"]
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert [place["region"]["startLine"] for place in places] == [one.line for one in own_edition.findings]
    assert {place["artifactLocation"]["uri"] for place in places} == {"ingest/roadmaps/ai-engineer.md"}
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    prints = [one["partialFingerprints"]["finding/v1"] for one in run["results"]]
    assert len(set(prints)) == len(prints)


def test_sarif_names_a_file_elsewhere_by_its_address(prereq, document):
    [run] = json.loads(prereq("review", document, "--sarif").stdout)["runs"]
    assert run["artifacts"] == [{"location": {"uri": f"file://{document}"}}]


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        ([], 0),
        (["error"], 1),
        (["late"], 1),
        (["missing"], 0),
        (["missing", "section"], 1),
        (["note"], 1),
    ],
)
def test_the_exit_code_follows_what_one_asks_to_fail_on(prereq, document, fail_on, code):
    asked = [word for one in fail_on for word in ("--fail-on", one)]
    assert prereq("review", document, *asked).returncode == code
    assert prereq("review", document, *asked, "--json").returncode == code


def test_every_severity_and_kind_can_be_failed_on(own_edition):
    assert set(FailOn) == {*Severity, *FindingKind}
    assert set(RULES) == set(HEADINGS) == set(FindingKind)
    assert failing(own_edition.findings, list(FailOn)) == list(own_edition.findings)
    with pytest.raises(ValueError, match="sometimes"):
        failing(own_edition.findings, ["sometimes"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["none.md"], "none.md: cannot be read"),
        (["roadmap.docx"], "is no form that is read"),
        (["bread.md", "--sarif", "--json"], "one form at a time"),
        (["bread.md", "--fail-on", "sometimes"], "sometimes"),
        (["bread.md", "--catalogue", "none"], "holds no catalogue"),
    ],
)
def test_what_cannot_be_reviewed_is_one_line_and_exit_code_2(prereq, document, arguments, says):
    failed = prereq("review", *arguments)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert says in failed.stderr
    assert "Traceback" not in failed.stderr


def test_the_same_document_gives_the_same_bytes_whatever_the_hash_seed(prereq_process):
    file = str(OWN_EDITION.parents[2] / "tests" / "ingest" / "roadmaps" / "phases.md")
    given = {prereq_process("review", file, "--json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    assert len(given) == 1
    assert {one["kind"] for one in json.loads(given.pop())["findings"]} >= {"late", "missing", "weak"}
