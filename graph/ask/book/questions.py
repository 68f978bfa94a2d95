"""The phrase book of questions: how people ask, kind by kind, tried from the top.

To teach a new way of asking, add a row to its kind and a sentence to ``tests/graph/ask/phrasings.tsv``. A row is a regular
expression over whole words, in small letters, from which the words of `graph.ask.book.words` are dropped:

* ``<role>`` is one name, or a list of them, or "it"; ``<two>`` a list of two or more, ``<either>`` two or more with "or"
  between them, ``<against>`` two or more with "vs". The roles are the fields of the verb.
* `` ... `` stands for up to five other words.
* Words in capitals are the lists of `graph.ask.book.lists`.

What repeats and may be read in several ways, as ``(LEARN )*+`` may, is possessive: it is never tried again, so that no
sentence takes long.
"""

# ruff: noqa: E501 - a phrasing reads best on one line

from graph.ask.book.cues import CUES
from graph.ask.book.kinds import Kind
from graph.ask.book.whole import WHOLE

PHRASES: tuple[Kind, ...] = (
    Kind(
        "why",
        "",
        (),
        (
            r"BE (it )?(strictly |absolutely )?(NEEDED|possible) (for me )?(that WHO |to )?LEARN <before> (before|for|to|in order to) (WHO )?(can )?(LEARN )?<after>",
            r"NEED <before> (for )?(in|within|when|inside) (LEARN )?<after>",
            r"BE (LEARN )?<before> ((strictly|absolutely|part of) )*(NEEDED )?(to LEARN|for|to|before|of|in|in order to LEARN|if WHO( want to)? LEARN|when) (LEARN )?<after>",
            r"(for|with|in) <after> ,? ?(DO WHO|BE it|must WHO) (NEED|have to|LEARN|NEEDED)( to| LEARN)* <before>",
            r"(DO|why|BE it|have to)( \w+){0,4}? (LEARN|NEED) <before> (LEARN )?(to|for|before|in order to|if WHO want to|when|prior to)( to)? (WHO )?(can )?(LEARN )*+<after>",
            r"(to|for|in order to|if WHO|when WHO|if WHO want to)( WHO)? ?(LEARN )*+<after> ,? DO( \w+){0,3}? (NEED|LEARN)( to LEARN)? <before>",
            r"<after> without (first )?(LEARN )*+<before>",
            r"without (LEARN )*+<before> ,? ?(DO|BE)( \w+){0,4}? (LEARN )*+<after>",
            r"(skip|skipping|avoid|leave out|ignore|bypass|omit|drop) <before>( ,| \w+){1,8}? <after>",
            r"DO <after> (NEED|have) (to LEARN )?<before>",
            r"why (DO \w+ )?(LEARN )?<before> (for|before|to LEARN) <after>",
            r"(how|where) (BE|DO) <before> (used|helps?|matter|come up|come in|appear|fit|occur)( in| for| with| to| when)+ (LEARN )?<after>",
            r"(BE|DO) <before> (come |comes |go |be )?(LEARN )?(before|prior to) <after>",
            r"^<before> (before|for) <after> [.]",
            r"(convince|persuade|show|tell|explain)( me| us| to me| that| why)* <before> (matters|counts|helps|is needed|comes)( \w+)? (before|for|in|to) (LEARN )?<after>",
            r"where DO <before> come (in|into) <after>",
            r"LEARN <before> (before|and then|then) (LEARN )*+<after>",
            r"what (BE|DO|has|have) <before> (have |got |has )*(to )?do with <after>",
        ),
    ),
    Kind(
        "path hours",
        "",
        (),
        (
            r"(fastest|quickest|fast|quick|cheapest) (possible )?ROUTE (<known> to )?(LEARN )?<to>",
            r"<to> (as )?(fastest|quickest|fast as possible)",
            r"(fastest|quickest|as (fast|quickly) as possible|asap|as soon as possible|least effort|least time|least work|minimal effort|minimum effort)",
        ),
    ),
    Kind(
        "path",
        "",
        (),
        (
            r"(shortest|most direct|direct|straightest|simplest|minimal|minimum|leanest|short|shorter|smallest|fewest) (possible )?(learning )?ROUTE (<known> (to|and) )?(LEARN )?<to>",
            r"shortcut (to|into|for) (LEARN )?<to>",
            r"(shortest|most direct|straightest|short|fewest|direct|minimum|minimal|leanest) (possible )?(way|path|route|road|chain|steps|line|set|number of steps)",
            r"as few (steps|things|detours|stops) as possible|few(est)? (steps|stops|things)",
            r"(no|without|fewest|least|fewer|minimal)( \w+)? detours?",
            r"what( [^\s.@~]+){0,2}? (in between|between)(?= [.,])",
            r"(without detours?|no detours?|directly|straight to|straight)",
            r"(far|away)( \w+){0,2}? <to> from (there|here)",
        ),
    ),
    Kind(
        "before",
        "",
        (),
        (
            r"(else|more|missing|left|lacking)( \S+){0,2}? (until|till|up to) (LEARN )*+<target>",
            r"(prior to|before|ahead of) (WHO )?((can|could|may|want to|should|get to) )?(LEARN )*+(FOR )?<target>",
            r"(which|what) (order|sequence|succession) (do|should|must|can|to|i|we|one|are|for)( [^\s.@~]+){0,6}? <target>",
            r"(?<!not )(?<!never )(LEARN) <target> (using|in|for|on)(?= [@~])",
        ),
    ),
    Kind(
        "hours",
        "How long does it take?",
        ("how long does Kubernetes take if I know Docker?", "how long is all of it?"),
        (
            r"how (long|much longer|much time|many hours|many h|many weeks|many days|many months|big|much work|much effort|much|hard|difficult) ((DO|BE|it|take|takes|taking|to|me|needed|need|required|i|for|expect|until|be|there|learning|necessary|plan|will) )*+(LEARN )*+((for|to|of|in|before) )?<target>",
            r"(time|hours|effort|workload|weeks|months|duration)( \w+)? ?((for|to|of|[.,]) )*(LEARN )*+<target>",
            r"how (quickly|fast|soon|rapidly)( \S+){0,6}? (LEARN|pick up|get|become|be) <target>",
            r"(time investment|time needed|estimates?|ballpark|workload|effort|learning time|hours|length)( \S+){0,6}? (for|of|to|in) (LEARN )*<target>",
            r"(hours|days|weeks|months|years|day|week|month|year)( thing| job| matter)? or( \S+){0,3} (hours?|days?|weeks?|months?|years?)",
            r"(matter|question|thing) of (hours|days|weeks|months|years)",
            r"(suffice|suffices|sufficient|enough) (for|to LEARN) <target>",
            r"(?=@)<target> (time|hours|effort|workload|duration)( needed| required| estimate| taken)*",
            r"how (long|much longer|much time|many hours|many weeks|many months|many days|much work|much effort|quickly|fast|soon|big)",
            r"(estimates?|time investment|estimated time|ballpark)",
            r"(talking|take|takes|need)( \S+){0,2}? (hours|days|weeks|months|years)",
        ),
    ),
    Kind(
        "unlocks",
        "What does it open?",
        ("what does linear algebra open up?", "which skills depend on Bayes theorem?"),
        (
            r"what (else )?DO (knowing |learning )?<skill> OPEN",
            r"(?<!passed )(?<!finished )what( \w+){0,2}? (OPEN|follows?|is next|comes?|is possible|becomes possible|is there|gets?|is|is open) ?(up|next|unlocked)? (after|with|from|through|by) (LEARN )*+<skill>",
            r"what( else)? ((DO|to|be|i|we|one|you|next) )++(LEARN |go |build )?(next )?(after|with|from|once WHO know|once WHO have|on top of|using) (LEARN )*+<skill>",
            r"(where|how)( else)? ((DO|to|i|we|one|you|next) )++((go|progress|continue|proceed|move) (on )?)?(next )?(after|from) (LEARN )*+<skill>",
            r"<skill> ,? ?(and )?(then|after that|afterwards) what",
            r"(what|which|who|anything|everything)( \w+){0,2}? (NEED|needing|depending on|building on|requiring|using) (LEARN )?<skill>",
            r"(what|which|how many|how much)( \w+){0,2}? (have|has|with|list|lists) <skill> as (PREREQS|requirement)",
            r"(what|which|who|why|where)( \w+){0,2}? BE <skill> (used|useful|needed|required|important|necessary|relevant|worth|prerequisite|basis)",
            r"(where|what) DO <skill> (lead|get|take|bring|help)",
            r"BE <skill> (worth|useful|important|dead end)",
            r"(worth|point|sense|use)( \w+){0,2}? (LEARN )+<skill>",
            r"why (DO WHO )?(LEARN|bother with|care about|need) <skill> [.]?$",
            r"why DO( \w+){0,3}? (LEARN|bother with|care about|know|need) <skill> [.]?$",
            r"DO( LEARN)? <skill> (lead|take|bring|get) ((me|us|you|one) )?(anywhere|somewhere|far)",
            r"what( [^\s.]+){0,3}? (easier|simpler|possible|doable|accessible|learnable|reachable|unlocked) (with|after|once|by|through|given|thanks to) ([a-z]+ )?<skill>",
            r"<skill> (BE )?(good|useful|used|needed|important|relevant|handy)( for)?( what| anything)? (for|later|afterwards|elsewhere|anywhere|down line|down road)",
            r"DO <skill> OPEN",
            r"(if|when|once) WHO (now )?LEARN <skill> ,? (then )?what",
            r"next steps? (after|beyond|from) (LEARN )?<skill>",
            r"(LEARN|skills|topics) (after|beyond) (LEARN )?<skill>",
            r"(after|with) (LEARN )*+<skill> ,? ?(what|which)( \S+){0,3}? (possible|accessible|available|open|learnable|reachable|unlocked|follows?)",
            r"(what|which)(?! if)(?! when)( (?!what)\S+){0,4} (once|when|if) WHO( have| had| am)? (LEARN|finish|finished|done|completed|have) (with )?<skill>",
            r"(unlocked|opened|enabled|made possible|opened up|possible|accessible|reachable|available) (by|through|with|after|thanks to) (LEARN )?<skill>",
            r"(?=@)<skill> OPEN (up )?what",
            r"what (DO|will) <skill> (let|lets|allow|allows|make|get|enable)( (me|us|one|you|people))+",
            r"<skill> ... (stepping stone|gateway|springboard|basis|foundation|foundations|prerequisite|groundwork|advantage|entry point|ticket|bridge) ((to|for|of|into|in) )+(what|which|where|everything|else|anything)",
            r"(what|which|where|list|show|name|all|everything|anything|things|who)( [^\s.@~]+){0,5}? (NEED|needing|presuppose|presupposes|assume|build on|builds on|building on|rely on|relies on|depend on|depends on|depending on|based on|benefit from|benefits from|profit from|built on|base on|draw on|draws on|call for|calls for) ((top of|knowledge of|of|me to|you to|LEARN) )*<skill>",
            r"(built|builds|building|build|based|resting|stands|standing|grows|sits) ((on|upon|top|of) )+<skill>",
            r"(which|what|where|how)( [^\s.]+){0,7}? <skill>( [^\s.]+){0,3}? (advantage|useful|helpful|needed|required|used|relevant|benefit|handy|pay off|pays off|come in|comes in|matter|matters|applied|important|of use|reappear|come up|show up|help)(?!( [^\s.@~]+){0,4} [@~])",
            r"(downstream|later on|further on|beyond|upstairs)( of| from)? <skill>",
            r"<skill> (OPEN|doors|downstream) ?[.]",
            r"(everything|all|anything|what) (that )?(comes|lies|is|sits|follows)? ?(after|downstream of|beyond) <skill>",
            r"what (good|use|benefit)( \S+){0,2}? <skill>",
            r"what (follows|comes|results|do i get|do i gain|do we gain|would i gain|do i win)( \S+){0,3}? (from|of|out of|with|after|by) (LEARN )*<skill>",
            r"(why|DO WHO|worth|should i) ([^\s.]+ ){0,3}?(bother|bothering|care)( \S+){0,2}? <skill>",
            r"^(?P<skill>@\d+) (to|to what|leads to|opens) ?[.]",
            r"(point|payoff|pay off|upside|benefits?|value|use|usefulness|purpose) (of|in) (LEARN )?<skill>",
            r"(where|when)( \S+){0,3}? <skill> (crop|show|turn|pop|come|appear|reappear)s?( up| again| back| in)*",
            r"(what|which)( \S+){0,2}? (opens?|unlocks?|becomes? possible|becomes? available|becomes? learnable|becomes? reachable)",
        ),
    ),
    Kind(
        "find",
        "What is there?",
        ("is there anything about fairness?", "search window functions"),
        (
            r"(BE|DO|are)( there)? <q>( (with|of|for|in|and) [@~]\d+)*( BE)? (part of|in|on|covered|included|listed|available|mentioned|somewhere in)( (by|in|on|of|anywhere|somewhere|part|this|here))*( roadmap| list| catalogue| curriculum| here| this| it)?(?= [.,])",
            r"(DO|does) (you|it|this|roadmap)( roadmap)? (cover|mention|include|list|touch on|deal with) <q>",
            r"what( BE)? (it |that |this )?called .{0,60}<q>",
            r"name (of|for)( [^\s.@~]+){0,4}? <q>",
            r"what (have|do|did) (you|we)( got| have)? (on|about|for|in|regarding) <q>",
            r"(?=@)<q> (list|overview|catalogue|section|entries|search)",
            r"(?!what is )(which|what|any|anything|list|something)( [^\s.@~]+){0,6}? (deals? with|(?<!is )(?<!know )(?<!learn )(?<!understand )(?<!learned )about|cover|covers|covering|concern|concerning|related to|relate to|touch on|treat|treats|around) <q>",
            r"(which|what|anything|something)( [^\s.@~]+){0,3}? (list|roadmap|catalogue|here|in there)( [^\s.@~]+){0,5}? <q>",
            r"<q> .{0,60}what( BE)? (it |that |this )?called",
            r"(find|show|list|give|search)( [^\s.@~]+){0,4}? do with <q>",
            r"BE there (?!PREREQS|need |point |reason |way )(anything|material|content|\w+)? ?(on|about|for|related to|covering|called|named|like) <q>",
            r"DO (you|it|this|roadmap)( roadmap)? (have|know|cover|contain|include|offer|teach|list) (anything|material)? ?(on|about|for|related to|called|like|of)? ?<q>",
            r"(?<!not )(search|look|looking|find|show|list|browse|lookup|display)( me| us)?( for| up| all| everything| anything)*( on| about| for| related to| in| with| called| named| [.])* <q>",
            r"(^|[.,] )(anything|everything|got anything) (on|about|for|related to|regarding|with) <q>",
            r"(which|what) <q>( \w+)? (are|is|do you have)( in)?( there| here| this)",
        ),
    ),
    Kind(
        "describe",
        "What is it?",
        ("what is RAG?", "explain eigenvalues"),
        (
            r"(intro|introduction|overview|summary|rundown|recap|paragraph|explanation)( [^\s.@~]+){0,2}? (to|of|on|about|for) <skill>",
            r"(explain|describe|define|definition of|meaning of|tell me( more)? (about|of|what)|details (on|of|about)|info (on|about)|information (on|about)|summary of|introduce|overview of|eli5)( what)?( to me| me| BE)? <skill>",
            r"what( BE)? (it )?(meant|understood) (by|with|under) (term |word |name )*<skill>",
            r"what (do|does|did) (you|people|they|one|experts) (mean|understand) (by|with|under) (term |word )*<skill>",
            r"(term|word|acronym|abbreviation|buzzword) <skill>",
            r"(fuss|hype|deal|story|buzz|catch|idea)( \w+)? (about|with|around|behind|of) <skill>",
            r"(one liner|sentence|few words|primer|crash course|refresher|short version|gist|lowdown|eli5)( [^\s.@~]+){0,3}? <skill>",
            r"(enlighten|brief|inform|tell|educate)( me| us)( \S+){0,2}? (about|on) <skill>",
            r"what( [^\s.@~]+){0,2}? (is|are) <skill> [.]$",
            r"<skill> [.,] (what|huh|please|explain|meaning|definition|means) ?(BE (that|it|this)|mean(ing)?|means)?(?= [.,])",
            r"(understand|know|figure out|clue|idea) what <skill> (BE|means|does)",
            r"how DO <skill> work",
            r"(^|[.,] )what DO <skill> do [.]",
            r"(^|[.,] )(what|who) (BE|does|is meant by) <skill>( mean| about| all about| stand for| for| do| good for| anyway| used for exactly)* ?[.]?$",
            r"what( BE)? (covered|included|meant|contained)( \w+)? (under|in|by|with) <skill>",
            r"in (nutshell|short|few words|one sentence|simple terms) [.,] <skill>",
            r"<skill> in (nutshell|short|few words|one sentence|simple terms)",
            r"^<skill> (explained|meaning|definition|explanation)",
        ),
    ),
    Kind(
        "frontier",
        "What could I learn now?",
        ("I know Python and SQL, what next?", "finished CNNs and LSTMs. What now?"),
        (
            r"what ((BE|comes|would be|should be|could be|to do|DO WHO LEARN|to LEARN) )?(now|next)",
            r"(what|which)( \w+){0,6}? (LEARN|tackle|take on|go for|pick|continue with|sensible|make sense)( with)? (now|next|today|right now|right away|immediately|at once|straight away)",
            r"(within|in) reach|options|choices|possibilities",
            r"(suggest|recommend|propose|give|show|tell|name|list)( me| us| what| BE)*( [^\s.@~]+){0,3}? (next|now)",
            r"(^|[,.] )(and )?(next|next up|now|now what|where to now|where now|where next|what then|then what) [.]",
            r"next (step|thing|one|move)s?( for <target>)?",
            r"(what|where) to (now|next) (with|from)",
            r"(how|where) DO WHO (go|continue|proceed|move|carry) (on )?(from here|next|now|from there)",
            r"(what|which)( \S+){0,5}? (able to|ready to|ready for|within reach|in reach|accessible|doable|reachable|learnable|open to me|available to me|start right away|start with|start today|start tomorrow)(?! <?[@~])(?= [.,]| with| if| given| from)",
            r"what DO (i|we|one|you) (start|begin|learn|pick up|do|take up|tackle|study|try)( with)?( now| next| today| tomorrow| already| immediately| right away)?(?= [.])",
            r"(nothing|no more|nothing more|nothing else) (more |else |other )*(than|but|beyond) (that|this|it|what i know|what i have|<known>)",
            r"(what|which|where)( [^\s.]+){0,6}? NEXT(?= [.,])",
            r"(suggestions?|ideas?|tips?|advice|options)( \S+){0,4}? (NEXT|continue|go on|move on)",
            r"^<known> (to|to what) ?[.]",
            r"what am i (able to|ready to|ready for|prepared for|qualified to)",
            r"what( is)?( \S+){0,3}? (left|follows?)( to LEARN)?(?= (that|[.,]))",
            r"(^|[.,] )new (but|[.,])",
        ),
    ),
)
"""What is asked in so many words, once what one says of oneself is taken out."""

KINDS: tuple[Kind, ...] = (*WHOLE, *PHRASES, *CUES)
"""The kinds, in the order in which they are tried; one without a title goes on with an earlier one."""
