"""Entries of an outline to catalogue skills, by name and alias, in the context of their section.

Nothing is guessed. Prose and labels never make a skill. A name with several meanings is left out if its context does
not decide between them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.names import MAX_NAME_CHARACTERS, fold
from ingest import headings, phrases
from ingest.catalogue import Catalogue
from ingest.entries import Entry, Outline, Shape
from ingest.lexicon import Context, Lexicon
from ingest.links import is_material, outside
from ingest.no_skill import is_call, is_no_skill, is_structure, lists_no_skills
from ingest.own_needs import OwnNeed, OwnNeeds, Unread
from ingest.prose import is_doing, is_prose
from ingest.skill_names import SkillNames
from ingest.understood import Kind, Recognition
from ingest.unforeseen import blame

PROGRESS_ENTRIES = 500
"""Entries after which progress is told."""

_RESOURCES = re.compile(
    r"^(?:notes?|resources?|references?|further reading|reading list|links|bibliography|books|courses)$", re.I
)
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""What a new name has: two letters, or one of a script in which one is a word."""

_CONTENTS = re.compile(r"^(?:table of )?contents$|^toc$|^index$", re.IGNORECASE)
_VERSUS = re.compile(r"\b(?:vs|versus)\b", re.IGNORECASE)
_USES = re.compile(r"^(?:use cases?|applications?|examples?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the entries of an outline are, in their order, and the prerequisites that its author states."""

    recognitions: tuple[Recognition, ...]
    needs: tuple[OwnNeed, ...] = ()
    unread: tuple[Unread, ...] = ()


def recognise(
    outline: Outline, catalogue: Catalogue, progress: Callable[[float], None] = lambda share: None
) -> Recognised:
    r"""What each entry of an outline is, and which skills of a catalogue it names.

    ``progress`` is called after every `PROGRESS_ENTRIES` entries, with the share of them (0 to 1) that is done.

    Raises
    ------
    DocumentError
        If the author says that a skill needs itself.

    Examples
    --------
    >>> from ingest.catalogue import load
    >>> from ingest.outline import outline
    >>> recognised = recognise(outline("# Algebra\n- Vectors"), load())
    >>> [(recognition.kind.value, recognition.skills) for recognition in recognised.recognitions]
    [('topic', ()), ('skills', ('vectors',))]
    """
    recogniser = _Recogniser(Lexicon(catalogue), outline)
    recognitions = recogniser.recognise(progress)
    own = OwnNeeds(outline, recognitions, recogniser.names)
    return Recognised(tuple(recognitions), tuple(own.needs()), tuple(own.unread))


class _Recogniser:
    """Recognises the entries of one outline, from top to bottom."""

    def __init__(self, lexicon: Lexicon, outline: Outline) -> None:
        self.lexicon, self.outline = lexicon, outline
        self.names = SkillNames(lexicon)
        self.recognitions: list[Recognition] = []
        self._contexts: dict[int, Context] = {}
        self._context = (-1, Context())
        self._parents = {entry.parent for entry in outline.entries}
        self._title = _title(outline, lexicon)
        self._overview = set(_overview(outline))
        self._calls = Counter(entry.parent for entry in outline.entries if is_call(entry.text))
        self._linked = {
            above
            for index, entry in enumerate(outline.entries)
            if outside(entry.links)
            for above in outline.chain(index)
        }

    def recognise(self, progress: Callable[[float], None]) -> list[Recognition]:
        """The recognition of every entry, in order."""
        for index, entry in enumerate(self.outline.entries):
            if index % PROGRESS_ENTRIES == PROGRESS_ENTRIES - 1:
                progress(index / len(self.outline.entries))
            with blame(self.outline.file, entry.line):
                recognition = self._recognition(index, entry)
                ambiguous = self._ambiguous(index, recognition)
                self.recognitions.append(replace(recognition, ambiguous=ambiguous) if ambiguous else recognition)
        self._stand_for_cores()
        return self.recognitions

    def _stand_for_cores(self) -> None:
        """A heading that names a topic and has no skill below it stands for the essentials of the topic."""
        filled: set[int] = set()
        for index in reversed(range(len(self.recognitions))):
            recognition = self.recognitions[index]
            if recognition.topic and recognition.kind is Kind.TOPIC and not recognition.skills and index not in filled:
                core = self.lexicon.catalogue.topics[recognition.topic].core
                heading = self.outline.entries[index].shape is Shape.HEADING
                recognition = replace(recognition, skills=core if heading else ())
                self.recognitions[index] = recognition
            if recognition.skills or recognition.unknown:
                filled.update(self.outline.chain(index))

    def _ambiguous(self, index: int, recognition: Recognition) -> dict[str, tuple[str, ...]]:
        """The names in an entry with several candidates, none of which the entry or its context names otherwise."""
        if recognition.kind in {Kind.TITLE, Kind.RESOURCE, Kind.COVERED, Kind.TOPIC}:
            return {}
        context = self.context(index)
        if not self.names.may_name(self.outline.entries[index].text, context):
            return {}
        clauses = phrases.clauses(self.outline.entries[index].text)
        parts = [part for clause in clauses for part in phrases.listed(clause)]
        candidates = {part: self.lexicon.candidates(part, context) for part in parts}
        named = context.skills | set(recognition.skills)
        return {part: ids for part, ids in candidates.items() if len(ids) > 1 and named.isdisjoint(ids)}

    def _recognition(self, index: int, entry: Entry) -> Recognition:
        if entry.is_statement:
            return self._statement(index, entry)
        if kind := self._kind_by_place(index, entry):
            return Recognition(kind)
        if self._overview and (self._enclosing(index) & self._overview or index in self._overview):
            return self._in_overview(index, entry)
        if entry.shape is Shape.HEADING:
            heading = self._heading(index, entry)
            linked = self._link_skills(index, entry, heading.skills, ()) if heading.skills else ()
            return replace(heading, linked=tuple(linked))
        return self._with_link(index, entry) if outside(entry.links) else self._item(index, entry)

    def _kind_by_place(self, index: int, entry: Entry) -> Kind | None:
        """The kind of an entry whose place alone says that it names nothing."""
        if index == self._title:
            return Kind.TITLE
        if entry.cell and entry.cell.row == 0:
            return Kind.LABEL
        return Kind.RESOURCE if self._is_resource(index, entry) else None

    def _statement(self, index: int, entry: Entry) -> Recognition:
        """A statement about an entry above; what a document asks for as a whole is read for skills."""
        whole = entry.of is not None and entry.of == self._title
        if whole and entry.shape is not Shape.HEADING:
            return self._item(index, replace(entry, is_statement=False))
        return Recognition(Kind.LABEL if entry.of is None and entry.hours is None else Kind.STATEMENT)

    def _enclosing(self, index: int) -> set[int]:
        return set(self.outline.chain(index))

    def _is_resource(self, index: int, entry: Entry) -> bool:
        """Whether an entry stands in a section of resources that holds links, or is the label of one."""
        if not self._linked:
            return False
        places = self.outline.chain(index) if entry.shape is Shape.HEADING else [index, *self.outline.chain(index)]
        return any(self._is_list_of_resources(place) for place in places)

    def _is_list_of_resources(self, index: int) -> bool:
        return index in self._linked and bool(_RESOURCES.match(phrases.clean(self.outline.entries[index].text)))

    def _with_link(self, index: int, entry: Entry) -> Recognition:
        """A linked entry names skills like any other, unless its names are new and look like titles of material."""
        if entry.text.startswith(("https://", "http://")):
            return Recognition(Kind.RESOURCE)
        found = self._with_link_texts(index, entry, self._item(index, entry))
        above = self.context(index).skills
        new = tuple(name for name in found.unknown if entry.is_name or not (above or is_material(name, entry.links)))
        if not (found.skills or new) or (found.kind is Kind.COVERED and not self._names_itself(index, entry)):
            return Recognition(Kind.RESOURCE)
        return replace(found, unknown=new, linked=tuple(self._link_skills(index, entry, found.skills, new)))

    def _with_link_texts(self, index: int, entry: Entry, found: Recognition) -> Recognition:
        """An item with the skills that the texts of its links name as a whole."""
        context = self.context(index)
        linked = [id for link in entry.links for id in self.names.match(phrases.clean(link.text), context)]
        skills = tuple(dict.fromkeys([*found.skills, *linked]))
        kind = found.kind if skills == found.skills or found.kind is Kind.COVERED else Kind.SKILLS
        return replace(found, kind=kind, skills=skills)

    def _names_itself(self, index: int, entry: Entry) -> bool:
        """Whether an entry names a skill in its own words, and not only says something of the one above."""
        return any(self.names.skills(phrases.clean(entry.text), self.context(index)))

    def _link_skills(
        self, index: int, entry: Entry, skills: Sequence[str], new: Sequence[str]
    ) -> Iterator[tuple[str, ...]]:
        """For each link the skills and new names that its own text names, else all of the entry."""
        for link in entry.links:
            named = set(self.names.skills(phrases.clean(link.text), self.context(index)))
            own = [id for id in skills if id in named]
            own += [name for name in new if fold(name) == fold(phrases.clean(link.text))]
            yield tuple(own or (*skills, *new))

    def _in_overview(self, index: int, entry: Entry) -> Recognition:
        skills = tuple(dict.fromkeys(self.names.skills(entry.text, self.context(index))))
        return Recognition(Kind.OVERVIEW, skills)

    def _heading(self, index: int, entry: Entry) -> Recognition:
        text = phrases.clean(entry.text)
        context = self.context(index)
        above = self._topic_above(index)
        candidates = [variant for name in headings.names(text) for variant in phrases.variants(name)]
        topic = next(filter(None, (self.lexicon.topic(name, above) for name in candidates)), "")
        text = headings.without_number(text)
        if self.lexicon.is_label(text) and not topic:
            return Recognition(Kind.LABEL)
        skills = tuple(dict.fromkeys(self._headed(text, context)))
        if is_structure(text) and not (topic or context.skills or above or (skills and self._is_named(text, skills))):
            return Recognition(Kind.LABEL)
        return Recognition(Kind.TOPIC if topic or not skills else Kind.SKILLS, skills, topic=topic)

    def _is_named(self, text: str, skills: Sequence[str]) -> bool:
        """Whether a text is the name of one of the skills, and no alias."""
        return any(fold(self.lexicon.catalogue.skills[id].name) == fold(text) for id in skills)

    def _headed(self, text: str, context: Context) -> list[str]:
        """The skills that a heading names: as a whole, else part by part; none if a part names a topic."""
        for variant in (text, phrases.unbracketed(text)):
            if skills := self.names.named(variant, context):
                return skills
        parts = [
            part
            for clause in phrases.listed(phrases.unbracketed(text))
            for joined in phrases.joined(clause)
            for part in ((joined,) if self.names.named(joined, context) else phrases.slashed(joined))
        ]
        if len(parts) < 2 or any(self.lexicon.topic(part) for part in parts):
            return []
        named = [self.names.named(part, context) for part in parts]
        return [id for ids in named for id in ids] if all(named) else []

    def _item(self, index: int, entry: Entry) -> Recognition:
        text = phrases.clean(entry.text)
        context = self.context(index)
        if not text:
            return Recognition(Kind.PROSE)
        if not entry.is_name and (self.lexicon.is_label(text) or _RESOURCES.match(text)):
            return Recognition(Kind.LABEL)
        skills = tuple(dict.fromkeys(self.names.skills(text, context)))
        unknown = tuple(dict.fromkeys(self._unknown(index, entry, text, context)))
        if skills or unknown:
            covered = not unknown and set(skills) <= context.skills
            return Recognition(Kind.COVERED if covered else Kind.SKILLS, skills, unknown)
        if topic := self.lexicon.topic((phrases.clauses(text) or (text,))[0], self._topic_above(index)):
            return Recognition(Kind.TOPIC, topic=topic)
        return self._without_name(index, entry, text)

    def _without_name(self, index: int, entry: Entry, text: str) -> Recognition:
        """An item in which nothing reads as a name: one all the same if the author says so, else a label or prose."""
        if entry.is_name and not self.lexicon.is_ambiguous(text):
            return Recognition(Kind.SKILLS, unknown=(text,))
        return Recognition(Kind.LABEL) if index in self._parents else self._prose(index)

    def _topic_above(self, index: int) -> str:
        return next(
            (self.recognitions[outer].topic for outer in self.outline.chain(index) if self.recognitions[outer].topic),
            "",
        )

    def _prose(self, index: int) -> Recognition:
        """A sentence under a skill is covered by that skill; elsewhere it is prose."""
        above = self.outline.chain(index)
        skills = next(
            (self.recognitions[outer].skills for outer in above if len(self.recognitions[outer].skills) == 1), ()
        )
        return Recognition(Kind.COVERED, skills) if skills else Recognition(Kind.PROSE)

    def context(self, index: int) -> Context:
        """The context of an entry: its text, the enclosing texts, innermost first, and the skills of the latter."""
        if self._context[0] != index:
            above = self._above(self.outline.entries[index].parent)
            self._context = index, Context((self.outline.entries[index].text, *above.texts), above.skills)
        return self._context[1]

    def _above(self, parent: int | None) -> Context:
        """The context of the entries below a recognised parent: its text and skills, and those above it."""
        if parent is None:
            return Context((self.outline.front.subject,))
        if parent not in self._contexts:
            above = self._above(self.outline.entries[parent].parent)
            skills = above.skills.union(self.recognitions[parent].skills)
            self._contexts[parent] = Context((self.outline.entries[parent].text, *above.texts), skills)
        return self._contexts[parent]

    def _unknown(self, index: int, entry: Entry, text: str, context: Context) -> Iterator[str]:
        """The noun phrases in an entry that the catalogue does not know: these become skills that are not curated."""
        if self._is_no_list_of_skills(index, text):
            return
        in_use = any(_USES.match(phrases.clean(enclosing)) for enclosing in context.texts[1:3])
        opens_list = index in self._parents and entry.text.rstrip().endswith(":")
        if entry.shape in {Shape.PARAGRAPH, Shape.CELL} or in_use or opens_list:
            return
        for clause in self._listing(text, context):
            if not is_prose(clause) and not (_VERSUS.search(clause) and self.names.phrase(clause, context)):
                yield from (part for part in phrases.listed(clause) if self._is_new_name(part, context))

    def _is_no_list_of_skills(self, index: int, text: str) -> bool:
        """Whether an entry stands among people or translations, or is one of the methods of an object."""
        entries = self.outline.entries
        above = self.outline.chain(index)
        if any(lists_no_skills(phrases.clean(entries[outer].text)) for outer in above):
            return True
        return is_call(text) or (text.islower() and text.isidentifier() and self._calls[entries[index].parent] > 1)

    def _listing(self, text: str, context: Context) -> list[str]:
        """The clauses of a text that list names.

        The text before a colon or brackets is a label if skills follow. The text behind it is a remark if a name stands
        before it.
        """
        bare = phrases.unbracketed(text)
        clauses = phrases.clauses(text if ":" in text else bare)
        if not clauses:  # only brackets
            return []
        head, *rest = clauses
        behind_colon = rest if ":" in text else []
        if behind_colon and not self.lexicon.is_label(head) and self._is_known(head, context):
            return []
        if rest and any(self._is_known(clause, context) for clause in (head, *rest)):
            return behind_colon
        if "," in text and self.names.match(bare, context):
            return behind_colon
        return [] if any(self._is_known(clause, context) for clause in phrases.clauses(text)[1:]) else [head]

    def _is_known(self, clause: str, context: Context) -> bool:
        return self.lexicon.is_label(clause) or any(self.names.phrase(clause, context))

    def _is_new_name(self, phrase: str, context: Context) -> bool:
        doing = bool(context.skills) and is_doing(phrase) and " " in phrase
        short = len(phrase) <= MAX_NAME_CHARACTERS
        plain = short and not (doing or is_prose(phrase) or is_no_skill(phrase)) and _LETTERS.search(phrase)
        known = self.lexicon.is_label(phrase) or self.lexicon.topic(phrase) or self.lexicon.is_ambiguous(phrase)
        return bool(plain and not known and not any(self.names.phrase(phrase, context)))


def _title(outline: Outline, lexicon: Lexicon) -> int | None:
    """The index of the document's title: its first heading, if that is of rank 1 and names no skill or topic."""
    headings = [
        index
        for index, entry in enumerate(outline.entries)
        if entry.shape is Shape.HEADING and not _CONTENTS.match(phrases.clean(entry.text))
    ]
    if not headings:
        return None
    first = headings[0]
    entry = outline.entries[first]
    if (
        entry.level != 1
        or lexicon.topic(phrases.clean(entry.text))
        or lexicon.skills(phrases.clean(entry.text), Context())
    ):
        return None
    ranks = Counter(outline.entries[index].level for index in headings)
    below = range(first + 1, headings[1]) if len(headings) > 1 else range(0)
    pointers = set(_overview(outline))
    only_overview = all(
        outline.entries[index].shape is Shape.PARAGRAPH or {index, *outline.chain(index)} & pointers for index in below
    )
    return first if (ranks[1] == 1 and len(headings) > 1) or (ranks[1] > 1 and only_overview) else None


def _overview(outline: Outline) -> Iterator[int]:
    """The indexes of items and cells that link to a later part of the document, and of all in that list or table."""
    tables = {
        entry.cell.table for entry in outline.entries if entry.cell and any(link.url[:1] == "#" for link in entry.links)
    }
    pointing = {
        entry.parent
        for entry in outline.entries
        if entry.shape is Shape.ITEM and not entry.cell and any(link.url.startswith("#") for link in entry.links)
    }
    for index, entry in enumerate(outline.entries):
        in_table = entry.cell and entry.cell.table in tables
        if in_table or (entry.shape is Shape.ITEM and not entry.cell and entry.parent in pointing):
            yield index
