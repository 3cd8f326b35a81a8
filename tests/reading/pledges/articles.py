"""Made-up articles on negotiations that never were, with the pledges that a reader should find."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """A pledge that an article tells: words of its object, the party's, where it stands."""

    words: str
    party: str
    history: str
    """Stages, parted by spaces; the last is where it stands."""
    kind: str = "pledge"
    addressee: str = ""
    condition: str = ""
    quality: str = ""


@dataclass(frozen=True)
class Article:
    """A short article, what it tells, and words of what nobody promised."""

    name: str
    text: str
    wanted: tuple[Wanted, ...]
    absent: tuple[str, ...] = ()


ARTICLES = (
    Article(
        "strike",
        "The ferry company Nordvag pledged on Monday to raise night pay if the crews returned to"
        " work by Friday. The seamen's union agreed to suspend its strike. A mediator suggested"
        " that the company reopen the canteen. The crews returned on Tuesday, but Nordvag refused"
        " to promise new cabins.",
        (
            Wanted(
                "raise night pay", "nordvag|company", "pledged", condition="if the crews returned"
            ),
            Wanted("suspend its strike", "union", "pledged"),
            Wanted("reopen the canteen", "company|nordvag", "proposed", kind="proposal"),
        ),
        ("new cabins",),
    ),
    Article(
        "fisheries",
        "Norway promised Iceland that it would cut its mackerel quota. In March it began to cut"
        " the quota, but the cut has stalled since then. Iceland has kept its promise to open two"
        " harbours. Analysts called the step symbolic and easily reversible. The Faroe Islands may"
        " offer to share their catch.",
        (
            Wanted("cut its mackerel quota", "NOR", "pledged begun stalled", addressee="ISL"),
            Wanted("open two harbours", "ISL", "pledged done", quality="reversible"),
            Wanted("share their catch", "faroe|FRO", "proposed", kind="proposal"),
        ),
    ),
    Article(
        "ceasefire",
        "The rebels agreed to release forty prisoners once the army withdrew from Belmora. The"
        " army pulled back on Sunday. The rebels have released half of the prisoners. The"
        " government broke its promise to reopen the bridge. Aid groups urged the rebels to clear"
        " the mines.",
        (
            Wanted(
                "release forty prisoners", "rebels", "pledged partial", condition="once the army"
            ),
            Wanted("reopen the bridge", "government", "pledged abandoned"),
            Wanted("clear the mines", "rebels", "proposed", kind="proposal"),
        ),
    ),
    Article(
        "budget",
        "The liberals vowed to lower the sales tax. The greens offered to support the budget in"
        " exchange for a carbon fund. The finance minister said she would publish the accounts."
        " The liberals abandoned their pledge to lower the sales tax in June. The minister failed"
        " to honour her commitment to fund the courts.",
        (
            Wanted("lower the sales tax", "liberals", "pledged abandoned"),
            Wanted("support the budget", "greens", "pledged", condition="in exchange for"),
            Wanted("publish the accounts", "minister", "pledged"),
            Wanted("fund the courts", "minister", "pledged stalled"),
        ),
    ),
    Article(
        "border",
        "Kenya and Uganda undertook to remove their troops from the disputed hills. Uganda has"
        " removed its troops. Kenya made no promise to dismantle its watchtowers. Kenya's offer to"
        " pay for a new survey was welcomed. The two countries postponed the survey.",
        (
            Wanted("remove their troops", "KEN", "pledged partial"),
            Wanted("pay for a new survey", "KEN", "pledged"),
        ),
        ("watchtowers",),
    ),
    Article(
        "trade",
        "“We will scrap the duty on steel,” Brazil's trade minister, Ana Prado, said on Friday."
        " Argentina committed to opening its beef market, unless Brazil raised the duty again."
        " Brazil should publish its list of subsidies, economists said. Argentina has yet to"
        " open its beef market. Brazil's concession is limited and irreversible.",
        (
            Wanted("scrap the duty on steel", "ana-prado", "pledged"),
            Wanted("opening its beef market", "ARG", "pledged", condition="unless Brazil"),
        ),
    ),
    Article(
        "water",
        "Under the accord, Ethiopia guaranteed Sudan a steady flow of water. Sudan halted the"
        " payments that it had promised. Egypt demanded a pledge to stop filling the dam from"
        " Ethiopia. Engineers have completed the canal, as Sudan pledged last year.",
        (
            Wanted("a steady flow of water", "ETH", "pledged", addressee="SDN"),
            Wanted("the payments", "SDN", "pledged suspended"),
            Wanted("completed the canal", "SDN", "pledged done"),
        ),
    ),
)
