"""Money in every notation: one line is one sentence of the specification.

Read "= value currency"; a bare sign stands for a currency that the words alone do not settle.
"""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.amounts import Amount
from pledgebook.errors import UnknownKeysError
from pledgebook.language.currencies import load_currencies
from pledgebook.language.money import find_amounts
from pledgebook.vocabulary import Vocabulary

WORDS = Vocabulary()


def brief(amount: Amount, text: str) -> str:
    upper = "" if amount.value_max is None else f"..{amount.value_max:f}"
    parts = [f"{amount.span.of(text)} = {amount.value:f}{upper} {amount.currency or amount.sign}"]
    parts += [amount.qualifier] * (amount.qualifier != "exact")
    parts += [f"per {amount.per}"] * (amount.per != "once")
    parts += ["each"] * amount.each
    parts += [f"or {other.value:f} {other.currency or other.sign}" for other in amount.alternatives]
    return " ".join(parts)


def amounts(text: str) -> list[str]:
    return [brief(amount, text) for amount in find_amounts(text, WORDS)]


SIGNS = [
    ("gave $5 million", "$5 million = 5000000 $"),
    ("gave $.5 million", "$.5 million = 500000 $"),
    ("gave US$.75 each", "US$.75 = 0.75 USD each"),
    ("gave £5m", "£5m = 5000000 £"),
    ("gave €5bn", "€5bn = 5000000000 EUR"),
    ("gave € 5 billion", "€ 5 billion = 5000000000 EUR"),
    ("gave 5 € to each", "5 € = 5 EUR"),
    ("gave ¥500 million", "¥500 million = 500000000 ¥"),
    ("gave ₴500", "₴500 = 500 UAH"),
    ("gave ₹5 crore", "₹5 crore = 50000000 INR"),
    ("gave ₩5 billion", "₩5 billion = 5000000000 ₩"),
    ("gave ₦500 million", "₦500 million = 500000000 NGN"),
    ("gave ₺500 million", "₺500 million = 500000000 TRY"),
    ("gave ₽500 million", "₽500 million = 500000000 RUB"),
    ("gave ₪500 million", "₪500 million = 500000000 ILS"),
    ("gave ฿500 million", "฿500 million = 500000000 THB"),
    ("gave 500 ₡", "500 ₡ = 500 CRC"),
    ("gave US$5 million", "US$5 million = 5000000 USD"),
    ("gave U.S. $5 million", "U.S. $5 million = 5000000 USD"),
    ("gave $US5 million", "$US5 million = 5000000 USD"),
    ("gave A$5m", "A$5m = 5000000 AUD"),
    ("gave AU$5m", "AU$5m = 5000000 AUD"),
    ("gave C$5m", "C$5m = 5000000 CAD"),
    ("gave NZ$5m", "NZ$5m = 5000000 NZD"),
    ("gave HK$5m", "HK$5m = 5000000 HKD"),
    ("gave NT$5m", "NT$5m = 5000000 TWD"),
    ("gave S$5m", "S$5m = 5000000 SGD"),
    ("gave R$5m", "R$5m = 5000000 BRL"),
    ("gave Mex$5m", "Mex$5m = 5000000 MXN"),
    ("gave Kč 5 million", "Kč 5 million = 5000000 CZK"),
    ("gave 5 million Kč", "5 million Kč = 5000000 CZK"),
    ("gave 5 million zł", "5 million zł = 5000000 PLN"),
    ("gave 5 million Ft", "5 million Ft = 5000000 HUF"),
    ("gave 500 million kr", "500 million kr = 500000000 kr"),
    ("gave Rs 5 crore", "Rs 5 crore = 50000000 Rs"),
    ("gave Rs. 5,000", "Rs. 5,000 = 5000 Rs."),
    ("gave KSh 5,000", "KSh 5,000 = 5000 KES"),
    ("gave Sh500m", "Sh500m = 500000000 Sh"),
    ("gave R500 million", "R500 million = 500000000 ZAR"),
    ("gave Y500bn", "Y500bn = 500000000000 JPY"),
    ("gave DM 5 million", "DM 5 million = 5000000 DEM"),
    ("gave 100元", "100元 = 100 CNY"),
]

