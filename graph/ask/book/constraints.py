"""The phrase book of whoever asks: what they know, lack and want to avoid, where they are going, and how deep.

Rows are written as in `graph.ask.book.questions`. What one says is taken out of the sentence, from the top.
"""

# ruff: noqa: E501 - a phrasing reads best on one line

AVOID: tuple[str, ...] = (
    r"(not|never) (want|like|wish|plan|intend)( to)?( LEARN| deal with| see| any| more)* <avoid>",
    r"(rather|prefer|want) (not|to not|to avoid|to skip)( to)?( LEARN| any)* <avoid>",
    r"(hate|hates|hated|dislike|dislikes|(tired|sick|bored|fed up)( of| with)|fed up|not interested in|not into|allergic to|not fan of|(can|could) not stand)( LEARN)* <avoid>",
    r"(^|[.,] |but |and |please )(skip|skipping|avoid|avoiding|leave out|leaving out|ignore|excluding|exclude|except for|except)( any| all)* <avoid>",
    r"(?<!is )(?<!are )(not|no)( more| other| any| further)* <avoid>(?= [.,])",
    r"<avoid> free",
    r"(nothing|no)( (on|about|with|from|related to|in|like|involving))* <avoid>(?= [.,])",
    r"leaving( out| aside) <avoid>",
    r"(have |having )?had (of|with) <avoid>",
    r"(keep|keeping|stay|staying|steer|steering|run|running|been running)( well| far)? (clear|away) (of|from) <avoid>",
    r"(except|except for|excluding|other than|but not|but without) <avoid>(?= [.,])",
    r"<avoid> (can|could|may|might|should) be (dodged|avoided|skipped|left out|spared|omitted)",
    r"<avoid> (excluded|left out|aside|not included)",
)
"""How people say what they do not want to learn."""

AVOID_IF_TOLD: tuple[str, ...] = (r"without( any| all| too much| having to| LEARN| need for)* <avoid>",)
"""The same, in a sentence that does not ask whether it can be done."""

LACKING: tuple[str, ...] = (
    r"(?<!i )(?<!they )(know|have|has|with|had|but|and|except|[,])( have| of)? (no|zero|not any|none of|not)( idea of| clue about| experience (with|in|of)| knowledge of| background in| real)* <lacking>(?! (needed|necessary|required))(?= [.,]| but| and| background| experience| knowledge| skills?)( (background|experience|knowledge|skills?))?",
    r"(no|without|zero|little)( any| prior| previous| real)* <lacking> (background|experience|knowledge|skills?)",
    r"(i|we|they|and|but|who)( have| has| do| did| am| are)? (not|never)( really| ever| yet)* (know|understand|used?|learned|studied|touched|seen|did|done|worked with|heard( of| about)|learn|touch|tried|had)( about| with)? <lacking>",
    r"(^|[.,] )(have |has )?never( really| ever)*( (know|understand|used?|learned|studied|touched|seen|did|done|worked with|heard( of| about)|tried|had))?( about| with)? <lacking>",
    r"(forgot|forgotten)( all| most| everything)*( of| about)? <lacking>",
    r"<lacking> (is|are)( all| completely| totally| quite)? (new|unknown|foreign|greek) to (me|us)",
    r"(new to|no good at|not good at|bad at|weak in|rusty in|hopeless at|struggle with|struggling with) <lacking>",
)
"""How people say what they do not know."""

WISHED = r"(want|wants|like|need|plan|hope|aim|intend) to (have|get) <target> (done|finished|covered|completed|down|behind me|under belt)"
"""How people say what they want to know one day, with the words of what one knows."""

KNOWN_FIRST: tuple[str, ...] = (
    r"(except|except for|apart from|besides|not counting) <known> ([^\s.@~]+ )?(which|that|because|as|since)? ?(i|we)( already)? (have|know|did|can)( already)?",
)
"""How people say what they know, with the words of what one avoids."""

