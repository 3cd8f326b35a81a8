"""What holds of the actors of any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.reading import quotations
from demarche.reading.actors import Actors, Kind, actors
from demarche.reading.parse import parse
from demarche.reading.wording import listed
from tests.reading.actors.articles import ARTICLES
from tests.reading.actors.reading import parsed, read, renamed
from tests.reading.texts import WILD

FAMILY_NAMES = listed(
    "Dahl Jonsson Costa Odhiambo Warsame Barre Mutua Nur Okafor Brandt Petit Soto Raman Doyle"
    " Salem Tesfaye Adel Lund Bach Holst Krogh"
)
unseen = st.lists(
    st.text("bdfgklmnprstvz", min_size=2, max_size=5).map(lambda s: f"Xa{s}o"),
    min_size=len(FAMILY_NAMES), max_size=len(FAMILY_NAMES), unique=True,
)  # fmt: skip


def clusters(sentences, found: Actors) -> list[tuple]:
    """Return the mentions by the words where they start and end, each actor as a number."""
    place = {}
    for s, sentence in enumerate(sentences):
        for i, word in enumerate(sentence.words):
            place[word.start], place[-word.end] = (s, i), (s, i)
    order: dict[str, int] = {}
    return [
        (
            place.get(m.start), place.get(-m.end), m.kind, m.rule, m.certainty,
            tuple(order.setdefault(key, len(order)) for key in m.actors),
        )
        for m in found.mentions
    ]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(article=st.sampled_from(ARTICLES), new=unseen)
def test_other_names_leave_the_clusters_as_they_are(article, new) -> None:
    sentences = parsed(article.text)
    changed, moved = renamed(article.text, sentences, dict(zip(FAMILY_NAMES, new, strict=True)))
    before = actors(article.text, sentences, quotations=quotations(article.text))
    after = actors(changed, moved, quotations=quotations(changed))
    assert clusters(moved, after) == clusters(sentences, before)


def check(text: str, found: Actors) -> None:
    spans = [(m.start, -m.end) for m in found.mentions]
    assert spans == sorted(spans)
    for mention in found.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.head[0] < mention.end
        assert mention.start <= mention.head[0]
        assert set(mention.actors) <= set(found.by_id)
        assert mention.kind is not Kind.PLACE or not mention.actors
        assert mention.rule
        if mention.name:
            assert mention.start <= mention.name[0] < mention.name[1] <= mention.end
    for actor in found.actors:
        assert any(actor.id in m.actors for m in found.mentions)
        for role in actor.roles:
            assert text[role.start : role.end].split() == role.words.split()
        for name in actor.names:
            assert name in text.replace("’", "'").replace("\u00a0", " ").replace("\n", " ")


@settings(max_examples=30, deadline=None)
@given(WILD)
def test_spans_are_exact_in_wild_text(text) -> None:
    check(text, actors(text, parse(text)))


@settings(max_examples=20, deadline=None)
@given(st.permutations([p for a in ARTICLES for p in a.text.split("\n\n")]).map(lambda p: p[:5]))
def test_spans_are_exact_in_shuffled_articles(pieces) -> None:
    text = "\n\n".join(pieces)
    check(text, actors(text, parse(text)))


def test_reading_twice_is_reading_once() -> None:
    for article in ARTICLES:
        assert read(article.text) == read(article.text)


def test_each_text_is_read_by_itself() -> None:
    """What one text says of somebody does not reach the next."""
    first = read(ARTICLES[0].text)
    read(ARTICLES[1].text)
    assert read(ARTICLES[0].text) == first
