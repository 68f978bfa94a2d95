"""How people ask, as a table: the first phrasing that is found in a sentence tells the verb and the roles of the names.

A phrasing is a regular expression over whole words. ``<role>`` is one name or a list of them, or "it" and the like;
``(a|b)`` groups; words in capitals are the lists below.
"""

# ruff: noqa: E501, SIM905 - phrasings and lists of words read best like this

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_WORDS = {
    "LEARN": r"(re)?(learn(ing|ed)?|study(ing)?|studied|know(ing)?|understand(ing)?|understood|master(ing)?|grasp(ing)?|"
    r"(start|starting|begin|beginning|started)( out)?( with| on| learning)?|tackl(e|ing)|approach(ing)?|attempt(ing)?|try(ing)?|"
    r"us(e|ing)|do|doing|touch(ing)?|pick(ing)? up|tak(e|ing)( up)?|reach(ing)?|do(ing)?|attain(ing)?|cover(ing)?|work(ing)? with|"
    r"(get|getting|jump|jumping|div(e|ing)|go|going|mov(e|ing)|switch|switching|arriv(e|ing)|dig|digging|come|coming|look|looking)"
    r"( straight| directly| right| back| started| ready| up| myself| good| better| comfortable| fluent| proficient)?"
    r"( to| into| in| at| with| on| for)+|"
    r"(be|become|becoming|being|get|getting)( good| better| comfortable| fluent| proficient| an expert| skilled| competent)? (at|in|with)|"
    r"end(ing)? up (at|with|in)|head(s|ing|ed)? (to|towards?|for|into)|aim(s|ing)? (for|at)|sign(ing)? up for|enroll?(ing)? in|get(ting)? to grips with|learn about|learning about|"
    r"build(ing)?( with)?|handl(e|ing)|teach me|bring me to|interested in)",
    "NEEDED": r"(needed|necessary|required|a? ?must|a? ?must have|essential|mandatory|obligatory|important|useful|helpful|relevant|"
    r"a? ?prerequisite|a? ?prereq|a? ?requirement|indispensable|recommended|worth it|good)",
    "NEED": r"(need|needs|require|requires|presuppose|presupposes|assume|assumes|rely on|relies on|depend on|depends on|"
    r"build on|builds on|use|uses|involve|involves|take|takes)",
    "PREREQS": r"(prereqs?|pre reqs?|prerequisites?|pre requisites?|requirements?|preconditions?|foundations?|background( knowledge)?|"
    r"prior knowledge|groundwork|preparation|building blocks|dependenc(y|ies))",
    "MODAL": r"(should|must|can|could|do|does|may|shall|would|will|might|am|is|are|have|has|need|ought)",
    "FOR": r"(for|to|of|on|about|towards?|into|in|with|before|behind|at|by|:|[.])",
    "WHO": r"(i|we|one|you|they|people|someone|he|she)",
}

