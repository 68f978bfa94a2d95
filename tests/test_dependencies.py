"""What Prereq is made of: listed, allowed, and written down the same way each time."""

import json
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests import audit, dependencies
from tests.dependencies import ALLOWED, PAGE, ROOT, SECTIONS, is_allowed, locked

TWO = "idna==3.20 --hash=sha256:{0}\nanyio==4.16.0 --hash=sha256:{0}\n".format("a" * 64)


@pytest.fixture(scope="module")
def sections():
    return dict(dependencies.sections())


@pytest.mark.parametrize("lock", SECTIONS)
def test_every_dependency_has_a_licence_that_is_allowed(sections, lock):
    told = {name: licence for name, _, licence in sections[lock] if licence}
    assert {name: one for name, one in told.items() if not is_allowed(one, ALLOWED[lock])} == {}
    assert len(told) >= 0.9 * len(sections[lock]), "the packages of the lock are not those that are installed"


def test_the_page_lists_what_the_locks_hold_and_the_packages_state(sections):
    listed = dict(re.findall(r"^\| (\S+) \| (\S+ \| .+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    for rows in sections.values():
        for name, version, licence in rows:
            row = listed.pop(name, "")
            assert row.startswith(f"{version} | "), f"{name}: run `make licences`"
            if licence:  # some are for other systems than this one
                assert row == f"{version} | {licence}", f"{name}: run `make licences`"
    assert listed.keys() == {"package", "---"} & listed.keys()


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-2.0-or-later OR Artistic-1.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("MPL-2.0 AND (Apache-2.0 OR GPL-3.0-only)", True),
        ("UNKNOWN", False),
    ],
)
def test_of_a_choice_one_licence_has_to_be_allowed_and_of_a_sum_all(expression, allowed):
    assert is_allowed(expression, ALLOWED["requirements.lock"]) is allowed


def _sbom(folder, *given):
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", *given, "--output-reproducible"]
    made = subprocess.run(command, capture_output=True, check=True, cwd=folder, timeout=120)
    return made.stdout


def test_the_bill_of_materials_has_every_package_of_the_lock_with_its_hashes(tmp_path):
    [recipe] = re.findall(r"cyclonedx-py (requirements .*) -o", (ROOT / "Makefile").read_text(encoding="utf-8"))
    bill = json.loads(_sbom(ROOT, *recipe.split()[1:-1]))
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "prereq")
    assert {one["name"]: one["version"] for one in bill["components"]} == locked("requirements.lock")
    assert all(one["externalReferences"][0]["hashes"] for one in bill["components"])


def test_the_bill_of_materials_is_the_same_each_time(tmp_path):
    (tmp_path / "two.lock").write_text(TWO)
    first = _sbom(tmp_path, "two.lock", "--no-validate")
    assert first == _sbom(tmp_path, "two.lock", "--no-validate")
    assert b"timestamp" not in first
    assert b"serialNumber" not in first


@contextmanager
def _osv(answers):
    """What answers as OSV does: for each package what is known about it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = json.dumps(answers.get(asked["package"]["name"], {})).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


KNOWN = {
    "id": "PYSEC-2027-1",
    "summary": "It can be made to hang.",
    "affected": [
        {
            "package": {"name": "idna", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "3.21"}]}],
        }
    ],
}


@pytest.mark.parametrize(
    ("answers", "code", "words"),
    [({}, 0, "2 packages, 0 with"), ({"idna": {"vulns": [KNOWN]}}, 1, "idna 3.20: PYSEC-2027-1, mended in 3.21")],
)
def test_the_audit_prints_what_is_known_and_fails_for_it(tmp_path, answers, code, words):
    (tmp_path / "two.lock").write_text(TWO)
    told = []
    with _osv(answers) as url:
        assert audit.audit(tmp_path / "two.lock", url, told.append) == code
    assert words in "\n".join(told)


def test_an_audit_that_reaches_nobody_says_so_loudly_and_fails_nothing(tmp_path):
    (tmp_path / "two.lock").write_text(TWO)
    told = []
    assert audit.audit(tmp_path / "two.lock", "http://127.0.0.1:9/v1/query", told.append) == 0
    assert any("NOT AUDITED" in line for line in told)
