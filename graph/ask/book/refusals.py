"""The phrase book of refusals: what is no question for a roadmap, and words by which another language is known.

A row is a regular expression over whole words of a sentence whose names are numbered ("how much does @0 earn"), tried
from the top; a skill in such a sentence does not make it a question.
"""

# ruff: noqa: E501 - a phrasing, and a list of words, reads best like this

OFF_TOPIC: tuple[tuple[str, str], ...] = (
    (
        "instructions to a machine",
        r"(ignore|forget|disregard|override)( \w+){0,4} (instructions|prompts?|rules|above)|you are now|pretend (to|you|that)|system prompt|act as (a|an|if)|jailbreak\w*|no restrictions|repeat after me|developer mode|do anything now",
    ),
    (
        "things to buy",
        r"(buy|buying|purchase|laptops?|macbooks?|notebook pc|monitors?|keyboards?|headphones|chairs?|desks?|smartphones?|graphics card)",
    ),
    (
        "pay",
        r"(salary|salaries|wages?|income|dollars?|euros?|usd|eur|earn|earns|earning|earnings|paid|pays(?! off)|payrise|hourly rate|day rate|compensation)|(does|do|will|would|can|could) .{0,30}pay(?! off)",
    ),
    (
        "pay",
        r"how much (money|cash)|(how much|what) (does|do|is|are|will) .{0,40}(cost|costs|charge|price|fee|fees)(?!.{0,20} (in|of) (time|hours|effort|weeks|days|study))|(price|fee|fees|costs?) (of|for) (a |an |the )?(\w+ )?(@\d+ )*(course|exam|certification|certificate|bootcamp|degree|subscription|licence|license)",
    ),
    ("recruiting", r"(?<!as a )(?<!i am a )(?<!as )(?<!am )(recruiters?|headhunters?)"),
    ("pay", r"how much (does|do|can|would|will|could) .{0,40} make( (a|per|in|as) .{0,20})?(?= [.]|$)"),
    (
        "the job market",
        r"(job market|labor market|labour market|cv review|cover letter|layoffs?|remote jobs?|job prospects?|career prospects?|take my job|replace (me|us|my|programmers|developers|humans)|(find|get|land|finding|getting|landing|apply for|applying for|which|any|list|how many|write|review|improve|check)( \S+){0,3} (job offers?|job openings?|vacanc(y|ies)|resumes?|internships?|visa)|(find|get|land|give|offer)( \S+){0,3} (job|position|employment)(?! description))",
    ),
    (
        "applications for jobs",
        r"(job offers?|job openings?|job ads?|vacanc(y|ies)|hiring|resumes?|internships?|visa)",
    ),
    (
        "the job market",
        r"(demand|market|jobs|companies|popularity)( \w+)? (for|in|using|of) (the )?@\d+|(in|high) demand|(is|are|still) (@\d+ )?(dead|dying|obsolete|trendy|hyped?)",
    ),
    (
        "small talk",
        r"(joke|jokes|poem|poetry|a story|sing|riddle|limerick|haiku)|how are you|how old are you|what do you (think|feel)|your opinion|who are you|who made you|are you (human|real|a bot|an ai|alive|there|sure)|(i am|feeling|feel)( \w+){0,2} (sad|lonely|down|depressed|hungry|anxious|sick)(?! (of|with) )|(i|we) (love|hate) you|marry me|favou?rite (colou?r|food|song|movie)",
    ),
    (
        "other things",
        r"(weather|rain|song|lyrics|recipes?|restaurant|football|soccer|champions league|world cup|olympics|election|president|capital of|movie|netflix|bitcoin|horoscope|lottery|driving licen[cs]e|climate|politics|puppy|flight|hotel|girlfriend|boyfriend)|(who|when) (won|invented|created|founded|discovered|wrote|died|owns|made)",
    ),
    (
        "products",
        r"(best|cheapest|recommended|good|which|what) (@\d+ )+(should (i|we) (get|buy|take)|to (get|buy))|(best|cheapest|recommended|good) (@\d+ )+for @\d+",
    ),
    (
        "schools and companies",
        r"(which|best|good|top|recommended) (\w+ )?(university|universities|college|bootcamps?|school|company|companies|employer|vendor|provider|certificates?(?! or ))",
    ),
    (
        "the job market",
        r"(is|are) there (a |any |enough |still )?(jobs?|work|vacanc(y|ies)|openings?)|how many (people|companies|developers|firms) (use|know|learn|hire)",
    ),
    ("other things", r"(latest|newest|current|which) (stable )?(version|release) of|stock price|share price"),
    (
        "work on code",
        r"(fix|debug|refactor|rewrite|write|generate|translate|review|solve|run|do)( me| my| this| the| a| an| some| for)+ (\S+ )?(code|script|bug|error|homework|assignment|essay|email|program|query|function|exercise|sql statement|regex|tests?)|(write|generate) (me|us|for me) (a |an |some |the )?(@\d+ )+(that|which|to) |(exits?|exited|fails?|crash(es|ed)?|hangs?) with|(error|exception|traceback|stack trace|exit code|segfault|stacktrace)( \S+)? (\d+|in|when|from|message)|(does|is|do) not (work|compile|start|build|working)|how (do|can|to)( i| we)? (fix|uninstall|upgrade|downgrade|restart|reset)",
    ),
)
"""What a sentence is about that is no question for a roadmap, and how it is told."""

