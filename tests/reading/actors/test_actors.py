import pytest

from demarche.case.nouns import Case, Heading, Party, Person
from demarche.errors import InputError
from demarche.reading.actors import AUTHOR, Certainty, Kind, actors
from tests.reading.actors.articles import ARTICLES, Article
from tests.reading.actors.reading import meant, parsed, read


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.title)
def test_who_acts_in_an_article(article: Article) -> None:
    ours = [{a.name, *a.names} for a in read(article.text).actors if a.names]
    found = sum(any(names & mine for mine in ours) for names in article.actors)
    assert 2 * found / (len(ours) + len(article.actors)) >= 0.8
    for names in article.actors:
        assert sum(bool(names & mine) for mine in ours) <= 1, "one actor, not two"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.title)
def test_places_do_not_act(article: Article) -> None:
    names = {name for actor in read(article.text).actors for name in actor.names}
    assert not names & article.others


@pytest.mark.parametrize(
    ("text", "country", "sector", "words"),
    [
        ("Foreign Minister Ann Lee left.", "", "GOV", "Foreign Minister"),
        (
            "Ann Lee, the foreign minister of Norway, left.",
            "NOR",
            "GOV",
            "foreign minister of Norway",
        ),
        ("Norway's Prime Minister Ann Lee left early.", "NOR", "GOV", "Prime Minister"),
        ("The Norwegian envoy Ann Lee left early.", "NOR", "GOV", "Norwegian envoy"),
        ("The opposition leader, Ann Lee, left early.", "", "OPP", "opposition leader"),
        ("General Ann Lee, commander of the fleet, left early.", "", "MIL", "General"),
        ("Union leader Ann Lee left early.", "", "LAB", "Union leader"),
        ("The former president Ann Lee left early.", "", "ELI", "former president"),
        ("Ann Lee, an economist at the Lake Institute, left.", "", "EDU", "economist"),
    ],
)
def test_roles(text: str, country: str, sector: str, words: str) -> None:
    (person,) = (a for a in read(text).actors if a.kind is Kind.PERSON)
    assert (person.name, person.country, person.sector) == ("Ann Lee", country, sector)
    role = person.roles[0]
    assert role.words.startswith(words)
    assert text[role.start : role.end] == role.words


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Oslo refused. Ann Lee went to Oslo.", "Oslo", ()),
        ("A summit was held in Oslo. Bern put pressure on Oslo.", "Oslo", ("NOR",)),
        ("South Sudan objected. It was the South that had asked.", "the South", ("SSD",)),
        ("The White House did not comment.", "White House", ("USA",)),
        ("The Norwegian government refused.", "The Norwegian government", ("NOR",)),
        ("The Norwegians refused to sign.", "Norwegians", ("NOR",)),
    ],
)
def test_countries_places_and_what_stands_for_them(text: str, words: str, who: tuple) -> None:
    found = [m for m in read(text).mentions if text[m.start : m.end].endswith(words.split()[-1])]
    assert found[-1].actors == who


def test_people_of_one_family_name_stay_apart() -> None:
    text = (
        "President Lucia Vargas met Defence Minister Carlos Vargas. Their cousin Pablo Vargas, "
        "a farmer, stayed away. Minister Vargas was late. Vargas signed the paper."
    )
    found = read(text)
    people = [a.id for a in found.actors if a.kind is Kind.PERSON]
    assert people == ["lucia-vargas", "carlos-vargas", "pablo-vargas"]
    by_words = {text[m.start : m.end]: m for m in found.mentions}
    assert by_words["Minister Vargas"].actor == "carlos-vargas"
    assert by_words["Minister Vargas"].rule == "short name, by title"
    assert by_words["Vargas"].actor == "lucia-vargas"
    assert by_words["Vargas"].rule == "short name, most senior"
    assert by_words["Vargas"].certainty is Certainty.GUESSED


def test_the_president_and_president_somebody_differ() -> None:
    text = (
        "The Kenyan president, Amina Otieno, spoke first. President Yusuf Barre of Somalia spoke "
        "next. The Kenyan president then left."
    )
    assert meant(text, "The Kenyan president") == ("amina-otieno",)


def test_boss() -> None:
    text = (
        "President Lucia Vargas wrote a letter. Minister Ivo Marek did not read it. His boss "
        "was angry."
    )
    assert meant(text, "His boss") == ("lucia-vargas",)


def test_the_two_countries_are_the_last_two_that_were_named() -> None:
    text = (
        "Norway met Iceland in May. Chad raised its tariffs on Kenyan goods and Kenya replied. "
        "Talks between the two countries failed."
    )
    assert set(meant(text, "the two countries")) == {"TCD", "KEN"}


def test_i_in_a_quotation_is_its_speaker_and_outside_the_author() -> None:
    text = (
        "“I will sign,” Ann Lee told reporters in Oslo. Her envoy, Ivo Marek, left. I doubt "
        "that he will sign."
    )
    found = read(text)
    first = [m for m in found.mentions if text[m.start : m.end] == "I"]
    assert [m.actor for m in first] == ["ann-lee", AUTHOR]


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    text = "Ivo Marek met Omar Haddad. “He is wrong,” Omar Haddad said."
    assert meant(text, "He") == ("ivo-marek",)


def test_gender_that_words_tell_is_kept() -> None:
    text = "Spokeswoman Ann Lee met Mr. Omar Haddad. She left the room."
    assert meant(text, "She") == ("ann-lee",)


def test_a_country_without_a_person_is_no_he() -> None:
    (he,) = (m for m in read("Norway agreed. He left.").mentions if m.kind is Kind.PRONOUN)
    assert he.actors == ()
    assert he.certainty is Certainty.UNKNOWN


def test_the_case_comes_first() -> None:
    case = Case(
        demarche=1,
        case=Heading(title="A strike"),
        parties={
            "union": Party(name="Dock Workers Union", called="the union"),
            "state": Party(name="Norway"),
        },
        people={"lee": Person(name="Ann Lee", of="state")},
    )
    text = (
        "The Dock Workers Union met Minister Ann Lee. Lee said that Oslo and the Norwegians "
        "would wait."
    )
    found = read(text, case=case)
    assert [a.id for a in found.actors] == ["union", "lee", "state"]
    assert found.by_id["lee"].country == "NOR"


def test_acronyms_and_short_names_of_organisations() -> None:
    text = (
        "The Dock Workers Union (DWU) met the Lake Shipping Company. The DWU was late. The "
        "Dock Workers left."
    )
    union = [m.actor for m in read(text).mentions if m.name and "D" in text[m.name[0] : m.name[1]]]
    assert set(union) == {"dock-workers-union"}


def test_lookup_by_span_and_by_word() -> None:
    text = "Foreign Minister Ann Lee met the Kenyan envoy."
    found, (sentence,) = read(text), parsed(text)
    lee = next(i for i, w in enumerate(sentence.words) if w.text == "Lee")
    met = next(i for i, w in enumerate(sentence.words) if w.text == "met")
    assert found.of(sentence, lee).actor == "ann-lee"
    assert found.of(sentence, met) is None
    assert [m.actor for m in found.at(0, 3)] == ["ann-lee"]
    with pytest.raises(InputError, match="word 99 is not in a sentence"):
        found.of(sentence, 99)
    with pytest.raises(InputError, match="a span starts at 0"):
        found.at(5, 2)


def test_nothing_in_nothing() -> None:
    assert actors("", ()).mentions == ()
