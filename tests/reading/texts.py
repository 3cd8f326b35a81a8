"""Sentences made for the tests: each says one thing by itself, whatever stands beside it."""

from hypothesis import strategies as st

SELF_CONTAINED = (
    "The envoy Ann Lee said that the port would open on 3 March 2021.",
    "“We will sign the paper,” Omar Haddad told reporters on 4 May 2020.",
    "Exports of grain fell by 12 percent in 2019.",
    "The harbour treaty was signed in 1998 by two ministers.",
    "According to Ruth Okafor, the bridge cost $3.5 million in 2016.",
    "A report of 12 June 2018 counted 340 trucks at the border.",
    "Prices rose more than 7% between 2001 and 2004, the bank said.",
    "“No date was named,” said Ivo Marek, the head of the mission.",
)

shuffled = st.permutations(SELF_CONTAINED)

_PIECES = (
    st.sampled_from(list("“”\"'‘’«»()[],.;:!?-–—%$€ \n\t0123456789")),
    st.sampled_from((" said", " that", " Lee", " Friday", " 5", " weeks", " ago", " the", " told")),
    st.sampled_from(
        (" May", " 2018", " last", " two", " million", " according to", " Q3 ", " half")
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=4),
)
WILD = st.lists(st.one_of(*_PIECES), max_size=40).map("".join)
"""Text with everything in it that the readers look for, in no order."""
