"""Hints at what is asked, with their weights: heard and added up where no whole phrase is found.

Each line is one hint: a kind of question, its weight, and how the hint is said. 3 says that hardly any other kind is
meant, 2 that it is likely, 1 that it may be. Rows are written as in `graph.ask.book.questions`;
`graph.ask.evidence` weighs them.
"""

# ruff: noqa: E501 - a phrasing reads best on one line

from graph.ask.book.kinds import Kind


def _hint(reading: str, weight: int, *rows: str, keeps_courses: bool = False) -> Kind:
    return Kind(reading, "", (), rows, weight=weight, keeps_courses=keeps_courses)


CUES: tuple[Kind, ...] = (
    _hint(
        "placement",
        3,
        r"(quiz|examine|assess|evaluate|diagnose)|level (in|of|at)|test (me|us|that|this|it|whether|if)|check (me|whether|if|how)",
        r"(short |quick |little |self |skills )?assessment|(begin|start|give (me|us)|do|take) (an |a |the )?(exam|quiz|test|assessment)|where would you (put|place) (me|us)|(blind|weak) spots|holes|(with|ask) (me )?(a few |some )?questions|put (me|us) (through|to)",
    ),
    _hint(
        "placement",
        3,
        r"(am|are) (i|we|they)( \S+){0,3} (beginners?|intermediate|advanced|juniors?|seniors?|experts?|good|level|behind|rusty)( \S+){0,4}? (in|at|with|on|for) <target>",
        r"(see|find out|know|tell me|check|figure out|decide|determine)( \S+){0,3}? (where|at (which|what) (point|level|step|stage)) (i|we|they)( \S+){0,3} (enter|start|begin|join|stand|fit|jump in|get in|get on|pick up|belong|are|am|come in)",
        r"(grade|rating|rate|score|verdict) (me |us )?(in|on|for) <target>",
        r"(pass|qualify|do|count|get through) as <target>",
        r"(knowledge|skills|level) (in|of|on|about) <target> [.,] (check|test|examine|rate)",
        r"(whether|if|is|are) <target> (BE )?(good enough|strong enough|solid enough|fresh enough|sufficient|up to date|enough)",
        r"(entry|entrance|placement|level|knowledge|self) (exam|test|check|quiz|assessment|point)",
    ),
    _hint(
        "resources",
        3,
        r"MATERIAL|recommendations|sources?(?= [.,])|sources (for|on|about)|read up on|self study",
        keeps_courses=True,
    ),
    _hint(
        "resources",
        3,
        r"where (would|do|should|could) (you|one) (send|point)|(send|point) (me|us|someone|somebody|people) (to|at)|(something|anything)( [a-z]+){0,4}? (read|watch|listen)",
    ),
    _hint("describe", 4, r"(is|are) @\d+ (a|an|some|just|more|really)( [^\s.]+){1,3}? or (a|an|some|just|more|rather)"),
    _hint("compare", 3, r"<either>"),
    _hint(
        "compare",
        3,
        r"@\d+( ,)? @\d+( (,|or|and) @\d+| @\d+)*( ,)? (which|what)( one)? (for|should|would|to|do|pays|fits|is (better|best|easier|right))",
    ),
    _hint("compare", 3, r"@\d+ (sooner|faster|quicker|earlier|easier|better|rather) (than|or)"),
    _hint("compare", 3, r"(differences?|differ|versus|against|trade offs?|alternatives?|compare|compares|comparison)"),
    _hint("compare", 3, r"pros (and |or )?cons|side by side|(which|what) of (them|these|those|the two|the three|both)"),
    _hint(
        "compare",
        2,
        r"better|worse|harder|easier|quicker|faster|learning curves?|(of|for) each|each of (them|these|those)",
    ),
    _hint(
        "why",
        3,
        r"(^|[.,] )((so|but|and|also) )?(is|are|do|does|can|could|will|would|should|must|may|why|how come|what role|what part|reason|explain)( [^\s@~.]+){0,6}? (?=@)<before> ((?!avoiding|without|skipping|lacking)[^\s@~.]+ ){1,8}?(?<!and )(?<!or )(?<!, )<after>",
    ),
    _hint(
        "why",
        3,
        r"requirement or|or (just |only )?(a )?(fashion|hype|habit)|(convince|persuade) (me|us)|(leave|leaving) (it|this|that) out|(skip|skipping|bother|bothering)|(do|get away|get by|live) without (it|this|that)|(is|are) (it|that|this|they) (really |actually |truly |even )?(needed|necessary|required|worth it)",
    ),
    _hint(
        "why",
        2,
        r"(?<!what is )(?<!which are )(?<!what are )(necessary|mandatory|obligatory|worthwhile|worth it|pointless|overkill)",
    ),
    _hint(
        "trunk",
        3,
        r"(study|learn|do|cover|start|train|teach|take|begin)( \S+){0,3} together|together (at first|first|in|at once)|same (courses?|lessons?|topics?|material|base|basis)|(common|shared?|both|jointly|either|overlap|intersection|wasted|all three|all four|at once|simultaneously)",
    ),
    _hint("trunk", 2, r"(same|identical|equal)"),
    _hint(
        "hours",
        3,
        r"(how long|how many hours|how much time|ballpark|time commitment|duration|total hours|hours in total|how big|size of)",
        r"(cost|costs|spend|invest) in time|(study|learning|training) hours|sum of|number of (hours|days|weeks)|how many (hours|days|weeks|months)",
        r"training days|budgeting|how much is (it|that)",
    ),
    _hint("hours", 2, r"how many"),
    _hint("path hours", 3, r"(cheapest|least|lowest|fewest) in (hours|time)"),
    _hint(
        "path",
        3,
        r"(least|minimum|bare minimum|absolute minimum|smallest amount)( that)? (i|we|one|you|they|he|she)? ?(DO|have to|need|needs|has to)|(gap|bridge|shortcut|detours?|shortest|absolute necessary|fewest|soonest)",
    ),
    _hint(
        "unlocks",
        3,
        r"(what|which)( [^\s.@~]+){0,3}? (become|becomes|get|gets|is|are|would be|will be) (accessible|possible|available|reachable|learnable|open|easier|feasible)",
        r"(downstream|unlocks?|unlocked|doors?|springboard|stepping stone|payoff|lead anywhere|dead end)",
        r"(out of|within|in) (her|his|their|your) reach|(lean|leans) on (it|this|that|them)|(if|once|when) [^@~]{1,30} gets? through <skill>",
    ),
    _hint("describe", 3, r"(^|[.,] )(what|who) (is|are) <skill>"),
    _hint(
        "unlocks",
        3,
        r"who( [^\s.@~]+){0,3}? (want|wants|expect|expects|ask|asks|look|looks|need|needs)( [^\s.@~]+){0,4} <skill>",
    ),
    _hint(
        "describe",
        3,
        r"(in|into|with|using) (plain|simple|easy|short) (words|terms|english|language|sentences)|layman|(sum|summed|summing) (it|that|this) up",
    ),
    _hint(
        "describe",
        3,
        r"(what is|what BE|look) inside( (it|of it|that))?(?= [.,])|(meaning of|means|define|definition|explain|explanation|stands? for|eli5|gist|summary)|what is (that|this|it)( all)? about",
    ),
    _hint(
        "before",
        2,
        r"<target> (PREREQS|ROADMAP)",
        r"<target> [.,] (in )?(which|what) order",
        r"(?=@)<target> NEED ((on|upon) )?(what|which)",
        r"(PREREQS|ROADMAP|path|order|steps|sequence|way|knowledge|need|needed|necessary|required|have|missing|lacking|lack|ready|prepared)( \w+){0,3}? FOR (LEARN )*+<target>",
        r"PREREQS <target>",
        r"DO <target> (NEED|have as PREREQS|have)",
        r"(assumed|presupposed|expected|used) (by|for|in) <target>",
        r"(leads?|leading|gets? me|brings? me) (up )?(to|into) <target>",
        r"(far|away)( \w+){0,3}? from (LEARN )*+<target>",
        r"what( BE| lies| sits| stands)? (underneath|beneath|below|under|behind) <target>",
        r"(underneath|beneath|underlying|underpins?|underlies) <target>",
        r"(how|where)( \w+){0,3}? (LEARN )++<target>",
        r"(what|which)( \S+){0,4}? (missing|lacking|lack)(?= [.,])",
    ),
    _hint(
        "before",
        1,
        r"(give|get|send) (me|us) <target>",
        r"how far( away)? (BE) <target>",
        r"what BE (bare |absolute )?(minimum|least)(?= [.,])",
        r"(which|what) @\d+ (for|before|in) <target>",
        r"BE <target> (hard|difficult|advanced|early|doable|feasible|based on|built on)",
        r"(want|wants|like|love|keen|eager|curious|need|needs|going|wish|hope|plan|planning|trying|try|intend|decided|have|has|able) (\w+ ){0,2}?(to )?(LEARN )++(how )?<target>",
        r"(can|could|may|able|ready|prepared) (WHO )?(LEARN )++<target>",
        r"^<target> (using|in|for|on)(?= [@~])",
        r"(for|to) (LEARN )*+<target>",
        r"(become|becoming|to be) <target>",
        r"(goal|target|aim|destination|objective)( BE| [.])*( to)? (LEARN )*+<target>",
        r"(want|like|prefer|wish)( me)? <target>",
        r"(LEARN )++<target>",
        r"how (DO|to)( (i|we|one|you))?( [^\s@~.]+){0,3}? <target>",
    ),
    _hint(
        "before",
        1,
        r"(what|which|how|where)( \w+){0,6}? (first|need|needed|missing|before|start|begin|beforehand|know|ready|required|PREREQS|lack)",
        r"(PREREQS|ROADMAP)|what (to|DO WHO) LEARN (and )?in (what|which) order",
    ),
    Kind(
        "before",
        "What should I learn first?",
        ("what should I learn before Transformers?", "I'm a data analyst and want to become an ML engineer"),
        (),
    ),
    Kind(
        "plan",
        "When will I be done?",
        ("a plan for Kubernetes, 6 hours a week until June", "RAG in 3 months, 2h on Saturdays and 3h on Sundays"),
        (),
    ),
    _hint(
        "frontier",
        3,
        r"ready to (learn|begin|start)|(propose|suggest|recommend|list|name|show|give|pick)( \S+){0,5} (next|topics|subjects|skills|options|things to LEARN)(?= [.,])|(able|allowed|free) to (tackle|start|begin|learn|go)|(suggest|recommend|show|list)( me| us| her| him| them)? (things|topics|skills|something)",
    ),
    _hint("frontier", 1, r"(know|have|with|from|at) (nothing|scratch|zero)"),
    _hint(
        "find",
        3,
        r"(under )?(what|which) (headings?|entry|entries|category|categories)|in here|listed|(topics|entries|items) (with|containing|on|about|around)|(in|on|part of) (your|this|the) (list|roadmap|catalogue|collection)",
    ),
)
"""The hints, in the order in which a tie is decided, and the kinds that are asked by hints alone."""
