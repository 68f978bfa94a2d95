"""The manual as a site, built offline into the package, where the service finds it: `make docs`.

The pages and their order come from docs/index.md. What zensical writes is then made fit for a strict policy: scripts
and styles stand in files of their own, and nothing comes from another host. The same pages give the same bytes.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.manual.blocks import ROOT

DOCS = ROOT / "docs"
TARGET = ROOT / "api" / "guide"

SETTINGS = """
[project]
site_name = "Prereq"
site_description = "What should I learn before X, in which order, how long will it take, and why each step?"
copyright = {copyright}
docs_dir = "docs"
site_dir = "site"
use_directory_urls = true
nav = {nav}

[project.extra]
generator = false

[project.theme]
font = false
features = ["content.code.copy", "navigation.footer", "navigation.sections", "navigation.top", "search.highlight"]

[[project.theme.palette]]
media = "(prefers-color-scheme: light)"
scheme = "default"
toggle.icon = "lucide/sun"
toggle.name = "Switch to dark"

[[project.theme.palette]]
media = "(prefers-color-scheme: dark)"
scheme = "slate"
toggle.icon = "lucide/moon"
toggle.name = "Switch to light"
"""

_CODE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r' style="text-align: (\w+);?"')


def build(target=TARGET):
    """Build the site into a folder, which is replaced as a whole."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        shutil.copytree(DOCS, work / "docs", ignore=shutil.ignore_patterns("*.tsv"))
        (work / "zensical.toml").write_text(SETTINGS.format(copyright=json.dumps(edition()), nav=navigation()))
        command = [sys.executable, "-m", "zensical", "build"]
        run = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
        if run.returncode:
            raise SystemExit(f"zensical cannot build the manual:\n{run.stdout}{run.stderr}")
        (work / "site" / "404.html").unlink()  # the service has its own
        for page in sorted((work / "site").rglob("*.html")):
            page.write_text(_fit(page, work / "site"), encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(work / "site", target)


def edition():
    """Version and date, as the changelog has them."""
    found = re.search(r"^## ([\d.]+), ([\d-]+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    return f"Prereq {found[1]}, {found[2]}" if found else "Prereq"


def navigation():
    """The shelves of the index, with their pages, as TOML."""
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    shelves = ['{"Home" = "index.md"}']
    for shelf in re.split(r"^## ", index, flags=re.MULTILINE)[2:]:
        title = shelf.partition(":")[0].strip()
        pages = re.findall(r"^\| \[([^]]+)\]\(([^)]+)\)", shelf, re.MULTILINE)
        shown = [f"{{{json.dumps(name)} = {json.dumps(file)}}}" for name, file in pages if (DOCS / file).exists()]
        if title == "Why":
            shown.append(f'{{"Hard cases" = [{", ".join(_hard_cases())}]}}')
        if shown:
            shelves.append(f"{{{json.dumps(title)} = [{', '.join(shown)}]}}")
    return f"[{', '.join(shelves)}]"


def _hard_cases():
    for file in sorted((DOCS / "why" / "hard-cases").glob("*.md")):
        title = file.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# Hard cases: ")
        yield f"{{{json.dumps(title[0].upper() + title[1:])} = {json.dumps(file.relative_to(DOCS).as_posix())}}}"


def _fit(page, site):
    """A page whose scripts and styles stand in files."""
    up = "../" * len(page.relative_to(site).parent.parts)

    def moved(found):
        name = f"assets/javascripts/{hashlib.sha256(found[1].encode()).hexdigest()[:12]}.js"
        (site / name).write_text(found[1], encoding="utf-8")
        return f'<script src="{up}{name}"></script>'

    return _STYLE.sub(r' align="\1"', _CODE.sub(moved, page.read_text(encoding="utf-8")))


if __name__ == "__main__":
    build()
