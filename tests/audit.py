"""Known vulnerabilities of what an installation consists of: `make audit` asks OSV (https://osv.dev) with pip-audit.

Exit code 0: none are known, or nobody could be asked, which is said loudly. Exit code 1: there are some, and they are
printed.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
MAX_SECONDS = 600
ANSWER_SECONDS = 15


def audit(lock, url="", say=print):
    """Print what is known about the packages of a lock file; the exit code."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--disable-pip", "--require-hashes"]
    command += ["--vulnerability-service", "osv", "--timeout", str(ANSWER_SECONDS), "--format", "json"]
    command += ["--progress-spinner", "off", *(["--osv-url", url] if url else [])]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=MAX_SECONDS, check=False)
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as problem:
        say("*" * 80)
        say("NOT AUDITED: the database of vulnerabilities gave no answer. This says nothing about the packages.")
        say(f"  {_last_line(problem, locals().get('done'))}")
        say("*" * 80)
        return 0
    found = [one for one in answer["dependencies"] if one.get("vulns")]
    for one in found:
        for known in one["vulns"]:
            mended = ", ".join(known["fix_versions"]) or "no version"
            say(f"{one['name']} {one['version']}: {known['id']}, mended in {mended}")
    left_out = [one["name"] for one in answer["dependencies"] if "skip_reason" in one]
    say(
        f"{len(answer['dependencies'])} packages, {len(found)} with known vulnerabilities"
        + (f", not looked at: {', '.join(left_out)}" if left_out else "")
    )
    return 1 if found else 0


def _last_line(problem, done):
    lines = (done.stderr if done else str(problem)).strip().splitlines()
    return lines[-1] if lines else type(problem).__name__


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Ask OSV about the packages of a lock file.")
    parser.add_argument("lock", nargs="?", default=ROOT / "requirements.lock")
    sys.exit(audit(parser.parse_args().lock))
