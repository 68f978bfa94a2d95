"""The version of Prereq that runs."""

from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version


@cache
def version() -> str:
    """The installed version; 0 where the code runs without being installed."""
    with suppress(PackageNotFoundError):
        return installed_version("prereq")
    return "0"
