"""What Prereq is made of: `make licences` writes docs/dependencies.md from the lock files and the installed packages.

Licences are what the packages themselves state, as pip-licenses reads it. Where one states nothing, or several that one
may choose between, `STATED` says what its own files say.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

from license_expression import Licensing

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "dependencies.md"

SECTIONS = {
    "requirements.lock": ("In the service", "What an installation or the image consists of."),
    "requirements-dev.lock": ("To build and test it", "Beside these, and in no installation."),
}
"""The lock files whose packages are listed, with heading and note: each without what stands in the one before it."""

ALLOWED = {
    "requirements.lock": {
        *("0BSD", "Apache-2.0", "Artistic-1.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0"),
        *("MPL-2.0", "PSF-2.0", "Python-2.0", "Zlib"),
    },
}
"""Licences that allow any use as long as their text goes along. MPL-2.0 wants changes of its own files published, and
there are none."""

ALLOWED["requirements-dev.lock"] = ALLOWED["requirements.lock"]

STATED = {
    "axe-playwright-python": "MIT",
    "jinja2": "BSD-3-Clause",
    "grimp": "BSD-2-Clause",
    "httpx": "BSD-3-Clause",
    "import-linter": "BSD-2-Clause",
    "openapi-schema-validator": "BSD-3-Clause",
    "rdflib": "BSD-3-Clause",
    "text-unidecode": "Artistic-1.0 OR GPL-2.0-or-later",
    "webcolors": "BSD-3-Clause",
}
"""What the licence file of a package says whose metadata do not say it in the words of SPDX (https://spdx.org)."""

SPELLINGS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""What metadata call a licence, and its name in SPDX."""

HEAD = """# Dependencies

Written by `make licences` from the lock files and what the packages themselves state; a test holds both together, and
refuses a licence that is not on its list. `make sbom` gives the same as CycloneDX, and `make audit` asks a database of
known vulnerabilities (OSV) about them.
"""


def locked(lock):
    """The versions of a lock file, by the name of the package."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    return {_plain(name): version for name, version in found}


def licences(names):
    """The licence of each installed package of these names, as an SPDX expression."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--with-system", "--packages"]
    told = subprocess.run([*command, *names], capture_output=True, text=True, check=True, timeout=120).stdout
    found = {_plain(one["Name"]): one["License"] for one in json.loads(told)}
    return {name: STATED.get(name) or SPELLINGS.get(licence, licence) for name, licence in found.items()}


def is_allowed(expression, allowed):
    """Whether one of the choices of an SPDX expression takes only allowed licences.

    Examples
    --------
    >>> is_allowed("MIT AND (GPL-3.0-only OR Zlib)", {"MIT", "Zlib"}), is_allowed("MIT AND GPL-3.0-only", {"MIT"})
    (True, False)
    """
    return _holds(Licensing().parse(expression), allowed)


def _holds(part, allowed):
    if not part.args:
        return str(part) in allowed
    return {"AND": all, "OR": any}[part.operator.strip()](_holds(one, allowed) for one in part.args)


def sections():
    """For each lock file, name, version and licence of the packages that none before it has; None: not installed."""
    seen = set()
    for lock in SECTIONS:
        versions = {name: version for name, version in locked(lock).items() if name not in seen}
        seen |= versions.keys()
        told = licences(versions)
        yield lock, [(name, version, told.get(name)) for name, version in sorted(versions.items())]


def page():
    """The page."""
    parts = [HEAD]
    for lock, rows in sections():
        heading, note = SECTIONS[lock]
        parts.append(
            f"\n## {heading}\n\n{note} {len(rows)} packages.\n\n| package | version | licence |\n| --- | --- | --- |\n"
        )
        parts += [f"| {name} | {version} | {licence} |\n" for name, version, licence in rows]
    return "".join(parts)


def _plain(name):
    """The name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
