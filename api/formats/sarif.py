"""A review as SARIF 2.1.0, the form in which code hosts show findings at their lines.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020.
"""

from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from api.version import version
from graph.review import Finding, FindingKind, Review

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

RULES = {
    FindingKind.LATE: "A skill is taught before what it needs",
    FindingKind.MISSING: "A skill is needed and never taught",
    FindingKind.READING: "A line was not read as it may be meant",
    FindingKind.SECTION: "A section stands apart from the others",
    FindingKind.WEAK: "A requirement can be doubted",
}
"""What each kind of finding is about, in a sentence."""

_KINDS = tuple(RULES)


def sarif(review: Review, file: str) -> dict[str, Any]:
    """The review of a file as a SARIF log with one run.

    Examples
    --------
    >>> log = sarif(Review("", "Bread", 0, 0, 0, 0, {}, (), ()), "docs/my bread.md")
    >>> log["version"], log["runs"][0]["results"], log["runs"][0]["artifacts"][0]["location"]["uri"]
    ('2.1.0', [], 'docs/my%20bread.md')
    """
    place = _artifact(file)
    rules = [{"id": kind.value, "shortDescription": {"text": text}} for kind, text in RULES.items()]
    driver = {"name": "Prereq", "version": version(), "rules": rules}
    run = {
        "tool": {"driver": driver},
        "artifacts": [{"location": place}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, place) for one in review.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _artifact(file: str) -> dict[str, str]:
    """The place of a file: below the root of the sources, or an address of its own."""
    path = PurePath(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix(), errors="replace"), "uriBaseId": "%SRCROOT%"}


def _result(finding: Finding, place: dict[str, str]) -> dict[str, Any]:
    related = [{"id": number, **_location(place, line)} for number, line in enumerate(finding.related, 1)]
    return {
        "ruleId": finding.kind.value,
        "ruleIndex": _KINDS.index(finding.kind),
        "level": finding.severity.value,
        "message": {"text": finding.sentence},
        "locations": [_location(place, finding.line)],
        "relatedLocations": related,
        "partialFingerprints": {"finding/v1": sha256(finding.key.encode()).hexdigest()},
    }


def _location(place: dict[str, str], line: int) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": place, "region": {"startLine": line}}}
