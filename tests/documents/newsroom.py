"""Invented news: stories, what other houses make of them, and what only looks like a copy.

A story is one of many forms of sentence with its own facts, so that two stories share phrases as news does.
"""

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta

from pledgebook.documents import Entry, signature


def listed(words: str, between: str | None = None) -> tuple[str, ...]:
    """Part words where a space, or another mark, stands between them."""
    return tuple(words.strip().split(between))


DAY = date(2031, 3, 1)
COUNTRIES = listed(
    "Norland Maresia Tarnland Ostria Velmark Quenby Sarrow Illandia Brenn Castovia Dunmere Estavar"
)
PEOPLE = listed(
    "Brekk Ilwe Sandro Okoye Marlin Petrakis Vaasa Dorn Lindqvist Abara Teller Novik Raine Hollis"
)
TOWNS = listed("Hallvik Amory Stennet Gorse Lipari Moorgate Anselm Tessaly Brill Korda Wexham Pellworm")
GOODS = listed(
    "field hospitals;water pumps;radar sets;armoured lorries;school desks;mobile bridges;generators;"
    "rescue boats;winter tents;seed potatoes;mine detectors;cargo drones",
    ";",
)
LEADS = (
    "{giver} will give {taker} {sum} million crowns for {goods}, {minister} said on {day} in {town}.",
    "The government of {giver} promised {taker} another {sum} million crowns on {day} to pay for {goods}.",
    "{giver} is sending {count} {goods} to {taker}, its defence ministry announced on {day}.",
    "{taker} is to receive {goods} worth {sum} million crowns from {giver}, officials in {town} said on {day}.",
)
SENTENCES = listed(
    """The money comes out of a reserve of {more} million crowns that parliament set aside last year
"We shall not leave our friends in {taker} alone this winter," {minister} told reporters
The first {count} of them are expected to arrive in {town} before the end of the month
{taker} had asked for twice as many, a diplomat who was not allowed to speak publicly said
It is the {nth} such package since the fighting near {town} began {years} years ago
Lawmakers of the opposition said that the plan had been drawn up in a hurry and without them
According to the ministry of finance the cost will be spread over {years} budgets
The president of {taker}, {other}, thanked {giver} in a short message to the nation
Aid groups working along the coast say that roads remain closed to most of their lorries
{other} is due to travel to {giver} next week for talks with {minister} and business leaders
A spokeswoman for the ministry would not say which units were going to be equipped first
Earlier this year {giver} handed over {less} {goods2}, of which a third were later found to need repair
Economists at the central bank expect the economy of {taker} to shrink by {less} per cent
In {town} hundreds of people waited in the rain for the convoy, waving flags of both countries
The two neighbours signed a treaty of friendship in {year} and share a border of {more} kilometres
Critics argue that the stocks of the army of {giver} have fallen below what its own plans require
Instructors from {giver} are already training {count2} soldiers at a camp outside {town}
"Every week counts, and we were told so plainly," {other} said after the meeting
The offer still has to pass the upper house, where the government has a majority of {less} seats
Shares of the firm that builds the {goods} rose by {less} per cent after the announcement
{taker} says it needs {big} billion crowns to rebuild its power stations before the cold returns
A bridge over the river was hit again overnight, and trains to the east were turned back
Neighbouring {third} has said that it will decide on its own contribution after the elections
The foreign ministers of the region meet in {town2} on {day2} to discuss what else can be done
Unions at the port warned that they could not unload more than {less} ships in a day
Witnesses described long queues at petrol stations and shelves without bread in the north
The agreement also covers spare parts, fuel and the pay of {less} mechanics for a year
{minister} has led the ministry since {year} and is seen as a possible successor to the prime minister
A poll published at the weekend found that {less2} per cent of voters in {giver} support the help
Officials cautioned that the weather could delay the flights by several days
Farmers in the south of {taker} have lost a second harvest, and prices of grain have doubled
The transport will be organised by the navy, which has chartered {less} ferries for the purpose
Human rights groups asked {giver} to attach conditions, among them access to prisoners
{third} and {giver} quarrelled last autumn over who should pay for the storage of the {goods2}
The decision had been expected since the cabinet met in {town2} behind closed doors
Schools in the capital stayed shut while engineers looked for the cause of the blackout
Some of the older {goods2} will be taken apart, and their engines used elsewhere
The auditors want a report on every shipment within {less} weeks of its arrival
"This is what an alliance looks like," said {other}, standing beside a row of empty crates
Work on a joint repair shop in {town2} started in {year} and has cost {more2} million crowns so far""",
    "\n",
)
SWAPS = dict(
    pair.split(":")
    for pair in listed(
        """said:stated will:is·going·to give:provide promised:pledged another:a·further announced:made·public
    money:funds comes:is·taken last:the·previous told:informed expected:set arrive:reach·there
    before:ahead·of asked:called many:much such:similar began:broke·out Lawmakers:Deputies plan:scheme
    hurry:rush According:As·reported cost:expense spread:divided thanked:praised short:brief groups:agencies
    working:active roads:routes closed:shut most:nearly·all travel:go talks:discussions leaders:figures
    would:did which:what going:about first:at·once Earlier:Sooner found:said repair:mending expect:foresee
    economy:output shrink:contract people:residents waited:stood rain:wet waving:holding signed:concluded
    share:have Critics:Sceptics argue:claim stocks:supplies fallen:dropped already:now training:teaching
    camp:base outside:near counts:matters plainly:bluntly meeting:session offer:proposal pass:clear
    rose:climbed builds:makes needs:requires rebuild:restore cold:frost returns:is·back hit:struck
    again:once·more trains:wagons decide:settle after:following discuss:debate done:tried warned:cautioned
    unload:land described:spoke·of long:endless queues:lines bread:loaves agreement:deal also:too
    covers:includes pay:wages has:had seen:regarded possible:likely poll:survey published:released
    found:showed support:back delay:hold·up several:some lost:missed harvest:crop doubled:soared
    organised:run purpose:task conditions:terms access:visits quarrelled:argued storage:keeping
    decision:step cabinet:ministers behind:with stayed:remained cause:source older:aged apart:down used:put
    auditors:examiners report:account shipment:delivery within:inside looks:seems standing:posing empty:bare
    row:line started:opened the:this of:from to:towards in:within and:plus on:upon for:towards that:which
    by:through"""
    )
)