CONTEXT = frozenset({"other things", "recruiting", "applications for jobs"})
"""What a sentence may also name as the use or the occasion of what somebody wants to learn: "for an internship"."""

ORDERS = (
    r"^(please |can you |could you |pls |kindly )*(convert|translate|summari[sz]e|paraphrase|rewrite|proofread|calculate|compute|solve|delete|send|email|call)\b"
    r"|\byour (source|code|prompt|instructions|name|training|creator|developers?|password)\b|\b(my|the) homework\b|\bexercise \d"
)
"""What is asked of a machine that works for one, by the sentence as it was typed."""

FOLLOW_UPS: tuple[str, ...] = (
    r"(what|which) (did|have) (i|you|we) (just )?(ask|asked|say|said|tell|told|mean|meant|answer)",
    r"^(and |but |ok |so |then )*(make|do|show|give|tell|repeat|say|explain|shorten|change|undo|continue|more|again|why|really|sure|yes|no|nope|yep|ok|okay|cool|great|thanks|thank|thx|ty|bye|go on|never mind)( (it|that|this|them|me|you|again|more|shorter|longer|simpler|please|details?|much|so|not|on|lot|all|one|instead|easier|faster)){0,6}[ .,]*$",
    r"^(and |but |ok |so |then )*(how long|how much|how many|what|when|why|where|which|who|is|are|does|do|would|can|could)( (is|are|does|do|would|will|can|could|about|if|it|that|this|these|those|them|they|take|takes|mean|means|need|needed|the|first|second|third|last|other|one|ones|hours?|long|much|cost|work|there|else|to|be|by|then|in|all|for|of|i|hard|so))*[ .,]*$",
)
"""How people go on about what was said before, which no one remembers here; only of a sentence without a name.

What asks of its own ("what next", "what now") is not among them.
"""

HOW_TO: tuple[tuple[str, str], ...] = (
    (
        "A plan is taken away as a calendar, a document or a table: prereq plan TARGET --format ics (or markdown, csv, mermaid).",
        r"(export|download|import|sync|synchroni[sz]e|save|print|add|put|send|get)( \w+){0,4} (plan|plans|schedule|timetable|list|it|roadmap)( \w+){0,4} (calendar|ics|ical|csv|pdf|markdown|outlook|excel|spreadsheet|notion|file|phone)|(plan|schedule|timetable)( \w+){0,3} (to|as|into|in) (my |a |the |google )*(calendar|ics|ical|csv|pdf|excel|outlook)",
    ),
    (
        "What you know is not kept: say it in each question, or find out with prereq place TARGET.",
        r"(remember|save|store|keep)( \w+){0,3} (progress|what i know|my skills|my level)",
    ),
)
"""What is answered by telling how it is done."""

