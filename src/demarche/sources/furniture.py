"""What a line of page furniture says: prompts to pay, links, credits, captions.

The wordings are those of web pages at large, in English and a few of them in German, French and
Spanish. A wording counts only in a short line, and a label only where it is the line: "Related
content" is a link list's head, "Related content was deleted by the ministry." is a sentence.
"""

from __future__ import annotations

import re
from enum import StrEnum

from demarche.sources.sentence import sentences


class Kind(StrEnum):
    """What a passage of a page is, and so whose words it holds.

    Only `BODY` is the author's own running text. A `PULL_QUOTE` says again what the body says, a
    `CAPTION` speaks of a picture, a `CREDIT` names who made a picture or the text, `TITLE` (also a
    heading inside the text) and `DEK` (the standfirst) are often an editor's.
    """

    TITLE = "title"
    DEK = "dek"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    PULL_QUOTE = "pull quote"
    PAYWALL = "paywall notice"
    NAVIGATION = "navigation"


PROMPT_WORDS = 40
LABEL_WORDS = 12
CAPTION_WORDS = 60
CREDIT_CHARACTERS = 160


def _any_of(*wordings: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{wording})" for wording in wordings), flags)


_PAYWALL = _any_of(
    r"^(?:please |to continue[, ]+)?(?:subscribe|register|sign ?(?:up|in)|log ?in|join|upgrade"
    r"|become)\b.*\b(?:read(?:ing)?|continue|access|unlock|remaining|full|members?|subscribers?)\b",
    r"\bremaining \d[\d,.]* (?:words|%|percent)",
    r"^(?:are you )?already an? (?:\w+ )?(?:subscriber|member)\b.{0,30}\?",
    r"^(?:are you )?(?:already|existing)\b.{0,20}\b(?:subscribers?|members?|subscribed|registered"
    r"|users?)\b\W*(?:(?:log|sign) ?in\W*)?$",
    r"^(?:to )?(?:continue|keep) reading\b.{0,60}$",
    r"^to read the (?:full|rest|whole)\b.{0,40}$",
    r"^(?:click|tap)(?: here)? to (?:log|sign) in\b",
    r"^th(?:is|e rest of this) (?:article|story|content|page|post) is .{0,40}"
    r"\b(?:subscribers|members|premium|paying|paid)\b",
    r"^(?:this is )?(?:subscriber|member)s?[- ]only\b.{0,40}$",
    r"^(?:only|exclusively) for (?:subscribers|members)\b",
    r"^you(?:['’]ve| have) (?:reached|read|used|run out)\b.*\b(?:limit|free|articles?|stories)\b",
    r"^you have \d+ (?:free )?(?:articles?|stories) (?:left|remaining)",
    r"^(?:start|get|try|claim)\b.*\b(?:free trial|subscription|unlimited (?:\w+ )?access"
    r"|digital access)\b",
    r"^unlock\b.*\b(?:article|story|access|content)\b",
    r"^(?:jetzt )?(?:abonnieren|weiterlesen mit)\b|^(?:bereits|schon) abonnent|^nur für abonnenten",
    r"^abonnez-vous\b|^déjà abonné|\bréservé (?:à nos|aux) abonnés\b",
    r"^suscr[ií]b(?:ete|ase)\b|^¿?ya (?:eres|soy|es) (?:suscriptor|socio)"
    r"|\bsolo para suscriptores\b",
)
_NAVIGATION_SENTENCE = _any_of(
    r"^(?:sign up|subscribe|abonnieren sie|inscrivez-vous|suscr[ií]bete)\b"
    r".*\b(?:newsletters?|e-?mails?|inbox|podcast|channel|updates?|alerts?|bolet[ií]n)\b",
    r"^(?:copyright|©|\(c\))\s|\ball rights reserved\b",
    r"^(?:this (?:web)?site|we) (?:uses?|and our partners use) cookies\b",
    r"^by (?:continuing|clicking|signing up|subscribing|using this)\b.*\b(?:you )?agree\b",
    r"^click here\b|^download (?:the|our) app\b|^(?:follow|like|join) us\b",
    r"^(?:and )?(?:last )?(?:published|updated|posted|modified)\b.{0,12}\d.{0,40}$",
)
_LINK_LIST = _any_of(
    r"related(?: (?:content|articles?|stor(?:y|ies)|topics?|posts?|coverage|news|links?|reading))?",
    r"(?:read|see|watch|listen|explore|discover|learn) (?:more|next|also)\b.*",
    r"also (?:read|see|on|in)\b.*",
    r"more (?:from|on|in|about|stories|news|like this|coverage)\b.*",
    r"most (?:read|popular|viewed|shared|recent)(?: (?:in|on|this|stories|articles)\b.*)?",
    r"(?:recommended|trending|latest|top|popular|featured)(?: (?:for you|now|news|stories|articles"
    r"|posts|videos|reads|topics))?",
    r"you (?:may|might) also (?:like|enjoy|be interested in).*",
    r"editors?['’]?s?['’]? (?:picks?|choice)|what to read next|up next|don['’]t miss",
    r"(?:mehr zum thema|lesen sie auch|à lire aussi|sur le même sujet|lea también"
    r"|te puede interesar)\b.*",
)
_LABEL = _any_of(
    r"(?:share|tweet|pin|print|e-?mail|save|bookmark|like|follow|reply|copy link|facebook|twitter"
    r"|linkedin|whatsapp|reddit|telegram|messenger)s?"
    r"(?: (?:this|on|via)(?: (?:article|story|page|post|facebook|twitter|linkedin|whatsapp|x))?)?",
    r"(?:\d+ |leave a |post a |view |show |add a )?(?:comments?|repl(?:y|ies))(?: ?\(\d+\))?",
    r"\d+ (?:photos|images|videos|shares)|view (?:the )?gallery|https?://\S+|subscribe .{1,30}",
    r"(?:home|menu|search|close|next|previous|subscribe|register|log ?in|sign ?(?:in|up)|donate"
    r"|newsletters?|podcasts?|advertisement|anzeige|publicité|publicidad|loading)",
    r"(?:advertisement|sponsored|promoted|paid)(?: (?:content|post))?|sponsored by .*",
    r"(?:skip|jump) to .*|(?:back|return|go) to (?:the )?(?:top|home|results|homepage)"
    r"|(?:next|previous) (?:article|story|post|page)",
    r"(?:load|show|view|see) (?:more|all)\b.*",
    r"(?:tags?|topics?|categor(?:y|ies)|filed under|posted in|keywords|section)\s*:.*",
    r"(?:privacy|cookies?) (?:policy|notice|settings|statement).*",
    r"terms (?:of (?:use|service)|and conditions).*",
    r"(?:contact|about) us|table of contents|page \d+(?: of \d+)?|\d+[- ]min(?:ute)?s?[- ]read",
    r"(?:\w+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}(?:[ ,|·-].{0,30})?",
    r"\d{4}-\d\d-\d\d(?:[T ,|·-].{0,30})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:[ ,|·-].{0,30})?",
)
_BREADCRUMBS = re.compile(
    r"[^.?!>›»]{1,40}(?:\s[>›»]\s[^.?!>›»]{1,40})+|[^.?!|]{1,25}(?:\s\|\s[^.?!|]{1,25}){2,}"
)