CODES = [
    ("gave EUR 5 million", "EUR 5 million = 5000000 EUR"),
    ("gave EUR5m", "EUR5m = 5000000 EUR"),
    ("gave 5 million EUR", "5 million EUR = 5000000 EUR"),
    ("gave 5 EUR million", "5 EUR million = 5000000 EUR"),
    ("gave 5 MEUR", "5 MEUR = 5000000 EUR"),
    ("gave MSEK 5", "MSEK 5 = 5000000 SEK"),
    ("gave 500 kEUR", "500 kEUR = 500000 EUR"),
    ("gave 5 usd", "5 usd = 5 USD"),
    ("gave CHF 1'000", "CHF 1'000 = 1000 CHF"),
    ("gave USD 5,000,000.50", "USD 5,000,000.50 = 5000000.50 USD"),
    ("gave AUD $5 million", "AUD $5 million = 5000000 AUD"),
    ("gave $5 million AUD", "$5 million AUD = 5000000 AUD"),
    ("gave $5 million (CAD)", "$5 million (CAD) = 5000000 CAD"),
    ("gave £5m sterling", "£5m sterling = 5000000 GBP"),
    ("in 2022 EUR 5 million was paid", "EUR 5 million = 5000000 EUR"),
    ("gave TRY 5 million", "TRY 5 million = 5000000 TRY"),
    ("gave 5 million ALL", "5 million ALL = 5000000 ALL"),
    ("gave EUR approximately 5 million", "EUR approximately 5 million = 5000000 EUR about"),
    ("gave SDR 5 million", "SDR 5 million = 5000000 XDR"),
]

NAMES = [
    ("gave 5 million euros", "5 million euros = 5000000 EUR"),
    ("gave 5 million zlotys", "5 million zlotys = 5000000 PLN"),
    ("gave 5 million hryvnias", "5 million hryvnias = 5000000 UAH"),
    ("gave 5 million yen", "5 million yen = 5000000 JPY"),
    ("gave 5 million yuan", "5 million yuan = 5000000 CNY"),
    ("gave 500 million won", "500 million won = 500000000 won"),
    ("gave 500 million South Korean won", "500 million South Korean won = 500000000 KRW"),
    ("gave 5 million kronor", "5 million kronor = 5000000 SEK"),
    ("gave 5 million kroner", "5 million kroner = 5000000 kroner"),
    ("gave 5 million Danish kroner", "5 million Danish kroner = 5000000 DKK"),
    ("gave 5 million Swiss francs", "5 million Swiss francs = 5000000 CHF"),
    ("gave 5 million CFA francs", "5 million CFA francs = 5000000 cfa francs"),
    ("gave 5 million U.S. dollars", "5 million U.S. dollars = 5000000 USD"),
    ("gave 5 million Canadian dollars", "5 million Canadian dollars = 5000000 CAD"),
    ("gave 5 million dollars US", "5 million dollars US = 5000000 USD"),
    ("gave 5 million Kenyan shillings", "5 million Kenyan shillings = 5000000 KES"),
    ("gave 5 million shillings", "5 million shillings = 5000000 shillings"),
    ("gave 5 million Iraqi dinars", "5 million Iraqi dinars = 5000000 IQD"),
    ("gave 500 rand", "500 rand = 500 ZAR"),
    ("gave 5 million pounds sterling", "5 million pounds sterling = 5000000 GBP"),
    ("gave Euro 5 million", "Euro 5 million = 5000000 EUR"),
    ("gave Rupees 35 lakh", "Rupees 35 lakh = 3500000 rupees"),
    ("gave 10 million Deutsche marks", "10 million Deutsche marks = 10000000 DEM"),
    ("gave 10 million French francs", "10 million French francs = 10000000 FRF"),
    ("gave 500 million lire", "500 million lire = 500000000 ITL"),
    ("gave ECU 5 million", "ECU 5 million = 5000000 XEU"),
]