LANGUAGES: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in (
        (
            "German",
            "ich du wir ihr sie der die das den dem ein eine einen ist sind und oder aber nicht kein was wie warum wann wo für mit von zu auf ohne muss kann soll will lernen vor nach brauche brauchen wissen kenne möchte lange dauert zuerst welche mich mir mein meine bitte jetzt noch schon als auch dann dass wenn wäre hätte gibt bin habe hat haben werden würde könnte sollte möchten stunden woche wochen monat monate jahr bis schnellster weg unterschied zwischen erste erster zum zur beim vom im am über unter anfangen fange man",
        ),
        (
            "French",
            "je tu nous vous il elle les des une est sont et ou mais pas que quoi comment pourquoi quand où pour avec de du sur sans dois peux veux apprendre avant après faut besoin connais savoir temps combien quel quelle devenir dans le la mon ma mes ce cette ces qui dont mois semaine semaines heures heure jour jours jusqu jusque chemin court débutant commencer apprends suis j'ai ai as avons faire entre différence meilleur meilleure livre livres cours plus moins rapide puis aussi peut faut-il est-ce qu'est-ce c'est se au aux chez vers",
        ),
        (
            "Spanish",
            "yo tú nosotros el la los las una es son y o pero no qué que cómo como cuándo dónde por para con de sin debo puedo quiero aprender antes después necesito saber conozco tiempo cuánto cuanto cuántas cuál ya sé ser convertirme hay del mi mis tu su este esta estos eso camino corto corta rápido tengo tiene hasta desde enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre hora horas semana semanas mes meses año años empezar empiezo primero mejor libro libros curso cursos entre diferencia hacer puede podría estudiar estoy trabajo muy más mas menos sobre al lo le les me gustaria quiere ruta básico",
        ),
        (
            "Portuguese",
            "eu você nós o os as uma um é são e ou mas não que quê como quando onde por para com de sem devo posso quero aprender antes depois preciso saber conheço tempo quanto qual diferença entre virar ser horas semana dos da do em meu minha este esta isso caminho curto rápido tenho tem até desde janeiro fevereiro março maio junho julho setembro outubro dezembro semanas mês meses ano anos começar primeiro melhor livro livros curso fazer pode poderia estudar estou trabalho muito mais menos sobre ao na nas nos pra queria",
        ),
        (
            "Italian",
            "io tu noi il lo gli come imparo imparare una è sono e o ma non che cosa come perché quando dove per con di senza devo posso voglio imparare prima dopo bisogno sapere conosco tempo quanto quale diventare della del ho o meglio più quali serve servono mio mia questo questa strada breve veloce hai abbiamo fino gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre ora ore settimana settimane mese mesi anno anni iniziare cominciare primo migliore libro libri corso tra fra differenza fare può potrei studiare lavoro molto meno su al alla nel nella dei delle si",
        ),
        (
            "Dutch",
            "ik jij wij het een zijn en maar niet geen wat hoe waarom wanneer waar voor met van naar zonder moet kan wil leren voordat daarna nodig weten ken lang duurt welke eerst mijn dit deze die weg kortste snel heb heeft tot uur uren week weken maand maanden jaar beginnen beste boek boeken cursus tussen verschil doen zou werk veel meer minder over als ook dan nog graag hoeveel",
        ),
        (
            "Turkish",
            "ben sen biz bir ve veya ama değil ne nasıl neden niçin nerede için ile olmadan gerek gerekir önce sonra öğrenmek öğrenmeliyim bilmek biliyorum istiyorum kadar hangi mi mı olmak bu şu o en kısa yol saat hafta ay yıl başlamak ilk kitap kurs arasında fark yapmak var yok çok daha az hakkında benim bana nereden başlamalıyım bilmeliyim lazım gerekiyor",
        ),
        (
            "Polish",
            "ja ty my jest są i lub ale nie co jak dlaczego kiedy gdzie dla z bez muszę mogę chcę nauczyć przed po potrzebuję wiedzieć znam długo które się czy mój moja ten ta to najkrótsza droga mam godzin godziny tydzień tygodni miesiąc miesięcy rok zacząć pierwszy najlepsza książka kurs między różnica zrobić bardzo więcej mniej od żeby aby czego",
        ),
        (
            "Danish or Norwegian",
            "jeg du vi er og eller men ikke hva hvad hvordan hvorfor når for med uden uten må kan vil skal lære før etter efter trenger tid lang hvilken at mig meg min mit denne dette vej vei timer uge uker måned år begynde begynne først bedste bok bog kursus mellem mellom forskel gøre gjøre meget mere mindre om fra til har hvilke",
        ),
        (
            "Swedish",
            "jag du vi är och eller men inte vad hur varför när för med utan måste kan vill lära innan efter behöver veta lång tid vilken mig att min mitt denna detta väg timmar vecka veckor månad börja först bästa bok kurs mellan skillnad göra mycket mer mindre från till har borde",
        ),
    )
}
"""Words of everyday speech, by language; those that are also English ("die", "me", "an") do harm only in number."""

SCRIPTS: tuple[tuple[str, str], ...] = (
    ("Russian or a language written like it", r"[\u0400-\u04ff]{2}"),
    ("Spanish", "[¿¡]"),
    ("Japanese", r"[\u3040-\u30ff]"),
    ("Chinese", r"[\u4e00-\u9fff]{2}"),
    ("Korean", r"[\uac00-\ud7af\u1100-\u11ff]{2}"),
    ("Arabic or a language written like it", r"[\u0600-\u06ff]{2}"),
    ("Hebrew", r"[\u0590-\u05ff]{2}"),
    ("Hindi or a language written like it", r"[\u0900-\u097f]{2}"),
    ("Greek", r"[\u0370-\u03ff]{2}"),
    ("Thai", r"[\u0e00-\u0e7f]{2}"),
)
"""Letters by which a language is known: two of them side by side, so that a λ is none; Japanese by one of its own between Chinese ones."""
