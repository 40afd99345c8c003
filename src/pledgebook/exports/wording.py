"""The values of a claim in plain, short English, for tables and pages."""

import re
from collections.abc import Iterable
from decimal import Decimal

from pledgebook.amounts import Amount, Per, Qualifier
from pledgebook.claims.claim import Claim, CueRole, PartyRef, Stage
from pledgebook.findings import Flag

_STAGES = {
    Stage.RULED_OUT: "ruled out",
    Stage.DELIVERING: "being delivered",
}
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥"}
_QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.UP_TO: "up to ",
    Qualifier.MORE_THAN: "over ",
    Qualifier.LESS_THAN: "under ",
    Qualifier.RANGE: "",
}
_PER = {Per.ONCE: "", Per.YEAR: "/yr", Per.MONTH: "/mo"}
_INITIALS = {"GBR": "UK", "USA": "US", "ARE": "UAE", "EU": "EU", "UN": "UN", "IMF": "IMF"}
_MAGNITUDES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {
    "21": "spring",
    "22": "summer",
    "23": "autumn",
    "24": "winter",
    "33": "1st quarter of",
    "34": "2nd quarter of",
    "35": "3rd quarter of",
    "36": "4th quarter of",
}
_TIERS = {
    1: "law or signed text",
    2: "the giver's own word",
    3: "the receiver's word",
    4: "an international organisation",
    5: "press quoting a named official",
    6: "press quoting unnamed people",
    7: "social media or an aggregator",
}
_CONFIDENCE = ((0.85, "high"), (0.65, "good"), (0.4, "fair"), (0.0, "low"))
_SPACE = re.compile(r"\s+")
# Signs that steer a terminal, reorder the line, or cannot be written as UTF-8.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_DAY = re.compile(r"(\d{1,4})(?:-(\d\d))?(?:-(\d\d))?([~?%])?$")
_OPEN_END = re.compile(r"(?:^XXXX)?(?<!-XX)(?:-XX)*+$")
_LONGEST_CONDITION = 16


def one_line(text: str) -> str:
    """Return a text on one line, without signs that could steer a terminal or reorder the line."""
    return _SPACE.sub(" ", _STEERING.sub("\ufffd", text)).strip()


def firm_words(claim: Claim, text: str) -> str:
    """Say how firm an act is: "pledged", "not delivered", "pledged if …"."""
    words = _STAGES.get(claim.stage, claim.stage.value)
    if claim.negated:
        words = f"not {words}"
    return f"{words} {_condition(claim, text)} …" if claim.conditional else words


def _condition(claim: Claim, text: str) -> str:
    said = (one_line(cue.span.of(text)).lower() for cue in claim.cues if cue.role is CueRole.CONDITION)
    words = next(said, "if")
    return words if len(words) <= _LONGEST_CONDITION else "if"


def money_short(amount: Amount) -> str:
    """Say an amount in few signs and unrounded: "£225m", "NOK 1.3bn", "up to €50m", "$40m/yr", "$4m?"."""
    low = _magnitude(amount.value)
    number = low if amount.value_max is None else f"{low}–{_magnitude(amount.value_max)}"
    each = " each" if amount.each else ""
    return f"{_QUALIFIERS[amount.qualifier]}{_with_currency(number, amount)}{_PER[amount.per]}{each}"


def money_exact(amount: Amount) -> str:
    """Say an amount in full figures, with the other currencies the text gives it in."""
    figures = (
        f"{amount.value:,f}" if amount.value_max is None else f"{amount.value:,f} to {amount.value_max:,f}"
    )
    said = f"{_QUALIFIERS[amount.qualifier]}{amount.currency or 'currency not settled:'} {figures}"
    often = {Per.ONCE: "", Per.YEAR: " each year", Per.MONTH: " each month"}[amount.per]
    others = "".join(f", also {other.currency or ''} {other.value:,f}" for other in amount.alternatives)
    return f"{said}{often}{' for each' if amount.each else ''}{others}"


def _with_currency(number: str, amount: Amount) -> str:
    if amount.currency is None:
        return _unsettled(number, amount.sign or "")
    sign = _SIGNS.get(amount.currency)
    return f"{sign}{number}" if sign else f"{amount.currency} {number}"


def _unsettled(number: str, sign: str) -> str:
    return f"{number} {one_line(sign)}?" if sign[:1].isalpha() else f"{one_line(sign)}{number}?"


def _magnitude(value: Decimal) -> str:
    for size, letters in _MAGNITUDES:
        part = value / size
        if part >= 1 and part == round(part, 3):
            return f"{round(part, 3).normalize():,f}{letters}"
    whole = value == value.to_integral_value()
    return f"{value:,.0f}" if whole else f"{value:,f}"


def party_names(parties: Iterable[PartyRef], text: str) -> str:
    """Name parties as a reader knows them: by name, else by id, a loose group by its words."""
    return ", ".join(dict.fromkeys(one_line(_party_name(party, text)) for party in parties))


def short_names(parties: Iterable[PartyRef], text: str) -> str:
    """Name parties as a headline does: "UK", "EU", and all others by their names."""
    return ", ".join(
        dict.fromkeys(
            one_line(_INITIALS[party.id] if party.id in _INITIALS else _party_name(party, text))
            for party in parties
        )
    )


def _party_name(party: PartyRef, text: str) -> str:
    known = party.id if party.id != "GROUP" else None
    return party.name or known or party.span.of(text)


def kind_words(claim: Claim) -> str:
    """Say what kind of support it is: "training (military)", "humanitarian support", "support"."""
    form = claim.form and claim.form.value.replace("_", " ")
    if form:
        return f"{form} ({claim.category})" if claim.category else form
    return f"{claim.category} support" if claim.category else "support"


def what_words(claim: Claim, text: str) -> str:
    """Say what is given: the things in the text's own words, else the kind of support."""
    things = ", ".join(dict.fromkeys(one_line(item.span.of(text)) for item in claim.items))
    return things or kind_words(claim)


def confidence_words(confidence: float) -> str:
    """Say in a word how sure the reading is."""
    return next(words for least, words in _CONFIDENCE if confidence >= least)


def tier_words(tier: int) -> str:
    """Say what kind of source a tier is (codebook 5.2)."""
    return _TIERS[tier]


def flag_words(flag: Flag) -> str:
    """Say a doubt in one line: "name variant: …"."""
    return one_line(f"{flag.kind.replace('_', ' ')}: {flag.reason}")


def day_words(value: str) -> str:
    """Say an EDTF date or interval as a reader writes it; what is not understood stays as it is."""
    first, slash, last = value.partition("/")
    if not slash:
        return _one_day(first)
    if first in ("", ".."):
        return f"until {_one_day(last)}"
    if last in ("", ".."):
        return f"from {_one_day(first)}"
    return _one_day(first) if first == last else f"{_one_day(first)} to {_one_day(last)}"


def _one_day(value: str) -> str:
    known = _OPEN_END.sub("", value)
    found = _DAY.match(known)
    if found is None:
        return known or "day not settled"
    year, month, day, doubt = found.groups()
    about = "about " if doubt else ""
    if month is None:
        return f"{about}{year}"
    if not 1 <= int(month) <= len(_MONTHS):
        return f"{about}{_SEASONS[month]} {year}" if month in _SEASONS else value
    return about + " ".join(part for part in (day and str(int(day)), _MONTHS[int(month) - 1], year) if part)
