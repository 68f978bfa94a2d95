"""Single things and lists of them: a skill with its neighbours, a topic with its skills, pages of skills."""

from dataclasses import dataclass

from graph.errors import InvalidParameter
from graph.model import Depth, Mention, Resource, Topic
from graph.snapshot import Snapshot
from graph.snapshot.required import Required, required

MAX_PAGE_SKILLS = 500
"""Skills that one page may hold."""


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill in a list."""

    id: str
    name: str
    topic: str
    hours: float
    summary: str
    curated: bool
    implied: bool
    entry_point: bool


@dataclass(frozen=True, slots=True)
class SkillPage:
    """A page of skills, sorted by id.

    Attributes
    ----------
    total
        How many skills there are on all pages.
    items
        Skills of this page.
    next
        Cursor of the next page, for `after`; empty on the last page.
    """

    revision: str
    total: int
    items: tuple[SkillLine, ...]
    next: str


@dataclass(frozen=True, slots=True)
class SkillCard:
    """All that is known of one skill.

    Attributes
    ----------
    aliases
        Other names of the skill.
    covers
        Names of things that are too small to be skills and belong to this one.
    formerly
        Ids that the skill had in earlier versions.
    required_by
        Ids of the skills that need it directly, at any depth.
    mentions
        Places of the document that name it.
    """

    revision: str
    id: str
    name: str
    topic: str
    hours: float
    summary: str
    can_you: str
    aliases: tuple[str, ...]
    covers: tuple[str, ...]
    formerly: tuple[str, ...]
    curated: bool
    implied: bool
    entry_point: bool
    resources: tuple[Resource, ...]
    requires: tuple[Required, ...]
    required_by: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic with its skills.

    Attributes
    ----------
    parent
        Id of the topic above; null at the top.
    line
        Line of the document that has its heading, counted from 1; null if no line has.
    core
        Ids of the skills that stand for the topic: its essentials.
    skills
        Ids of the skills whose primary topic it is, in learning order.
    topics
        Ids of the topics directly below.
    hours
        Hours of all its skills, those of topics below included.
    resources
        Links of the document that belong to the topic.
    """

    id: str
    name: str
    parent: str | None
    line: int | None
    core: tuple[str, ...]
    skills: tuple[str, ...]
    topics: tuple[str, ...]
    hours: float
    resources: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class TopicAnswer:
    """One topic.

    Attributes
    ----------
    topic
        The topic.
    """

    revision: str
    topic: TopicCard


@dataclass(frozen=True, slots=True)
class TopicList:
    """All topics, sorted by id.

    Attributes
    ----------
    items
        The topics.
    """

    revision: str
    items: tuple[TopicCard, ...]


def skill_page(snapshot: Snapshot, *, after: str = "", limit: int = 100, topic: str = "") -> SkillPage:
    """The skills after a cursor, of all topics or of one and those below it.

    Raises
    ------
    InvalidParameter, UnknownNames, AmbiguousName

    Examples
    --------
    >>> from graph.samples import TINY
    >>> page = skill_page(Snapshot(TINY), limit=2)
    >>> [line.id for line in page.items], page.next
    (['attention', 'pytorch'], 'pytorch')
    """
    if not 1 <= limit <= MAX_PAGE_SKILLS:
        raise InvalidParameter("limit", f"is {limit}: give a number from 1 to {MAX_PAGE_SKILLS}")
    ids = sorted(snapshot.skills_of(snapshot.names.topic(topic).id) if topic else snapshot.order)
    left = [id for id in ids if id > after]
    cursor = left[limit - 1] if len(left) > limit else ""
    return SkillPage(snapshot.revision, len(ids), tuple(_line(snapshot, id) for id in left[:limit]), cursor)


def skill_card(snapshot: Snapshot, name: str) -> SkillCard:
    """One skill by id, name or alias.

    Raises
    ------
    InvalidParameter, UnknownNames, AmbiguousName
    """
    skill = snapshot.skills[snapshot.names.skill(name)]
    return SkillCard(
        revision=snapshot.revision,
        id=skill.id,
        name=skill.name,
        topic=skill.topic,
        hours=skill.hours,
        summary=skill.summary,
        can_you=skill.can_you,
        aliases=skill.aliases,
        covers=skill.covers,
        formerly=skill.formerly,
        curated=skill.curated,
        implied=skill.implied,
        entry_point=skill.entry_point,
        resources=skill.resources,
        requires=tuple(required(one, one.pick, one.level_of(one.pick)) for one in snapshot.requirements(skill.id)),
        required_by=tuple(dict.fromkeys(one.skill for one in snapshot.required_by(skill.id, Depth.ALL))),
        mentions=skill.mentions,
    )


def topic_list(snapshot: Snapshot) -> TopicList:
    """All topics of the roadmap."""
    topics = sorted(snapshot.roadmap.topics, key=lambda topic: topic.id)
    return TopicList(snapshot.revision, tuple(_topic(snapshot, topic) for topic in topics))


def topic_card(snapshot: Snapshot, name: str) -> TopicAnswer:
    """One topic by id or name.

    Raises
    ------
    InvalidParameter, UnknownNames, AmbiguousName
    """
    return TopicAnswer(snapshot.revision, _topic(snapshot, snapshot.names.topic(name)))


def _line(snapshot: Snapshot, id: str) -> SkillLine:
    one = snapshot.skills[id]
    return SkillLine(id, one.name, one.topic, one.hours, one.summary, one.curated, one.implied, one.entry_point)


def _topic(snapshot: Snapshot, topic: Topic) -> TopicCard:
    tree = snapshot.topic_tree
    return TopicCard(
        id=topic.id,
        name=topic.name,
        parent=topic.parent,
        line=topic.line,
        core=topic.core,
        skills=tree.own[topic.id],
        topics=tree.children[topic.id],
        hours=snapshot.hours(tree.skills[topic.id]),
        resources=topic.resources,
    )