@dataclass(frozen=True)
class Piece:
    """A text with its source, before it is signed."""

    text: str
    publisher: str
    day: date
    url: str | None = None
    title: str | None = None

    def entry(self, name: str) -> Entry:
        return Entry(name, signature(self.text), self.title, self.publisher, self.url, self.day)


def facts(dice: random.Random) -> dict[str, object]:
    giver, taker, third = dice.sample(COUNTRIES, 3)
    minister, other = dice.sample(PEOPLE, 2)
    town, town2 = dice.sample(TOWNS, 2)
    goods, goods2 = dice.sample(GOODS, 2)
    days = listed("Monday Tuesday Wednesday Thursday Friday")
    numbers = {name: dice.randint(3, 99) for name in ("less", "less2", "years", "count", "big")}
    more = {name: dice.randint(101, 999) for name in ("sum", "more", "more2", "count2")}
    nth = dice.choice(listed("third fourth fifth sixth seventh eighth"))
    words = {"minister": minister, "other": other, "town": town, "town2": town2, "nth": nth}
    return {
        **numbers,
        **more,
        **words,
        "giver": giver,
        "taker": taker,
        "third": third,
        "goods": goods,
        "goods2": goods2,
        "day": dice.choice(days),
        "day2": dice.choice(days),
        "year": dice.randint(1950, 2029),
    }


def write(dice: random.Random, length: int | None = None) -> list[str]:
    """Write a story, sentence by sentence."""
    known = facts(dice)
    chosen = dice.sample(SENTENCES, length or dice.randint(9, 24))
    return [
        dice.choice(LEADS).format(**known),
        *(f"{line}.".replace('".', '."').format(**known) for line in chosen),
    ]


