"""The configurations of deploy/: read by the tools that they are for where these are here, and looked at anyway."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from yaml12 import read_yaml

from api.http.limits import MAX_GRAPH_BYTES
from api.settings import Settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
FILES = ("nginx.conf", "Caddyfile", "prereq.service", "alerts.yml")
OTHERS_SETTINGS = {"PREREQ_ALLOWED_HOSTS", "PREREQ_TRUSTED_PROXIES"}


def _text(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


def _program(name):
    """A tool, also where a user's path does not lead."""
    return shutil.which(name) or shutil.which(f"/usr/sbin/{name}")


def _run(*command, **options):
    """What a tool says of a file; nothing is checked where the tool is not here."""
    if (program := _program(command[0])) is None:
        return
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, timeout=60, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_nothing_in_the_folder_that_is_not_checked_here():
    assert {file.name for file in DEPLOY.iterdir()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_every_setting_that_is_named_exists(name):
    named = set(re.findall(r"PREREQ_[A-Z0-9_]+", _text(name)))
    assert named <= {f"PREREQ_{field.upper()}" for field in Settings.model_fields} | OTHERS_SETTINGS


def _self_signed(folder):
    files = {"pem": folder / "cert.pem", "key": folder / "cert.key"}
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=learn.example.org",
    ]
    subprocess.run([*command, "-keyout", files["key"], "-out", files["pem"]], capture_output=True, check=True)
    return files


def test_nginx_takes_its_file(tmp_path):
    text = _text("nginx.conf")
    if _program("nginx") and _program("openssl"):
        files = _self_signed(tmp_path)
        here = re.sub(r"/etc/ssl\S+\.pem", str(files["pem"]), re.sub(r"/etc/ssl\S+\.key", str(files["key"]), text))
        here = here.replace("listen 80;", "listen 127.0.0.1:18080;").replace("listen 443", "listen 127.0.0.1:18443")
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"):  # else it wants folders of its package
            here += f"\n{kind}_temp_path {tmp_path}/{kind};"
        (tmp_path / "nginx.conf").write_text(
            f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{here}\n}}\n"
        )
        _run("nginx", "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"))
    assert text.count("{") == text.count("}")
    for line in (one.split("#")[0].strip() for one in text.splitlines()):
        assert line == "" or line[-1] in "{};", line


def test_nginx_lets_through_what_the_service_takes_and_hands_on_who_asks():
    text = _text("nginx.conf")
    [megabytes] = re.findall(r"client_max_body_size (\d+)m;", text)
    assert MAX_GRAPH_BYTES < int(megabytes) * 2**20 < 1.2 * MAX_GRAPH_BYTES
    assert "proxy_set_header Host $host;" in text
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text
    assert "$proxy_add_x_forwarded_for" not in text, "it would hand on what a client wrote"
    assert "non_idempotent" not in text, "a write would be sent twice"


def test_caddy_takes_its_file(tmp_path):
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    _run("caddy", "validate", "--config", str(DEPLOY / "Caddyfile"), "--adapter", "caddyfile", env=environment)
    _run("caddy", "fmt", str(DEPLOY / "Caddyfile"), env=environment)
    text = _text("Caddyfile")
    assert text.count("{") == text.count("}")
    [megabytes] = re.findall(r"max_size (\d+)MB", text)
    assert MAX_GRAPH_BYTES < int(megabytes) * 10**6 < 1.2 * MAX_GRAPH_BYTES
    assert "reverse_proxy 127.0.0.1:8000" in text


def test_systemd_takes_the_unit(tmp_path):
    unit = tmp_path / "prereq.service"
    unit.write_text(_text("prereq.service").replace("/opt/prereq/.venv/bin/prereq", sys.executable))
    _run("systemd-analyze", "verify", "--man=no", str(unit))


def _unit():
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read_string(_text("prereq.service"))
    return parser


def test_the_unit_starts_the_service_without_rights_and_again_when_it_ends():
    unit = _unit()
    assert set(unit.sections()) == {"Unit", "Service", "Install"}
    service = unit["Service"]
    assert service["ExecStart"].split()[1:] == ["serve", "--fill"]
    assert service["Restart"] == "always"
    assert service["User"] == "prereq"
    assert service["NoNewPrivileges"] == service["PrivateDevices"] == service["ProtectHome"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    assert int(service["TimeoutStopSec"]) > 5, "the service takes 5 seconds to end what goes on"


def test_prometheus_takes_the_alerts(tmp_path):
    _run("promtool", "check", "rules", str(DEPLOY / "alerts.yml"))
    [group] = read_yaml(str(DEPLOY / "alerts.yml"))["groups"]
    for rule in group["rules"]:
        assert set(rule) >= {"alert", "expr", "labels", "annotations"}
        assert set(rule["annotations"]) == {"summary", "what_to_do"}
        assert rule["labels"]["severity"] in {"page", "ticket"}
    assert len({rule["alert"] for rule in group["rules"]}) == len(group["rules"])


def test_every_file_is_in_the_guide_of_operations():
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    for name in FILES:
        assert f"deploy/{name}" in guide
