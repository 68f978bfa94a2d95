"""How people ask, as a table: the first phrasing that is found in a sentence tells the verb and the roles of its names.

A phrasing is a regular expression over whole words, from which `FILLERS` are dropped. ``<role>`` is one name or a list
of them, or "it" and the like; of a ``<pair>`` the first two names count, in their order. Words in capitals are `LISTS`. What repeats and may be read in
several ways, as ``(LEARN )*+`` may, is possessive: it is never tried again, so that no sentence takes long.
"""

# ruff: noqa: E501, SIM905 - a phrasing, and a list of words, reads best like this

LISTS = {
    "LEARN": r"(learn(ing|ed)?( about)?|study(ing)?|studied|know(ing)?( of)?|understand(ing)?|understood|master(ing)?|grasp(ing)?|"
    r"(start|starting|begin|beginning|started)( out)?( with| on| learning)?|tackl(e|ing)|approach(ing)?|attempt(ing)?|try(ing)?|"
    r"us(e|ing)|do|doing|touch(ing)?|pick(ing)? up|tak(e|ing)( up)?|reach(ing)?|attain(ing)?|cover(ing)?|work(ing)? with|"
    r"(get|getting|jump|jumping|div(e|ing)|go|going|mov(e|ing)|switch|switching|arriv(e|ing)|dig|digging|come|coming|look|looking)"
    r"( straight| directly| right| back| started| ready| up| myself| good| better| comfortable| fluent| proficient)?"
    r"( to| into| in| at| with| on| for)+|"
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
    "EASIER": r"(easier|better|harder|faster|shorter|longer|quicker|closer|simpler|less work|more work)",
    "ALIKE": r"(differs?|different|compares?|similar|relates?|related|close|like|same)",
    "OPEN": r"(opens?|unlocks?|enables?|leads? to|allows?|brings?|gives?|makes? possible)( up)?",
    "ROUTE": r"(way|path|route|road|track|line|chain)( to LEARN| of| to| from| into| for| towards)*",
}
"""Words that stand for each other. A list may use the lists above it, and no list is part of another's name."""

