"""Actors of several texts are one where only one can be meant."""

from __future__ import annotations

from dataclasses import replace

from demarche.reading.item import Item, Kind
from demarche.record.identity import identified, identities


def person(name: str, country: str = "") -> Item:
    identifier = name.casefold().replace(" ", "-")
    details = {"name": name, "country": country}
    return Item(Kind.ACTOR, ((0, 1),), "person", (identifier,), details=details)


def test_a_family_name_that_two_bear_stays_on_its_own() -> None:
    known = identities([person("Dahl"), person("Kari Dahl"), person("Ola Dahl")])
    assert known["dahl"].id == "dahl"


def test_a_family_name_that_one_bears_is_that_person_with_the_country_of_all_texts() -> None:
    known = identities([person("Dahl", "NOR"), person("Kari Dahl"), person("Ivo Marek", "CZE")])
    assert known["dahl"] == known["kari-dahl"]
    assert known["dahl"].country == "NOR"
    assert known["ivo-marek"].country == "CZE"


def test_an_organisation_is_no_family_name() -> None:
    union = replace(person("Dahl"), type="organisation")
    assert identities([union, person("Kari Dahl")])["dahl"].id == "dahl"


def test_an_event_takes_the_identifiers_of_the_whole_record() -> None:
    known = identities([person("Dahl"), person("Kari Dahl", "NOR")])
    told = {"id": "dahl", "name": "Dahl", "country": "", "words": "Ms Dahl"}
    event = Item(Kind.EVENT, ((0, 1),), "CONSULT", ("dahl",), ("ISL",), details={"source": [told]})
    meant = identified(event, known)
    assert (meant.by, meant.to) == (("kari-dahl",), ("ISL",))
    assert meant.details["source"] == [
        {"id": "kari-dahl", "name": "Kari Dahl", "country": "NOR", "words": "Ms Dahl"}
    ]
    assert identified(meant, known) == meant
