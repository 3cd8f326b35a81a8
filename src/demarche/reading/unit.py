"""Units in which figures are told: per cent, money, and measures."""

from __future__ import annotations

import re

from demarche.reading.wording import listed, one_of

CURRENCY_MARKS = {
    "US$": "US dollar",
    "A$": "Australian dollar",
    "C$": "Canadian dollar",
    "HK$": "Hong Kong dollar",
    "NZ$": "New Zealand dollar",
    "S$": "Singapore dollar",
    "R$": "Brazilian real",
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "¥": "yen",
    "₩": "won",
    "₹": "rupee",
    "₽": "rouble",
    "Rs": "rupee",
}
CURRENCY_CODES = {
    "USD": "US dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "JPY": "yen",
    "CNY": "yuan",
    "CHF": "Swiss franc",
    "RUB": "rouble",
    "INR": "rupee",
    "KRW": "won",
    "AUD": "Australian dollar",
    "CAD": "Canadian dollar",
}
_COINS = listed(
    "dollar euro pound yen yuan renminbi won rupee rouble ruble franc peso real rial"
    " riyal dinar dirham shekel lira krone krona kroner koruna zloty forint rand baht"
    " ringgit rupiah cent penny pence mark markka lire"
)
_COIN_OF = (
    r"(?:(?:US|U\.S\.|American|Canadian|Australian|Singapore|Hong Kong|British|Swiss|Japanese"
    r"|Chinese|Russian|Indian|Mexican|Brazilian|Saudi|Kuwaiti|Turkish|Swedish|Norwegian|Danish|Czech|French"
    r"|Belgian|Finnish|German|Italian|Dutch|Israeli|Egyptian|Iranian|Iraqi|Taiwan|New Zealand) )?"
)
MEASURES = {
    **dict.fromkeys(("km", "kilometer", "kilometre", "kilometers", "kilometres"), "kilometre"),
    **dict.fromkeys(("mile", "miles"), "mile"),
    **dict.fromkeys(("meter", "metre", "meters", "metres"), "metre"),
    **dict.fromkeys(("foot", "feet", "ft"), "foot"),
    **dict.fromkeys(("inch", "inches"), "inch"),
    **dict.fromkeys(("yard", "yards"), "yard"),
    **dict.fromkeys(("centimeters", "centimetres", "cm"), "centimetre"),
    **dict.fromkeys(("millimeters", "millimetres", "mm"), "millimetre"),
    **dict.fromkeys(("acre", "acres"), "acre"),
    **dict.fromkeys(("hectare", "hectares", "ha"), "hectare"),
    **dict.fromkeys(("square miles", "square mile", "sq mi"), "square mile"),
    **dict.fromkeys(("square kilometers", "square kilometres", "sq km"), "square kilometre"),
    **dict.fromkeys(("square feet", "sq ft"), "square foot"),
    **dict.fromkeys(("square meters", "square metres"), "square metre"),
    **dict.fromkeys(("cubic meters", "cubic metres"), "cubic metre"),
    **dict.fromkeys(("cubic feet",), "cubic foot"),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "kilo", "kilos"), "kilogram"),
    **dict.fromkeys(("gram", "grams", "g"), "gram"),
    **dict.fromkeys(("tonne", "tonnes", "metric ton", "metric tons", "metric tonnes"), "tonne"),
    **dict.fromkeys(("ton", "tons"), "ton"),
    **dict.fromkeys(("kiloton", "kilotons"), "kiloton"),
    **dict.fromkeys(("pounds", "lbs", "lb"), "pound"),
    **dict.fromkeys(("ounce", "ounces", "oz"), "ounce"),
    **dict.fromkeys(("liter", "litre", "liters", "litres"), "litre"),
    **dict.fromkeys(("gallon", "gallons"), "gallon"),
    **dict.fromkeys(("barrel", "barrels", "barrels a day", "barrels per day", "bpd"), "barrel"),
    **dict.fromkeys(("bushel", "bushels"), "bushel"),
    **dict.fromkeys(("megawatt", "megawatts", "mw"), "megawatt"),
    **dict.fromkeys(("gigawatt", "gigawatts", "gw"), "gigawatt"),
    **dict.fromkeys(("kilowatt", "kilowatts", "kw"), "kilowatt"),
    **dict.fromkeys(("kwh", "kilowatt-hours", "kilowatt hours"), "kilowatt-hour"),
    **dict.fromkeys(("mph", "miles per hour", "miles an hour"), "mile an hour"),
    **dict.fromkeys(("km/h", "kmh", "kph", "kilometers per hour"), "kilometre an hour"),
    **dict.fromkeys(("degrees", "degree"), "degree"),
    **dict.fromkeys(("degrees celsius", "°c", "° c", "degrees c"), "degree Celsius"),
    **dict.fromkeys(("degrees fahrenheit", "°f", "° f", "degrees f"), "degree Fahrenheit"),
}
_LENGTHS = listed("second minute hour day week month quarter year decade century")
_AGE = r"(?:years?|months?|weeks?|days?)[ -]old\b|(?:years?|months?) of age\b"

PERCENT = r"(?:%|per\s?cent\b|percent\b|percentage points?\b|pct\b)"
POINTS = r"(?:(?:percentage|basis) points?\b)"
COIN = rf"(?:{_COIN_OF}{one_of(_COINS)}s?\b|{one_of(CURRENCY_CODES)}\b)"
MEASURE = rf"(?:{one_of(MEASURES)}(?![\w/]))"
LENGTH = rf"(?:{one_of(_LENGTHS)}s?\b)"
MARK = rf"(?:{one_of(CURRENCY_MARKS)}|{one_of(CURRENCY_CODES)}\b)"

_UNIT = re.compile(
    rf"(?P<points>{POINTS})|(?P<percent>{PERCENT})|(?P<age>{_AGE})|(?P<coin>{COIN})"
    rf"|(?P<measure>{MEASURE})|(?P<length>{LENGTH})",
    re.IGNORECASE,
)
UNIT = rf"(?:{POINTS}|{PERCENT}|{_AGE}|{COIN}|{MEASURE}|{LENGTH})"


def unit_named(words: str) -> str:
    """Return the name of a unit that `UNIT` or `MARK` matched.

    Examples
    --------
    >>> [unit_named(w) for w in ("%", "per cent", "US$", "euros", "km", "years old", "weeks")]
    ['percent', 'percent', 'US dollar', 'euro', 'kilometre', 'year of age', 'week']
    """
    words = " ".join(words.split())
    if words in CURRENCY_MARKS:
        return CURRENCY_MARKS[words]
    if words.upper() in CURRENCY_CODES:
        return CURRENCY_CODES[words.upper()]
    match = _UNIT.fullmatch(words)
    if match is None:
        return words
    if match["points"]:
        return words.casefold().removesuffix("s")
    if match["percent"]:
        return "percentage point" if "point" in words.casefold() else "percent"
    if match["age"]:
        return re.split(r"[s -]", words.casefold())[0] + " of age"
    if match["measure"] and words.casefold() in MEASURES:
        return MEASURES[words.casefold()]
    return words.removesuffix("s") if match["coin"] else words.casefold().removesuffix("s")