PHRASINGS: tuple[tuple[str, str], ...] = (
    # Is one needed for the other? Which first?
    ("why", r"(which|what) ((one|DO|to|comes?|BE|goes|i|LEARN) )*+first ([.,] )?(between )?<pair>"),
    ("why", r"DO WHO (first )?LEARN <pair> first"),
    ("why", r"<pair> ,? ?(which|what) ((one|comes?|goes|BE|DO|to|i|LEARN) )*+first"),
    ("why", r"<pair> first"),
    ("why", r"BE (it )?(strictly |absolutely )?(NEEDED|possible) (for me )?(that WHO |to )?LEARN <before> (before|for|to|in order to) (WHO )?(can )?(LEARN )?<after>"),
    ("why", r"^<before> NEEDED (for|to|before) (LEARN )*+<after>"),
    ("why", r"NEED <before> (for )?(in|within|when|inside) (LEARN )?<after>"),
    ("why", r"BE (LEARN )?<before> ((strictly|absolutely|part of) )*(NEEDED )?(to LEARN|for|to|before|of|in order to LEARN|if WHO( want to)? LEARN|when) (LEARN )?<after>"),
    ("why", r"(DO|why|BE it|have to)( \w+){0,4}? (LEARN|NEED) <before> (LEARN )?(to|for|before|in order to|if WHO want to|when|prior to)( to)? (WHO )?(can )?(LEARN )*+<after>"),
    ("why", r"(to|for|in order to|if WHO|when WHO|if WHO want to)( WHO)? ?(LEARN )*+<after> ,? DO( \w+){0,3}? (NEED|LEARN)( to LEARN)? <before>"),
    ("why", r"<after> without (first )?(LEARN )*+<before>"),
    ("why", r"without (LEARN )*+<before> ,? ?(DO|BE)( \w+){0,4}? (LEARN )*+<after>"),
    ("why", r"(skip|skipping|avoid|leave out|ignore|bypass|omit|drop) <before>( ,| \w+){1,8}? <after>"),
    ("why", r"DO <after> (NEED|have) (to LEARN )?<before>"),
    ("why", r"why (LEARN )?<before> (for|before|to LEARN) <after>"),
    ("why", r"(how|where) (BE|DO) <before> (used|helps?|matter|come up|come in|appear|fit|occur)( in| for| with| to| when)+ (LEARN )?<after>"),
    ("why", r"(BE|DO) <before> (come |comes |go |be )?(LEARN )?(before|prior to) <after>"),
    ("why", r"^<before> (before|for) <after> [.]"),
    ("why", r"LEARN <before> (before|and then|then) (LEARN )*+<after>"),
    ("why", r"what (BE|DO|has|have) <before> (have |got |has )*(to )?do with <after>"),
    # Two targets side by side
    ("compare", r"(differences?|overlap|distinction|similarities|comparison|connection|relation|relationship|choose|decide|choice|shared)( BE| there)* (of|between|in) <pair>"),
    ("compare", r"(compare|comparing|contrast) <pair>"),
    ("compare", r"<one> (vs|compared to|compared with|in comparison to|against) <other>"),
    ("compare", r"<pair> (have|share|got|has)( \w+){0,2}? (in common|share)"),
    ("compare", r"(BE|DO) <pair> (overlap|share|ALIKE|have in common)"),
    ("compare", r"what (separates|distinguishes|sets) <one> (from|apart from|and) <other>"),
    ("compare", r"(which|what) (BE|one BE|would be|takes) EASIER( to LEARN| for me)? ([.,] )?<pair>"),
    ("compare", r"BE <one> EASIER( to LEARN)? than <other>"),
    ("compare", r"DO .{0,30}(differ|overlap|compare|have in common)"),
    ("compare", r"^<pair_or> [.]$"),
    # One thread
    ("path hours", r"(fastest|quickest|fast|quick) (possible )?ROUTE (<known> to )?(LEARN )?<to>"),
    ("path", r"(shortest|most direct|direct|straightest|simplest|minimal|short|shorter) (possible )?(learning )?ROUTE (<known> (to|and) )?(LEARN )?<to>"),
    ("path", r"(path|route|way|chain|get|go) from <known> to (LEARN )?<to>"),
    ("path hours", r"<to> (as )?(fastest|quickest|fast as possible|asap)"),
    ("path hours", r"(fastest|quickest|as fast as possible)"),
    # How long?
    ("hours", r"how (long|much time|many hours|many h|many weeks|many days|many months|big|much work|much effort|much|hard|difficult) ((DO|BE|it|take|to|me|needed|need|required|i|for|expect|until|be|there|learning|necessary|plan) )*+(LEARN )*+((for|to|of|in|before) )?<target>"),
    ("hours", r"(time|hours|effort|workload|weeks|months) (\w+ )?((for|to|of) )*(LEARN )*+<target>"),
    ("hours", r"how (long|much time|many hours|many weeks|many months|many days|much work|much effort)"),
    # What does it open?
    ("unlocks", r"what (else )?DO (knowing |learning )?<skill> OPEN"),
    ("unlocks", r"what( \w+){0,2}? (OPEN|follows?|is next|comes?|is possible|becomes possible|is there|gets?|is|is open) ?(up|next|unlocked)? (after|with|from|through|by) (LEARN )*+<skill>"),
    ("unlocks", r"what( else)? ((DO|to|be|i|we|one|you|next) )++(LEARN |go |build )?(next )?(after|with|from|once WHO know|once WHO have|on top of|using) (LEARN )*+<skill>"),
    ("unlocks", r"where( else)? ((DO|to|i|we|one|you|next) )++(go )?(next )?(after|from) (LEARN )*+<skill>"),
    ("unlocks", r"<skill> ,? ?(and )?(then|after that|afterwards) what"),
    ("unlocks", r"(what|which|who|anything|everything)( \w+){0,2}? (NEED|needing|depending on|building on|requiring|using) (LEARN )?<skill>"),
    ("unlocks", r"(what|which|who|why|where)( \w+){0,2}? BE <skill> (good|used|useful|needed|required|important|necessary|relevant|worth|prerequisite|basis)"),
    ("unlocks", r"(where|what) DO <skill> (lead|get|take|bring|help)"),
    ("unlocks", r"BE <skill> (worth|useful|important|dead end)"),
    ("unlocks", r"why (DO WHO )?(LEARN|bother with|care about|need) <skill> [.]?$"),
    ("unlocks", r"DO <skill> OPEN"),
    ("unlocks", r"(if|when|once) WHO (now )?LEARN <skill> ,? (then )?what"),
    ("unlocks", r"next steps? (after|beyond|from) (LEARN )?<skill>"),
    ("unlocks", r"(what|which)( \S+){0,4} (once|when|if) WHO( have| had| am)? (LEARN|finish|finished|done|completed|have) (with )?<skill>"),
    ("unlocks", r"(unlocked|opened|enabled|made possible|opened up) (by|through|with) (LEARN )?<skill>"),
    ("unlocks", r"(what|which)( \S+){0,2}? (opens?|unlocks?|becomes? possible|becomes? available|becomes? learnable|becomes? reachable)"),
    # Search, and what is it?
    ("find", r"BE there (anything|material|content|\w+)? ?(on|about|for|related to|covering|called|named|like) <q>"),
    ("find", r"DO (you|it|this|roadmap)( roadmap)? (have|know|cover|contain|include|offer|teach|list) (anything|material)? ?(on|about|for|related to|called|like|of)? ?<q>"),
    ("find", r"what (DO (you|it|this|roadmap)( roadmap)? (have|know|cover|offer|say|contain|teach)|BE there) (on|about|for|in|regarding|related to) <q>"),
    ("find", r"(search|look|looking|find|show|list|browse|lookup)( me| us)?( for| up| all| everything| anything)*( on| about| for| related to| in| with| called| named)? <q>"),
    ("find", r"(^|[.,] )(anything|everything|got anything) (on|about|for|related to|regarding|with) <q>"),
    ("describe", r"(explain|describe|define|definition of|meaning of|tell me( more)? (about|of|what)|details (on|of|about)|info (on|about)|information (on|about)|summary of|introduce)( what)?( to me| me| BE)? <skill>"),
    ("describe", r"(^|[.,] )(what|who) (BE|does|is meant by) <skill>( mean| about| all about| stand for| for| do| good for| anyway)* ?[.]?$"),
    # What now?
    ("frontier", r"what ((BE|comes|would be|should be|could be|to do|DO WHO LEARN|to LEARN) )?(now|next)"),
    ("frontier", r"(what|which)( \w+){0,5}? (LEARN|tackle|take on|go for|pick|continue with)( with)? (now|next|today|right now|right away|immediately|at once|straight away)"),
    ("frontier", r"(within|in) reach|options|choices|possibilities"),
    ("frontier", r"(suggest|recommend|propose|give|show|tell)( me| us| what| BE)* (next|now)"),
    ("frontier", r"(^|[,.] )(and )?(next|next up|now|now what|where to now|where now|where next|what then|then what) [.]"),
    ("frontier", r"next (step|thing|one|move)s?"),
    ("frontier", r"(how|where) DO WHO (go|continue|proceed|move|carry) (on )?(from here|next|now|from there)"),
    ("frontier", r"what am i (able to|ready to|ready for|prepared for|qualified to)"),
    ("frontier", r"what DO i (now )?LEARN (with that|with this|with what i know|from here|knowing that|given that|today)? ?[,.]"),
    # What first?
    ("before", r"(prior to|before) (WHO )?((can|could|may|want to|should|get to) )?(LEARN )*+(FOR )?<target>"),
    ("before", r"<target> (PREREQS|ROADMAP)"),
    ("before", r"(PREREQS|ROADMAP|path|order|steps|sequence|way|knowledge|need|needed|necessary|required|have|missing|lacking|lack|ready|prepared)( \w+){0,3}? FOR (LEARN )*+<target>"),
    ("before", r"PREREQS <target>"),
    ("before", r"DO <target> (NEED|have as PREREQS|have)"),
    ("before", r"(assumed|presupposed|expected|used) (by|for|in) <target>"),
    ("before", r"(leads?|leading|gets? me|brings? me) (up )?(to|into) <target>"),
    ("before", r"(far|away)( \w+){0,3}? from (LEARN )*+<target>"),
    ("before", r"BE <target> (hard|difficult|advanced|early|doable|feasible|based on|built on)"),
    ("before", r"(how|where)( \w+){0,3}? (LEARN )++<target>"),
    ("before", r"(want|wants|like|need|needs|going|wish|hope|plan|planning|trying|try|intend|decided|have|has|able) (\w+ ){0,2}?(to )?(LEARN )++<target>"),
    ("before", r"(can|could|may|able|ready|prepared) (WHO )?(LEARN )++<target>"),
    ("before", r"(for|to) (LEARN )*+<target>"),
    ("before", r"(become|becoming|to be) <target>"),
    ("before", r"(goal|target|aim|destination|objective)( BE| [.])*( to)? (LEARN )*+<target>"),
    ("before", r"(want|like|prefer|wish)( me)? <target>"),
    ("before", r"(LEARN )++<target>"),
    ("before", r"(what|which|how|where)( \w+){0,6}? (first|need|needed|missing|before|start|begin|beforehand|know|ready|required|PREREQS|lack)"),
    ("before", r"(PREREQS|ROADMAP)"),
    ("frontier", r"(know|have|with|from|at) (nothing|scratch|zero)"),
)  # fmt: skip
"""Verb and phrasing, tried from the top. What asks for nothing of its own ("how long?") takes names from the rest."""

