"""The short words for values."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pledgebook.amounts import Amount, Money, Per, Qualifier
from pledgebook.claims.claim import Category, Claim, Cue, CueRole, Form, PartyRef, Stage
from pledgebook.exports.wording import (
    confidence_words,
    day_words,
    firm_words,
    kind_words,
    money_exact,
    money_short,
    one_line,
    party_names,
    short_names,
    what_words,
)
from pledgebook.language.items import Item
from pledgebook.span import Span

NOWHERE = Span(0, 0)


def amount(value: str, currency: str | None, **more: object) -> Amount:
    return Amount(NOWHERE, Decimal(value), currency, **more)  # type: ignore[arg-type]


def claim(stage: Stage = Stage.PLEDGED, **more: object) -> Claim:
    return Claim("c", stage, (Span(0, 1),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "short"),
    [
        (amount("225000000", "GBP"), "£225m"),
        (amount("1300000000", "NOK"), "NOK 1.3bn"),
        (amount("2000000000000", "JPY"), "¥2tn"),
        (amount("50000000", "EUR", qualifier=Qualifier.UP_TO), "up to €50m"),
        (amount("40000000", "USD", per=Per.YEAR), "$40m/yr"),
        (amount("7000000", "USD", per=Per.MONTH, qualifier=Qualifier.ABOUT), "about $7m/mo"),
        (amount("5000000", "EUR", value_max=Decimal(6_000_000), qualifier=Qualifier.RANGE), "€5m–6m"),
        (amount("80000", "USD", each=True), "$80,000 each"),
        (amount("0.50", "USD"), "$0.50"),
        (amount("1234567", "CAD"), "CAD 1,234,567"),
        (amount("1234567890", "EUR"), "€1,234,567,890"),
        (amount("4500000", None, sign="$"), "$4.5m?"),
        (amount("4500000", None, sign="kroner"), "4.5m kroner?"),
        (amount("4500000", None), "4.5m?"),
        (amount("1E+9", "EUR"), "€1bn"),
    ],
)
def test_money_is_short_and_never_rounded(said: Amount, short: str) -> None:
    assert money_short(said) == short


def test_money_in_full_names_currency_and_alternatives() -> None:
    said = amount("1300000000", "NOK", alternatives=(Money(Decimal(110_000_000), "EUR"),), per=Per.YEAR)
    assert money_exact(said) == "NOK 1,300,000,000 each year, also EUR 110,000,000"
    assert money_exact(amount("40", None)) == "currency not settled: 40"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (claim(Stage.PLEDGED), "pledged"),
        (claim(Stage.RULED_OUT), "ruled out"),
        (claim(Stage.DELIVERING), "being delivered"),
        (claim(Stage.DELIVERED, negated=True), "not delivered"),
        (claim(Stage.PLEDGED, conditional=True), "pledged if …"),
    ],
)
def test_firmness_in_words(said: Claim, words: str) -> None:
    assert firm_words(said, "") == words


def test_a_condition_is_named_by_its_own_words() -> None:
    text = "Once the treaty is signed, tents will come."
    said = claim(conditional=True, cues=(Cue(Span(0, 4), CueRole.CONDITION),))
    assert firm_words(said, text) == "pledged once …"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-12-18", "18 Dec 2024"),
        ("2024-07", "Jul 2024"),
        ("2025", "2025"),
        ("2024-21", "spring 2024"),
        ("2025-34", "2nd quarter of 2025"),
        ("2025/2031", "2025 to 2031"),
        ("2025/2025", "2025"),
        ("../2025-06", "until Jun 2025"),
        ("2025/..", "from 2025"),
        ("2025~", "about 2025"),
        ("2025-77", "2025-77"),
        ("2025-XX", "2025"),
        ("XXXX-XX-XX", "day not settled"),
        ("before the rains", "before the rains"),
    ],
)
def test_dates_in_words(edtf: str, words: str) -> None:
    assert day_words(edtf) == words


def test_parties_go_by_name_then_id_and_groups_by_their_words() -> None:
    text = "Besmark and Western donors"
    parties = (
        PartyRef(Span(0, 7), "BSM", "Besmark"),
        PartyRef(Span(0, 7), "NRL"),
        PartyRef(Span(12, 26), "GROUP"),
        PartyRef(Span(12, 19), None),
    )
    assert party_names(parties, text) == "Besmark, NRL, Western donors, Western"


def test_headlines_use_initials() -> None:
    parties = (PartyRef(Span(0, 1), "GBR", "United Kingdom"), PartyRef(Span(0, 1), "FIN", "Finland"))
    assert short_names(parties, "x") == "UK, Finland"


def test_what_is_the_texts_own_words_or_else_the_kind() -> None:
    tents = Item(Span(0, 7), Span(2, 7), "tent", None)
    said = claim(category=Category.HUMANITARIAN, form=Form.GOODS)
    assert what_words(replace(said, items=(tents,)), "5\u00a0tents") == "5 tents"
    assert what_words(said, "") == "goods (humanitarian)"
    assert kind_words(claim(form=Form.DEBT_RELIEF)) == "debt relief"
    assert kind_words(claim(category=Category.MILITARY)) == "military support"
    assert kind_words(claim()) == "support"


def test_confidence_in_words() -> None:
    said = [confidence_words(value) for value in (0.0, 0.39, 0.4, 0.65, 0.85, 1.0)]
    assert said == ["low", "low", "fair", "good", "high", "high"]


def test_no_sign_can_steer_the_terminal() -> None:
    assert one_line("a\x1b[31m\r\nb\u202e \ud800\u2066c") == "a\ufffd[31m b\ufffd \ufffd\ufffdc"