PHRASINGS: tuple[tuple[str, str], ...] = (
    # is one needed for the other, and which first?
    ("why", r"(which|what)( one)?( of them)?( should| do| does| to| is| comes?| goes| i| LEARN)* first ([.,] )?(between )?<pair>"),
    ("why", r"(should|do|must|shall|can) WHO (first )?LEARN <pair> first"),
    ("why", r"<pair> ,? ?(which|what)( one)?( comes| goes| is| should| do| to| i| LEARN)* first"),
    ("why", r"<pair> first"),
    ("why", r"start with <pair> (?=[.]|$)"),
    ("why", r"(is|are|was) (it )?(it )?(really |strictly |absolutely )?(NEEDED|possible) (for me )?(that WHO |to )?LEARN <before> (before|for|to|in order to) (WHO )?(can )?(LEARN )?<after>"),
    ("why", r"^<before> NEEDED (for|to|before) (LEARN )*<after>"),
    ("why", r"NEED <before> (for )?(in|within|when|inside) (LEARN )?<after>"),
    ("why", r"(is|are) (LEARN )?<before> (a |an |really |strictly |absolutely |even |part of )*(NEEDED )?(to LEARN|for|to|before|of|in order to LEARN|if WHO( want to| only| just)* LEARN|when) (LEARN )?<after>"),
    ("why", r"NEEDED is <before> (for|to|before|in) (LEARN )?<after>"),
    ("why", r"(do|does|must|should|shall|why|would|will|is it|did|have to)( \w+){0,4}? (LEARN|NEED) <before> (LEARN )?(to|for|before|in order to|if WHO want to|when|prior to)( to)? (WHO )?(can )?(LEARN )*<after>"),
    ("why", r"(do|must|should|why)( \w+){0,3}? (need|have|learn|require)( to LEARN)? <before> (for|to|before|in|with) (LEARN )*<after>"),
    ("why", r"(to|for|in order to)( WHO)? ?(only |just )?(LEARN )*<after> ,? (do|must|should)( \w+){0,3}? (NEED|LEARN)( to LEARN)? <before>"),
    ("why", r"(if|when) WHO (only |just )?(want to |would like to )?LEARN <after> ,? (do|must|should)( \w+){0,3}? (NEED|LEARN)( to LEARN)? <before>"),
    ("why", r"<after> without (first )?(LEARN )*<before>"),
    ("why", r"without (LEARN )*<before> ,? ?(can|could|is|would)( \w+){0,4}? (LEARN )*<after>"),
    ("why", r"(skip|skipping|avoid|leave out|ignore|bypass|omit|drop) <before>( ,| \w+){1,8}? <after>"),
    ("why", r"(do|does|did) <after> (really |actually |even )?(NEED|have) (to LEARN )?<before>"),
    ("why", r"why (is|are|does|do) <after> (NEED|build on|based on) (on )?<before>"),
    ("why", r"why (do WHO need |LEARN )?<before> (for|before|to LEARN) <after>"),
    ("why", r"(how|where) (is|are|does|do) <before> (used|help|helps|matter|come up|come in|relate|related|appear|fit|occur)( in| for| with| to| when)+ (LEARN )?<after>"),
    ("why", r"(should|must|can|do|shall) WHO LEARN <before> (before|first|and then|then|prior to) (LEARN )*<after>"),
    ("why", r"<before> (before|prior to) (LEARN )?<after> (or|and not|first|right|correct)"),
    ("why", r"(is|are|does|do|should|must) <before> (come|comes|go|be|is)?( LEARN)? ?(before|prior to) <after>"),
    ("why", r"^<before> before <after>"),
    ("why", r"LEARN <before> before (LEARN )*<after>"),
    ("why", r"what (do|does|has|have|is) <before> (have |got |has )*(to )?do with <after>"),
    ("why", r"^<before> for <after> [.]"),
    # two targets side by side
    ("compare", r"(difference|differences|overlap|distinction|similarities|comparison|connection|relation|relationship|choose|decide|choice|common ground|shared)( is| are| there)* (of|between|in) <pair>"),
    ("compare", r"(compare|comparing|contrast) <pair>"),
    ("compare", r"(compare|comparing|contrast) <one> (to|with|against|and|vs) <other>"),
    ("compare", r"<one> (vs|compared to|compared with|in comparison to|against|or rather) <other>"),
    ("compare", r"<pair> (have|share|got|has)( anything| something| much| a lot| things| steps| \w+)? (in common|share)"),
    ("compare", r"(do|does) <pair> (overlap|share|differ|have in common|compare|relate)"),
    ("compare", r"what (separates|distinguishes|sets) <one> (from|apart from|and) <other>"),
    ("compare", r"how (is|are|does|do) <one> (differ|different|differs|compare|compares|similar|relate|related)( to| from| with| than)* <other>"),
    ("compare", r"(is|are) <one> (similar|different|close|related|like|the same|same)( as| to| from| than)* <other>"),
    ("compare", r"<pair> (differ|overlap|in common|similar|the same)"),
    ("compare", r"(which|what) (is|one is|would be|takes) (easier|better|harder|faster|shorter|longer|quicker|closer|simpler|less work|more work)( to LEARN| for me| if \w+ \w+)? [,.]? ?<pair>"),
    ("compare", r"(is|are) <pair> (easier|better|harder|faster|quicker|closer|simpler)"),
    ("compare", r"(is|are) <one> (easier|better|harder|faster|quicker|closer|simpler)( to LEARN)? than <other>"),
    ("compare", r"(do|does) .{0,30}(differ|overlap|have in common|compare)"),
    ("compare", r"^<two> [.]$"),
    # one thread
    ("path hours", r"(fastest|quickest|fast|quick|quickly) (possible )?(way|path|route|road|track)( to LEARN| to| from| into| for| towards)* (<known> to )?(LEARN )?<to>"),
    ("path", r"(shortest|most direct|direct|straightest|simplest|minimal|short|shorter) (possible )?(learning )?(way|path|route|road|chain|line|track)( to LEARN| to| from| into| for| towards| between)* (<known> (to|and) )?(LEARN )?<to>"),
    ("path", r"(path|route|way|chain|how do i get|how to get|get|go) from <known> to (LEARN )?<to>"),
    ("path hours", r"<to> (the |as )?(fastest|quickest|fast as possible|quickly as possible|asap)"),
    ("path hours", r"(fastest|quickest|as fast as possible|as quickly as possible)"),
    ("path", r"(shortest|most direct|fewest steps)"),
    # how long?
    ("hours", r"how (long|much time|many hours|many h|many weeks|many days|many months|big|much work|much effort|much) ((does|will|would|do|is|it|take|to|me|needed|need|required|i|for|should|expect|until|be|are|there|learning|necessary|can|could|plan) )*(LEARN )*(for |to |of |in |before )?<target>"),
    ("hours", r"(time|hours|effort|workload|weeks|months)( is| are| required| needed| necessary| to| it| takes| does| do| take| i| need| \w+)?( for| to| of)*( LEARN)* <target>"),
    ("hours", r"how (long|much time|many hours|many weeks|many months|many days|much work|much effort)"),
    # what does it open?
    ("unlocks", r"what (else )?(do|does|will|would|can|could) <skill> (open|opens|unlock|unlocks|enable|enables|lead|allow|bring|give|make possible)"),
    ("unlocks", r"what( \w+){0,2}? (opens?|unlocks?|follows?|is next|comes?|is possible|becomes possible|is there|gets?|is|is open) ?(up|next|unlocked)? (after|with|from|through|by) (LEARN )*<skill>"),
    ("unlocks", r"what( else)? ((can|could|should|do|will|would|to|i|we|one|you|next|be) )+(LEARN |go |build )?(next )?(after|with|from|once WHO know|once WHO have|on top of|using) (LEARN )*<skill>"),
    ("unlocks", r"where( else)? ((can|could|should|do|will|would|to|i|we|one|you|next) )+(go )?(next )?(after|from) (LEARN )*<skill>"),
    ("unlocks", r"after <skill> (what|where|which)"),
    ("unlocks", r"<skill> ,? ?(and )?(then|after that|afterwards) what"),
    ("unlocks", r"(what|which|who|anything|everything|skills|topics|things)( \w+){0,2}? (NEED|needing|depending on|building on|requiring|using|based on) (LEARN )?<skill>"),
    ("unlocks", r"(what|which|who|why|where)( \w+){0,2}? (is|are) <skill> (good|used|useful|needed|required|important|necessary|relevant|worth|a prerequisite|prerequisite|the basis|basis|lead|leading)"),
    ("unlocks", r"(where|what) (do|does|will|can) <skill> (lead|leads|get|take|bring|help)"),
    ("unlocks", r"(is|are) <skill> (worth|useful|important|a dead end|still)"),
    ("unlocks", r"why (should WHO |would WHO |do WHO )?(LEARN|bother with|care about|need) <skill> [.]?$"),
    ("unlocks", r"(do|does|will) <skill> (open|unlock|lead to|enable)"),
    ("unlocks", r"(if|when|once) WHO (now )?(LEARN|were to LEARN) <skill> ,? (then )?what"),
    ("unlocks", r"(next steps?|things|skills|topics|stuff) (after|beyond|that need|from) (LEARN )?<skill>"),
    ("unlocks", r"(what|which)( \S+){0,4} (once|when|if) WHO( have| had| am)? (LEARN|finish|finished|done|completed|have) (with )?<skill>"),
    ("unlocks", r"(unlocked|opened|enabled|made possible|opened up) (by|through|with) (LEARN )?<skill>"),
    ("unlocks", r"(what|which)( \S+){0,2}? (opens?|unlocks?|becomes? possible|gets? unlocked|becomes? available|becomes? learnable|becomes? reachable)( up)?"),
    ("unlocks", r"what (does|do) (knowing|learning) <skill> (open|unlock|enable|bring|give)"),
    # search, and what is it?
    ("find", r"(is|are) there (anything|something|any \w+|skills|topics|material|content|stuff|a \w+)? ?(on|about|for|related to|covering|called|named|like) <q>"),
    ("find", r"(do|does) (you|it|this|the roadmap|roadmap) (have|know|cover|contain|include|know of|offer|teach|list) (anything|something|any \w+|skills|topics|material|stuff)? ?(on|about|for|related to|called|like)? ?<q>"),
    ("find", r"what (do|does) (you|it|this|the roadmap|roadmap) (have|know|cover|offer|got|say|contain|teach) (on|about|for|in|regarding|related to) <q>"),
    ("find", r"what (is|are) there (on|about|for|in|regarding) <q>"),
    ("find", r"(search|look|looking|find|show|list|browse|lookup)( me| us)?( for| up| all| everything| anything| something| skills| topics| things)*( on| about| for| related to| in| with| called| named)? <q>"),
    ("find", r"(^|[.,] )(anything|something|everything|skills|topics|stuff|got anything|got something) (on|about|for|related to|regarding|with) <q>"),
    ("find", r"which (skills|topics) (are|do|does|is)( \w+){0,2} (about|on|related to|regarding|have to do with) <q>"),
    ("describe", r"(explain|describe|define|definition of|meaning of|tell me( more)? (about|of|what)|details (on|of|about)|info (on|about)|information (on|about)|summary of|say about|introduce|show me)( what)?( to me| me| is| are)? <skill>"),
    ("describe", r"(^|[.,] )(so )?(what|who) (is|are|was|the hell is|exactly is|does) <skill> (mean|about|actually|exactly|again|all about|stand for|even|really|for|do|good for|anyway)* ?[.]?$"),
    ("describe", r"what (is|are) meant by <skill>"),
    # what now?
    ("frontier", r"what (is |comes |would be |should be |do WHO LEARN |should WHO LEARN |can WHO LEARN |to LEARN |could WHO LEARN |to do |could be )?(now|next)"),
    ("frontier", r"(what|which)( \w+){0,5}? (LEARN|study|do|tackle|take up|take on|go for|start|begin|pick|continue with)( with)? (now|next|today|right now|right away|immediately|at once|already|straight away)"),
    ("frontier", r"(within|in) (my )?reach"),
    ("frontier", r"(options|choices|possibilities)"),
    ("frontier", r"(suggest|recommend|propose|give|show|tell)( me| us)?( my| a| an| some| what| is)*( the)? (next|now)"),
    ("frontier", r"(^|[,.] )(and )?(next|next up|now|now what|where to now|where now|where next|next steps?|what then|then what) [.]"),
    ("frontier", r"(my|good|best|possible|logical|useful|the) next (step|thing|skill|topic|one)s?"),
    ("frontier", r"next (step|thing|skill|topic)s?"),
    ("frontier", r"(how|where) (do|should|can|could) WHO (go|continue|proceed|move|carry) (on )?(from here|next|now|from there)"),
    ("frontier", r"what am i (able to|ready to|ready for|prepared for|qualified to)"),
    ("frontier", r"what (can|could) i (now )?(LEARN|start|begin|tackle)( with)? (with that|with this|with what i know|from here|knowing that|given that|today)? ?[,.]"),
    ("frontier", r"what (skills|topics|things) (can|could|should) i (LEARN|start|begin|tackle)"),
    # what first?
    ("before", r"(prior to|before) (WHO )?(can |could |may |want to |should |get to )?(LEARN )*(FOR )?<target>"),
    ("before", r"<target> (PREREQS|roadmap|learning path|learning order|reading order|curriculum|syllabus|study plan|plan|schedule|timetable)"),
    ("before", r"(PREREQS|roadmap|path|order|curriculum|syllabus|steps|plan|schedule|timetable|sequence|way|knowledge|need|needed|necessary|required|have|missing|lacking|lack|ready|prepared|far|away|skills|topics)( \w+){0,3}? FOR (LEARN )*<target>"),
    ("before", r"(PREREQS) <target>"),
    ("before", r"(do|does) <target> (NEED|presuppose|assume|build on|have as PREREQS|have)"),
    ("before", r"(assumed|required|needed|presupposed|expected|used) (by|for|in) <target>"),
    ("before", r"(leads?|leading|gets? me|brings? me) (up )?(to|into) <target>"),
    ("before", r"(far|away)( \w+){0,3}? from (LEARN )*<target>"),
    ("before", r"(is|are) <target> (based on|built on|too hard|too difficult|too advanced|too early|doable|feasible|within reach|for me)"),
    ("before", r"(how|where)( \w+){0,3}? (LEARN )+<target>"),
    ("before", r"(want|wants|like|need|needs|going|wish|hope|plan|planning|trying|try|intend|decided|have|has|able|goal is|aim is) (\w+ ){0,2}?(to )?(LEARN )+<target>"),
    ("before", r"(can|could|may|able|ready|prepared) (WHO )?(LEARN )+<target>"),
    ("before", r"(for|to) (LEARN )*<target>"),
    ("before", r"(goal|target|aim|destination|objective)( is| are| [.])*( to)? (LEARN )*<target>"),
    ("before", r"(want|like|prefer|wish)( me)?( some)? <target>"),
    ("before", r"(LEARN )+<target>"),
    ("before", r"(what|which|how|where)( \w+){0,6}? (first|need|needed|missing|before|start|begin|beforehand|know|ready|required|prereqs?|prerequisites?|lack)"),
    ("before", r"(PREREQS|roadmap|schedule|plan)"),
    ("frontier", r"(know|have|with|from|at) (nothing|scratch|zero)"),
    ("frontier", r"(what|where)( \w+){0,4}? LEARN"),
)  # fmt: skip
"""Verb and phrasing, tried from the top. ``<pair>`` is a list of which the first two count, ``<two>`` such a list alone."""

