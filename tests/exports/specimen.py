"""Hand-made readings of invented reports, which show every part of a page."""

from array import array
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pledgebook.amounts import Amount, Money, Per, Qualifier
from pledgebook.claims.claim import (
    Accounting,
    Category,
    Claim,
    Cue,
    CueRole,
    Form,
    Link,
    PartyRef,
    Period,
    Reading,
    Stage,
)
from pledgebook.dates import Bound, Precision, When
from pledgebook.documents import Document
from pledgebook.findings import Flag, FlagKind
from pledgebook.language import Annotation, Block, BlockKind, View
from pledgebook.language.items import Item
from pledgebook.language.quotation import Mode, Quote, SpeakerKind
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span

REPORT = """Norland weighs sending trainers to Besmark

The government of Norland is considering sending military trainers to Besmark, defence sources said on \
Tuesday, if parliament in Aldhaven agrees.

Defence Secretary Mara Holt arrived in the capital Tesk promising an extra £225m of military support – for \
more drones, 60 artillery pieces and an air defence system. “We will stand with our friends,” she said.

Norland has not sent troops. It has delivered 1.3 billion kroner of aid in total since 2021, of which 40 \
tanks went to the border guard through the Harbour Fund.

Holdt said a loan of up to €50 million a year until 2031 had been suspended, and ruled out sanctions on \
Varenia.
"""

RELEASE = """Ministry for Foreign Affairs of Finmere

• 30 mobile clinics for Tanvia, worth $4.5 million
• 2,000 tents, already announced in May

The cabinet approved the list on 3 March.
"""


