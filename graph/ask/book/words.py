"""The phrase book of small words: what says nothing in a question, and what is everyday speech and no name."""

# ruff: noqa: E501, SIM905 - a list of words reads best like this

FILLERS = (
    "a an the please pls plz plss kindly really actually already even also exactly maybe hi hello hey hiya thanks thank thx ty ok okay "
    "so well very pretty quite bit little some any basic basics basically fundamentals fundamental my our your stuff things "
    "topic topics skill skills concept concepts subject subjects library framework "
    "language total totally complete completely absolute properly yet still currently both again together entire whole guys folks sir dear bot prereq "
    "just only literally honestly simply exact certain various several kind sort type lot lots enough own proper sth something full plain classic regular vanilla modern typical"
).split()
"""Words that say nothing here."""

COURSES = "course courses class classes tutorial tutorials".split()
"""Words that say nothing either, but in a question for something to read or to watch."""

TAKEN: tuple[str, ...] = (
    r"(?P<past>PAST)( one| two| first| online| new)* MATERIAL( about| on| in| for| of| called| named)*(?= [@~])",
    r"(?P<past>PAST)( one| two| first| online| new)* (?P<name>[@~]\d+) MATERIAL",
    r"(?P<past>and|,) (one|two|first|basic|introductory) (?P<name>[@~]\d+) MATERIAL",
)
"""Courses and books that somebody has had or goes to, and does not ask for: what they are about is meant."""

DROPPED: tuple[str, ...] = (
    r"(watched|read|did|took|finished|tried|attended|sat through)( all|( the| these| those| my)| one| two| three| some| many| several| few| most)*( of)?( online| good| free)? MATERIAL(?= [.,]| but| and| still)",
    r"(a )?(little |tiny )?(bit|lot|lots) of",
    r"on earth|in the world|the (heck|hell)|on (my|your) own|by (my|your)self",
    r"(get |go |come |going )?from (nothing|zero|scratch|square one)(?= to )",
    r"(start|starting|started|began|new|current|my|have|got)( new)? (job|position|role) as [@~]\d+|(?<!to )work(ing)? as [@~]\d+",
    r"(the )?(whole|basics|fundamentals|field|subject|topic|area|world|concept|idea|theory) of(?= [@~])",
    r"(well|pretty|quite|very|really|fairly|somewhat) (well|much|good)",
    r"(without|with no|with zero|having no) (any )?(prior |previous )?(knowledge|experience|background|skills)",
    r"(or )?(the )?other way (a)?round",
    r"(by the way|btw|of course|at all|for me|in general|right now(?= [@~])|as well|too|in detail|in full|thank you|thanks a lot|good (morning|evening|day))",
)
"""Phrases that say nothing here."""

CHATTER = (
    "him her his hers i me we us you he she they them it its this that these those one ones myself yourself "
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
    "two belt steps material advanced early point dead "
    "ideas idea practice rules laws scale machines engines signals certification certified certificate certificates number numbers module modules minus "
    "means love keen eager curious blocking export together set cold bag detour detours bare minimum nutshell eg ie etc abt wat whatever thingy passed jump lol haha asap "
    "course courses class classes tutorial tutorials book books video videos paper papers article articles lecture lectures quiz placement "
    "challenge new due someday earlier sooner harder duration effort afternoon evening evenings "
    "morning mornings night nights holiday holidays vacation quarter gap search find"
).split()
"""Words of everyday speech: like those of the phrasings, no names unless they are written as such."""

UNMISSED = (
    "retired plenty kidding tho lern advise kindly normally honestly roughly eventually realistically realistic altogether nowadays "
    "sure sorry heard feeling bored embarrassing insists mean meant ago aim old understand lies lie became lead leads suggest suggestion recommend "
    "recommendation path route shortest quickest fastest weekly programme plan schedule timetable roadmap order reason goes once taken stand "
    "further regarding regard concerning worked works built knowledge missing compared train altogether prefer eventually forever either "
    "becoming become role position doable daughter son wife husband mother father kids her his him their its hers nature quick reach "
    "important necessary assuming move nobody lacking grips determine asks fifteen behind differ beforehand realise realize prof says "
    "professor bother questions common prior read under top full list third second suffice enough goal target part place zero scratch "
    "master mastered deeper through becomes vs etc currently finally hopefully probably perhaps guess suppose somehow anyway "
    "matter matters care worry mind telling help helps helpful advice tips tip hint thankful grateful appreciate appreciated "
    "days' hrs hr recently totally slightly fairly rather quite simply stuck confused unsure lost wonder curious interested interest "
    "complete completely serious seriously definitely basically essentially actual actually possible possibly "
    "quickly experienced covered attempt ends calendar sensible easier docs afterwards lay step giving considering line jointly anymore far parts figure "
    "skip spread handle get's opens fill direct counts dates data's asking kid kids link connection difference explain need's "
    "saw describe mentions says ad ads offer offers resume internship shifts arrive nurse different directions employees employee students student interns intern lessons suppose sceptical skeptical gets beginners intermediate propose thinking pays hold core base invest survive decent accessible lately someday eager father mother retired boss allows ideally twice sequence serve serves longer three devs easiest pick directly bridge stations via root learns cases end practise practice channel explained simple words prerequisites convince heavier hands load preparing danke leave daily inside dodge dodged bite h n k r x s t"
).split()
"""Words that are in no phrasing and that nobody misses if they are left out of a question; any other is said."""

WHOLE = frozenset(
    (
        "all of it", "all of this", "all of that", "the whole roadmap", "the entire roadmap", "the full roadmap",
        "whole roadmap", "entire roadmap", "full roadmap", "the whole thing", "the entire thing", "the whole lot",
        "everything here", "everything in here", "everything on it", "everything in it", "all the skills", "all skills",
    )
)  # fmt: skip
"""What stands for the whole roadmap."""

PAPERS = frozenset({"cv"})
WHOSE = frozenset("my your his her our their the a this".split())
"""What is no skill after a word for whose it is: "my CV"."""

NEVER_ALONE = frozenset(
    "zero attack attacks track rest tree begin begins series method sum instance slide slides backend back-end certification certifications time goal budget level deadline start hours".split()
)
"""Words that are no name by themselves unless they are written as one."""

NAME_WORDS = frozenset(
    "training deep online information info theory proofs set sets project goal writing speaking presentation people vs self code fine model models deployed built build trained train projects developed group class team people manager partner company department staff".split()
)
"""Words of questions that make a name with another word, as "deep" does in "deep learning"."""

NO_CALLINGS = frozenset(
    "beginner newbie noob novice learner starter person bit lot little fan mess while mac pc user student change living "
    "reason job day week month year hobby start total chatbot friend colleague kid child boss team company father mother son daughter everyone somebody someone who she he they it we you i".split()
)
"""Words at the end of what one is ("I am a ...") that say nothing about what one knows."""