KNOWN: tuple[str, ...] = (
    r"(?<!before )(?<!until )(?<!once )(?<!is )(?<!should )(?<!must )(?<!do )(?<!can )(?<!could )(?<!does )(?<!shall )(?<!would )(?<!did )"
    r"\b(i|we|they|and|who|he|she|them|everyone)( am| are| is| have| was| already| both| all| do| now| only| just| pretty much| did| ve| really| currently)* "
    r"(know|knows|master|masters|understand|understands|learned|learnt|studied|finished|finish|completed|covered|done|did|mastered|understood|"
    r"use|used|taught (myself|himself|herself|themselves|ourselves)|took|passed|read|been using|worked with|work with|worked on|write|code in|program in|have|got|"
    r"(know )?how to (use|do)|"
    r"(good|great|fine|ok|comfortable|fluent|familiar|proficient|experienced|confident|strong|solid|skilled|versed|at home|happy|well versed|an expert)"
    r" (at|in|with|on)|have experience (with|in|of)|have (a )?background in|have knowledge of|experience (with|in))"
    r"( about| of| how to use| all of| both| also| already| [.])* <known>",
    r"(^|[.,] |and |but |if |since )(have|has|had|know|known|knows|already know|done|did|finished|completed|learned|learnt|covered|studied|know about|got)( already| with)?( [.,])* <known>",
    r"(?<!is )(?<!does )(?<!without )(?<!need )\b(knowing|given|assuming|having|coming from|starting from|starting out from|start from|with (PREREQS|experience|knowledge|good knowledge|solid knowledge|skills) (in|of|with)|background is|background in|experience in|experience with|knowledge of|familiar with|beyond|in addition to|apart from|besides)"
    r"( i| we| that| know| learned| done| used| already| studied| is| in| of| only| my| have| knowledge| good| solid| PREREQS)* <known>",
    r"(^|[.,] )after (finishing|learning|completing|studying|having finished) <known>",
    r"\b(after|since)( i| we| having| have| had| already)+ (know |learn |learned |finish |finished |studied |completed |did |done |mastered |master |complete )?<known>",
    r"(^|[,.] )(good at|fluent in|comfortable with|strong in|confident with|at home in) <known>",
    r"<known_and> (done|known|finished|covered|learned|completed|under belt)",
    r"<known> (are|is) (known|done|covered|finished|no problem|fine|familiar|ok|already known)",
    r"<known> (i|we) (already )?(know|have|understand|can|did|finished)",
    r"(?<!till )(?<!until )(?<!before )(?<!that )(?<!when )\b(i|we)( already)? can( already| do| use| write| code in| program in)* <known>(?= [,.]| what| and)",
)
"""How people say what they know already; taken out of the sentence before the phrasings are tried."""

