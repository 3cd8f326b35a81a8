"""Short made-up articles on negotiations, and who acts in them under which names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    """A text, the names that each actor has in it, and names of what does not act."""

    title: str
    text: str
    actors: tuple[frozenset[str], ...]
    others: frozenset[str] = frozenset()


def _article(title: str, text: str, actors: str, others: str = "") -> Article:
    named = tuple(frozenset(line.strip().split(" = ")) for line in actors.strip().splitlines())
    return Article(title, text, named, frozenset(filter(None, others.split(", "))))


FISHING = _article(
    "fishing quotas",
    """Norway and Iceland failed on Tuesday to agree on mackerel quotas for next year, after \
three days of talks in Copenhagen.

Norway's fisheries minister, Kari Dahl, said that Oslo would not accept less than a third of \
the catch. “We have waited long enough,” she told reporters. Her Icelandic counterpart, \
Einar Jonsson, called the demand unreasonable.

The European Union, which also fishes the stock, urged both countries to return to the \
table. Maria Costa, a spokeswoman for the European Commission, said Brussels could close its \
ports to Norwegian trawlers.

Jonsson said the ministry in Reykjavik would publish its own figures. The Marine Research \
Institute had warned in May that the stock was shrinking, and the Fishermen's Union asked \
the government for help. Dahl is due to meet Jonsson again in Bergen next month.""",
    """
    Norway = Oslo
    Iceland = Reykjavik
    Kari Dahl = Dahl
    Einar Jonsson = Jonsson
    European Union = Brussels
    Maria Costa
    European Commission
    Marine Research Institute
    Fishermen's Union
    """,
    "Copenhagen, Bergen",
)

BORDER = _article(
    "a border",
    """Kenya and Somalia agreed on Monday to withdraw troops from a strip of land near the town \
of Mandera, officials said.

Foreign Minister Amina Odhiambo signed the paper for Nairobi. Somali Prime Minister Abdi \
Warsame, who had earlier refused to travel to Kenya, signed it an hour later in Djibouti, \
where the African Union mediated the talks.

“I trust that my colleague will keep her word,” Warsame said. He added that his government \
would pull back the Third Brigade by Friday.

Opposition leader Yusuf Barre accused the prime minister of selling the country. In Nairobi, \
Senator Peter Mutua called the deal a gift to Mogadishu. General Hassan Nur, commander of \
the brigade, declined to comment. The two countries have disputed the border since 1963.""",
    """
    Kenya = Nairobi
    Somalia = Mogadishu
    Amina Odhiambo = Odhiambo
    Abdi Warsame = Warsame
    African Union
    Third Brigade
    Yusuf Barre
    Peter Mutua
    Hassan Nur
    """,
    "Mandera, Djibouti",
)

STRIKE = _article(
    "a strike",
    """The Dock Workers Union (DWU) called off a strike at Harwell Shipping on Thursday, hours \
before it was to begin.

Ruth Okafor, the general secretary of the union, said members had won a raise of 6 percent. \
“We got what we asked for,” Okafor said. Harwell's chief executive, Thomas Brandt, said the \
company could live with the deal.

Labour Minister Jean Petit, who mediated, praised both sides. Petit had asked the DWU last \
week to wait. Her ministry will publish the text on Friday.

Not all were pleased. Paul Okafor, a crane driver who is no relation to the union leader, \
said he would have kept fighting. Analysts at Northern Bank expect Harwell Shipping to raise \
its prices.""",
    """
    Dock Workers Union = DWU
    Harwell Shipping = Harwell
    Ruth Okafor = Okafor
    Thomas Brandt
    Jean Petit = Petit
    Paul Okafor
    Northern Bank
    """,
)

CEASEFIRE = _article(
    "a ceasefire",
    """The government of Colombia and the Free Andes Front announced a ceasefire of six months \
on Sunday, the first since talks began in Havana.

President Lucia Vargas told the nation that her team would now turn to land reform. The \
rebels' chief negotiator, Comandante Ramiro, said his fighters would stay in their camps. \
Ramiro's deputy, Elena Soto, had threatened in March to leave the talks.

The United Nations will watch over the truce. Secretary-General Anders Holm spoke with \
Vargas by telephone. Bogotá also asked Cuba and Norway to send observers. “They have our \
trust,” Vargas said of the two countries.

Defence Minister Carlos Vargas, a cousin of the president, warned that the army would answer \
any attack. The Supreme Court must still rule on an amnesty.""",
    """
    Colombia = Bogotá
    Free Andes Front
    Lucia Vargas = Vargas
    Ramiro = Comandante Ramiro
    Elena Soto
    United Nations
    Anders Holm
    Cuba
    Norway
    Carlos Vargas
    Supreme Court
    """,
    "Havana",
)

TARIFFS = _article(
    "tariffs",
    """India will cut its tariffs on Australian wine if Canberra opens its market to generic \
medicines, Trade Minister Priya Raman said on Wednesday.

The offer came a day after Raman met her Australian counterpart, Jack Doyle, on the margins \
of a conference in Singapore. Doyle called it “a serious step” but said Australia needed \
more on dairy. “I do not think New Delhi has moved far enough,” he told the Sydney Courier.

The Confederation of Indian Farmers said the plan would ruin small holders. Its president, \
Mohan Lal, urged the prime minister to stop the talks. The White House, which has its own \
quarrel with India over steel, did not comment.

Analyst Claire Wood of the Lowell Institute said that the minister was bluffing.""",
    """
    India = New Delhi
    Australia = Canberra
    Priya Raman = Raman
    Jack Doyle = Doyle
    Sydney Courier
    Confederation of Indian Farmers
    Mohan Lal
    United States = White House
    Claire Wood
    Lowell Institute
    """,
    "Singapore",
)

WATER = _article(
    "river water",
    """Egypt warned Ethiopia on Saturday not to fill the reservoir before an agreement on the \
river is signed.

Cairo's water minister, Tarek Salem, said the first filling would harm farmers downstream. \
Addis Ababa rejected the warning. “The dam is ours,” said Ethiopian negotiator Hanna \
Tesfaye. She accused the Egyptians of bad faith.

Sudan, which lies between the two, has offered to host another round in Khartoum. The World \
Bank and the African Union support the offer. Salem's deputy, Mona Adel, told Al Nahar \
newspaper that a delay of two years would suffice. Tesfaye did not answer her.""",
    """
    Egypt = Cairo
    Ethiopia = Addis Ababa
    Tarek Salem = Salem
    Hanna Tesfaye = Tesfaye
    Sudan
    World Bank
    African Union
    Mona Adel
    Al Nahar
    """,
    "Khartoum",
)

COALITION = _article(
    "a coalition",
    """Five weeks after the election, the Centre Party and the Green Alliance agreed on Friday \
to form a government in Denmark.

Mette Lund, the leader of the Centre Party, will become prime minister. Lund promised to \
lower taxes on work. Soren Bach of the Green Alliance will be foreign minister. Bach said \
his party had given up its demand for a carbon tax.

The Liberals, who left the talks last week, called the pact a mistake. Their leader, Ida \
Holst, told parliament that Lund “has sold the farmers.” The outgoing prime minister, Niels \
Krogh, wished his successor well. Queen Margit will receive Lund on Monday.""",
    """
    Centre Party
    Green Alliance
    Mette Lund = Lund
    Soren Bach = Bach
    Liberals
    Ida Holst
    Niels Krogh
    Margit = Queen Margit
    """,
)

ARTICLES = (FISHING, BORDER, STRIKE, CEASEFIRE, TARIFFS, WATER, COALITION)
