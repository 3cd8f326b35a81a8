"""Score the PETRARCH validation suite, with the suite's own dictionaries loaded.

The codes of the suite are those of its dictionary (partly WEIS, partly made up to test patterns),
so no coder with a lexicon of its own can give them. Here the dictionary's actors, agents and verb
patterns are read, and our parse says what is subject, what is object, and which words are verbs.

References
----------
P. A. Schrodt, J. Beieler and M. Idris (2014), Three's a charm? Open event data coding with
EL:DIABLO, PETRARCH, and the Open Event Data Alliance.
"""

import html
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reading.score import Count
from demarche.reading.events.clause import conjuncts, is_infinitive, is_passive, objects, subjects
from demarche.reading.parse import Sentence, parse_all

Row = tuple[str, str, str, str, str]
Triple = tuple[str, str, str]
PUBLISHED = "PETRARCH2: 32.0 % exact, triples F1 .41, codes F1 .48"


def rows(data: Path) -> Iterator[Row]:
    folder = data / "petrarch"
    if not folder.is_dir():
        yield "PETRARCH suite", "", "not at hand", "", PUBLISHED
        return
    known = Dictionaries(folder)
    triples, codes, exact = Count(), Count(), 0
    records = list(suite(folder / "PETR.UnitTest.records.xml"))
    parsed = parse_all(text for text, _, _ in records)
    for (text, date, wanted), trees in zip(records, parsed, strict=True):
        ours = set() if known.discards(text) else set(code(known, trees, date))
        exact += ours == wanted
        for count, a, b in (
            (triples, ours, wanted),
            (codes, {x[2] for x in ours}, {x[2] for x in wanted}),
        ):
            count.ours += len(a)
            count.gold += len(b)
            count.right += len(a & b)
    silent = sum(not wanted for *_, wanted in records) / len(records)
    name = f"PETRARCH suite, {len(records)}, its dictionaries"
    yield name, "exact", f"{exact / len(records):.3f}", f"{silent:.3f} (silence)", PUBLISHED
    yield name, "triples F1, codes F1", f"{triples.f1:.3f}, {codes.f1:.3f}", "0", PUBLISHED


