"""Y8: why was it done?  Rival explanations, none declared the winner.

Who holds which, how strongly, who denies it; what each appeals to; and, in the bands of whoever
weighs it, the evidence against them (Heuer 1999).  Several can be true at once, and an explanation
held by one source says nothing about another's.
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.bargaining.direction import Model, named
from demarche.case.hedge import Hedge
from demarche.case.proposition import Explains
from demarche.questions.antecedents import antecedents, taken_back
from demarche.questions.matrix import Band, Item, Matrix, boxes, fault, later, matrices
from demarche.questions.question import Finding, Question, Row, cited, nothing
from demarche.questions.subject import Subject
from demarche.worlds.account import Said

Told = list[tuple[Said, Explains]]
"""What is said of the explanations of one act."""

_PULLS = {1: "rises with", -1: "falls with"}


def finds(subject: Subject) -> Iterator[Finding]:
    """Find, for each act that anybody explains, its rival explanations and what weighs on them."""
    told: dict[str, Told] = {}
    for said in subject.said:
        if isinstance(said.proposition, Explains):
            told.setdefault(said.proposition.event, []).append((said, said.proposition))
    for event, group in sorted(told.items(), key=lambda item: -len(item[1])):
        title = subject.case.events[event].title
        names = dict.fromkeys(explains.hypothesis for _, explains in group)
        yield Finding(
            f"Why: {title}",
            ("explanation", "held by", "denied by", "sources that hold it"),
            tuple(explanation(subject, name, group) for name in names),
            "No winner is declared; several may be true together. Copies of one source count once.",
            gist=f"{title}: {len(names)} explanation{'s' * (len(names) > 1)}, no winner",
        )
        theories = tuple(row for name in names for row in theory(subject, name, group))
        if theories:
            yield Finding(
                f"What the explanations appeal to: {title}",
                ("explanation", "theory", "by its model"),
                theories,
                "Which theory an explanation appeals to is its coder's choice. Signs are the "
                "model's, other things equal; no level follows.",
            )
        before = tuple(antecedents(subject, event))
        if before:
            yield Finding(
                f"What came before: {title}",
                ("what", "where", "days before"),
                before,
                "Order in time only: what comes before need be no cause. A slight that came soon "
                "before is what anger would need, trouble at home what a diversion would.",
            )
        after = tuple(taken_back(subject, event))
        if after:
            yield Finding(
                f"What came after: {title}",
                ("what", "what it does", "days after"),
                after,
                "Anger passes: what it did is soon taken back. So is a tactic that has worked.",
            )
    alike = tuple(row for event, group in told.items() for row in readings(subject, event, group))
    if alike:
        yield Finding(
            "One observation, several readings",
            ("what happened", "according to", "readings put alike", "so between them"),
            alike,
            "What fits several readings alike changes no belief between them, however often it is "
            "told.",
        )
    for matrix in matrices(subject):
        yield items(subject, matrix)
        yield burdens(subject, matrix)
    yield from unweighed(subject)
    yield from switched(subject)


def explanation(subject: Subject, name: str, group: Told) -> Row:
    """Return one explanation with everybody who holds or denies it, and how strongly."""
    own = [(s, e) for s, e in group if e.hypothesis == name]
    holding = [subject.by(s) for s, e in own if not e.denied]
    denying = [subject.by(s) for s, e in own if e.denied]
    voices = {holder for s, e in own if not e.denied for holder in subject.holders[s.id]}
    return Row(
        (
            subject.case.hypotheses[name].title,
            ", ".join(dict.fromkeys(holding)) or "nobody",
            ", ".join(dict.fromkeys(denying)) or "nobody",
            str(len(voices)),
        ),
        cited(*(s for s, _ in own)),
    )


def theory(subject: Subject, name: str, group: Told) -> Iterator[Row]:
    """Yield the theory of an explanation: what comes out, and what pushes it which way."""
    hypothesis = subject.case.hypotheses[name]
    if hypothesis.model is not None:
        model = named(hypothesis.model)
        own = cited(*(s for s, e in group if e.hypothesis == name))
        yield Row((hypothesis.title, model.theory, f"{model.result}: {pulls(model)}"), own)


def pulls(model: Model) -> str:
    """Return in words what a model's result rises and falls with.

    Examples
    --------
    >>> pulls(named("latitude_threshold"))
    'rises with what the concession brings if it stands; falls with cost of the concession'
    """
    meant = {
        sign: [a.meaning for name, a in model.arguments.items() if model.direction(name) == sign]
        for sign in _PULLS
    }
    told = (f"{_PULLS[sign]} {', '.join(names)}" for sign, names in meant.items() if names)
    return "; ".join(told) or "theory gives no sign"


def readings(subject: Subject, event: str, group: Told) -> Iterator[Row]:
    """Yield what one holder puts forward as merely possible readings of one observation."""
    held: dict[str, list[tuple[str, Explains, Hedge]]] = {}
    for said, explains in group:
        for name in (said.id, *said.also) if not explains.denied else ():
            for holder in subject.holders[said.id]:
                hedge = subject.case.statements[name].hedge
                held.setdefault(holder, []).append((name, explains, hedge))
    for holder, told in held.items():
        possible = {e.hypothesis: name for name, e, hedge in told if hedge == Hedge.WEAK}
        firmer = {
            e.hypothesis: (name, hedge)
            for name, e, hedge in told
            if hedge > Hedge.WEAK and e.hypothesis in possible
        }
        if len(possible) > 1:
            titles = [subject.case.hypotheses[name].title for name in possible]
            elsewhere = "; ".join(
                f"elsewhere the same source takes it for: {subject.case.hypotheses[name].title} "
                f"({hedge})"
                for name, (_, hedge) in firmer.items()
            )
            yield Row(
                (
                    subject.case.events[event].title,
                    subject.name(holder),
                    "; ".join(titles),
                    f"it tells nothing (ratio 1){f'; {elsewhere}' if elsewhere else ''}",
                ),
                (*possible.values(), *(name for name, _ in firmer.values())),
            )


def unweighed(subject: Subject) -> Iterator[Finding]:
    """Find boxes of evidence whose bands are faulty, so that nothing is weighed by them."""
    for box in boxes(subject):
        wrong = fault(subject, box.ranges)
        if wrong:
            yield Finding(
                f"Why an item is not weighed in the box of {box.owner}: "
                f"{subject.case.events[str(box.of)].title}",
                ("fault",),
                (Row((wrong,), (box.id,)),),
                "The item is left out until that is mended, and nothing is filled in.",
                box.owner,
            )


def items(subject: Subject, matrix: Matrix) -> Finding:
    """Return what each item fits, what it does not, and what hangs on it alone."""
    return Finding(
        f"What speaks for and against: {subject.case.events[matrix.act].title}, "
        f"in the box of {matrix.owner}",
        ("item", "fits", "does not fit", "sets apart most, at least", "if it were false"),
        tuple(item_row(subject, matrix, item) for item in matrix.items),
        f"{matrix.owner} weighs how likely each item would be under each explanation: it fits "
        "where surely likelier than not, and does not where surely less. Explanations left out "
        "may go either way. If a single item were false, the explanations that the fewest items "
        "speak against might be others.",
        matrix.owner,
    )


def item_row(subject: Subject, matrix: Matrix, item: Item) -> Row:
    """Return an item as a row."""
    one, other, ratio = item.apart()
    sets_apart = f"{titled(subject, one)} from {titled(subject, other)}: {ratio:.1f} times"
    return Row(
        (
            item.title,
            listed(subject, [h for h in matrix.hypotheses if item.fit(h) > 0]),
            listed(subject, [h for h in matrix.hypotheses if item.fit(h) < 0]),
            sets_apart if ratio > 1 else "none: it may be as likely under all",
            flip(subject, matrix, item),
        ),
        tuple(dict.fromkeys((*item.told_by, item.box))),
    )


def flip(subject: Subject, matrix: Matrix, item: Item) -> str:
    """Say which explanations would come to be least spoken against without an item, or cease to."""
    was, now = matrix.least_burdened(), matrix.without(item).least_burdened()
    if was == now:
        return "the same stay least spoken against"
    changes = (("joins", now - was), ("falls back", was - now))
    return "; ".join(
        f"{word}: {listed(subject, [h for h in matrix.hypotheses if h in moved])}"
        for word, moved in changes
        if moved
    )


def burdens(subject: Subject, matrix: Matrix) -> Finding:
    """Return the explanations, those that the fewest items speak against first."""
    against = matrix.against()
    first, *rest = sorted(matrix.hypotheses, key=lambda name: against[name])
    rows = [
        Row(
            (
                titled(subject, name),
                str(against[name]),
                "; ".join(item.title for item in matrix.items if item.fit(name) < 0) or "none",
                "1" if name == first else times(matrix.ratio(name, first)),
            ),
            tuple(item.box for item in matrix.items if name in item.bands),
        )
        for name in (first, *rest)
    ]
    return Finding(
        f"How much speaks against each: {subject.case.events[matrix.act].title}, "
        f"in the box of {matrix.owner}",
        ("explanation", "items against", "which", "how likely a record, against the first row"),
        tuple(rows),
        "No winner: several may be true together, a count weighs all items alike, and who weighs "
        "otherwise gets another order. A ratio runs from the worst ends of all bands to the best; "
        "it is of the record under each, and no chance of an explanation.",
        matrix.owner,
    )


def times(band: Band) -> str:
    """Return a band of a ratio in words.

    Examples
    --------
    >>> times((0.034, 12.0))
    '0.034 to 12 times'
    """
    low, high = band
    return f"{low:.2g} to {high:.3g} times"


def switched(subject: Subject) -> Iterator[Finding]:
    """Find what sources that the case keeps switched off would change in each matrix."""
    for source, without, with_it in later(subject):
        before = {(m.owner, m.act): m for m in matrices(without)}
        for after in matrices(with_it):
            then = before.get((after.owner, after.act))
            old, new = then.against() if then is not None else {}, after.against()
            known = {item.event for item in then.items} if then is not None else set()
            rows = tuple(
                Row(
                    (
                        titled(subject, name),
                        str(old.get(name, "not heard")),
                        str(new[name]),
                        word(name, then, after),
                    ),
                    tuple(item.box for item in after.items if item.event not in known),
                )
                for name in after.hypotheses
                if old.get(name) != new[name] or word(name, then, after) != "stays"
            )
            if rows:
                yield Finding(
                    f"What a later source would move: {subject.name(source)}, "
                    f"in the box of {after.owner}",
                    ("explanation", "items against, without it", "with it", "among the least"),
                    rows,
                    "The source is switched off in the case and came later than the others. "
                    "Explanations that it leaves where they are are left out.",
                    after.owner,
                )


def word(name: str, before: Matrix | None, after: Matrix) -> str:
    """Say whether an explanation joins or leaves those that the fewest items speak against."""
    was = before is not None and name in before.least_burdened()
    now = name in after.least_burdened()
    return "stays" if was == now else "joins" if now else "falls back"


def titled(subject: Subject, hypothesis: str) -> str:
    """Return an explanation by its title."""
    return subject.case.hypotheses[hypothesis].title


def listed(subject: Subject, hypotheses: list[str] | tuple[str, ...]) -> str:
    """Return explanations by their titles, or 'none'."""
    return "; ".join(titled(subject, name) for name in hypotheses) or "none"


QUESTION = Question(
    "Y8",
    "Why was it done?",
    nothing,
    finds,
    "hypotheses of an event, and statements such as 'hypothesis(name) explains event(act)'; to "
    "weigh them, a box of an event with 'ranges:' by hypothesis",
)
