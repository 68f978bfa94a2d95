"""Words that stand for each other in the phrase book: written in capitals there."""

# ruff: noqa: E501 - a list of words reads best on one line

PEOPLE = (
    r"(?:teams?|students?|pupils?|employees?|colleagues?|coworkers?|staff|people|developers|devs|engineers|analysts|juniors?|interns?|hires?|"
    r"trainees?|apprentices?|mentees?|group|class|son|daughter|kids?|child|children|wife|husband|partner|father|mother|dad|mum|mom|"
    r"brother|sister|friends?|girlfriend|boyfriend|nephew|niece|cousin|folks|company|department|participants|learners|boss|manager)"
)
"""Who somebody asks for, or speaks of."""

THEY = rf"{PEOPLE} (?=(?:(?:has|have|had|is|are|who|that|can|could|will|would|should|must|may|already|now|only|just|all|both|do|does|did) )*(?:knows?|wants?|needs?|likes?|has|have|had|can|could|learns?|learned|finished|covered|completed|done|did|mastered|studied|used?|uses|good|able|asks?)\b)"
"""The same before a verb: they."""

LISTS = {
    "LEARN": r"(learn(ing|ed)?( about)?|study(ing)?|studied|know(ing)?( of)?|understand(ing)?|understood|master(ing)?|grasp(ing)?|"
    r"(start|starting|begin|beginning|started)( out)?( with| on| learning)?|tackl(e|ing)|approach(ing)?|attempt(ing)?|try(ing)?|"
    r"us(e|ing)|do|doing|touch(ing)?|pick(ing)? up|tak(e|ing)( up| on)?|reach(ing)?|attain(ing)?|cover(ing)?|work(ing)? with|adopt(ing)?|call(ing)?|finish(ing)?|"
    r"(get|getting|jump|jumping|div(e|ing)|go|going|mov(e|ing)|switch|switching|transition(ing)?|pivot(ing)?|arriv(e|ing)|dig|digging|come|coming|look|looking)"
    r"( straight| directly| right| back| over| started| ready| up| myself| good| better| comfortable| fluent| proficient)?"
    r"( to| into| in| at| with| on| for| towards?)+|"
    r"(be|become|becoming|being|get|getting)( good| better| comfortable| fluent| proficient| an expert| skilled| competent)? (at|in|with)|"
    r"end(ing)? up (at|with|in)|head(s|ing|ed)? (to|towards?|for|into)|aim(s|ing)? (for|at)|sign(ing)? up for|enroll?(ing)? in|"
    r"get(ting)? to grips with|build(ing)?( with)?|handl(e|ing)|set(ting)? up|install(ing)?|teach me|bring me to|interested in)",
    "NEEDED": r"(needed|necessary|required|must|must have|essential|mandatory|obligatory|important|useful|helpful|relevant|"
    r"prerequisite|prereq|requirement|indispensable|recommended|worth it|good)",
    "NEED": r"(need|needs|require|requires|presupposes?|assumes?|rel(y|ies) on|depends? on|builds? on|based on|use|uses|involves?|takes?)",
    "PREREQS": r"(prereqs?|pre reqs?|prerequisites?|pre requisites?|requirements?|preconditions?|foundations?|background( knowledge)?|"
    r"prior knowledge|groundwork|preparation|building blocks|dependenc(y|ies))",
    "ROADMAP": r"(roadmap|learning path|learning order|curriculum|syllabus|plan|schedule|timetable)",
    "FOR": r"(for|to|of|on|about|towards?|into|in|with|before|behind|at|by|[.])",
    "WHO": r"(i|we|one|you|they|people|someone|he|she)",
    "DO": r"(do|does|did|should|must|shall|can|could|will|would)",
    "BE": r"(is|are|was)",
    "EASIER": r"(easier|better|harder|faster|shorter|longer|quicker|closer|simpler|easiest|hardest|fastest|shortest|quickest|simplest|fewer|less( work| time| effort)?|more work|more useful)",
    "ALIKE": r"(differs?|different|compares?|similar|relates?|related|close|like|same)",
    "COMMON": r"(common|shared?|shares|joint|overlap(s|ping)?|in common|together)",
    "OPEN": r"(opens?|unlocks?|enables?|leads? to|allows?|brings?|gives?|makes? possible)( up)?",
    "ROUTE": r"(way|path|route|road|track|line|chain|shortcut)( (to LEARN|of|to|from|into|for|towards|things|skills|in time))*",
    "MATERIAL": r"(books?|ebooks?|reading(?= (for|on|about|in|to))|textbooks?|docs|documentation|manuals?|literature|reading (list|material|tips)|exercises?|"
    r"practice (problems?|questions?|sets?|material)|problem sets?|homework sets?|coding challenges|katas?|labs?|workshops?|cheat ?sheets?|"
    r"guides?(?! (me|us))|walkthroughs?|videos?|screencasts?|courses?|moocs?|class|classes|tutorials?|papers?|articles?|blogs?|blog posts?|posts?|"
    r"sources|resources?|materials?|podcasts?|youtube|coursera|udemy|lectures?|lecture notes|playlists?|websites?|sites?|links|"
    r"hands on|practicals?|to (read|watch|listen to|practi[cs]e with|work through))",
    "NEXT": r"(next|now|afterwards|after that|from here|from there|then)",
    "PAST": r"(finished|completed|did|done|took|taken|passed|attended|after|before|into|start|starting|taking|attending|attend|given|watched|through|"
    r"prepare for|prepared for|ready for|sign up for|signed up for|enrol+(ed)? in|preparing for|prerequisites? (of|for)|needed for|required for|need for|joining|with)",
}
"""Words that stand for each other. A list may use the lists above it, and no list is part of another's name."""
