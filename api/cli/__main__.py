"""``python -m api.cli``: the command ``prereq``."""

from api.cli import main

main()