_NAME = r"[A-Z@_][\w.'’@-]*"
_NAMES = rf"{_NAME}(?:,? (?:and |& |of |de |van |von |der |al |bin )*{_NAME})*"
_BYLINE = re.compile(
    rf"(?:By|BY|Von|Par|Por) (?:the )?{_NAMES}(?:[,|·] .{{0,60}})?"
    rf"|{_NAMES} (?:Staff|Staff Writer|Staff Reporter|Correspondent)"
)
_STAFF = _any_of(
    r"^[\[(]?(?:additional )?(?:report(?:ing|ed)|writing|written|edit(?:ing|ed)|compiled|produced"
    r"|translated|photographs?|illustrations?)(?: and (?:writing|editing|reporting))? by\b"
)
_PICTURE = (
    r"(?i:(?:(?:main|cover|lead|file|featured?|header|top|banner) )?(?:photo(?:graph)?s?|pictures?"
    r"|images?|pics?|illustrations?|graphics?|video|credits?|fotos?|bild(?:er)?|abbildung|imagen"
    r"|crédits?|crédito)(?: credits?| courtesy)?)"
)
_CREDIT = re.compile(
    r"(?:^|(?=[|•·(\[–—])|(?<=[.!?”\"’)])\s+|\s-\s)"
    r"(?P<credit>[|•·(\[–—]?\s*(?:"
    rf"{_PICTURE}\s*(?:[:/]|©|\b(?i:by|via|courtesy of|from)\s+(?=[A-Z@_]))\s*\S.{{0,100}}"
    rf"|(?:{_NAMES} )?(?i:photo|images?|pictures?)\s*/\s*{_NAMES}"
    rf"|{_NAMES}(?:\s*/\s*{_NAMES})+(?: (?:via|for) {_NAMES})?"
    rf"|(?:{_NAMES} (?:via )?)?"
    r"(?:Getty Images|Shutterstock|iStock|Alamy|Wikimedia Commons|Flickr)"
    rf"|©\s*{_NAMES}"
    r")[)\]]?\.?)$"
)
_SOURCE_LINE = re.compile(r"(?:Sources?|Quelle|Fuente)\s*:\s*\S.{0,100}")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CAPTION = _any_of(
    r"^(?:file|file photo|handout|pictured|(?:photo )?caption|bildunterschrift)\s*[-–—:]",
    r"\bin this (?:[\w ,.]{0,40} )?(?:photo(?:graph)?|(?:file|handout|undated|combination|video)"
    r" (?:image|picture|frame))\b",
    r"\((?:(?:from |far |top |bottom )?(?:left|right)|cent(?:er|re)|(?-i:L))\)",
    r"\((?-i:R)\) (?:and|with|shakes|meets|greets|listens|looks|speaks|talks|waves|attends)\b",
    r",\s(?:far |second from )?(?:left|right|cent(?:er|re)),|(?:^|[,(]\s?)from left[,:)]"
    r"|\bleft to right\b",
    r"\bpictured (?:here|above|below|left|right)\b|\bseen here (?:in|on|at|with|during)\b",
    rf",\s{_WEEKDAY},\s[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},\s\d{{4}}\b",
)


