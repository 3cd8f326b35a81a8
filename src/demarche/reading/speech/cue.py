"""Words that give speech: verbs, nouns made of them, and the media that carry it.

The list is the project's own. A *plain* verb gives speech with or without "that" ("she said it was
late"); another gives it only with "that", with quote marks, or with a name ("she called it late").
"""

from __future__ import annotations

import re
from functools import lru_cache

from demarche.reading.wording import listed

PLAIN = listed(
    "say tell add announce claim explain report state write tweet warn insist note argue"
    " believe think predict estimate admit concede acknowledge declare maintain reply"
    " respond hint complain joke conclude hope fear confirm deny post testify reiterate"
    " suggest vow allege assert contend stress quip recall remark observe"
)
MARKED = listed(
    "accept accuse advise affirm agree answer appeal applaud articulate ask"
    " assess assume assure attest aver avow bark beg bellow bemoan bet blame blast blog"
    " boast brag bristle broadcast call caution celebrate challenge characterise"
    " characterize charge cheer chide chime chuckle cite clarify coax comment commit"
    " communicate compare condemn confess confide congratulate consider contradict convey"
    " convince correct counsel counter criticise criticize cry debate decree decry"
    " demand demonstrate denounce describe detail dictate disagree disclose"
    " discuss dismiss dispute dub echo elaborate emphasise emphasize encourage endorse"
    " enquire exclaim exhort expect express expound forecast foresee forewarn fret"
    " fume gloat greet gripe groan growl grumble guarantee guess highlight howl"
    " hypothesise hypothesize imply implore indicate inform inquire instruct intimate"
    " interject interpose interrupt invite invoke jest judge justify know label lament"
    " laugh lecture lie mention message mock moan mouth mumble murmur muse mutter"
    " narrate nod object opine order outline pen persuade plead pledge point ponder"
    " posit praise preach proclaim profess promise prompt pronounce propose protest"
    " publish query question quote rage rail rant rationalise read reason reassure"
    " rebuff rebuke rebut recap recite reckon recommend recount refer reflect refuse"
    " refute reject relate relay remind repeat request resolve retort retract retweet"
    " reveal roar rule scoff scold scream scribble share shout shriek sigh signal smile"
    " snap sneer sob speak specify speculate storm summarise summarize surmise"
    " suspect swear taunt tease term theorise theorize threaten thunder title tout trumpet"
    " type underline underscore urge utter venture verify vent voice volunteer vouch wager"
    " weep welcome whisper wish wonder yell"
)
_IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "know": ("knows", "knew", "known", "knowing"),
    "read": ("reads", "read", "read", "reading"),
    "bet": ("bets", "bet", "bet", "betting"),
    "weep": ("weeps", "wept", "wept", "weeping"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "broadcast": ("broadcasts", "broadcast", "broadcast", "broadcasting"),
    "lie": ("lies", "lied", "lied", "lying"),
    "argue": ("argues", "argued", "argued", "arguing"),
}
_DOUBLED = frozenset(listed("admit brag commit confer nod pen quip rebut refer snap submit sob"))
_DOUBLED |= {"recap", "dub", "blog", "bet", "rap"}
_NOT_FINITE = frozenset({"read", "forecast", "broadcast"})

NOUNS = listed(
    "account accusation acknowledgment admission advice allegation analysis announcement"
    " answer appeal argument assertion assessment assurance belief boast call caution"
    " characterisation characterization charge claim comment complaint conclusion"
    " contention criticism declaration demand denial description explanation expectation"
    " hint insistence message observation opinion pledge prediction promise proposal"
    " question reassurance recommendation remark reply report request response speech"
    " statement suggestion testimony threat view vow warning word"
)
MEDIA = listed(
    "address article blog book briefing broadcast cable column communique communiqué"
    " dispatch editorial email e-mail essay interview letter memo memoir message note"
    " op-ed podcast post press-conference readout release report speech statement study"
    " telegram testimony text tweet tweets transcript video website conference hearing"
    " filing"
)


def forms_of(verb: str) -> tuple[str, str, str, str]:
    """Return third person, past, participle and -ing form of a verb.

    Examples
    --------
    >>> forms_of("deny"), forms_of("admit")
    (('denies', 'denied', 'denied', 'denying'), ('admits', 'admitted', 'admitted', 'admitting'))
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
    if verb.endswith("e"):
        ing = f"{verb}ing" if verb.endswith("ee") else f"{verb[:-1]}ing"
        return third, f"{verb}d", f"{verb}d", ing
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    return third, f"{stem}ed", f"{stem}ed", f"{stem}ing"


@lru_cache(maxsize=1)
def lemmas() -> dict[str, str]:
    """Return the verb of each form that may give speech; base forms too, which follow "they"."""
    found: dict[str, str] = {}
    for verb in {*PLAIN, *MARKED}:
        for form in (verb, *forms_of(verb)):
            found.setdefault(form, verb)
    return found


def _pattern() -> re.Pattern[str]:
    forms = sorted(lemmas(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b(?!-)", re.IGNORECASE)


CUE = _pattern()
PLAIN_VERBS = frozenset(PLAIN)
