"""Links of an entry: their titles, the text without addresses, and whether what is linked is rather material."""

import re
from collections.abc import Iterator, Sequence

from ingest.entries import Hyperlink

_URL = re.compile(r"<?(https?://[^\s)>\]|]+[^\s)>\]|.,;:!?])>?")
_MATERIAL = re.compile(
    r"\b(?:courses?|tutorials?|books?|e-?books?|guides?|videos?|lectures?|playlists?|articles?|blog|papers?|podcasts?"
    r"|documentation|docs|cheat\s?sheets?|handbook|specialization|bootcamp|workshop|slides|notes|newsletter|webinar|mooc"
    r"|crash course|masterclass|how to|getting started|awesome|part \d+|chapter \d+|episode|edition|github|youtube|"
    r"coursera|udemy|edx|medium|wikipedia|stanford|mit|free|for dummies|explained|interview questions|roadmap)\b|[?!]",
    re.IGNORECASE,
)
_MATERIAL_HOSTS = re.compile(
    r"//(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|coursera\.org|udemy\.com|edx\.org|udacity\.com|amazon\.[a-z.]+|medium\.com|"
    r"arxiv\.org|oreilly\.com|goodreads\.com|vimeo\.com|dev\.to|towardsdatascience\.com|reddit\.com|stackoverflow\.com|"
    r"quora\.com|linkedin\.com|spotify\.com|twitter\.com|x\.com|ted\.com)(?:[/?:]|$)",
    re.IGNORECASE,
)


def without_addresses(text: str) -> str:
    """A text without the addresses in it; an address alone stays.

    Examples
    --------
    >>> without_addresses("Hacker News - https://news.example.org/jobs"), without_addresses("https://example.org/a")
    ('Hacker News', 'https://example.org/a')
    """
    if not _URL.search(text):
        return text
    left = " ".join(_URL.sub(" ", text).split())
    return left.rstrip(" -:\u2013\u2014(|") if re.search(r"\w", left) else text


def bare_links(text: str) -> Iterator[Hyperlink]:
    """The addresses written out in a text, each with the words before it as its title, or itself.

    Examples
    --------
    >>> [link.text for link in bare_links("Two - https://a.example https://b.example")]
    ['Two', 'https://b.example']
    """
    start = 0
    for match in _URL.finditer(text):
        title = text[start : match.start()].strip(" -:\u2013\u2014,;|()")
        start = match.end()
        yield Hyperlink(title or match[1], match[1])


def outside(links: Sequence[Hyperlink]) -> list[Hyperlink]:
    """The links that lead to a page outside the document."""
    return [link for link in links if "://" in link.url]


def is_material(name: str, links: Sequence[Hyperlink]) -> bool:
    """Whether a name that is linked is the title of a book, course or page rather than of something to learn.

    Examples
    --------
    >>> is_material("Kneading", [Hyperlink("Kneading", "https://bread.example/kneading")])
    False
    >>> is_material("Kneading in ten steps", [Hyperlink("Kneading in ten steps", "https://youtu.be/x")])
    True
    """
    return bool(_MATERIAL.search(name)) or any(_MATERIAL_HOSTS.search(link.url) for link in outside(links))