GOAL: tuple[str, ...] = (
    r"(want|wants|like|need|needs|going|wish|hope|plan|trying|try|intend|order|am|are|be) (\w+ ){0,2}?(to )?(LEARN )+<target>",
    r"(goal|target|aim|destination|objective)( is| are| [.]| to)* (LEARN )*<target>",
    r"(exam|test|interview|lecture|project|presentation|talk)( is| on| in| about| for)+ <target>",
    r"(next|now) (for|to|towards?) (LEARN )*<target>",
    r"(aims?|aiming|heads?|heading|headed|going|off|wants|hopes) (for|at|to|towards?) (LEARN )*<target>",
    r"(on my way|on the way|towards|heading) (to |towards )?(LEARN )*<target>",
)
"""How people say where they want to end, beside the question itself."""

USE = (
    r"(just|only|merely|simply|practically)(?=( \w+){0,5}? us(e|ing)\b)",
    r"us(e|ing) (it )?(only|just)",
    r"only (want |need )?to (use|apply)",
    r"practically( speaking)?|in practice|hands on( only)?|practical(?= )|without (the |any |all the )?theory|no theory|for practical use|as a user|to get things done|practical level",
)
ALL = (
    r"(what|whatever|all that|everything that|things that|stuff that|all|including|even|plus|also)( \w+){0,3}? (helps?|helpful|optional|nice to have|nice to haves|useful|helping)( things| skills| extras| ones| stuff)?",
    r"nice to haves?|optional (things|skills|extras|ones|stuff)|everything included|all the extras|with (all )?extras|(at )?depth all",
)
"""How people say how deep they want to go."""

