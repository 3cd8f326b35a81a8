"""What a quantity can measure: the closed list of words by which questions find their inputs.

A case names its quantities as it likes; ``measures:`` says which of these each one is.
"""

from __future__ import annotations

MEASURES: dict[str, str] = {
    "waiting cost": "what a party loses by each day without an agreement; its anxiety for one",
    "wish": "how much a party wants a meeting or an agreement, as shown",
    "pressure": "what a party feels of coercion: economic, military or political",
    "firmness": "how strictly a coercive measure is kept by those who keep it",
    "engagement": "how far a party puts talking and trade before pressure",
    "help": "what a third party does for the aims of another",
    "hostility": "how hard one party's stance towards another is",
    "position": "how strong a party's bargaining position is",
    "weakness": "how weak a party is seen to be",
    "potency": "what a walk-away or another tactic achieves, as its commentators mean it",
    "progress": "how far the matter of a negotiation has come",
    "adequate progress": "how far it would have to come to suffice",
    "resumption date": "when talks that stand still go on",
    "settlement date": "when a negotiation is settled",
    "meeting date": "when a visit, meeting or summit takes place",
    "date bound": "a vague date of one speaker: soon, near, a while",
    "attendance": "whether a party comes; above 0 if it does",
    "offer": "what a party brings, concedes or is ready to; above 0 if anything",
    "lower-level failure": "whether officials below have failed; above 0 if so",
    "deal at the top": "whether principals have a deal that both want; above 0 if so",
    "deal below": "whether officials have a deal that both want; above 0 if so",
    "help of a summit": "whether a summit would help; above 0 if so",
    "value of a summit": "what the state after a summit is worth",
    "value of the status quo": "what the present state is worth",
    "leakage": "the share of a coercive measure that is got round, from 0 to 1",
    "trade share": "the share of a party's trade that is with another, or of one kind",
    "flow": "a level of trade, aid or money in a period, as recorded",
    "change of a flow": "by how much a flow of goods or money has changed, as a share or ratio",
    "coordination": "how closely allies or agencies act together",
    "success": "whether a policy reaches its aim",
    "domestic trouble": "what presses a party's leaders at home",
    "disclosure": "how much a party has declared of what it has",
    "doubt": "how far signs of what a party intends clash",
    "suspicion": "how far a party is suspected of hiding something",
    "preparation": "how far a meeting or a deal was prepared",
    "latitude": "how far an agent may decide without the principal",
}
"""The words that ``measures:`` may hold, each with its meaning."""