KNOWN: tuple[str, ...] = (
    r"(?<!before )(?<!until )(?<!once )(?<!is )(?<!should )(?<!must )(?<!do )(?<!can )(?<!could )(?<!does )(?<!shall )(?<!would )(?<!did )"
    r"(i|we|they|and|who|he|she|them|everyone)( am| are| BE| have| all| do| now| pretty much| did)* "
    r"(know|knows|master|masters|understands?|learned|learnt|studied|finish|finished|completed|covered|done|did|mastered|understood|"
    r"use|used|taught (myself|himself|herself|themselves|ourselves)|took|passed|read|been using|been( @\d+)? (in|with)|worked with|work with|worked on|"
    r"write|code in|program in|have|got|(know )?how to (use|do)|"
    r"(good|great|fine|comfortable|fluent|familiar|proficient|experienced|confident|strong|solid|skilled|versed|at home|happy|an expert) (at|in|with|on)|"
    r"have experience (with|in|of)|have background in|have knowledge of|experience (with|in))( about| of| how to use| all of| [.])* <known>",
    r"(^|[.,] |and |but |if |since )(have|has|had|know|known|knows|done|did|finished|completed|learned|learnt|covered|studied|know about|got)( with)?( [.,])* <known>",
    r"(?<!is )(?<!does )(?<!without )(?<!need )(knowing|given|assuming|having|(coming|starting|starting out|start) from|"
    r"with (PREREQS|experience|knowledge|good knowledge|solid knowledge) (in|of|with)|background (is|in)|experience (in|with)|knowledge of|"
    r"familiar with|beyond|in addition to|apart from|besides)"
    r"( i| we| that| know| learned| done| used| studied| is| in| of| have| knowledge| good| solid| PREREQS)* <known>",
    r"(^|[.,] )after (finishing|learning|completing|studying|having finished) <known>",
    r"(after|since)( i| we| having| have| had)+ ((know|learn|learned|finish|finished|studied|completed|did|done|mastered|master|complete) )?<known>",
    r"<known_and> (done|known|finished|covered|learned|completed|under belt)",
    r"(^|[.,] )(good at|fluent in|comfortable with|strong in|confident with|at home in) <known>",
    r"<known> BE (known|done|covered|finished|no problem|fine|familiar)",
    r"(?<!till )(?<!until )(?<!before )(?<!that )(?<!when )(i|we) can( do| use| write| code in| program in)* <known>(?= [,.]| what| and)",
)
"""How people say what they know already; taken out of a sentence before the phrasings are tried."""

