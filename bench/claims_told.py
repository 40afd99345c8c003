"""Generated claims as a ledger holds them: acts of many givers, told by several houses, in parts, again and to date.

A few givers and gainers have most of the acts, most acts have one or two reports and a few have dozens, and
most sums are round, as in the news. The same count and seed give the same claims anywhere.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from pledgebook.claims.claim import Accounting, Category, Form, Stage
from pledgebook.commitments import Source, Statement
from pledgebook.commitments.statement import Goods, Sum
from pledgebook.ids import digest


def listed(words: str) -> list[str]:
    """Part words where space stands between them."""
    return words.split()


START = date(2010, 1, 4)
CLAIMS_A_DAY = 40
GIVERS = listed(
    """
    USA DEU GBR FRA NOR SWE DNK NLD POL CAN ITA ESP FIN JPN EU BEL AUS CZE LTU LVA EST KOR CHE AUT PRT IRL GRC
    ROU BGR HRV SVN SVK LUX ISL TUR IND CHN SAU ARE QAT KWT BRA ZAF NZL MEX ARG CHL SGP WB IMF UN
    """
)
GAINERS = listed(
    """
    UKR MDA GEO ARM PSE SYR YEM SDN SSD ETH SOM KEN TZA UGA MOZ MWI ZMB NGA NER MLI TCD BFA COD CAF HTI AFG
    PAK BGD MMR NPL LKA PHL VNM LBN JOR IRQ EGY TUN MAR COL PER BOL ECU HND GTM
    """
)
CURRENCIES = {
    "USA": "USD",
    "GBR": "GBP",
    "NOR": "NOK",
    "SWE": "SEK",
    "DNK": "DKK",
    "CAN": "CAD",
    "JPN": "JPY",
}
HOUSES = [f"House {number}" for number in range(60)]
ITEMS = [
    *(("155mm shell", "ammunition/155mm"), ("main battle tank", "vehicles/tank"), ("howitzer", "artillery")),
    *(("generator", "energy/generator"), ("tent", "relief/shelter"), ("ambulance", "vehicles/medical")),
    *(("air defence system", "air_defence"), ("drone", "drones"), ("wheat", "food"), ("vaccine", "medical")),
    *(("helicopter", "aircraft/helicopter"), ("patrol boat", "ships"), ("body armour", "protection")),
    *(("transformer", "energy"), ("water pump", "relief/water"), ("demining vehicle", "engineering")),
]
VERBS = ("announced", "will provide", "pledged to send", "approved", "is sending", "promised", "set aside")
FILLER = listed(
    """
    ministry government parliament border winter harvest hospital children soldiers energy rebuilding coast
    village emergency partners agreement minister spokesman budget reserve programme region refugees families
    equipment
    """
)


@dataclass(frozen=True)
class Act:
    """What is given, before anybody tells of it."""

    number: int
    day: date
    giver: str
    gainer: str
    form: Form
    category: Category
    amount: Sum | None
    goods: Goods | None
    parts: tuple["Act", ...] = ()


def told(count: int, seed: int = 1) -> list[Statement]:
    """Return so many claims, document by document."""
    return list(islice(_documents(count, random.Random(seed)), count))


def _documents(count: int, dice: random.Random) -> Iterator[Statement]:
    days = max(200, count // CLAIMS_A_DAY)
    number = 0
    while True:
        act = _act(dice, number, START + timedelta(dice.randrange(days)))
        number += 1
        for report in range(_reports(dice)):
            yield from _report(dice, act, report)
        yield from _afterwards(dice, act)


def _reports(dice: random.Random) -> int:
    return min(int(dice.paretovariate(1.4)), 25)


def _act(dice: random.Random, number: int, day: date) -> Act:
    giver, gainer = _often_first(dice, GIVERS), _often_first(dice, GAINERS)
    form = dice.choices([Form.MONEY, Form.GOODS, Form.LOAN, Form.TRAINING, Form.SERVICES], [50, 30, 8, 7, 5])[
        0
    ]
    category = dice.choice([Category.MILITARY, Category.HUMANITARIAN, Category.FINANCIAL])
    paid = form in (Form.MONEY, Form.LOAN) or dice.random() < 0.3
    amount = Sum(_round_sum(dice), CURRENCIES.get(giver, "EUR")) if paid else None
    goods = _goods(dice) if form not in (Form.MONEY, Form.LOAN) else None
    act = Act(number, day, giver, gainer, form, category, amount, goods)
    return replace(act, parts=_parts(dice, act)) if amount and dice.random() < 0.15 else act


def _often_first(dice: random.Random, names: list[str]) -> str:
    return names[min(int(dice.expovariate(1 / (len(names) / 6))), len(names) - 1)]


def _round_sum(dice: random.Random) -> Decimal:
    digits = (
        dice.choice([1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8])
        if dice.random() < 0.6
        else dice.randint(101, 999) / 100
    )
    return Decimal(str(round(digits * 10 ** dice.randint(5, 9), 2)))


def _goods(dice: random.Random) -> Goods:
    name, group = dice.choice(ITEMS)
    return Goods(name, group, Decimal(dice.randint(2, 200)) if dice.random() < 0.6 else None)


def _parts(dice: random.Random, act: Act) -> tuple[Act, ...]:
    assert act.amount
    share = (act.amount.value * Decimal("0.3")).normalize()
    return tuple(
        replace(
            act,
            form=Form.GOODS,
            goods=_goods(dice),
            amount=replace(act.amount, value=share) if n == 0 else None,
        )
        for n in range(dice.randint(2, 4))
    )


def _report(dice: random.Random, act: Act, report: int) -> Iterator[Statement]:
    """Yield the claims of one document: the act, its parts, and sometimes what came before."""
    source = _source(dice, act, report, act.day + timedelta(dice.choice((0, 0, 0, 1, 1, 2))))
    stage = dice.choice((Stage.PLEDGED, Stage.ALLOCATED, Stage.ALLOCATED, Stage.COMMITTED))
    whole = _claim(dice, act, source, stage, Accounting.NEW)
    yield whole
    for part in act.parts:
        yield _claim(dice, part, source, stage, Accounting.COMPONENT, parent=whole.claim)
    if dice.random() < 0.2:
        total = Act(
            act.number,
            act.day,
            act.giver,
            act.gainer,
            Form.MONEY,
            act.category,
            Sum(_round_sum(dice), "EUR"),
            None,
        )
        yield _claim(dice, total, source, Stage.DELIVERED, Accounting.CUMULATIVE)


def _afterwards(dice: random.Random, act: Act) -> Iterator[Statement]:
    if dice.random() < 0.25:
        source = _source(dice, act, 100, act.day + timedelta(dice.randint(5, 120)))
        yield replace(
            _claim(dice, act, source, Stage.PLEDGED, Accounting.RESTATED), announced=act.day.isoformat()[:7]
        )
    if dice.random() < 0.25:
        source = _source(dice, act, 200, act.day + timedelta(dice.randint(10, 300)))
        yield _claim(dice, act, source, Stage.DELIVERED, Accounting.NEW)
    if dice.random() < 0.02:
        source = _source(dice, act, 300, act.day + timedelta(dice.randint(5, 200)))
        yield _claim(dice, act, source, dice.choice((Stage.SUSPENDED, Stage.CANCELLED)), Accounting.NEW)


def _source(dice: random.Random, act: Act, report: int, day: date) -> Source:
    name = digest(str(act.number), str(report))
    copied = report and report < 100 and dice.random() < 0.3
    return Source(
        name,
        dice.choice(HOUSES),
        day,
        tier=dice.randint(2, 6),
        story=digest(str(act.number), "0") if copied else name,
    )


def _claim(
    dice: random.Random,
    act: Act,
    source: Source,
    stage: Stage,
    accounting: Accounting,
    parent: str | None = None,
) -> Statement:
    thing = act.goods.name if act.goods else "support"
    sum_said = f"{act.amount.value:f} {act.amount.currency}" if act.amount else "some"
    words = (
        f"{act.giver} {dice.choice(VERBS)} {sum_said} {thing} {act.gainer} {' '.join(dice.sample(FILLER, 8))}"
    )
    return Statement(
        claim=digest(source.id, words, stage),
        source=source,
        stage=stage,
        words=words,
        actors=(act.giver,),
        recipients=(act.gainer,) if dice.random() < 0.95 else (),
        category=act.category,
        form=act.form,
        amount=act.amount,
        items=(act.goods,) if act.goods else (),
        accounting=accounting,
        parent=parent,
        tier=source.tier,
        confidence=0.8,
        cues=(dice.choice(VERBS),),
    )
