"""The terminal: the same verbs as HTTP. `main` is the command ``prereq``."""

from api.cli.main import main

__all__ = ["main"]
