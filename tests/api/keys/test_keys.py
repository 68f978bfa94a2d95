"""Keys: made once, kept as hashes, checked without telling anything, gone when revoked or over."""

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from api.keys.access import Access
from api.keys.file import MAX_FILE_BYTES, KeysFile
from api.keys.key import MAX_KEY_CHARACTERS, Scope, digest, new_key
from graph.errors import KeyRefused, KeysUnavailable, ScopeMissing, WritesClosed


@pytest.fixture
def file(tmp_path):
    return KeysFile(tmp_path / "folder" / "keys.json")


def _added(file, name="nightly", scopes=(Scope.WRITE,), expires=None):
    secret, key = new_key(name, scopes, expires)
    file.add(key)
    return secret


def test_a_key_has_256_random_bits_and_a_beginning_that_scanners_know():
    secrets = {new_key("a", [Scope.READ])[0] for _ in range(50)}
    assert len(secrets) == 50
    assert all(re.fullmatch(r"prereq_[\w-]{43}", secret) for secret in secrets)


def test_the_file_holds_no_key_and_only_its_owner_reads_it(file):
    secret = _added(file)
    content = file.path.read_text()
    assert secret not in content
    assert secret.removeprefix("prereq_") not in content
    assert digest(secret) in content
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(file, monkeypatch):
    _added(file)
    before = file.path.read_bytes()
    monkeypatch.setattr(os, "replace", _full)
    with pytest.raises(KeysUnavailable, match="cannot be written: No space left"):
        _added(file, "second")
    assert file.path.read_bytes() == before
    assert {one.name for one in file.path.parent.iterdir()} == {"keys.json", "keys.json.lock"}


def _full(*_):
    raise OSError(28, "No space left on device")


def test_keys_that_are_made_at_the_same_time_are_all_there(file):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: _added(file, f"key {number}"), range(24)))
    assert len(file.read()) == 24


def test_a_name_is_taken_once_and_free_again_when_revoked(file):
    _added(file)
    with pytest.raises(KeysUnavailable, match='there is a key named "nightly"'):
        _added(file)
    file.revoke("nightly")
    _added(file)
    with pytest.raises(KeysUnavailable, match="no key named"):
        file.revoke("weekly")


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"format": "prereq-keys/2"}', b'{"keys": [{}]}', b"\xff"])
def test_a_file_that_holds_no_keys_is_refused_in_one_sentence(file, content):
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    file.path.chmod(0o600)
    with pytest.raises(KeysUnavailable, match="is no keys file") as caught:
        file.read()
    assert "\n" not in str(caught.value)


def test_a_file_that_is_too_large_is_refused(file):
    file.path.parent.mkdir()
    file.path.write_bytes(b" " * (MAX_FILE_BYTES + 1))
    file.path.chmod(0o600)
    with pytest.raises(KeysUnavailable, match="too large"):
        file.read()


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_opens_nothing(file, mode):
    secret = _added(file)
    file.path.chmod(mode)
    with pytest.raises(KeysUnavailable, match="written by others"):
        Access(file.path).allow(secret, Scope.WRITE)


def test_without_a_file_everything_is_closed():
    assert not Access(None).is_open
    with pytest.raises(WritesClosed):
        Access(None).allow("prereq_x", Scope.READ)


def test_a_file_that_is_not_there_opens_nothing(file):
    with pytest.raises(KeysUnavailable, match="cannot be read"):
        Access(file.path).allow("prereq_x", Scope.READ)


def test_a_key_is_known_until_it_is_revoked_without_a_restart(file):
    secret, access = _added(file), Access(file.path)
    assert access.allow(secret, Scope.WRITE).name == "nightly"
    file.revoke("nightly")
    with pytest.raises(KeyRefused, match="not known"):
        access.allow(secret, Scope.WRITE)


@pytest.mark.parametrize("given", [None, "", "prereq_", "x" * 100_000, "prereq_\ud800"])
def test_what_is_no_key_is_refused(file, given):
    _added(file)
    with pytest.raises(KeyRefused):
        Access(file.path).allow(given, Scope.READ)


def test_a_key_with_more_behind_it_is_another_key(file):
    secret = _added(file)
    with pytest.raises(KeyRefused):
        Access(file.path).allow(secret + "x", Scope.WRITE)
    assert len(secret) < MAX_KEY_CHARACTERS


def test_a_key_is_refused_from_the_second_on_in_which_it_expires(file):
    end = datetime(2027, 1, 1, tzinfo=UTC)
    secret = _added(file, expires=end)
    assert Access(file.path, lambda: end - timedelta(seconds=1)).allow(secret, Scope.WRITE)
    with pytest.raises(KeyRefused, match='"nightly" has expired'):
        Access(file.path, lambda: end).allow(secret, Scope.WRITE)


def test_whoever_may_write_may_read_and_not_the_other_way_round(file):
    reader, writer = _added(file, "reader", [Scope.READ]), _added(file, "writer", [Scope.WRITE])
    access = Access(file.path)
    assert access.allow(writer, Scope.READ)
    assert access.allow(reader, Scope.READ)
    with pytest.raises(ScopeMissing, match="lacks the scope write"):
        access.allow(reader, Scope.WRITE)


def test_every_key_is_compared_in_constant_time_whichever_it_is(file, monkeypatch):
    secrets, compared = [_added(file, f"key {number}") for number in range(5)], []
    real = __import__("hmac").compare_digest
    monkeypatch.setattr("hmac.compare_digest", lambda one, other: compared.append(one) or real(one, other))
    Access(file.path).allow(secrets[0], Scope.WRITE)
    assert len(compared) == 5


def test_the_terminal_makes_lists_and_revokes_keys_and_shows_each_once(prereq, tmp_path):
    keys = {"PREREQ_API_KEYS_FILE": str(tmp_path / "keys.json")}
    made = prereq("key", "new", "nightly", **keys)
    [secret] = made.stdout.split()
    assert secret.startswith("prereq_")
    assert "not shown again" in made.stderr
    assert Access(tmp_path / "keys.json").allow(secret, Scope.WRITE).expires is not None
    prereq("key", "new", "forever", "--days", "0", "--read-only", **keys)
    listed = [line.split("\t") for line in prereq("key", "list", **keys).stdout.splitlines()]
    assert [(row[0], row[1]) for row in listed] == [("nightly", "read, write"), ("forever", "read")]
    assert listed[1][3] == "never expires"
    assert secret not in prereq("key", "list", "--json", **keys).stdout
    assert prereq("key", "revoke", "nightly", **keys).stdout == "Revoked nightly.\n"
    assert prereq("key", "revoke", "nightly", **keys).returncode == 2


def test_the_json_of_a_new_key_holds_it(prereq, tmp_path):
    made = json.loads(prereq("key", "new", "a", "--json", "--file", str(tmp_path / "keys.json")).stdout)
    assert made["key"].startswith("prereq_")
    assert made["scopes"] == ["read", "write"]


def test_a_command_about_keys_without_a_file_says_what_to_set(prereq):
    left = prereq("key", "list")
    assert left.returncode == 2
    assert "set PREREQ_API_KEYS_FILE" in left.stderr


@pytest.mark.parametrize("name", ["", "a\nb", "x" * 61, "<b>", " a"])
def test_what_can_be_no_name_of_a_key_is_refused(prereq, tmp_path, name):
    left = prereq("key", "new", name, "--file", str(tmp_path / "keys.json"))
    assert left.returncode == 2
    assert "Traceback" not in left.stderr
    assert not (tmp_path / "keys.json").exists()