VALUES = [
    ("gave half a billion euros", "half a billion euros = 500000000 EUR"),
    ("gave a quarter of a million euros", "a quarter of a million euros = 250000 EUR"),
    ("gave five million euros", "five million euros = 5000000 EUR"),
    ("gave two hundred and fifty euros", "two hundred and fifty euros = 250 EUR"),
    ("gave one and a half billion euros", "one and a half billion euros = 1500000000 EUR"),
    ("gave 1 billion 200 million euros", "1 billion 200 million euros = 1200000000 EUR"),
    ("gave tens of millions of euros", "tens of millions of euros = 10000000 EUR at_least"),
    ("gave millions of euros", "millions of euros = 1000000 EUR at_least"),
    ("gave billions and billions of euros", "billions of euros = 1000000000 EUR at_least"),
    ("gave several hundred million euros", "several hundred million euros = 100000000 EUR at_least"),
    ("gave 1.500.000 euro", "1.500.000 euro = 1500000 EUR"),
    ("gave 1.234.567,89 euro", "1.234.567,89 euro = 1234567.89 EUR"),
    ("gave 10,1 million euros", "10,1 million euros = 10100000 EUR"),
    ("gave 1 500 000 kronor", "1 500 000 kronor = 1500000 SEK"),
    ("gave 20.000 euros", "20.000 euros = 20000 EUR"),
    ("gave KWD 1.500", "KWD 1.500 = 1.500 KWD"),
    ("gave €5 mln", "€5 mln = 5000000 EUR"),
    ("gave €5 mn", "€5 mn = 5000000 EUR"),
    ("gave €5 mrd", "€5 mrd = 5000000000 EUR"),
    ("gave €5 mio. to them", "€5 mio. = 5000000 EUR"),
    ("gave €5m.", "€5m = 5000000 EUR"),
    ("gave €500k", "€500k = 500000 EUR"),
    ("gave €2trn", "€2trn = 2000000000000 EUR"),
    ("gave USD 2 milion", "USD 2 milion = 2000000 USD"),
    ("gave 5 lakh crore rupees", "5 lakh crore rupees = 5000000000000 rupees"),
    ("gave Rs 12,34,567", "Rs 12,34,567 = 1234567 Rs"),
    ("gave $.50", "$.50 = 0.50 $"),
    ("a €5-million grant", "€5-million = 5000000 EUR"),
    ("a 5-million-euro grant", "5-million-euro = 5000000 EUR"),
    ("a half-million euro grant", "a half-million euro = 500000 EUR"),
    ("cost 50 cents", "50 cents = 0.5 cents"),
    ("cost 470 pence", "470 pence = 4.7 pence"),
    ("cost 99p", "99p = 0.99 GBP"),
    ("cost thirteen euros forty-five cents", "thirteen euros forty-five cents = 13.45 EUR"),
    ("cost 5 euros and 20 cents", "5 euros and 20 cents = 5.2 EUR"),
    ("5 million euros' worth of pumps", "5 million euros = 5000000 EUR"),
    ("grants worth €5m", "€5m = 5000000 EUR"),
    ("aid valued at €5m", "€5m = 5000000 EUR"),
    ("three hundred euros (€300)", "three hundred euros (€300) = 300 EUR"),
]

QUALIFIED = [
    ("up to €5m", "€5m = 5000000 EUR up_to"),
    ("as much as €5m", "€5m = 5000000 EUR up_to"),
    ("up to an additional €5m", "€5m = 5000000 EUR up_to"),
    ("more than €5m", "€5m = 5000000 EUR more_than"),
    ("in excess of €5m", "€5m = 5000000 EUR more_than"),
    ("at least €5m", "€5m = 5000000 EUR at_least"),
    ("nearly €5m", "€5m = 5000000 EUR about"),
    ("about 5m euros", "5m euros = 5000000 EUR about"),
    ("just under €5m", "€5m = 5000000 EUR less_than"),
    ("€5m or more", "€5m = 5000000 EUR at_least"),
    ("€5m+", "€5m = 5000000 EUR at_least"),
    ("€5m or so", "€5m = 5000000 EUR about"),
    ("a row over €5m", "€5m = 5000000 EUR"),
    ("$1-2 billion", "$1-2 billion = 1000000000..2000000000 $ range"),
    ("$1bn-$2bn", "$1bn-$2bn = 1000000000..2000000000 $ range"),
    ("$5 to $10 million", "$5 to $10 million = 5000000..10000000 $ range"),
    ("between €5m and €7m", "€5m and €7m = 5000000..7000000 EUR range"),
    ("between 5 and 7 million euros", "5 and 7 million euros = 5000000..7000000 EUR range"),
    ("from 10 to 20 million euros", "10 to 20 million euros = 10000000..20000000 EUR range"),
    ("EUR 5 to 10 million", "EUR 5 to 10 million = 5000000..10000000 EUR range"),
    ("5-7 million euros", "5-7 million euros = 5000000..7000000 EUR range"),
    ("40 to 60 cents", "40 to 60 cents = 0.4..0.6 cents range"),
]

