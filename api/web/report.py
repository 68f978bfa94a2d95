"""The link by which somebody reports a wrong or missing requirement: a prefilled issue or mail."""

from urllib.parse import quote, urlencode

from graph.model import Skill


def report_link(base: str, title: str, lines: list[str]) -> str:
    """The tracker's or mailbox's address with a title and a text; empty if there is none.

    Examples
    --------
    >>> report_link("mailto:roadmap@example.org", "LoRA needs GPUs", ["Why?"])
    'mailto:roadmap@example.org?subject=LoRA%20needs%20GPUs&body=Why%3F'
    >>> report_link("https://example.org/issues/new?labels=edge", "LoRA needs GPUs", ["Why?"])
    'https://example.org/issues/new?labels=edge&title=LoRA%20needs%20GPUs&body=Why%3F'
    """
    if not base:
        return ""
    field = "subject" if base.startswith("mailto:") else "title"
    query = urlencode({field: title, "body": "\n".join(lines)}, quote_via=quote)
    return base + ("&" if "?" in base else "?") + query


def requirement_report(base: str, revision: str, skill: Skill, prerequisite: Skill, reason: str) -> str:
    """The report on one requirement."""
    lines = [
        f"Requirement: {skill.name} ({skill.id}) needs {prerequisite.name} ({prerequisite.id})",
        f"Reason given: {reason}",
        *_places(revision, skill),
        "",
        "What is wrong with it:",
    ]
    return report_link(base, f"Requirement: {skill.id} needs {prerequisite.id}", lines)


def missing_report(base: str, revision: str, skill: Skill) -> str:
    """The report on a requirement that a skill lacks."""
    lines = [f"Skill: {skill.name} ({skill.id})", *_places(revision, skill), "", "What it needs as well, and why:"]
    return report_link(base, f"Missing requirement: {skill.id}", lines)


def _places(revision: str, skill: Skill) -> list[str]:
    named = ", ".join(str(mention.line) for mention in skill.mentions)
    return [f"Lines of the roadmap: {named}" if named else "Not named by the roadmap", f"Revision: {revision}"]