def lay_out(dice: random.Random, sentences: list[str]) -> str:
    """Set sentences in paragraphs of one to three."""
    paragraphs, rest = [], sentences
    while rest:
        size = dice.randint(1, 3)
        paragraphs.append(" ".join(rest[:size]))
        rest = rest[size:]
    return "\n\n".join(paragraphs)


def edit(dice: random.Random, sentence: str, share: float) -> str:
    """Put other words for some of a sentence's; figures and names stay."""
    words = sentence.split(" ")
    swapped = (SWAPS[word] if word in SWAPS and dice.random() < share else word for word in words)
    return " ".join(swapped).replace("·", " ")


def copy_of(dice: random.Random, story: list[str]) -> str:
    """Return what another house prints: cut, edited, reordered, with its own lines around it."""
    kept = story[: max(3, round(len(story) * dice.uniform(0.4, 1.0)))]
    if dice.random() < 0.3:
        kept = kept[:2] + dice.sample(kept[2:], len(kept) - 2)
    share = dice.choice((0.0, 0.05, 0.1, 0.2, 0.3))
    text = lay_out(dice, [edit(dice, sentence, share) for sentence in kept])
    if dice.random() < 0.25:
        text = garble(dice, text)
    head = dice.choice(("", "Neighbours promise help\n\n", f"{dice.choice(TOWNS).upper()} (Agency) - "))
    credit = "\n\nReporting by A. Penn in Korda; Editing by B. Quill"
    tail = dice.choice(("", credit, "\n\nRead more: 5 things to know"))
    return head + text + tail


def garble(dice: random.Random, text: str) -> str:
    """Change one figure."""
    place = dice.choice(list(re.finditer(r"\b\d{2,3}\b", text)))
    return f"{text[: place.start()]}{int(place[0]) + dice.randint(1, 90)}{text[place.end() :]}"


def copies(dice: random.Random) -> tuple[Piece, Piece]:
    """Return a wire story and another house's copy of it."""
    story = write(dice)
    day = DAY + timedelta(dice.randrange(300))
    later = day + timedelta(dice.choice((0, 0, 1, 2)))
    return Piece(lay_out(dice, story), "Wire", day), Piece(copy_of(dice, story), "Mail", later)


def another_act(dice: random.Random) -> tuple[Piece, Piece]:
    """Return two stories of one day that share their background, of two acts."""
    one, two = write(dice, 14), write(dice, 14)
    shared = one[-5:]
    return Piece(lay_out(dice, one), "Wire", DAY), Piece(lay_out(dice, two[:-5] + shared), "Mail", DAY)


def own_words(dice: random.Random) -> tuple[Piece, Piece]:
    """Return two reports of one act that share its facts and quotations, in sentences of their own."""
    known = facts(dice)
    lines = dice.sample(SENTENCES, 24)
    leads = dice.sample(LEADS, 2)
    quotes = [line for line in SENTENCES if line.startswith('"')]
    texts = []
    for lead, own in zip(leads, (lines[:12], lines[12:]), strict=True):
        chosen = [lead, *(line for line in own if line not in quotes), *quotes[:2]]
        texts.append(lay_out(dice, [f"{line}.".format(**known) for line in chosen]))
    return Piece(texts[0], "Wire", DAY), Piece(texts[1], "Mail", DAY)


def one_form(dice: random.Random) -> tuple[Piece, Piece]:
    """Return two acts of one office on one form, a few days apart."""
    body = dice.sample([line for line in SENTENCES if "{" not in line], 5)
    form = "{giver} releases {goods} worth {sum} million crowns to {taker}. " + ". ".join(body) + "."
    known = facts(dice)
    second = known | dice.choice(
        ({"sum": dice.randint(1001, 1999)}, {"taker": "Farland", "giver": known["giver"]})
    )
    later = DAY + timedelta(dice.randint(0, 3))
    return Piece(form.format(**known), "Office", DAY, "https://o.example/1"), Piece(
        form.format(**second), "Office", later, "https://o.example/2"
    )


def shared_trigrams(one: str, two: str) -> float:
    """Return which share of all the word trigrams of two texts both have."""
    left, right = ({*zip(words, words[1:], words[2:], strict=False)} for words in map(_words, (one, two)))
    return len(left & right) / len(left | right)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
