"""Issues, packages, pledges and assumptions agree with what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from demarche.case.document import KeyPath, Problem
from demarche.case.proposition import Explains, Prefers, Status, is_constraint
from demarche.case.rules.draft import Draft
from demarche.case.suggestion import did_you_mean

_QUANTITY = re.compile(r"([A-Za-z_][\w-]*)\s*(?:\(([^()]*)\))?")


def status_quo_is_an_option(draft: Draft) -> Iterator[Problem]:
    """Report an issue whose status quo is none of its options."""
    for name, issue in draft.case.issues.items():
        if issue.status_quo not in issue.options and not draft.faulty("issues", name, "options"):
            yield draft.problem(
                ("issues", name, "status_quo"),
                f"the status quo '{issue.status_quo}' is no option of '{name}'",
                hint=f"one of: {', '.join(issue.options)}",
            )


def options_of_packages(draft: Draft) -> Iterator[Problem]:
    """Report packages with an unknown option, or with two options of one issue."""
    for path, proposition in draft.propositions():
        if isinstance(proposition, Prefers):
            for package in (proposition.better, proposition.worse):
                yield from _package(draft, path, package)


def _package(
    draft: Draft, path: KeyPath, package: tuple[tuple[str, str], ...]
) -> Iterator[Problem]:
    chosen: dict[str, str] = {}
    for name, option in package:
        issue = draft.case.issues.get(name)
        if draft.faulty("issues", name, "options"):
            continue
        if issue is not None and option not in issue.options:
            yield draft.problem(
                path,
                f"'{option}' is no option of '{name}'",
                hint=f"one of: {', '.join(issue.options)}",
            )
        if name in chosen:
            what = f"a package chooses both '{chosen[name]}' and '{option}' of '{name}'"
            yield draft.problem(path, what, hint="keep one")
        chosen[name] = option


def items_of_the_record(draft: Draft) -> Iterator[Problem]:
    """Report a pledge ascribed to another than its giver, and an explanation of another event."""
    for path, proposition in draft.propositions():
        match proposition:
            case Status("pledge", (party, name)):
                pledge = draft.case.pledges.get(name)
                if draft.faulty("pledges", name, "by"):
                    continue
                if pledge is not None and pledge.by != party:
                    what = f"the pledge '{name}' is by '{pledge.by}', not by '{party}'"
                    yield draft.problem(path, what, hint=f"write 'pledge({pledge.by}, {name})'")
            case Status(kind, item) if len(item) != (2 if kind == "pledge" else 1):
                wanted = "PARTY, NAME" if kind == "pledge" else "NAME"
                what = f"'{kind}({', '.join(item)})' names {len(item)}"
                yield draft.problem(path, what, hint=f"write '{kind}({wanted})'")
            case Explains(name, event):
                hypothesis = draft.case.hypotheses.get(name)
                if draft.faulty("hypotheses", name, "of"):
                    continue
                if hypothesis is not None and hypothesis.of != event:
                    what = f"'{name}' is a hypothesis of '{hypothesis.of}', not of '{event}'"
                    yield draft.problem(path, what, hint=f"write 'event({hypothesis.of})'")
            case _:
                pass


def bridges_claim_nothing(draft: Draft) -> Iterator[Problem]:
    """Report a bridge that claims something for the record, or states a rule.

    A preference is no claim of fact: an analyst may suppose one.
    """
    for name, assumption in draft.case.assumptions.items():
        says = assumption.says
        if says is not None and not (is_constraint(says) or isinstance(says, Prefers)):
            yield draft.problem(
                ("assumptions", name, "says"),
                "a bridge constrains quantities or prefers packages; this is a claim or a rule",
                hint="write a comparison, a coupling, a combination of them, or a preference",
            )


def quantities_of_closures(draft: Draft) -> Iterator[Problem]:
    """Report closures and frames that are of no quantity, or of too many or few parties."""
    actors = draft.names("parties", "people")
    for name, assumption in draft.case.assumptions.items():
        if assumption.kind not in ("closure", "frame") or assumption.of in (None, "each"):
            continue
        path = ("assumptions", name, "of")
        written = _QUANTITY.fullmatch(str(assumption.of))
        if written is None:
            what = f"'{assumption.of}' is no quantity"
            yield draft.problem(path, what, hint="write 'each', or a quantity with its parties")
            continue
        unsure = draft.faulty("quantities", written[1], "of")
        kind = None if unsure else draft.case.quantities.get(written[1])
        parties = [party.strip() for party in (written[2] or "").split(",") if party.strip()]
        if kind is not None and len(parties) != kind.of:
            what = f"'{assumption.of}' names {len(parties)} parties; it is of {kind.of}"
            yield draft.problem(path, what, hint="name as many parties as 'of:' declares")
        for party in parties:
            if party not in actors and not any(map(draft.faulty, ("parties", "people"))):
                hint = did_you_mean(party, actors, "declare it under 'parties:'")
                yield draft.problem(path, f"'{party}' is unknown among the parties", hint=hint)