def suite(file: Path) -> Iterator[tuple[str, str, set[Triple]]]:
    """Yield text, date and expected events of each record."""
    text = re.sub(r"<!--.*?-->", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    for record in re.findall(r"<Sentence\s.*?</Sentence>", text, re.DOTALL):
        words = re.search(r"<Text>(.*?)</Text>", record, re.DOTALL)
        date = re.search(r'date\s*=\s*"(\d+)"', record)
        events = set()
        for told in re.findall(r"<EventCoding\s([^>]*)>", record):
            given = dict(re.findall(r'(\w+)\s*=\s*"([^"]*)"', told))
            if "eventcode" in given:
                events.add(
                    (given.get("sourcecode", ""), given.get("targetcode", ""), given["eventcode"])
                )
        yield (
            html.unescape(" ".join(words[1].split())) if words else "",
            date[1] if date else "",
            events,
        )


@dataclass
class Dictionaries:
    """Actors, agents, verbs and discards of the suite."""

    folder: Path
    actors: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    agents: dict[tuple[str, ...], str] = field(default_factory=dict)
    verbs: dict[str, tuple[str, list[tuple[list[str], list[str], str]]]] = field(
        default_factory=dict
    )
    sets: dict[str, list[list[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._read_actors()
        self._read_agents()
        self._read_verbs()

    def _lines(self, name: str) -> list[str]:
        text = (self.folder / f"PETR.Validate.{name}.txt").read_text(encoding="utf-8")
        text = re.sub(r"<!.*?>", "", text, flags=re.DOTALL)
        return [line.split("#", 1)[0].rstrip() for line in text.splitlines()]

    def discards(self, text: str) -> bool:
        lines = (line.split(";")[0].strip(" +").upper() for line in self._lines("discards"))
        return any(line and re.search(rf"\b{re.escape(line)}", text.upper()) for line in lines)

    def _read_actors(self) -> None:
        group: list[str] = []
        codes: list[str] = []
        for line in [*self._lines("actors"), "END"]:
            if line[:1].isspace() and "[" in line:
                codes += re.findall(r"\[([^\]]*)\]", line)
                continue
            if not line.strip():
                continue
            if not line.startswith("+"):
                for name in group:
                    self.actors[_words(name)] = codes
                group, codes = [], []
            name, _, code = line.partition("[")
            group.append(name.strip(" +\t"))
            codes += [code.strip("] \t")] if code else []

    def _read_agents(self) -> None:
        for line in self._lines("agents"):
            found = re.match(r"([^\[{]+?)\s*(?:\{([^}]*)\})?\s*\[\s*([^\]]*?)\s*\]", line)
            if not found:
                continue
            persons = ("MAN", "MEN", "WOMAN", "WOMEN", "PERSON")
            for name in [found[1], *(found[2] or "").split()]:
                variants = [name]
                if "!PERSON!" in name:
                    variants = [name.replace("!PERSON!", p) for p in persons]
                if "!MINST!" in name:
                    variants = [name.replace("!MINST!", m) for m in ("MINISTER", "MINISTRY")]
                for variant in variants:
                    self.agents[_words(variant)] = found[3]
                    if found[2] is None:
                        self.agents[_words(_plural(variant))] = found[3]

    def _read_verbs(self) -> None:
        heads: list[str] = []
        code, set_name = "---", ""
        for line in self._lines("verbs"):
            line = line.strip()
            if line.startswith("---"):
                code = re.search(r"\[(.*?)\]", line)[1]
                heads, set_name = [], ""
            elif line.startswith("&"):
                set_name = line.strip("& ").rstrip("_")
                self.sets[set_name] = []
            elif line.startswith("+") and set_name:
                self.sets[set_name].append(line.strip("+ ").replace("_", " ").split())
            elif line.startswith("- "):
                body, _, own = line[2:].partition("[")
                before, _, after = body.replace("_", " ").partition("*")
                pattern = (before.split(), after.split(), own.rstrip("] "))
                for head in heads:
                    self.verbs[head][1].append(pattern)
            elif line:
                set_name = ""
                own = re.search(r"\[(.*?)\]", line)
                name = re.split(r"[\[{]", line)[0].strip("+ ").replace("_+", " ").replace("_", " ")
                forms = re.findall(r"\{([^}]*)\}", line)
                names = [
                    name,
                    *(
                        f.replace("_+", " ").replace("_", " ").strip("+")
                        for f in (forms[0].split() if forms else [])
                    ),
                ]
                if not heads:
                    heads = []
                for form in names:
                    if form:
                        heads.append(form)
                        self.verbs.setdefault(form, (own[1] if own else code, []))


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.sub(r"[_\s]+", " ", name.upper().replace("'S", " 'S")).split())


def _plural(name: str) -> str:
    return name[:-1] + "IES" if name.endswith("Y") else name + "S"


@dataclass(frozen=True)
class Named:
    """An actor or agent in a sentence: its words, and its code."""

    first: int
    last: int
    code: str
    agent: bool


def named(known: Dictionaries, tree: Sentence, date: str) -> list[Named]:
    """Return the actors and agents of a sentence, the longest match first at each word."""
    words = [
        word.text.upper().strip(".") if len(word.text) > 2 else word.text.upper()
        for word in tree.words
    ]
    raw = [word.text.upper() for word in tree.words]
    found, i = [], 0
    while i < len(words):
        best = None
        for size in range(min(8, len(words) - i), 0, -1):
            for key in (tuple(raw[i : i + size]), tuple(words[i : i + size])):
                if key in known.actors:
                    best = Named(i, i + size, _dated(known.actors[key], date), agent=False)
                elif key in known.agents:
                    best = Named(i, i + size, known.agents[key], agent=True)
                if best:
                    break
            if best:
                break
        if best:
            found.append(best)
            i = best.last
        else:
            i += 1
    return found


def _dated(codes: list[str], date: str) -> str:
    """Return the code of an actor on a day: dated codes hold in their span, others by default."""
    default, day = "---", _day(date)
    for told in codes:
        code, _, span = told.partition(" ")
        span = span.strip("> <") and span.strip()
        if not span:
            default = code
            continue
        limits = [_day(x) for x in re.findall(r"\d{6,8}", span)]
        if "<" in span and day < limits[0]:
            return code
        if ">" in span and day >= limits[0]:
            return code
        if "-" in span and limits[0] <= day <= limits[-1]:
            return code
    return default


def _day(date: str) -> int:
    return int(date if len(date) == 8 else f"19{date}") if date else 19950101


def code(known: Dictionaries, trees: tuple[Sentence, ...], date: str) -> Iterator[Triple]:
    for tree in trees:
        entities = named(known, tree, date)
        for i, told in _verbs(known, tree):
            first, _, second = told.partition(":")
            if first in ("---", "", "+++"):
                continue
            by, to = _sides(tree, i, entities)
            if len(by) > 1 and not to and first != "023":
                to = by
            for a, b in itertools.product(by, to):
                if a != b:
                    yield a, b, first
                    if second:
                        yield b, a, second


def _verbs(known: Dictionaries, tree: Sentence) -> Iterator[tuple[int, str]]:
    """Yield the verbs of the dictionary that a sentence has, with their codes."""
    texts = [word.text.upper() for word in tree.words]
    done = -1
    for i, word in enumerate(tree.words):
        if i <= done or word.upos != "VERB" or _is_embedded(tree, i):
            continue
        head = _head(known, texts, i)
        if head is None:
            continue
        default, patterns = known.verbs[head]
        width = len(head.split())
        best, length = default, 0
        for before, after, own in patterns:
            size = len(before) + len(after)
            fits = _fits(known, texts[:i][::-1], before[::-1], -1) and _fits(
                known, texts[i + width :], after, 1
            )
            if fits and size > length:
                best, length = own, size
        if best not in ("---", "") and not best.endswith("?"):
            yield i, best
            done = i + width - 1


def _is_embedded(tree: Sentence, i: int) -> bool:
    """Whether a verb stands in a clause of time or a relative clause, which PETRARCH leaves out."""
    relation = tree.words[i].relation
    if is_infinitive(tree, i):
        return False
    return relation in ("advcl", "acl:relcl", "amod", "acl")


def _head(known: Dictionaries, texts: list[str], i: int) -> str | None:
    pair = " ".join(texts[i : i + 2])
    for form in (pair, texts[i]):
        for stem in _stems(form):
            if stem in known.verbs:
                return stem
    return None


def _stems(form: str) -> Iterator[str]:
    first, _, rest = form.partition(" ")
    for ending, back in (
        ("", ""),
        ("S", ""),
        ("ES", ""),
        ("ED", ""),
        ("D", ""),
        ("ING", ""),
        ("ING", "E"),
        ("IES", "Y"),
        ("IED", "Y"),
    ):
        if first.endswith(ending):
            stem = first.removesuffix(ending) + back if ending else first
            yield f"{stem} {rest}".strip()
            if ending in ("ED", "ING") and len(stem) > 2 and stem[-1] == stem[-2]:
                yield f"{stem[:-1]} {rest}".strip()


def _fits(known: Dictionaries, words: list[str], pattern: list[str], step: int) -> bool:
    """Whether the words of a pattern stand in this order, others between them."""
    at = 0
    for token in pattern:
        if token in ("+", "$", "%", "^"):
            continue
        options = (
            known.sets.get(token.strip("&").rstrip("_"), [[]])
            if token.startswith("&")
            else [[token]]
        )
        place = None
        for option in options:
            for k in range(at, min(len(words), at + 7)):
                span = words[k : k + len(option)][::step]
                if (
                    option
                    and len(span) == len(option)
                    and all(w.startswith(o) or w == o for w, o in zip(span, option, strict=True))
                ):
                    place = k + len(option)
                    break
            if place:
                break
        if place is None:
            return False
        at = place
    return True


def _sides(tree: Sentence, i: int, entities: list[Named]) -> tuple[list[str], list[str]]:
    """Return the codes of source and target of a verb: by our parse, else by their order."""
    by = [
        c for k in subjects(tree, i) for j in conjuncts(tree, k) for c in _codes(tree, j, entities)
    ]
    left = [e for e in entities if e.last <= i and not e.agent]
    right = [e for e in entities if e.first > i and not e.agent]
    if is_passive(tree, i):
        to = [
            c
            for k in objects(tree, i)
            for j in conjuncts(tree, k)
            for c in _codes(tree, j, entities)
        ]
        to = to or [left[0].code] if left else to
        by = by or ([right[0].code] if right else [])
        return _each(by), _each(to)
    if not by and left:
        by = _group(tree, left[0], entities)
    ahead = [e for e in right if _in_clause(tree, e.last - 1, i)]
    to = _group(tree, ahead[0], entities) if ahead else []
    return _each(by), _each(to)


def _in_clause(tree: Sentence, k: int, i: int) -> bool:
    """Whether a word is not in a clause of time or reason beside the verb."""
    while k >= 0 and k != i:
        word = tree.words[k]
        if word.relation == "advcl" and not is_infinitive(tree, k) and word.head == i:
            return False
        k = word.head
    return True


def _each(codes: list[str]) -> list[str]:
    return list(dict.fromkeys(part for c in codes for part in c.split("/")))


def _codes(tree: Sentence, head: int, entities: list[Named], first: int = 0) -> list[str]:
    """Return the codes of a noun phrase: its actor, with the agents that stand by it."""
    inside = set(tree.subtree(head))
    for j in list(inside):
        if (
            tree.words[j].relation in ("conj", "acl:relcl", "acl", "appos", "parataxis")
            and j != head
        ):
            inside -= set(tree.subtree(j))
    own = [e for e in entities if e.first in inside and e.first >= first]
    return _joined(own)


def _group(tree: Sentence, one: Named, entities: list[Named]) -> list[str]:
    """Return the codes of the coordinated phrases that begin with an actor."""
    top = one.last - 1
    while (
        tree.words[top].head >= 0
        and tree.words[top].relation
        in (
            "compound",
            "amod",
            "nmod:poss",
            "flat",
            "nmod",
            "conj",
        )
        and tree.words[tree.words[top].head].upos in ("NOUN", "PROPN")
        and tree.words[top].head >= one.first
    ):
        top = tree.words[top].head
    found = [c for j in conjuncts(tree, top) for c in _codes(tree, j, entities, one.first)]
    return found or [one.code]


def _joined(own: list[Named]) -> list[str]:
    actors = [e.code for e in own if not e.agent]
    suffixes = list(dict.fromkeys(e.code for e in own if e.agent))
    # "the ambassadors of A, B and C" are three; "A police in B" are A's
    spread = bool(own) and own[0].agent and not suffixes[0].endswith("~")
    return [_with_agents(actor, suffixes) for actor in (actors if spread else actors[:1])]


def _with_agents(base: str, suffixes: list[str]) -> str:
    for suffix in suffixes:
        told = suffix.replace("~", "")
        if told and told not in base:
            base = told + base if suffix.endswith("~") else base + told
    return base