@dataclass(frozen=True)
class Paper:
    """A text in which words are found by themselves."""

    text: str

    def at(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def party(self, words: str, code: str | None, name: str | None = None, nth: int = 0) -> PartyRef:
        return PartyRef(self.at(words, nth), code, name)

    def cue(self, words: str, role: str, nth: int = 0) -> Cue:
        return Cue(self.at(words, nth), CueRole(role))

    def item(self, words: str, name: str, quantity: int | None = None) -> Item:
        span = self.at(words)
        return Item(span, span, name, None, None if quantity is None else Decimal(quantity))

    def link(self, words: str, kind: str, mode: str) -> Link:
        return Link(self.at(words), SpeakerKind(kind), Mode(mode))

    def amount(self, words: str, value: str, currency: str | None, **more: object) -> Amount:
        return Amount(self.at(words), Decimal(value), currency, **more)  # type: ignore[arg-type]

    def blocks(self) -> tuple[Block, ...]:
        found, start = [], 0
        for line in self.text.split("\n"):
            kind = BlockKind.HEADING if not found else BlockKind.PARAGRAPH
            bullet = 2 if line.startswith("•") else 0
            if line:
                found.append(
                    Block(Span(start + bullet, start + len(line)), BlockKind.ITEM if bullet else kind)
                )
            start += len(line) + 1
        return tuple(found)


def report() -> Reading:
    """A news report with acts at many stages, cut into eight claims."""
    paper = Paper(REPORT)
    document = Document(
        id="report-1",
        text=REPORT,
        title="Norland weighs sending trainers to Besmark",
        url="https://example.org/report-1",
        publisher="The Aldhaven Courier",
        published=date(2024, 12, 18),
        language="en",
    )
    return Reading(
        document=document,
        claims=(*_opening(paper), *_sums(paper), *_last(paper)),
        headline="c-pledge",
        flags=(
            Flag(FlagKind.NAME_VARIANT, "“Holdt” is one slip from “Holt”.", paper.at("Holdt")),
            Flag(FlagKind.INCONSISTENT_FIGURE, "The text gives two totals for the same period.", None),
        ),
        tier=5,
        blocks=paper.blocks(),
    )


def _opening(paper: Paper) -> tuple[Claim, ...]:
    sentence = paper.text.split("\n\n")[1]
    promise = paper.text.split("\n\n")[2].split(". “")[0] + "."
    norland = paper.party("Norland", "NRL", "Norland", nth=1)
    return (
        Claim(
            id="c-consider",
            stage=Stage.CONSIDERED,
            conditional=True,
            evidence=(paper.at(sentence),),
            actors=(norland,),
            recipients=(paper.party("Besmark", "BSM", "Besmark", nth=1),),
            category=Category.MILITARY,
            form=Form.PERSONNEL,
            items=(paper.item("military trainers", "trainers"),),
            accounting=Accounting.NEW,
            announced="2024-12-17",
            attribution=(paper.link("defence sources", "anonymous", "indirect"),),
            tier=6,
            cues=(
                paper.cue("considering", "stage"),
                paper.cue("if", "condition"),
                paper.cue("defence sources said", "attribution"),
            ),
            confidence=0.91,
            because=("“Considering” has scope over the act, so it is no promise.",),
        ),
        Claim(
            id="c-pledge",
            stage=Stage.PLEDGED,
            evidence=(paper.at(promise),),
            actors=(
                PartyRef(paper.at("Defence Secretary Mara Holt"), "NRL", "Norland", "defence secretary"),
            ),
            recipients=(paper.party("Tesk", "BSM", "Besmark"),),
            category=Category.MILITARY,
            form=Form.GOODS,
            amount=paper.amount("£225m", "225000000", "GBP"),
            items=(
                paper.item("drones", "drone"),
                paper.item("60 artillery pieces", "artillery piece", 60),
                paper.item("an air defence system", "air defence system", 1),
            ),
            accounting=Accounting.NEW,
            announced="2024-12-18",
            period=Period("2025", "2025", Precision.YEAR),
            attribution=(paper.link("Mara Holt", "person", "mixed"),),
            tier=5,
            cues=(paper.cue("promising", "stage"), paper.cue("extra", "accounting")),
            confidence=0.84,
            because=("A minister stands for her state.", "“Extra” adds to the total."),
        ),
    )


def _sums(paper: Paper) -> tuple[Claim, ...]:
    total = "It has delivered 1.3 billion kroner of aid in total since 2021"
    part = "of which 40 tanks went to the border guard through the Harbour Fund"
    norland = paper.party("Norland", "NRL", "Norland", nth=2)
    return (
        Claim(
            id="c-troops",
            stage=Stage.DELIVERED,
            negated=True,
            evidence=(paper.at("Norland has not sent troops."),),
            actors=(norland,),
            category=Category.MILITARY,
            form=Form.PERSONNEL,
            items=(paper.item("troops", "troops"),),
            cues=(paper.cue("sent", "stage"), paper.cue("not", "negation")),
            confidence=0.55,
        ),
        Claim(
            id="c-total",
            stage=Stage.DELIVERED,
            evidence=(paper.at(total),),
            actors=(norland,),
            recipients=(paper.party("Besmark", "BSM", "Besmark", nth=1),),
            form=Form.MONEY,
            amount=paper.amount(
                "1.3 billion kroner",
                "1300000000",
                "NOK",
                currency_reason="the giver's own currency",
                alternatives=(Money(Decimal(110_000_000), "EUR"),),
            ),
            accounting=Accounting.CUMULATIVE,
            period=Period("2021", None, Precision.YEAR, paper.at("since 2021")),
            cues=(paper.cue("delivered", "stage"), paper.cue("in total", "accounting")),
            confidence=0.77,
        ),
        Claim(
            id="c-part",
            stage=Stage.DELIVERED,
            evidence=(paper.at(part), paper.at(total)),
            actors=(norland,),
            recipients=(paper.party("the border guard", "BSM", "Besmark"),),
            channels=(paper.party("the Harbour Fund", None, "Harbour Fund"),),
            category=Category.MILITARY,
            form=Form.GOODS,
            items=(paper.item("40 tanks", "tank", 40),),
            accounting=Accounting.COMPONENT,
            parent="c-total",
            cues=(paper.cue("went to", "stage"), paper.cue("of which", "accounting")),
            confidence=0.71,
        ),
    )


def _last(paper: Paper) -> tuple[Claim, ...]:
    clause = "Holdt said a loan of up to €50 million a year until 2031 had been suspended"
    holdt = paper.party("Holdt", "NRL", "Norland")
    speaker = (paper.link("Mara Holt", "person", "indirect"),)
    return (
        Claim(
            id="c-loan",
            stage=Stage.SUSPENDED,
            evidence=(paper.at(clause),),
            actors=(holdt,),
            category=Category.FINANCIAL,
            form=Form.LOAN,
            amount=paper.amount(
                "up to €50 million a year", "50000000", "EUR", qualifier=Qualifier.UP_TO, per=Per.YEAR
            ),
            accounting=Accounting.RESTATED,
            period=Period(None, "2031", Precision.YEAR),
            attribution=speaker,
            cues=(paper.cue("suspended", "stage"), paper.cue("said", "attribution", 2)),
            flags=(Flag(FlagKind.NAME_VARIANT, "“Holdt” is one slip from “Holt”.", paper.at("Holdt")),),
            confidence=0.42,
        ),
        Claim(
            id="c-sanctions",
            stage=Stage.RULED_OUT,
            evidence=(paper.at("ruled out sanctions on Varenia"),),
            actors=(holdt,),
            targets=(paper.party("Varenia", "VRN", "Varenia"),),
            category=Category.POLITICAL,
            form=Form.SANCTIONS,
            accounting=Accounting.NEW,
            attribution=speaker,
            cues=(paper.cue("ruled out", "stage"),),
            confidence=0.3,
            uncounted="an act that is ruled out counts nowhere",
        ),
    )


def release() -> Reading:
    """A fact sheet with bullets, without a date."""
    paper = Paper(RELEASE)
    cabinet = paper.party("The cabinet", "FNM", "Finmere")
    return Reading(
        document=Document("release-2", RELEASE, "Aid list for Tanvia", publisher="Finmere"),
        claims=(
            Claim(
                id="r-clinics",
                stage=Stage.COMMITTED,
                evidence=(
                    paper.at("30 mobile clinics for Tanvia, worth $4.5 million"),
                    paper.at("The cabinet approved the list on 3 March."),
                ),
                actors=(cabinet,),
                recipients=(paper.party("Tanvia", "TNV", "Tanvia"),),
                category=Category.HUMANITARIAN,
                form=Form.GOODS,
                amount=paper.amount("$4.5 million", "4500000", None, sign="$"),
                items=(paper.item("30 mobile clinics", "mobile clinic", 30),),
                accounting=Accounting.NEW,
                cues=(paper.cue("approved", "stage"),),
                confidence=0.88,
            ),
            Claim(
                id="r-tents",
                stage=Stage.COMMITTED,
                evidence=(paper.at("2,000 tents, already announced in May"),),
                actors=(cabinet,),
                recipients=(paper.party("Tanvia", "TNV", "Tanvia"),),
                category=Category.HUMANITARIAN,
                form=Form.GOODS,
                items=(paper.item("2,000 tents", "tent", 2000),),
                accounting=Accounting.RESTATED,
                cues=(paper.cue("already announced", "accounting"), paper.cue("approved", "stage")),
                confidence=0.6,
            ),
        ),
        headline="r-clinics",
        flags=(Flag(FlagKind.UNDATED, "No date is given, so “3 March” has no year."),),
        tier=2,
        blocks=paper.blocks(),
    )


def unread() -> Reading:
    """A document in another language: no claims, one flag."""
    return Reading(
        document=Document("lettre-3", "Une lettre sans promesse.", language="fr"),
        flags=(Flag(FlagKind.NOT_ENGLISH, "The text is French (fr)."),),
    )


def hostile() -> Reading:
    """A text that tries to break out of the page, the table and the terminal."""
    script = "<script>document.title='broken'</script>"
    text = (
        "=HYPERLINK(\"x\") <script>document.title='broken'</script> "
        "\x1b[31m\u202egnp.exe\u202c \ud800 \0 [bold]"
        " שלום <img src=x onerror=alert(1)> will give 5 \"tanks\" & more to 'Ruritania'.\n" + "(" * 200
    )
    paper = Paper(text)
    sentence = Span(0, text.index("\n"))
    return Reading(
        document=Document(
            "</script><b>id", text, "<script>document.title='broken'</script>", url="javascript:alert(1)"
        ),
        claims=(
            Claim(
                id='"><script>',
                stage=Stage.PLEDGED,
                evidence=(sentence,),
                actors=(PartyRef(paper.at("שלום"), None, "=<b>שלום</b>"),),
                recipients=(PartyRef(paper.at("Ruritania"), "RUR", "\u202e[red]Ruritania"),),
                items=(paper.item('5 "tanks"', "tanks", 5),),
                cues=(paper.cue("will give", "stage"),),
                confidence=0.5,
                because=(script,),
            ),
        ),
        headline='"><script>',
    )


def annotated() -> Annotation:
    """The news report with every layer, read through a view that starts two signs later."""
    paper = Paper(REPORT)
    view = View(REPORT[2:], array("L", range(2, len(REPORT) + 1)))

    def seen(span: Span) -> Span:
        return span.shift(-2)

    words = paper.at("Defence Secretary Mara Holt")
    says = paper.at("“We will stand with our friends,”")
    blocks = tuple(replace(block, span=seen(block.span)) for block in paper.blocks()[1:])
    return Annotation(
        document=report().document,
        view=view,
        blocks=blocks,
        sentences=(),
        amounts=(Amount(seen(paper.at("£225m")), Decimal(225_000_000), "GBP"),),
        items=(
            Item(
                seen(paper.at("60 artillery pieces")),
                seen(paper.at("artillery pieces")),
                "artillery piece",
                "weapons/artillery",
                Decimal(60),
                unit="pieces",
            ),
        ),
        dates=(When(seen(paper.at("since 2021")), "2021/..", "2021", None, Precision.YEAR, Bound.SINCE),),
        parties=(
            Party(seen(paper.at("Norland", 1)), "NRL", "Norland", PartyKind.STATE),
            Party(seen(paper.at("Norland", 2)), "NRL", "Norland", PartyKind.STATE),
            Party(seen(words), "NRL", "Norland", PartyKind.PERSON, "defence secretary", "Mara Holt"),
        ),
        quotes=(
            Quote(
                seen(says),
                Mode.DIRECT,
                source=seen(paper.at("she")),
                naming=seen(paper.at("Mara Holt")),
                cue=seen(paper.at("said", 1)),
                kind=SpeakerKind.PERSON,
                party="NRL",
            ),
        ),
        flags=report().flags[1:],
    )
