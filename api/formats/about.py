"""What the forms of a plan say of it before its weeks: hours, where it starts, and what was known, in sentences."""

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
    """What would make a deadline possible that is not met; nothing for a plan that fits."""
    if plan.instead is None:
        return ""
    enough = plan.instead.hours_per_week
    return f"It would fit {f'with {enough:g} hours a week, or ' if enough else ''}by {plan.instead.deadline}."


def _listed(what: str, ids: Sequence[str]) -> Iterator[str]:
    if ids:
        yield f"{what}: {', '.join(ids)}."
