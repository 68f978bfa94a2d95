"""Phrases that look like names and are nothing to learn: parts by number, duties of a course, asides, calls in code."""

import re


def _any_of(words: str) -> str:
    """A pattern for any of the words, in the singular or plural."""
    return "|".join(rf"{re.escape(word)}(?:e?s)?" for word in " ".join(words.split()).split(", "))


_PARTS = """
    week, day, month, year, hour, session, lecture, lec, chapter, ch, lesson, module, unit, part, section, phase,
    step, stage, level, semester, term, quarter, lab, exercise, problem, topic, video, page, appendix
"""
_DUTIES = """
    homework, home work, assignment, quiz, quizz, exam, midterm, final, certificate, certificate of completion,
    capstone, capstone project, office hour, syllabus, grading, schedule, calendar, deadline, faq, license, licence,
    contributing, contributor, contribute, acknowledgement, acknowledgment, credit, thank, table of content,
    content, toc, conclusion, summary, recap, next step, and more, and other, more, misc, miscellaneou, todo, coming
    soon, tbd, tba, wip, about, disclaimer, readme, changelog, translation, feedback, question, answer, solution,
    project, instructor, prerequisite, requirement, duration, badge, sponsor, donate, support
"""
_REMARKS = """
    fun fact, side fact, side note, quick note, note, tip, bonus, tldr, tl;dr, hint, warning, good luck, have fun,
    enjoy, congratulation, congrat, well done, thank you, hello, welcome, see also, see below, see above, back to
    top, click here, here, link, source, yes, no, an oldie
"""
_TONGUES = """
    english, español, spanish, français, french, deutsch, german, italiano, italian, português, portuguese,
    brazilian portuguese, nederlands, dutch, polski, polish, türkçe, turkish, russian, русский, ukrainian, arabic,
    hindi, chinese, traditional chinese, simplified chinese, japanese, korean, vietnamese, tiếng việt, indonesian,
    bahasa indonesia, persian, farsi, hebrew, greek, swedish, bengali, thai,
    中文, 中文版, 简体中文, 繁體中文, 日本語, 한국어
"""
_GROUPS = """
    author, instructor, lecturer, teacher, speaker, contributor, maintainer, credit, people, staff, team,
    acknowledgement, acknowledgment, thank, translation, translator, sponsor, mentor, license, licence
"""
_DIVISIONS = """
    module, notebook, lesson, lecture, chapter, assignment, exercise, translation, mode, schedule, syllabus,
    section, unit, week, session, part, phase, level, step, track, curriculum, agenda, content, how it work
"""
_NUMBER = r"(?:\d+|[ivx]+|[a-d]|one|two|three|four|five|six)\b(?:\s*(?:-|\u2013|to|and|&)\s*\d+)?"
_NUMBERED = re.compile(rf"^(?:{_any_of(_PARTS)})\s*#?{_NUMBER}$", re.IGNORECASE)
_COURSE = re.compile(
    rf"^(?:(?:the|your|final|weekly|optional|graded|free|more|all|course|coding)\s+)*(?:{_any_of(_DUTIES)})$",
    re.IGNORECASE,
)
_REMARK = re.compile(rf"^(?:{_any_of(_REMARKS)})[\s!.]*$|^(?:star this|give (?:it|this|us) a star)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"n['\u2019]t\b|^(?:an?|my|your|our|this|it|i|we|you)\s.*\b(?:but|good|great|nice|best)\b", re.IGNORECASE
)
_EXPERIENCE = re.compile(r"^\d+\+?\s*(?:-\s*\d+\s*)?(?:years?|yrs?|months?)\b", re.IGNORECASE)
_CALL = re.compile(r"^[\w.]+\([^()]*\)")
_ADDRESS = re.compile(r"^@\w|\b\S+@\S+\.\w+|^(?:Dr|Prof|Mr|Mrs|Ms)\.?\s", re.IGNORECASE)
_LANGUAGE = re.compile(rf"^(?:{_any_of(_TONGUES)})(?:\s+(?:version|translation))?$", re.IGNORECASE)
_PEOPLE = re.compile(rf"^(?:{_any_of(_GROUPS)})$", re.IGNORECASE)
_STRUCTURE = re.compile(rf"^(?:{_any_of(_DIVISIONS)})$", re.IGNORECASE)


def is_call(text: str) -> bool:
    """Whether a text begins with a call, as the methods of an object are listed: "push(item) - put at the end"."""
    return bool(_CALL.match(text))


def lists_no_skills(heading: str) -> bool:
    """Whether what stands below a heading or label is people, translations and the like."""
    return bool(_PEOPLE.match(heading))


def is_structure(heading: str) -> bool:
    """Whether a heading only says how the document is divided, though it may be a name elsewhere: "Modules"."""
    return bool(_STRUCTURE.match(heading) or _NUMBERED.match(heading))


def is_no_skill(phrase: str) -> bool:
    """Whether a phrase that the catalogue does not know is nothing to learn.

    Examples
    --------
    >>> phrases = ("Week 3", "Homework", "Kneading", "fun fact", "5+ years of experience", "push(item)")
    >>> [phrase for phrase in phrases if not is_no_skill(phrase)]
    ['Kneading']
    """
    patterns = (_NUMBERED, _COURSE, _REMARK, _ASIDE, _EXPERIENCE, _ADDRESS, _LANGUAGE)
    return is_call(phrase) or any(pattern.search(phrase) for pattern in patterns)