RATES = [
    ("£3bn a year until 2030-31", "£3bn = 3000000000 £ per year"),
    ("€5m per year", "€5m = 5000000 EUR per year"),
    ("€5m per annum", "€5m = 5000000 EUR per year"),
    ("€5m annually", "€5m = 5000000 EUR per year"),
    ("€5m in food aid every year", "€5m = 5000000 EUR per year"),
    ("an annual €5m", "€5m = 5000000 EUR per year"),
    ("an annual contribution of €5m", "€5m = 5000000 EUR per year"),
    ("€5m-a-year", "€5m = 5000000 EUR per year"),
    ("€5m a month", "€5m = 5000000 EUR per month"),
    ("€5m each month", "€5m = 5000000 EUR per month"),
    ("monthly payments of €5m", "€5m = 5000000 EUR per month"),
    ("€5m a year earlier", "€5m = 5000000 EUR"),
    ("€5m this year", "€5m = 5000000 EUR"),
    ("at $80,000 each", "$80,000 = 80000 $ each"),
    ("$20,000 apiece", "$20,000 = 20000 $ each"),
    ("$5 a head", "$5 = 5 $ each"),
    ("$3 per dose", "$3 = 3 $ each"),
    ("each worth €3,000", "€3,000 = 3000 EUR each"),
]

TRANSLATED = [
    ("SEK 1.3 billion (about $120m)", "SEK 1.3 billion (about $120m) = 1300000000 SEK or 120000000 $"),
    ("£2bn ($2.5bn)", "£2bn ($2.5bn) = 2000000000 £ or 2500000000 $"),
    ("€5m (US$5.4m; £4.2m)", "€5m (US$5.4m; £4.2m) = 5000000 EUR or 5400000 USD or 4200000 £"),
    (
        "500 million zlotys ($120 million at the time)",
        "500 million zlotys ($120 million at the time) = 500000000 PLN or 120000000 $",
    ),
    ("5 million zlotys, or €1.2 million,", "5 million zlotys, or €1.2 million = 5000000 PLN or 1200000 EUR"),
    (
        "5 million zlotys, about €1.2 million,",
        "5 million zlotys, about €1.2 million = 5000000 PLN or 1200000 EUR",
    ),
    ("€5 million/$5.4 million", "€5 million/$5.4 million = 5000000 EUR or 5400000 $"),
]