def furniture(line: str) -> Kind | None:
    """Return what a whole line is by its wording, or None.

    Examples
    --------
    >>> furniture("Already a subscriber? Log in")
    <Kind.PAYWALL: 'paywall notice'>
    >>> furniture("Related content was deleted by the ministry.") is None
    True
    """
    count = len(line.split())
    if not any(mark.isalpha() for mark in line):
        return Kind.NAVIGATION
    if count <= PROMPT_WORDS and _NAVIGATION_SENTENCE.search(line):
        return Kind.NAVIGATION
    if count <= PROMPT_WORDS and _PAYWALL.search(line):
        return Kind.PAYWALL
    if count <= PROMPT_WORDS and _STAFF.search(line):
        return Kind.CREDIT
    if count > LABEL_WORDS or line.endswith("."):
        return None
    if (
        heads_links(line)
        or _LABEL.fullmatch(line.rstrip(" :»›>→…"))
        or _BREADCRUMBS.fullmatch(line)
    ):
        return Kind.NAVIGATION
    return Kind.CREDIT if is_byline(line) or _SOURCE_LINE.fullmatch(line) else None


def heads_links(line: str) -> bool:
    """Whether a line announces links to other pages."""
    return _LINK_LIST.fullmatch(line.rstrip(" :»›>→…")) is not None


def is_byline(line: str) -> bool:
    """Whether a line names the author of the text."""
    return len(line.split()) <= LABEL_WORDS and _BYLINE.fullmatch(line) is not None


def credit_start(line: str) -> int | None:
    """Return where the credit that ends a line begins, or None.

    Examples
    --------
    >>> credit_start("The envoys at table | Photo: Ministry")
    20
    >>> credit_start("The envoys met.") is None
    True
    """
    match = _CREDIT.search(line, max(len(line) - CREDIT_CHARACTERS, 0))
    return None if match is None else match.start("credit")


def is_caption(line: str) -> bool:
    """Whether a line speaks as captions do: of who stands left, in this photo, on what day."""
    short = len(line.split()) <= CAPTION_WORDS
    return short and _CAPTION.search(line) is not None and len(sentences(line)) == 1