GOAL: tuple[str, ...] = (
    r"(want|wants|like|need|needs|going|wish|hope|plan|trying|try|intend|order|am|are|be) (\w+ ){0,2}?(to )?(LEARN )++<target>",
    r"(goal|target|aim|destination|objective)( BE| [.]| to)* (LEARN )*+<target>",
    r"(exam|test|interview|lecture|project|presentation|talk)( BE| on| in| about| for)+ <target>",
    r"(next|now) (for|to|towards?) (LEARN )*+<target>",
    r"(aims?|aiming|heads?|heading|headed|going|off|wants|hopes) (for|at|to|towards?) (LEARN )*+<target>",
    r"(on way|towards|heading) (to |towards )?(LEARN )*+<target>",
)
"""How people say where they want to end, beside the question itself."""

DEPTHS: tuple[tuple[str, str], ...] = (
    ("use", r"(just|only|merely|simply|practically)(?=( \w+){0,5}? us(e|ing)\b)"),
    ("use", r"us(e|ing) (it )?(only|just)|only (want |need )?to (use|apply)|as a user|for practical use|to get things done"),
    ("use", r"practically( speaking)?|in practice|hands on( only)?|practical|without (the |any |all the )?theory|no theory"),
    ("all", r"(what|whatever|all|everything|things|stuff|including|even|plus|also)( \w+){0,3}? (helps?|helpful|optional|useful|helping)( things| skills| extras| ones| stuff)?"),
    ("all", r"(including |with |plus )?(all )?(the )?(nice to haves?|extras)"),
)  # fmt: skip
"""How people say how deep they want to go."""

