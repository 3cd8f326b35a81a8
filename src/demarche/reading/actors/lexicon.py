"""Common nouns of those who act: offices, bodies, groups; and words that show that a name does not.

The table is ``words.tsv``: a word's kind, its PLOVER sector, and the rank of an office.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from demarche.reading.wording import listed


@dataclass(frozen=True, slots=True)
class Sense:
    """What a noun says of whom it names.

    Parameters
    ----------
    kind : str
        ``office``, ``body``, ``group``, ``title``, ``place`` or ``thing``.
    sector : str
        PLOVER sector, or empty.
    rank : int
        3 for heads of state and government, 2 for heads of bodies, 1 for others; 0 for no office.
    lemma : str
        The singular.
    many : bool
        Whether the form is a plural.
    """

    kind: str
    sector: str
    rank: int
    lemma: str
    many: bool


def plural(word: str) -> str:
    """Return the regular plural of a noun.

    Examples
    --------
    >>> plural("envoy"), plural("ministry"), plural("boss"), plural("head of state")
    ('envoys', 'ministries', 'bosses', 'heads of state')
    """
    head, of, rest = word.partition(" of ")
    if head.endswith("y") and head[-2:-1] not in tuple("aeiou"):
        head = head[:-1] + "ies"
    else:
        head += "es" if head.endswith(("s", "x", "ch", "sh")) else "s"
    return head + of + rest


@lru_cache(maxsize=1)
def senses() -> dict[str, Sense]:
    """Return the senses of all forms in lower case; the sense that stands first wins.

    Examples
    --------
    >>> senses()["ministers"].rank, senses()["ministry"].sector, senses()["treaty"].kind
    (2, 'GOV', 'thing')
    """
    found: dict[str, Sense] = {}
    table = (files(__package__) / "words.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        kind, sector, rank, *words = line.split("\t")
        for written in words:
            one, _, many = written.lower().partition("|")
            always = kind == "group"
            found.setdefault(one, Sense(kind, sector, int(rank or 0), one, always))
            if (not always and kind != "title" and one.isalpha()) or " " in one:
                found.setdefault(
                    many or plural(one), Sense(kind, sector, int(rank or 0), one, True)
                )
    return found


SECTOR_WORDS = {
    word: sector
    for sector, words in {
        "OPP": listed("opposition"),
        "REB": listed("rebel separatist guerrilla insurgent"),
        "MIL": listed("military army naval navy"),
        "COP": listed("police"),
        "LAB": (*listed("union labour labor strike dockers workers"), "trade union"),
        "PTY": listed("party campaign"),
        "BUS": listed("business company industry bank"),
        "GOV": listed("government state foreign defence defense finance trade"),
        "SPY": listed("intelligence spy"),
        "LEG": listed("parliament parliamentary congressional"),
        "JUD": listed("court judicial"),
        "REL": listed("religious church"),
        "EDU": listed("student university"),
        "SOC": listed("aid rights"),
        "UAF": listed("militia"),
        "AGR": listed("farm fishing fisheries"),
        "JRN": listed("newspaper"),
    }.items()
    for word in words
}
"""Words before a noun of office that say of what sector it is: "opposition leader"."""

FORMER = frozenset({"former", "ex", "ousted", "deposed", "late", "retired", "onetime", "erstwhile"})
"""Words before an office that say that it is no longer held."""
