"""The phrase book of descriptions: how people ask for the name of what they can only describe.

A row is a regular expression over the sentence as it was typed, in small letters; what is left of the sentence without
it describes the thing.
"""

# ruff: noqa: E501 - a phrasing reads best on one line

_THING = r"(?:thing|technique|method|trick|way|approach|algorithm|idea|process|skill|topic|concept|tool|something|stuff|model|network|kind|metric|test|rule|procedure|part)s?\b"
_IS = r"(?:'s| is| was| are| would be)?"

NAMING: tuple[str, ...] = (
    r"(?:under )?(?:what|which) (?:name|word|term|heading|entry|topic|skill|category)s?(?: is| was| would| has| do| does| should| will)+(?: that| it| this| i)?(?: be| have| look for| search)?(?: under| for)?\s*\W*$",
    rf"(?:what|how){_IS}(?: do you| do they| do people| does one| do we)? ?(?:it|that|this|they|the|one|you)? ?(?:\w+ )?(?:{_THING})? ?(?:called|named|call)(?: it| that)?(?: again)?(?: when| where| if| that)?",
    r"(?:i )?(?:forgot|forget|do(?:n't| not) (?:know|remember|recall)|can(?:'t|not| not) (?:remember|recall)|what was|what is|what's|know)(?: again)? (?:the|its|that|what the|how its|how the)? ?(?:name|word|term)\b(?: is)?(?: of| for)?(?: it| this| that| again)?(?: the (?:skill|topic|thing|one)(?: for| of| to)?)?",
    r"(?:is there|do you have|what is|what's) (?:a|an|any|the) (?:name|word|term|topic|skill|entry|heading) (?:for|about|on|where|in which)(?: when)?",
    r"(?:i )?(?:forgot|do(?:n't| not) (?:know|remember)|can(?:'t|not) remember) (?:how|what) (?:it|that|this)(?:'s| is| was) called",
)
"""How the name of a thing is asked for, whatever it is."""

SEARCHING: tuple[str, ...] = (
    rf"(?:there is|there's|i need|i want|i search|i am searching|i'm searching|i am looking for|i'm looking for|looking for|search for|search|find|name|need|know|remember)? ?(?:me )?\b(?:a|an|the|that|this|some|one) {_THING} (?:where|in which|with which|by which|that lets|that makes|used when|for when|to stop|to find|of (?=\w+ing))",
    r"(?:which|what) (?:entry|entries|topic|topics|skill|skills|section|heading|item|items|part|chapter)(?: in| of| on)? ?(?:your|the|this)? ?(?:catalogue|catalog|list|roadmap|collection)? ?(?:(?:is|are) (?:about|on|to do with|concerned with)|deals?|covers?|touch(?:es)?|about|concerns?|handles?|treats?|contains?|teach(?:es)?)(?: with| about| on| how to)?",
    r"(?:show|list|find|search|give)(?: me| us| for)? (?:the |all |any )?(?:topics?|entr(?:y|ies)|skills?|things?|everything|something|anything)(?: touching on| touching| about| around| on| related to| to do with| dealing with| for| like| with)+",
    r"(?:which|what) of (?:your|the|these|those|all the) (?:topics|skills|entries|items|headings|sections)(?: here)?(?: (?:would|could|can|will|might))?(?: (?:is|are))?(?: (?:about|help|helps|let|lets|allow|allows|teach|teaches|tell|tells|cover|covers|show|shows))?(?: me| us| one)?(?: to| how to)?",
    r"(?:find|show|list|search|give)(?: me| us)?(?: for)? (?:whatever|everything|all|anything|things|what)(?: that)? (?:has|have|is|had) (?:to do with|about|related to)",
    r"(?:i |we )?(?:search|look|looking|searching|seek|seeking)(?: for)? (?:an? |the |some )?(?:entr(?:y|ies)|topics?|skills?|pages?|items?) (?:about|on|for|where)",
    r"^(?:have you |do you |you )?(?:got|have) (?:anything|something|topics|entries|skills) (?:on|about|for|with)",
    r"^(?:is there |have you |do you have )?(?:something|anything) (?:with|about|for|on|against|like) (?=\w+ing)",
)
"""How things are searched for, by a name or a description."""
