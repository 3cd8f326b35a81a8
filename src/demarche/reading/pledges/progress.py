"""How far an act has come, by the words that govern it: begun, halted, made good on in part."""

from __future__ import annotations

from demarche.reading.events.lexeme import lexeme
from demarche.reading.events.signature import Signature, signatures
from demarche.reading.events.standing import Status, standing
from demarche.reading.parse import Sentence
from demarche.reading.pledges.heading import heading, quality
from demarche.reading.pledges.pledge import Progress

_MOVES = frozenset({"begun", "done", "stalled", "suspended", "abandoned"})
_GOVERNED = frozenset({"obj", "xcomp", "nsubj", "nsubj:pass", "obl", "ccomp", "advcl", "acl"})
_TRANSPARENT = frozenset({"nmod", "conj"})

P, S = Progress, Status
_SO = frozenset({S.REALISED, S.ONGOING})
_GIVEN = {
    S.REALISED: P.PLEDGED,
    S.ONGOING: P.PLEDGED,
    S.PLANNED: P.PROPOSED,
    S.HYPOTHETICAL: P.PROPOSED,
    S.SUSPENDED: P.SUSPENDED,
    S.CANCELLED: P.ABANDONED,
}
_ACTED = {
    S.REALISED: P.DONE,
    S.ONGOING: P.BEGUN,
    S.SUSPENDED: P.SUSPENDED,
    S.CANCELLED: P.ABANDONED,
}


def given(status: Status) -> Progress | None:
    """Return how far a promise has come whose giving has this standing; None if none is given."""
    return _GIVEN.get(status)


def acted(sentence: Sentence, i: int) -> tuple[Progress, int] | None:
    """Return how far an act has come by its own clause, and the word that says so; else None.

    Parameters
    ----------
    sentence : Sentence
    i : int
        A verb, or a noun that names an act or a promise.
    """
    moved = move(sentence, i)
    if moved is not None:
        return moved
    if sentence.words[i].upos != "VERB":
        return None
    status = standing(sentence, i).status
    if _is_failed(sentence, i):
        return P.STALLED, i
    progress = _ACTED.get(status)
    if progress is P.DONE and _is_partly(sentence, i):
        progress = P.PARTIAL
    return None if progress is None else (progress, i)


def move(sentence: Sentence, i: int) -> tuple[Progress, int] | None:
    """Return what the nearest word that moves acts on does to it: "began", "broke", "kept"."""
    at = i
    while (head := sentence.words[at].head) >= 0:
        relation = sentence.words[at].relation
        told = heading(sentence, head)
        if told in _MOVES and relation in _GOVERNED:
            progress = _moved(sentence, head, told, act=i)
            return None if progress is None else (progress, head)
        if relation not in _TRANSPARENT:
            return None
        at = head
    return None


def _moved(sentence: Sentence, k: int, told: str, *, act: int) -> Progress | None:
    """Return where a verb of a heading leaves an act, heeding what governs the verb itself."""
    outer = move(sentence, k)
    if outer is not None and outer[0] is not P.DONE:
        return outer[0]
    status = standing(sentence, k).status
    if told == "done":
        if status is S.DENIED or _is_failed(sentence, k):
            return P.STALLED
        done = _ACTED.get(status)
        part = _is_partly(sentence, k) or _is_partly(sentence, act)
        return P.PARTIAL if done is P.DONE and part else done
    own = Progress(told)
    return own if status in _SO or _is_failed(sentence, k) else None


def _is_failed(sentence: Sentence, k: int) -> bool:
    """Whether somebody failed or refused to do it."""
    head = sentence.words[k].head
    if head < 0 or sentence.words[k].relation not in ("xcomp", "acl"):
        return False
    return signatures().get(lexeme(sentence.words[head])) is Signature.FAILS


def _is_partly(sentence: Sentence, k: int) -> bool:
    """Whether words beside a verb or a noun make a part of it: "partly", "half of", "only some"."""
    head = sentence.words[k].head
    near = [*sentence.dependents[k], *([head] if head >= 0 else [])]
    near += [j for one in sentence.dependents[k] for j in sentence.dependents[one]]
    return any(quality(sentence.words[j]) == "partly" for j in near)
