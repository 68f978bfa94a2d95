"""The container runs without rights on a read-only file system: there is no Docker here, so the files are read."""

import re
from pathlib import Path

import pytest
from yaml12 import read_yaml

from api.settings import read_settings
from graph.errors import InvalidSettings

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def steps():
    """The instructions of the image that runs, the last stage."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    stages = [at for at, line in enumerate(lines) if line.startswith("FROM")]
    return [tuple(line.split(maxsplit=1)) for line in lines[stages[-1] :]]


def test_the_image_runs_as_a_user_without_rights_who_is_known_by_number(steps):
    users = [(at, value) for at, (name, value) in enumerate(steps) if name == "USER"]
    [(at, user)] = users
    assert int(user) >= 1000
    assert all(name != "RUN" for name, _ in steps[at:]), "nothing is installed by that user"


def test_the_image_writes_to_its_volume_and_to_tmp_only(steps):
    given = dict(re.findall(r"(\w+)=(\S+)", " ".join(value for name, value in steps if name == "ENV")))
    assert given["PREREQ_STORE"].startswith("sqlite:////data/")
    assert given["XDG_CACHE_HOME"] == "/tmp"  # noqa: S108 - of the container
    assert given["PYTHONDONTWRITEBYTECODE"] == "1"
    assert ("VOLUME", "/data") in steps


def test_docker_compose_runs_the_service_read_only_and_without_capabilities():
    service = read_yaml(str(ROOT / "docker-compose.yml"))["services"]["prereq"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["tmpfs"] == ["/tmp"]  # noqa: S108 - of the container
    assert service["volumes"] == ["prereq-data:/data"]
    assert not service.get("privileged")


def test_docker_compose_opens_ports_to_this_machine_only():
    services = read_yaml(str(ROOT / "docker-compose.yml"))["services"].values()
    assert all(port.startswith("127.0.0.1:") for service in services for port in service["ports"])


def test_a_password_may_come_from_a_file(clean_environment, monkeypatch):
    file = clean_environment / "password"
    file.write_text("from a file\n")
    monkeypatch.setenv("PREREQ_NEO4J_PASSWORD_FILE", str(file))
    assert read_settings().neo4j_password.get_secret_value() == "from a file"
    monkeypatch.setenv("PREREQ_NEO4J_PASSWORD", "beside it")
    with pytest.raises(InvalidSettings, match="both set"):
        read_settings()
    monkeypatch.delenv("PREREQ_NEO4J_PASSWORD")
    file.unlink()
    with pytest.raises(InvalidSettings, match="PREREQ_NEO4J_PASSWORD_FILE cannot be read"):
        read_settings()