_FILLERS = (
    "a an the please pls plz plss kindly really actually already even also exactly maybe hi hello hey hiya thanks thank thx ty ok okay "
    "so well very pretty quite bit little some any basic basics basically fundamentals fundamental my our your stuff things "
    "course courses class classes tutorial tutorials topic topics skill skills concept concepts subject subjects library framework "
    "language properly quickly yet still currently both again quickly together entire whole of-course guys folks sir dear bot prereq "
    "just only literally honestly simply exact certain various several kind sort type lot lots enough own proper sth something"
).split()
_PHRASES_DROPPED = (
    r"(a )?(little |tiny )?(bit|lot|lots) of",
    r"(the )?(whole|basics|fundamentals|field|subject|topic|area|world|concept|idea|theory) of(?= [@~])",
    r"(well|pretty|quite|very|really|fairly|somewhat) (well|much|good)",
    r"(without|with no|with zero|having no) (any )?(prior |previous )?(knowledge|experience|background|skills)",
    r"(or )?(the )?other way (a)?round",
    r"(by the way|btw|of course|at all|for me|in general|right now(?= [@~])|as well|too|in detail|in full|thank you|thanks a lot|good (morning|evening|day))",
)
_CHATTER = (
    "i me we us you he she they them it its this that these those one ones myself yourself "
    "am is are was were be been being do does did have has had having will would can could should must may might shall ought not no yes "
    "what which who whom how when where why whether if then than as but and or nor of in on at by for from with about into onto over after "
    "before up out to off till until during per within without between while because since though although "
    "now today tomorrow yesterday soon later next last first second year years month months week weeks day days hour hours time times lately recently "
    "more most less least few many other others another each every all none nothing anything everything someone anyone somebody people "
    "get got getting go going gone come comes coming make makes making made take takes taking put let lets see say said tell told think "
    "thought guess want wants wanted like liked need needs needed know knows knew learn learning learned study studying start started starting begin try trying "
    "help keep hear hearing ask asking wonder wondering question answer good great nice best better easy hard difficult possible able ready "
    "way thing long much big enough never ever always often sometimes usually else there here right left "
    "spend spent spare free job work working career interview exam test deadline team boss manager company friend colleague bootcamp university school "
    "dev developer engineer beginner student newbie noob expert level junior senior fifteen touch true only weekends weekend can't doing done does "
    "dbas lecture project presentation talk prepare create design build write draw teach taught shown show give given gives use used uses using useful"
).split()


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One row of the table, compiled."""

    verb: str
    pattern: re.Pattern[str]


class Table:
    """The phrasings, compiled, and the words that they are made of."""

    @cached_property
    def phrasings(self) -> tuple[Phrasing, ...]:
        """All rows, in order."""
        return tuple(Phrasing(verb, compiled(text)) for verb, text in PHRASINGS)

    @cached_property
    def known(self) -> tuple[re.Pattern[str], ...]:
        """How knowledge is told."""
        return tuple(map(compiled, KNOWN))

    @cached_property
    def goals(self) -> tuple[re.Pattern[str], ...]:
        """How a goal is told."""
        return tuple(map(compiled, GOAL))

    @cached_property
    def depths(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """How a depth is told."""
        return tuple(
            (depth, compiled("|".join(f"({one})" for one in forms))) for depth, forms in (("use", USE), ("all", ALL))
        )

    @cached_property
    def dropped(self) -> re.Pattern[str]:
        """What says nothing."""
        return compiled("|".join(f"({one})" for one in (*_PHRASES_DROPPED, *map(re.escape, _FILLERS))))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the table: these are no names unless they are written as such."""
        text = " ".join(
            [*(row for _, row in PHRASINGS), *KNOWN, *GOAL, *USE, *ALL, *_PHRASES_DROPPED, *_WORDS.values()]
        )
        return frozenset(_plain_words(text)) | frozenset(_FILLERS) | frozenset(_CHATTER)