KNOWN: tuple[str, ...] = (
    r"(?<!before )(?<!until )(?<!once )(?<!is )(?<!should )(?<!must )(?<!do )(?<!can )(?<!could )(?<!does )(?<!shall )(?<!would )(?<!did )"
    r"(i|we|they|and|who|he|she|one|them|everyone|somebody|someone)( am| are| BE| have| has| had| all| do| now| already| pretty much| did)* "
    r"(know|knows|master|masters|understands?|learned|learnt|studied|finish|finished|completed|covered|done|did|mastered|understood|"
    r"use|used|taught (myself|himself|herself|themselves|ourselves)|took|passed|read|been using|been( @\d+)? (in|with)|worked with|work with|worked on|"
    r"write|code in|program in|have|got|(know )?how to (use|do)|"
    r"(good|great|fine|comfortable|fluent|familiar|proficient|experienced|confident|strong|solid|skilled|versed|at home|happy|an expert) (at|in|with|on)|"
    r"have experience (with|in|of)|have background in|have knowledge of|experience (with|in))( about| of| how to use| all of| everything| a lot| lots| plenty| enough| most| scratch and| [.])* <known>",
    r"(^|[.,] |and |but |if |since )(have|has|had|know|known|knows|done|did|finished|completed|learned|learnt|covered|studied|know about|got)( with)?( [.,])* <known>",
    r"(?<!is )(?<!does )(?<!without )(?<!need )(knowing|given|assuming|having|(coming|starting|starting out|start) from|"
    r"with (PREREQS|experience|knowledge|good knowledge|solid knowledge) (in|of|with)|background (is|in)|experience (in|with)|"
    r"(have|has|had|got|given|with|having|good|solid|prior|some) knowledge (of|in)|familiar with|beyond|in addition to|apart from|besides)"
    r"( i| we| that| know| learned| done| used| studied| is| in| of| have| knowledge| good| solid| PREREQS)* <known>",
    r"(?<=, )<known_and>(?= , (i )?(want|wants|wanting|would like|aiming|aim|aims|hoping|hopes)( [^\s.@~]+){0,4} @)",
    r"(^|[.,] )from ([^\s.]+ ){0,3}?with <known>(?= ,?( )?(to|into|towards))",
    r"(^|[.,] )after (finishing|learning|completing|studying|having finished) <known>",
    r"(after|since)( i| we| having| have| had)+ ((know|learn|learned|finish|finished|studied|completed|did|done|mastered|master|complete) )?<known>",
    r"<known_and> (done|known|finished|covered|learned|completed|under belt)",
    r"(^|[.,] )(good at|fluent in|comfortable with|strong in|confident with|at home in) <known>",
    r"(?<!learn )(?<!learning )(?<!for )(?<!want )(?<!to )(?<!before )(?<!do )(?<!on )<known> BE (known|done|covered|finished|no problem|fine|familiar)",
    r"(?<!till )(?<!until )(?<!before )(?<!that )(?<!when )(i|we|and|who|he|she|they) can( do| use| write| code in| program in| handle| work with| already)* <known>(?= [,.]| what| and)",
    r"(tick|ticked|ticking|checked|crossed) off <known>",
    r"(?<!should )(?<!do )(?<!can )(?<!must )(?<!could )(i|we) do <known>(?= ,| daily| at work| for living| all day)",
    r"(^|(?<=, ))meaning <known>(?= ,)",
    r"\b(?<!a )(engineer|developer|learner|beginner|student|person|someone|somebody) with <known>",
    r"(\d+|~\d+|two|three|four|five|six|seven|eight|ten|several|many|some) (years?|yrs?|months?)( of| with| experience| doing| using)+ <known>",
    r"minus <known>( (i|we)( already)? know (it|that|them)| known)?",
    r"<known_and> (is|are|being) (ok|okay|alright|fine|no problem|second nature|old hat|familiar|known already|no issue|in place|in my toolbox|in bag|behind me|behind us|covered|down cold|easy)( for| with| by| to)?( me| us)?",
    r"(?<=, )<known_and> (is|are)(?= [.])",
    r"(have|got|know|with) <known> (down cold|down|in bag|behind me|behind us|under belt|nailed)",
    r"(with|have|has|having|of) (only )?(good |some |solid |prior )?<known> (knowledge|experience|background|skills)",
    r"(for|as)( \S+){0,2}? (somebody|someone|a person|people|person|anyone) (who|that|with)( has| have| is)?( done| learned| finished| completed| know| knows| in| knowledge of)* <known>",
    r"(been|am|are) (using|doing|working with|writing|developing in|developing with|practicing) <known>",
    r"(once|when|as soon as) <known> (is|are) (behind me|behind us|done|finished|covered|over|through)",
    r"(knowledge|skills?|experience|background|know|known|have|done|finished) [.] <known>",
    r"(nothing|only) but( school| some)? <known>(?= [.,]| so far)",
    r"(^|[.,] )after <known>(?= (i|we) )",
    r"<known_and> (every day|daily|day in day out)",
    r"\d+ (years?|yrs?|months?)( of| with| experience| doing| using)* <known>",
    r"what (i|we)( already)? know ([,.] )?(is |are |so far )?([,.] )?<known>",
    r"<known_and> (developer|dev|programmer|coder|user|expert|pro|guy|person|veteran|shop|people|team|folks)(?= [^.]*[@~]|.* [.] )",
    r"(i|we|they|and|then|who|he|she)( have| has)? (built|build|made|deployed|shipped|implemented|trained|wrote|written|developed|worked( \S+){0,2}? with|played with|experimented with|experience with|played around with)( things| projects| models)? <known>",
    r"(?<=\d )(already )?(know|knows|knowing|known|have|having|got|done|finished|did|covered) <known>",
    r"fine tuned <known>",
    r"(^|[.,] )(i )?only (have|know|got|with) <known>",
)
"""How people say what they know already."""

