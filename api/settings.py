"""Every setting of Prereq: environment variables that begin with ``PREREQ_``, each with a default that works."""

import os
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_cache_path, user_data_path
from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from graph.errors import InvalidSettings
from queries import Login


class Settings(BaseModel):
    """What can be set; docs/reference/settings.md lists the same."""

    model_config = ConfigDict(frozen=True)

    store: str = Field(
        "",
        description="Address of the store: `sqlite:///relative/path`, `sqlite:////absolute/path` (add `?mode=ro` to "
        "only read it), `neo4j://host:port`, `bolt://host:port`, or their `+s` and `+ssc` forms. Left out, it is an "
        "SQLite file in the user's data directory.",
    )
    host: str = Field("127.0.0.1", description="Address that the service listens on.")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(8000, description="Port that the service listens on.")
    neo4j_user: str = Field("", description="User of the Neo4j server.")
    neo4j_password: SecretStr = Field(SecretStr(""), description="Password of that user; it is never printed.")
    neo4j_password_file: str = Field(
        "", description="File whose first line is that password, in place of the password itself."
    )
    neo4j_database: str = Field("", description="Database of the Neo4j server; left out, it is the server's default.")
    report_url: str = Field(
        "",
        description='Where "Report this requirement" on the page leads: the address of a tracker\'s new issue, or '
        "`mailto:somebody@example.org`. Title and text are added to it. Left out, the link is hidden.",
    )
    poll_seconds: float = Field(
        2.0, gt=0, description="How often a running service looks for a new revision, in seconds."
    )
    agent_hosts: str = Field(
        "",
        description="Host names, with commas between them, under which agents reach `/mcp` from other machines. "
        "Left out, only this machine reaches it.",
    )
    api_keys_file: str = Field(
        "", description="File of the keys that may write over HTTP; empty: nobody may. `prereq key new` makes it."
    )
    audit_file: str = Field("", description="Log of what was written over HTTP; empty: audit.jsonl beside the keys.")
    allowed_hosts: str = Field(
        "",
        description="Host names, with commas between them, under which the service answers beside this machine's own.",
    )
    cors_origins: str = Field("", description="Origins, with commas between them, whose pages may read the API.")
    trusted_proxies: str = Field(
        "", description="Addresses of proxies, with commas between them, that name the client in X-Forwarded-For."
    )
    metrics_from: str = Field("", description="Addresses, with commas between them, that may read /metrics.")
    reads_per_minute: int = Field(3_000, ge=0, description="Requests that one client may send a minute; 0: any number.")
    tracing: bool = Field(
        False, description="Whether requests are traced with OpenTelemetry, set up by its OTEL_ names."
    )
    log_format: Literal["readable", "json"] = Field("readable", description="Form of the log: readable, or json.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least severe message that the service logs: `debug`, `info`, `warning` or `error`."
    )

    @property
    def login(self) -> Login:
        """How to log into Neo4j."""
        return Login(self.neo4j_user, self.neo4j_password.get_secret_value(), self.neo4j_database)

    @field_validator("trusted_proxies", "metrics_from")
    @classmethod
    def _are_networks(cls, listed: str) -> str:
        for name in _parts(listed):
            ip_network(name, strict=False)
        return listed

    @property
    def agent_host_names(self) -> tuple[str, ...]:
        """The names of ``agent_hosts``."""
        return _parts(self.agent_hosts)

    @property
    def allowed_host_names(self) -> tuple[str, ...]:
        """The names of ``allowed_hosts``."""
        return _parts(self.allowed_hosts)

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins of ``cors_origins``."""
        return _parts(self.cors_origins)

    @property
    def trusted_proxy_networks(self) -> tuple[str, ...]:
        """The addresses and networks of ``trusted_proxies``."""
        return _parts(self.trusted_proxies)

    @property
    def metrics_networks(self) -> tuple[str, ...]:
        """The addresses and networks of ``metrics_from``."""
        return _parts(self.metrics_from)

    @property
    def keys_path(self) -> Path | None:
        """The file of keys, if one is set."""
        return Path(self.api_keys_file) if self.api_keys_file else None

    @property
    def audit_path(self) -> Path | None:
        """The log of writes: the one that is set, or else that beside the keys; None without keys."""
        if self.keys_path is None:
            return None
        return Path(self.audit_file) if self.audit_file else self.keys_path.with_name("audit.jsonl")

    @property
    def uses_default_store(self) -> bool:
        """Whether no store was chosen."""
        return not self.store

    @property
    def store_url(self) -> str:
        """The chosen store, or else the file in the user's data directory.

        Raises
        ------
        InvalidSettings
            If Neo4j is configured but no store is: SQLite is never used silently then.
        """
        if self.store:
            return self.store
        given = [name for name in ("neo4j_user", "neo4j_password", "neo4j_database") if name in self.model_fields_set]
        if given:
            named = ", ".join(f"PREREQ_{name.upper()}" for name in given)
            raise InvalidSettings(f"{named} is set but no store is: set PREREQ_STORE=neo4j://host:7687, or unset it")
        return f"sqlite:///{default_file()}"


def _parts(listed: str) -> tuple[str, ...]:
    """What a setting lists with commas."""
    return tuple(part.strip() for part in listed.split(",") if part.strip())


def default_file() -> Path:
    """Where the default store lies."""
    return user_data_path("prereq") / "prereq.sqlite"


def compiled_folder() -> Path:
    """Where compiled snapshots lie; it may be deleted at any time."""
    return user_cache_path("prereq") / "compiled"


def read_settings() -> Settings:
    """The settings of the environment.

    Raises
    ------
    InvalidSettings
        If a variable's value is out of bounds; the sentence names it.
    """
    from pydantic import ValidationError

    try:
        return Settings.model_validate(_with_secret(_given()))
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_context=False)[0]
        raise InvalidSettings(f"PREREQ_{str(first['loc'][0]).upper()}: {first['msg']}") from problem


def _with_secret(given: dict[str, str]) -> dict[str, str]:
    """What is set, with the password of the file that may hold it."""
    if not (file := given.get("neo4j_password_file")):
        return given
    if "neo4j_password" in given:
        raise InvalidSettings("PREREQ_NEO4J_PASSWORD and PREREQ_NEO4J_PASSWORD_FILE are both set: unset one of them")
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidSettings(f"PREREQ_NEO4J_PASSWORD_FILE cannot be read: {problem}") from problem
    return {**given, "neo4j_password": lines[0] if lines else ""}


def _given() -> dict[str, str]:
    """What the environment sets, by the name of the setting; case does not matter."""
    upper = {name.upper(): value for name, value in os.environ.items()}
    return {name: upper[key] for name in Settings.model_fields if (key := f"PREREQ_{name.upper()}") in upper}