TABLE = Table()

_ITEM = r"(?:@\d+(?: @\d+)*|~\d+)"
_LIST = rf"(?:{_ITEM}(?: (?:and|or|plus|then|,)(?: (?:and|or|also|then))? {_ITEM})*)"
_ANAPHORA = r"(?:it|that|this|them|these|those)"


def compiled(text: str) -> re.Pattern[str]:
    """A phrasing as a regular expression over a skeleton."""
    for name, words in _WORDS.items():
        text = re.sub(rf"\b{name}\b", f"({words})", text)
    text = re.sub(r"\((?!\?)", "(?:", text)
    text = text.replace("<known_and>", f"(?P<known>{_ITEM}(?: and {_ITEM})*)")
    text = text.replace("<two>", f"(?P<pair>{_ITEM} or {_ITEM})")
    text = re.sub(r"(?<!P)<(\w+)>", lambda role: f"(?P<{role[1]}>{_LIST}|{_ANAPHORA})", text)
    return re.compile(rf"(?<!\S)(?:{text})(?!\S)")


def _plain_words(text: str) -> Iterable[str]:
    """The words that a regular expression is written with, endings in brackets counted with and without."""
    text = re.sub(r"<\w+>|\[[^\]]*\]|\(\?[<!=]+|\\[bwdsS]|\{[^}]*\}", " ", text)
    text = re.sub(r"(\w+)\(([a-z|]+)\)", _endings, text)
    text = re.sub(r"([a-z]+)s\?", r"\1 \1s", text)
    return re.findall(r"[a-z']+", text)


def _endings(found: re.Match[str]) -> str:
    return " ".join([found[1], *(found[1] + ending for ending in found[2].split("|"))])