GOAL: tuple[str, ...] = (
    r"that (i|we|they) can (LEARN )*+<target>",
    r"(they|boss|company|team|we|management)( now| all)? (want|wants|need|needs|ask for|asks for) <target> (up|done|running|live|in place|set up)",
    r"<target> (BE|would be) (aim|goal|target|objective|dream|destination|plan|end goal|dream job)",
    r"(move|moving|switch|switching|transition|transitioning|pivot|pivoting|break|breaking|get|getting) (to|into|towards) <target>",
    r"(want|wants|like|love|keen|eager|curious|need|needs|going|wish|hope|plan|trying|try|intend|order|am|are|be) (\w+ ){0,2}?(to )?(LEARN )++(how )?<target>",
    r"(goal|target|aim|destination|objective)( BE| [.]| to)* (LEARN )*+<target>",
    r"(exam|test|interview|lecture|project|presentation|talk)( BE| on| in| about| for)+ <target>",
    r"(next|now) (for|to|towards?) (LEARN )*+<target>",
    r"(aims?|aiming|heads?|heading|headed|going|off|wants|hopes) (for|at|to|towards?) (LEARN )*+<target>",
    r"^(to|for|in order to) (LEARN )*+<target> ,",
    r"(job|position|career|post|work|working|employed) as <target>",
    r"(wants?|goal|target|aim|destination) [.,] <target>",
    r"(wants?|would like|hope|wish|dream of|needs?)( to)? ((be|become|being|becoming) )?(?<!not want )<target>(?! (first|before))",
    r"(on way|towards|heading) (to |towards )?(LEARN )*+<target>",
)
"""How people say where they want to end, beside the question itself."""

DEPTHS: tuple[tuple[str, str], ...] = (
    (
        "use",
        r"(just |only )?(to )?be able to (use|apply|read|operate|run)(?! \w+ (to|for))|able to use|working knowledge( of)?",
    ),
    ("use", r"(just|only) (for |to )?(read|reading|follow|following|operate|operating|get by)( it)?(?= [.,]|$)"),
    ("use", r"(just|only|merely|simply|practically)(?=( \w+){0,5}? us(e|ing)\b)"),
    ("use", r"(just|only|merely|simply) (want |wanna |need |have )?(to )?(call|apply|run)(?= )"),
    (
        "use",
        r"us(e|ing) (it )?(only|just)|only (want |need )?to (use|apply)|as a user|for practical use|to get things done",
    ),
    ("use", r"(just|only) (the )?us(e|age|ing)( it)?|not (the |any )?theory"),
    (
        "use",
        r"practically( speaking)?|in practice|(?<!something )(?<!anything )(?<!stuff )hands on( only)?(?! (material|exercises?|labs?|course|stuff|tutorials?|projects?))|practical|without (the |any |all the )?theory|no theory",
    ),
    (
        "use",
        r"bare minimum|(just |only )?(essentials|bare bones|bare essentials|absolute minimum|minimum to get by)|(do )?not (want |need )?(to )?(go|going) (too )?deep|superficially|on the surface|surface level",
    ),
    (
        "thorough",
        r"(in|with) (full |great |all |more )?(depth|(rigor|rigour))|in (full |great |all )?detail|deeply|thoroughly|rigorously|inside (and )?out",
    ),
    (
        "thorough",
        r"from (the )?(ground|bottom) up|from first principles|beginner to (advanced|expert|pro)|from zero to hero|(really|truly|fully) (master|understand)(?= )",
    ),
    ("thorough", r"(including|with) (all )?(the )?(theory|proofs)( behind it| behind)?(?= [.,])"),
    (
        "all",
        r"(what|whatever|all|everything|things|stuff|including|even|plus|also)( \w+){0,3}? (helps?|helpful|optional|useful|helping)( things| skills| extras| ones| stuff)?(?! (for|to|in|with) )",
    ),
    ("all", r"(including |with |plus )?(all )?(the )?(nice to haves?|extras)"),
)
"""How people say how deep they want to go."""
