"""One key: what it may do, until when, and what is kept of it.

A key is 256 random bits, so nobody can guess one, however fast the hash is. That is why SHA-256 is enough: a slow hash
protects short secrets that people choose, and here it would only let strangers make the service work.
"""

import hashlib
import re
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

PREFIX = "prereq_"
"""How every key begins, so that a scan for leaked secrets recognises one."""

KEY_BYTES = 32
"""Random bytes of a key."""

MAX_NAME_CHARACTERS = 60
MAX_KEY_CHARACTERS = 200
"""Characters of what is looked up at all."""

_NAME = re.compile(rf"[\w][\w .@+-]{{0,{MAX_NAME_CHARACTERS - 1}}}")


class Scope(StrEnum):
    """What a key may do: ``read`` asks for dry runs, ``write`` replaces the roadmap as well."""

    READ = "read"
    WRITE = "write"


class Key(BaseModel):
    """What is kept of a key: never the key itself. ``expires`` is None for one that never does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    scopes: tuple[Scope, ...] = Field(min_length=1)
    created: AwareDatetime
    expires: AwareDatetime | None = None

    @field_validator("name")
    @classmethod
    def _is_name(cls, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise ValueError(f"a name has 1 to {MAX_NAME_CHARACTERS} letters, digits, spaces and . @ + - _")
        return name

    def is_over(self, now: datetime) -> bool:
        """Whether the key has expired."""
        return self.expires is not None and now >= self.expires

    def may(self, scope: Scope) -> bool:
        """Whether the key has a scope; whoever may write may read."""
        return scope in self.scopes or Scope.WRITE in self.scopes


def digest(secret: str) -> str:
    """The hash of a key, as it is kept.

    Examples
    --------
    >>> digest("prereq_x")[:8]
    '1ed74a25'
    """
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def new_key(name: str, scopes: Iterable[Scope], expires: datetime | None = None) -> tuple[str, Key]:
    """A new key, to be shown once, and what is kept of it.

    Raises
    ------
    pydantic.ValidationError
        If the name cannot be one.

    Examples
    --------
    >>> secret, key = new_key("nightly", [Scope.WRITE])
    >>> secret.startswith("prereq_"), key.digest == digest(secret), secret in repr(key)
    (True, True, False)
    """
    secret = PREFIX + secrets.token_urlsafe(KEY_BYTES)
    now = datetime.now(UTC).replace(microsecond=0)
    return secret, Key(
        name=name, digest=digest(secret), scopes=tuple(dict.fromkeys(scopes)), created=now, expires=expires
    )
