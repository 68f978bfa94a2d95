"""Single words that hint at what is asked, and names that stand alone: tried where no phrase is found.

Rows are written as in `graph.ask.book.questions`.
"""

# ruff: noqa: E501 - a phrasing reads best on one line

from graph.ask.book.kinds import Kind

CUES: tuple[Kind, ...] = (
    Kind(
        "placement",
        "",
        (),
        (
            r"(quiz|examine|assess|evaluate|diagnose)|level (in|of|at)|test (me|us|that|this|it|whether|if)|check (me|whether|if|how)",
        ),
        is_cue=True,
    ),
    Kind("resources", "", (), (r"MATERIAL|read up on|self study",), is_cue=True, keeps_courses=True),
    Kind(
        "compare",
        "",
        (),
        (
            r"<either>",
            r"(differences?|differ|versus|against|trade offs?|alternatives?|compare|compares|comparison)",
        ),
        is_cue=True,
    ),
    Kind(
        "why",
        "",
        (),
        (
            r"(^|[.,] )((so|but|and|also) )?(is|are|do|does|can|could|will|would|should|must|may|why|how come|what role|what part|reason|explain)( [^\s@~.]+){0,6}? (?=@)<before> ((?!avoiding|without|skipping|lacking)[^\s@~.]+ ){1,8}?(?<!and )(?<!or )(?<!, )<after>",
        ),
        is_cue=True,
    ),
    Kind(
        "trunk",
        "",
        (),
        (
            r"(common|shared?|both|jointly|either|overlap|intersection|wasted|all three|all four|at once|simultaneously)",
        ),
        is_cue=True,
    ),
    Kind(
        "hours",
        "",
        (),
        (
            r"(how long|how many hours|how much time|ballpark|time commitment|duration|total hours|hours in total|how big|size of)",
        ),
        is_cue=True,
    ),
    Kind(
        "path",
        "",
        (),
        (r"(gap|bridge|shortcut|detours?|shortest|absolute necessary)",),
        is_cue=True,
    ),
    Kind(
        "unlocks",
        "",
        (),
        (r"(downstream|unlocks?|unlocked|doors?|springboard|stepping stone|payoff|lead anywhere|dead end)",),
        is_cue=True,
    ),
    Kind(
        "describe",
        "",
        (),
        (r"(meaning|means|define|definition|explain|explanation|stands? for|eli5|gist|summary)",),
        is_cue=True,
    ),
    Kind(
        "before",
        "What should I learn first?",
        ("what should I learn before Transformers?", "I'm a data analyst and want to become an ML engineer"),
        (
            r"<target> (PREREQS|ROADMAP)",
            r"<target> [.,] (in )?(which|what) order",
            r"what (to|DO WHO) LEARN (and )?in (what|which) order",
            r"(give|get|send) (me|us) <target>",
            r"(PREREQS|ROADMAP|path|order|steps|sequence|way|knowledge|need|needed|necessary|required|have|missing|lacking|lack|ready|prepared)( \w+){0,3}? FOR (LEARN )*+<target>",
            r"PREREQS <target>",
            r"DO <target> (NEED|have as PREREQS|have)",
            r"(assumed|presupposed|expected|used) (by|for|in) <target>",
            r"(leads?|leading|gets? me|brings? me) (up )?(to|into) <target>",
            r"(far|away)( \w+){0,3}? from (LEARN )*+<target>",
            r"what( BE| lies| sits| stands)? (underneath|beneath|below|under|behind) <target>",
            r"(underneath|beneath|underlying|underpins?|underlies) <target>",
            r"BE <target> (hard|difficult|advanced|early|doable|feasible|based on|built on)",
            r"(how|where)( \w+){0,3}? (LEARN )++<target>",
            r"(want|wants|like|love|keen|eager|curious|need|needs|going|wish|hope|plan|planning|trying|try|intend|decided|have|has|able) (\w+ ){0,2}?(to )?(LEARN )++(how )?<target>",
            r"(can|could|may|able|ready|prepared) (WHO )?(LEARN )++<target>",
            r"(for|to) (LEARN )*+<target>",
            r"(become|becoming|to be) <target>",
            r"(goal|target|aim|destination|objective)( BE| [.])*( to)? (LEARN )*+<target>",
            r"(want|like|prefer|wish)( me)? <target>",
            r"(LEARN )++<target>",
            r"(what|which|how|where)( \w+){0,6}? (first|need|needed|missing|before|start|begin|beforehand|know|ready|required|PREREQS|lack)",
            r"(PREREQS|ROADMAP)",
            r"how (DO|to)( (i|we|one|you))?( [^\s@~.]+){0,3}? <target>",
        ),
    ),
    Kind(
        "plan",
        "When will I be done?",
        ("a plan for Kubernetes, 6 hours a week until June", "RAG in 3 months, 2h on Saturdays and 3h on Sundays"),
        (),
    ),
    Kind("frontier", "", (), (r"(know|have|with|from|at) (nothing|scratch|zero)",)),
)
"""The kinds, in the order in which they are tried."""