FILLERS = (
    "a an the please pls plz plss kindly really actually already even also exactly maybe hi hello hey hiya thanks thank thx ty ok okay "
    "so well very pretty quite bit little some any basic basics basically fundamentals fundamental my our your stuff things "
    "course courses class classes tutorial tutorials topic topics skill skills concept concepts subject subjects library framework "
    "language properly quickly yet still currently both again together entire whole guys folks sir dear bot prereq "
    "just only literally honestly simply exact certain various several kind sort type lot lots enough own proper sth something"
).split()
"""Words that say nothing here."""

DROPPED: tuple[str, ...] = (
    r"(a )?(little |tiny )?(bit|lot|lots) of",
    r"(the )?(whole|basics|fundamentals|field|subject|topic|area|world|concept|idea|theory) of(?= [@~])",
    r"(well|pretty|quite|very|really|fairly|somewhat) (well|much|good)",
    r"(without|with no|with zero|having no) (any )?(prior |previous )?(knowledge|experience|background|skills)",
    r"(or )?(the )?other way (a)?round",
    r"(by the way|btw|of course|at all|for me|in general|right now(?= [@~])|as well|too|in detail|in full|thank you|thanks a lot|good (morning|evening|day))",
)
"""Phrases that say nothing here."""

CHATTER = (
    "i me we us you he she they them it its this that these those one ones myself yourself "
    "am is are was were be been being do does did have has had having will would can could should must may might shall ought not no yes "
    "what which who whom how when where why whether if then than as but and or nor of in on at by for from with about into onto over after "
    "before up out to off till until during per within without between while because since though although "
    "now today tomorrow yesterday soon later next last first second year years month months week weeks day days hour hours time times lately recently "
    "more most less least few many much other others another each every all none nothing anything everything someone anyone somebody people "
    "get got getting go going gone come comes coming make makes making made take takes taking put let lets see say said tell told think "
    "thought guess want wants wanted like liked need needs needed know knows knew learn learning learned learnt study studying start started "
    "starting begin try trying help keep hear hearing ask asking wonder wondering question answer good great nice best better easy hard difficult "
    "possible able ready way thing long big never ever always often sometimes usually else there here right left real too "
    "spend spent spare free job work working career interview exam test deadline team boss manager company friend colleague bootcamp university "
    "school dev developer engineer beginner student newbie noob expert level junior senior touch true weekends weekend can't doing done doors "
    "lecture project presentation talk prepare create design build write draw teach taught shown show give given gives use used uses using useful "
    "two belt steps material advanced early point dead"
).split()
"""Words of everyday speech: like those of the phrasings, no names unless they are written as such."""
