"""The sentences above the weeks of a plan, in every form: hours, assumptions, known and credited skills."""

from collections.abc import Iterator, Sequence

from graph.questions.plan import Plan


def about(plan: Plan) -> Iterator[str]:
    """The sentences, each a line; skills by id."""
    dates = f" from {plan.start} to {plan.finish}" if plan.finish else f" from {plan.start}"
    yield (
        f"{plan.planned_hours:g} hours (as people differ {plan.low_hours:g} to {plan.high_hours:g}) "
        f"at {plan.hours_per_week:g} a week{dates}."
    )
    if instead := sentence_instead(plan):
        yield instead
    yield plan.starts_from
    yield from _listed("Assumed", plan.assumed)
    yield from _listed("Known", plan.known)
    yield from _listed("Credited, because what needs it is known", plan.credited)
    yield from plan.notes


def sentence_instead(plan: Plan) -> str:
    """The hours or the date that would meet a missed deadline, in a sentence; empty for a plan that fits."""
    if plan.instead is None:
        return ""
    enough = plan.instead.hours_per_week
    return f"It would fit {f'with {enough:g} hours a week, or ' if enough else ''}by {plan.instead.deadline}."


def _listed(what: str, ids: Sequence[str]) -> Iterator[str]:
    if ids:
        yield f"{what}: {', '.join(ids)}."
