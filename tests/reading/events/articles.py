"""Made-up articles on negotiations that never were, with the events that a reader should find."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """An event that an article tells: type, status, and words of its phrase and participants."""

    type: str
    status: str
    words: str
    source: str = ""
    target: str = ""
    when: str = ""


@dataclass(frozen=True)
class Article:
    """A short article, when it appeared, what it tells and what it does not."""

    name: str
    published: str
    text: str
    wanted: tuple[Wanted, ...]
    absent: tuple[tuple[str, str], ...] = ()
    """Pairs of type and status that no event of the article has."""


ARTICLES = (
    Article(
        "port strike",
        "2021-03-10",
        "Dockers at the port of Varnholm went on strike on Monday. The union rejected an offer of"
        " the port operator, Nordkai, and accused the company of breaking a promise. Nordkai"
        " threatened to dismiss the strikers. The union's leaders met the operator on Tuesday and"
        " agreed to suspend the strike until Friday.",
        (
            Wanted("PROTEST", "realised", "strike", "Dockers", when="Monday"),
            Wanted("REJECT", "realised", "rejected", "union", "operator"),
            Wanted("ACCUSE", "realised", "accused", "union", "company"),
            Wanted("THREATEN", "realised", "threatened", "Nordkai"),
            Wanted("CONSULT", "realised", "met", "leaders", "operator", "Tuesday"),
            Wanted("AGREE", "realised", "agreed", "leaders"),
        ),
    ),
    Article(
        "ceasefire",
        "2019-07-03",
        "Rebels in the north of Tarvonia declared a ceasefire on Sunday after the army withdrew"
        " its troops from Belmora. The government welcomed the ceasefire. Both sides will meet in"
        " Geneva next week. The rebels refused to disarm. If the army attacks Belmora again, the"
        " rebels will end the talks.",
        (
            Wanted("RETREAT", "realised", "declared", "Rebels", when="Sunday"),
            Wanted("RETREAT", "realised", "withdrew", "army", "Belmora"),
            Wanted("SUPPORT", "realised", "welcomed", "government"),
            Wanted("CONSULT", "planned", "meet", "sides", when="next week"),
            Wanted("REJECT", "realised", "refused", "rebels"),
            Wanted("RETREAT", "denied", "disarm", "rebels"),
            Wanted("ASSAULT", "hypothetical", "attacks", "army", "Belmora"),
        ),
        (("ASSAULT", "realised"),),
    ),
    Article(
        "fishing",
        "2020-11-19",
        "Norland's fisheries minister, Anna Brekke, announced on Wednesday that she would visit"
        " Skaldia next month to discuss mackerel quotas. A day later she cancelled the visit,"
        " because Skaldia had seized two Norland trawlers. Skaldia released the crews on Thursday"
        " evening. The visit may take place in spring.",
        (
            Wanted("AGREE", "realised", "announced", "minister", "Skaldia", "Wednesday"),
            Wanted("CONSULT", "cancelled", "visit", "she", "Skaldia", "next month"),
            Wanted("SANCTION", "realised", "cancelled", "she"),
            Wanted("COERCE", "realised", "seized", "Skaldia", "Norland"),
            Wanted("RETREAT", "realised", "released", "Skaldia"),
        ),
        (("CONSULT", "realised"),),
    ),
    Article(
        "trade dispute",
        "2022-05-12",
        "Ostravia imposed tariffs on Kelmark's steel on Tuesday. Kelmark condemned the tariffs and"
        " suspended talks with Ostravia. Ostravia's president did not apologise. Officials of both"
        " countries said they would resume negotiations in June.",
        (
            Wanted("SANCTION", "realised", "imposed", "Ostravia", "Kelmark", "Tuesday"),
            Wanted("ACCUSE", "realised", "condemned", "Kelmark"),
            Wanted("SANCTION", "realised", "suspended", "Kelmark", "Ostravia"),
            Wanted("SUPPORT", "denied", "apologise", "president"),
            Wanted("AGREE", "realised", "said", "Officials"),
            Wanted("CONSULT", "planned", "negotiations", "they", when="June"),
        ),
    ),
    Article(
        "prisoner exchange",
        "2018-02-06",
        "Marovia and Deltania exchanged forty prisoners on Saturday. Marovia had freed three pilots"
        " in January. The Red Cross praised Deltania. A spokesman for Marovia denied that the army"
        " had tortured prisoners. Deltania asked Marovia to hand over the remains of twelve"
        " soldiers.",
        (
            Wanted("RETREAT", "realised", "exchanged", "Marovia", when="Saturday"),
            Wanted("RETREAT", "realised", "freed", "Marovia", when="January"),
            Wanted("SUPPORT", "realised", "praised", "Red Cross", "Deltania"),
            Wanted("ASSAULT", "denied", "tortured", "army"),
            Wanted("REQUEST", "realised", "asked", "Deltania", "Marovia"),
        ),
        (("ASSAULT", "realised"),),
    ),
    Article(
        "wage round",
        "2023-09-01",
        "The nurses' union called off its walkout on Friday after the ministry offered a higher"
        " wage. The ministry's spokeswoman attacked the union's leaders in an interview. Talks on"
        " working hours were postponed. The union could strike again in October.",
        (
            Wanted("CONCEDE", "realised", "called", "union", when="Friday"),
            Wanted("PROTEST", "cancelled", "walkout", "union"),
            Wanted("ACCUSE", "realised", "attacked", "spokeswoman", "leaders"),
            Wanted("PROTEST", "hypothetical", "strike", "union", when="October"),
        ),
        (("ASSAULT", "realised"), ("PROTEST", "realised")),
    ),
    Article(
        "water treaty",
        "2017-04-20",
        "Upper Sarn and Lower Sarn signed a treaty on the river Ilva on Wednesday. Lower Sarn had"
        " threatened to boycott the ceremony. Under the treaty, Upper Sarn will blow up two old"
        " dams. Engineers from Lower Sarn have visited the site. Upper Sarn's parliament has not"
        " ratified the treaty.",
        (
            Wanted("SUPPORT", "realised", "signed", "Upper Sarn", when="Wednesday"),
            Wanted("THREATEN", "realised", "threatened", "Lower Sarn"),
            Wanted("AGREE", "denied", "ratified", "parliament"),
        ),
        (("ASSAULT", "realised"), ("ASSAULT", "planned")),
    ),
    Article(
        "disarmament",
        "2016-10-02",
        "Carvia dismantled a missile site last week and blew up the tunnel entrances in front of"
        " foreign journalists. Inspectors demanded that Carvia destroy its warheads. Carvia failed"
        " to deliver a list of its weapons. The inspectors' chief said that Carvia should open a"
        " second site. He probably will travel to the capital in November.",
        (
            Wanted("RETREAT", "realised", "dismantled", "Carvia", when="last week"),
            Wanted("RETREAT", "realised", "blew", "Carvia"),
            Wanted("REQUEST", "realised", "demanded", "Inspectors", "Carvia"),
            Wanted("RETREAT", "hypothetical", "destroy", "Carvia"),
            Wanted("REQUEST", "realised", "said", "chief", "Carvia"),
            Wanted("CONSULT", "planned", "travel", "He", when="November"),
        ),
        (("ASSAULT", "realised"),),
    ),
    Article(
        "border talks",
        "2015-06-15",
        "The foreign ministers of Orsha and Pelm held talks in Vienna on Friday. Mediators urged"
        " them to reopen the border. Orsha's refusal to recall its envoy angered Pelm. Pelm"
        " postponed a summit that the presidents had planned for July; it was later rescheduled."
        " Without an accord, both would mobilize reservists.",
        (
            Wanted("CONSULT", "realised", "held", "ministers", when="Friday"),
            Wanted("REQUEST", "realised", "urged", "Mediators", "them"),
            Wanted("REJECT", "realised", "refusal", "Orsha"),
            Wanted("CONSULT", "suspended", "summit"),
            Wanted("MOBILIZE", "hypothetical", "mobilize", "both"),
        ),
    ),
)
