import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from api.cli.exploring import PASSWORD, print_where
from queries import Login, open_store
from queries.loopback import free_port
from queries.neo4j.server.local import Server, missing_tools
from tests.conftest import missing

SECONDS = 180
START = [sys.executable, "-m", "api.cli", "neo4j"]


@pytest.fixture
def exploring(tmp_path, clean_environment):
    """A `prereq neo4j` of its own, and what it has printed once it is ready."""
    if tools := missing_tools():
        missing(tools, "PREREQ_REQUIRE_NEO4J")
    log = tmp_path / "log"
    command = [*START, str(tmp_path / "home"), "--bolt-port", "0", "--http-port", "0"]
    with log.open("wb") as written:
        process = subprocess.Popen(
            command, stdout=written, stderr=written, stdin=subprocess.DEVNULL, env={**os.environ, "PREREQ_PORT": "0"}
        )
    try:
        until = time.monotonic() + SECONDS
        while "Uvicorn running" not in log.read_text() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.2)
        yield process, log.read_text()
    finally:
        process.terminate()
        process.wait(60)


def _shown(printed, label):
    [line] = [line for line in printed.splitlines() if line.startswith(f"{label} ")]
    return line.removeprefix(label).strip()


def test_one_command_ends_in_a_filled_server_with_browser_and_guide_and_ends_with_all_of_it(exploring):
    process, printed = exploring
    bolt = _shown(printed, "Login").split()[-1].rstrip(")")
    user, _, password = _shown(printed, "Login").split()[:3]
    with open_store(bolt, Login(user, password)) as store:
        assert len(store.load().skills) > 1_000
    assert b"Neo4j Browser" in urlopen(_shown(printed, "Browser"), timeout=30).read()  # noqa: S310 - our own address
    play, guide = _shown(printed, "Guide").split()
    assert play == ":play"
    assert b"<slide>" in urlopen(guide, timeout=30).read()  # noqa: S310 - our own address
    process.send_signal(signal.SIGTERM)
    process.wait(60)
    with open_store(bolt, Login(user, password)) as store:
        assert not store.health().ok


def test_when_the_server_dies_the_command_ends_with_one_line(exploring):
    process, printed = exploring
    assert "Uvicorn running" in printed
    [server] = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    os.kill(int(server), signal.SIGKILL)
    assert process.wait(60) == 3
    told = Path(process.args[4]).with_name("log").read_text().splitlines()
    [line] = [line for line in told if line.startswith("prereq:")]
    assert "the Neo4j server ended by itself (exit code -9): see " in line
    assert not any(line.startswith("Traceback") for line in told)


def test_only_the_built_in_password_is_printed(capsys):
    for password, shown in ((PASSWORD, PASSWORD), ("correct horse", "the password you set")):
        server = Server("bolt://127.0.0.1:1", "http://127.0.0.1:2/browser/", Login("neo4j", password), 0)
        print_where(server, "http://127.0.0.1:3")
        printed = capsys.readouterr().out
        assert _shown(printed, "Login") == f"neo4j / {shown}  (connect to bolt://127.0.0.1:1)"
        assert "horse" not in printed


@pytest.mark.parametrize("setting", ["PREREQ_PORT", "PREREQ_NEO4J_BOLT_PORT", "PREREQ_NEO4J_HTTP_PORT"])
def test_a_taken_port_is_one_sentence_that_names_its_setting(setting, tmp_path, clean_environment):
    free = {name: str(free_port()) for name in ("PREREQ_PORT", "PREREQ_NEO4J_BOLT_PORT", "PREREQ_NEO4J_HTTP_PORT")}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*START, str(tmp_path / "home")],
            env={**os.environ, **free, setting: port},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    [sentence] = [line for line in done.stderr.splitlines() if line.startswith("prereq:")]
    assert f"port {port} is taken" in sentence
    assert setting in sentence
    assert "Traceback" not in done.stderr