TOKENISED = [
    ("the fund gave about $ 14 million .", "$ 14 million = 14000000 $ about"),
    ("it set aside us $ 1 . 5 billion for roads", "us $ 1 . 5 billion = 1500000000 USD"),
    ("it set aside u . s . $ 5 million", "u . s . $ 5 million = 5000000 USD"),
    ("it set aside hk $ 5 billion", "hk $ 5 billion = 5000000000 HKD"),
    ("it sold at c $ 3.20 a share", "c $ 3.20 = 3.20 CAD each"),
    ("a $ 5 million loan", "$ 5 million = 5000000 $"),
    ("the town ' s $ 5 million loan", "$ 5 million = 5000000 $"),
    ("a 5 - million - euro loan", "5 - million - euro = 5000000 EUR"),
    ("it cost 80 , 000 francs", "80 , 000 francs = 80000 francs"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    SIGNS + CODES + NAMES + VALUES + QUALIFIED + RATES + TRANSLATED + TOKENISED,
)
def test_an_amount_is_read(text: str, expected: str) -> None:
    assert amounts(text) == [expected]


NO_MONEY = [
    "in 2023 the ferry sailed",
    "on 5 May 2023",
    "20% of the vote, up 3 points",
    "155 m from the road, 155mm shells, an M777",
    "page 12, article 5, call 020 7946 0958",
    "they won 5 seats and 2 million votes",
    "the 100 mark, the 5 million mark",
    "a 500-pound bomb and 20,000 pounds of rice",
    "the crate weighs 500 pounds",
    "20 SEK officers",
    "Real Madrid won 3-1",
    "ALL 5 answers are wrong",
    "they try 5 times",
    "he lost his pen 7 times",
    "TOP 10 of the year",
    "after COP28",
    "in 2023 dollars",
    "Euro 2024 in Germany",
    "5 per cent",
    "a 1080p screen",
    "the dollar fell",
    "multi-million",
    "1,000 ft of pipe",
    "the E484K variant",
    "a 5k run",
]


@pytest.mark.parametrize("text", NO_MONEY)
def test_what_is_no_money_is_not_read(text: str) -> None:
    assert amounts(text) == []


SEVERAL = [
    ("$100m and $200m", ["$100m = 100000000 $", "$200m = 200000000 $"]),
    ("€5, €6 and €7 million", ["€5 = 5000000 EUR", "€6 = 6000000 EUR", "€7 million = 7000000 EUR"]),
    ("5, 6 and 7 million euros", ["5 = 5000000 EUR", "6 = 6000000 EUR", "7 million euros = 7000000 EUR"]),
    ("a $20 ticket and $3 million", ["$20 = 20 $", "$3 million = 3000000 $"]),
    ("$300 and $3 million", ["$300 = 300 $", "$3 million = 3000000 $"]),
    ("rose from €5 million to €7 million", ["€5 million = 5000000 EUR", "€7 million = 7000000 EUR"]),
    ("gave €5 million to 10 million people", ["€5 million = 5000000 EUR"]),
    ("50 euros 40 yuan", ["50 euros = 50 EUR", "40 yuan = 40 CNY"]),
    ("up to €5m, more than £6m", ["€5m = 5000000 EUR up_to", "£6m = 6000000 £ more_than"]),
    (
        "NOK 1.3 billion, of which 520 million for wells",
        ["NOK 1.3 billion = 1300000000 NOK", "520 million = 520000000 NOK"],
    ),
    ("NOK 1.3 billion, including 520 million doses", ["NOK 1.3 billion = 1300000000 NOK"]),
    ("NOK 5 million and another 3 million people", ["NOK 5 million = 5000000 NOK"]),
    ("€9 million, 4 million of it for wells", ["€9 million = 9000000 EUR", "4 million = 4000000 EUR"]),
    (
        "€9 million: 4 million in grants, 5 million in soft loans",
        ["€9 million = 9000000 EUR", "4 million = 4000000 EUR", "5 million = 5000000 EUR"],
    ),
    ("€9 million, where 4 million in aid camps wait", ["€9 million = 9000000 EUR"]),
    ("€9 million. A line of 4 million", ["€9 million = 9000000 EUR", "4 million = 4000000 EUR"]),
    (
        "€9 million. It is in for 4 million of the package",
        ["€9 million = 9000000 EUR", "4 million = 4000000 EUR"],
    ),
    ("€9 million, Bonn 12 and Rome 3.", ["€9 million = 9000000 EUR", "12 = 12000000 EUR", "3 = 3000000 EUR"]),
    ("€9 million, Bonn 12 lorries", ["€9 million = 9000000 EUR"]),
    ("€9 million on Friday, May 5, in Bonn", ["€9 million = 9000000 EUR"]),
    ("€9 million. The number of the homeless comes to 4 million", ["€9 million = 9000000 EUR"]),
    ("€9 million for 5 million people, 4 million of them young", ["€9 million = 9000000 EUR"]),
    ("You promised €9 million. Six has been paid.", ["€9 million = 9000000 EUR", "Six = 6000000 EUR"]),
    ("Where are the €9 million?\nTwo of it went to Mali.", ["€9 million = 9000000 EUR", "Two = 2000000 EUR"]),
    ("How much of the €9 million has gone?\nSeven.", ["€9 million = 9000000 EUR", "Seven = 7000000 EUR"]),
    ("They gave €9 million. Twelve has been paid.", ["€9 million = 9000000 EUR"]),
    (
        "They gave €9 million. We gave the Red Cross 4 million.",
        ["€9 million = 9000000 EUR", "4 million = 4000000 EUR"],
    ),
    ("They gave €9 million. Six lorries have been paid for.", ["€9 million = 9000000 EUR"]),
    ("They gave €9 million. Six came in May.", ["€9 million = 9000000 EUR"]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_amounts_are_told_apart(text: str, expected: list[str]) -> None:
    assert amounts(text) == expected


def test_a_bare_number_says_where_its_currency_is_from() -> None:
    _, part = find_amounts("NOK 1.3 billion, of which 520 million for wells", WORDS)
    assert part.currency_reason == "a bare number after 'NOK 1.3 billion' takes its currency"


def test_pounds_of_aid_are_money_and_pounds_of_rice_a_weight() -> None:
    assert amounts("20,000 pounds of aid") == ["20,000 pounds = 20000 pounds"]
    assert amounts("a 500-pound grant") == ["500-pound = 500 pound"]


def test_an_amount_never_crosses_a_line() -> None:
    assert amounts("€5\nmillion") == ["€5 = 5 EUR"]


@given(st.text(alphabet=st.sampled_from("$£€US.A 0123456789,-–()mbnkr andtooreuros\n")) | st.text())
def test_spans_lie_in_order_inside_any_text(text: str) -> None:
    end = 0
    for amount in find_amounts(text, WORDS):
        assert end <= amount.span.start < amount.span.end <= len(text)
        assert "\n" not in amount.span.of(text)
        assert amount.value_max is None or amount.value_max > amount.value
        end = amount.span.end


@given(
    st.decimals(min_value=0, max_value=10**12, places=2),
    st.sampled_from(["EUR", "USD", "NOK", "JPY", "UAH", "FRF"]),
)
def test_money_prints_and_parses_back(value: Decimal, currency: str) -> None:
    (amount,) = find_amounts(f"They gave {currency} {value:,} for wells.", WORDS)
    assert (amount.value, amount.currency) == (value, currency)


@pytest.mark.parametrize("pile", ["$", "1,", "9", "$1 ", "5 EUR ", "€5, ", "1 and ", "€5/", "tens of ", "( "])
def test_a_pile_of_marks_takes_no_more_than_linear_time(pile: str) -> None:
    assert find_amounts(pile * 5_000, WORDS) is not None


def test_every_code_of_the_table_is_read() -> None:
    table = load_currencies(WORDS)
    for code in table.rows:
        assert [a.currency for a in find_amounts(f"5 million {code}", WORDS)] == [code]


def test_every_word_of_the_table_is_one_of_its_currencies() -> None:
    for code, row in load_currencies(WORDS).rows.items():
        for word in row.words:
            (amount,) = find_amounts(f"5 million {word}", WORDS)
            meant = (
                {amount.currency} if amount.currency else load_currencies(WORDS).meanings(amount.sign or "")
            )
            assert code in meant, word


def test_a_user_adds_a_currency(tmp_path: Path) -> None:
    (tmp_path / "currencies.yml").write_text("XTS: {name: test coin, words: [farthingale, farthingales]}\n")
    (amount,) = find_amounts("5 million farthingales", Vocabulary(tmp_path))
    assert (amount.value, amount.currency) == (5_000_000, "XTS")


def test_an_unknown_field_of_a_row_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "currencies.yml").write_text("XTS: {name: test coin, word: [farthingale]}\n")
    with pytest.raises(UnknownKeysError):
        find_amounts("5 million", Vocabulary(tmp_path))
