"""A real Neo4j Community server with its Browser, run by Java from Maven artifacts, without Docker."""

import hashlib
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from graph.errors import LoginRefused, StoreUnavailable
from queries.base import Login
from queries.loopback import free_port, refuse_unavailable

USER = "neo4j"
MAX_START_SECONDS = 120.0
MAX_STOP_SECONDS = 30.0

_POM = Path(__file__).with_name("pom.xml")
_ENTRY_POINT = "META-INF/services/org.neo4j.server.startup.EntryPoint"
_OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_FIRST_PASSWORD = "neo4j"  # noqa: S105 - the one that a new server makes everybody change


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens, how to log in, and its process id.

    ``wait`` returns when its process has ended, with the exit code: None for a server that was not started here.
    """

    bolt: str
    browser: str
    login: Login
    pid: int
    wait: Callable[[], int] | None = None


def missing_tools() -> str:
    """What is missing to start a server here, or an empty string."""
    absent = [tool for tool in ("java", "mvn") if not shutil.which(tool)]
    return f"{' and '.join(absent)} not found" if absent else ""


@contextmanager
def running(
    home: Path, password: str, *, bolt_port: int = 0, http_port: int = 0, on_connect: str = ""
) -> Iterator[Server]:
    """A server whose data lie in ``home``, on loopback ports (0: free ones), until the block ends.

    Browser runs the commands ``on_connect`` (separated by semicolons, without their colons) after each login.

    Raises
    ------
    PortUnavailable
        If a port is taken.
    LoginRefused
        If the server in the folder has another password.
    StoreUnavailable
        If Java or Maven is missing, the folder cannot be used, or the server does not get ready.
    """
    refuse_unavailable(bolt_port, "bolt")
    refuse_unavailable(http_port, "browser")
    if missing := missing_tools():
        raise StoreUnavailable(f"no Neo4j can be started: {missing}; install Java 17 or later and Maven")
    jars = _jars()
    bolt, http = bolt_port or free_port(), http_port or free_port()
    try:
        _configure(home, bolt, http, on_connect)
    except OSError as problem:
        raise StoreUnavailable(f"{home} cannot hold the server's data: {problem.strerror}") from problem
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen(_command(home, jars), stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    try:
        login = Login(USER, password)
        _await_ready(process, f"bolt://127.0.0.1:{bolt}", login, home)
        yield Server(f"bolt://127.0.0.1:{bolt}", f"http://127.0.0.1:{http}/browser/", login, process.pid, process.wait)
    finally:
        _stop(process)


def _jars() -> Path:
    """The folder of the server's jars in the user's cache, fetched by Maven once for each version."""
    version = hashlib.sha256(_POM.read_bytes()).hexdigest()[:12]
    folder = user_cache_path("prereq") / f"neo4j-{version}"
    if (folder / "complete").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mvn", "-q", "-B", "-f", str(_POM), "dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
    found = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if found.returncode:
        raise StoreUnavailable(f"Maven could not fetch Neo4j: {found.stdout.strip()[-500:]}")
    (folder / "complete").touch()
    return folder


def _configure(home: Path, bolt: int, http: int, on_connect: str) -> None:
    (home / "conf").mkdir(parents=True, exist_ok=True)
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.bolt.advertised_address": f"127.0.0.1:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
        "server.memory.pagecache.size": "64m",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",  # else it idles for ten seconds at its end
        "browser.remote_content_hostname_whitelist": "127.0.0.1, localhost",  # from where Browser opens guides
        "browser.post_connect_cmd": on_connect,
    }
    lines = "".join(f"{name}={value}\n" for name, value in settings.items() if value)
    (home / "conf" / "neo4j.conf").write_text(lines, encoding="utf-8")


def _command(home: Path, jars: Path) -> list[str]:
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENS]
    place = [f"--home-dir={home.absolute()}", f"--config-dir={home.absolute() / 'conf'}"]
    return ["java", "-Xmx512m", *opens, "-cp", f"{jars.absolute()}/*", _main_class(jars), *place]


def _main_class(jars: Path) -> str:
    """The server's main class, as the neo4j jar itself names it."""
    for jar in sorted(jars.glob("neo4j-*.jar")):
        with zipfile.ZipFile(jar) as content:
            if _ENTRY_POINT in content.namelist():
                lines = content.read(_ENTRY_POINT).decode().splitlines()
                return next(line for line in lines if line and not line.startswith("#"))
    raise StoreUnavailable(f"no Neo4j server among the jars of {jars}: remove that folder and try again")


def _await_ready(process: "subprocess.Popen[bytes]", url: str, login: Login, home: Path) -> None:
    deadline = time.monotonic() + MAX_START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            tail = (home / "server.log").read_text(encoding="utf-8", errors="replace")[-800:]
            raise StoreUnavailable(f"Neo4j stopped while starting: {tail}")
        if _lets_in(url, login, home):
            return
        time.sleep(0.3)
    raise StoreUnavailable(f"Neo4j was not ready after {MAX_START_SECONDS:.0f} s: see {home / 'server.log'}")


def _lets_in(url: str, login: Login, home: Path) -> bool:
    """Whether the server answers and knows the login; a new server is given it first."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError

    try:
        with GraphDatabase.driver(url, auth=(login.user, login.password)) as driver:
            driver.verify_connectivity()
            return True
    except AuthError:
        _give_password(url, login, home)
        return True
    except (DriverError, Neo4jError, ConfigurationError, OSError):
        return False


def _give_password(url: str, login: Login, home: Path) -> None:
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, Neo4jError

    change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
    try:
        with GraphDatabase.driver(url, auth=(login.user, _FIRST_PASSWORD)) as driver:
            driver.execute_query(change, old=_FIRST_PASSWORD, new=login.password, database_="system")
    except AuthError as problem:
        raise LoginRefused(
            f"the Neo4j server in {home} has another password (without that folder, a new server is made)"
        ) from problem
    except Neo4jError as problem:
        raise StoreUnavailable(f"Neo4j does not take the password: {problem.message}") from problem


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(MAX_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
