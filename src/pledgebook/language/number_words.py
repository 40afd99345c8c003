"""The words of numbers: what each is worth."""

from decimal import Decimal

_UNDER_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

UNITS = {word: Decimal(value) for value, word in enumerate(_UNDER_TWENTY.split())}
TENS = {word: Decimal(10 * value) for value, word in enumerate(_TENS.split(), start=2)} | {
    "fourty": Decimal(40)
}

# Words that multiply what stands before them. Plurals alone ("millions of") are vague and stand in VAGUE.
HUNDRED = Decimal(100)
MAGNITUDES = {
    "thousand": Decimal(10**3),
    "lakh": Decimal(10**5),
    "lac": Decimal(10**5),
    "lacs": Decimal(10**5),
    "lakhs": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "crores": Decimal(10**7),
    "billion": Decimal(10**9),
    "milliard": Decimal(10**9),
    "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15),
}
PLURALS = {
    "thousands": Decimal(10**3),
    "millions": Decimal(10**6),
    "billions": Decimal(10**9),
    "trillions": Decimal(10**12),
}

# Clear wherever a number stands before them.
ABBREVIATIONS = {
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "mio": Decimal(10**6),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "mrd": Decimal(10**9),
    "mlrd": Decimal(10**9),
    "trn": Decimal(10**12),
    "trln": Decimal(10**12),
    "tn": Decimal(10**12),
}
# One letter: a number only where it touches the digits ("5m people", "10k rounds").
LETTERS = {"k": Decimal(10**3), "m": Decimal(10**6), "b": Decimal(10**9)}
# Read beside a currency alone: elsewhere they are tonnes, mills or names.
MONEY_ONLY = {
    "t": Decimal(10**12),
    "mil": Decimal(10**6),
    "mill": Decimal(10**6),
    "mils": Decimal(10**6),
    "mm": Decimal(10**6),
    "mia": Decimal(10**9),
    "cr": Decimal(10**7),
    "thou": Decimal(10**3),
}

# A plural that counts nothing exactly: its unit is the floor (codebook 4.2).
VAGUE = {
    "tens": Decimal(10),
    "dozens": Decimal(12),
    "scores": Decimal(20),
    "hundreds": Decimal(100),
} | PLURALS

SEVERAL = frozenset({"several", "few", "many"})

FRACTIONS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}
PARTS = {
    "half": Decimal("0.5"),
    "third": Decimal(1) / 3,
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
}

# After "200m": a length, no millions.
_METRES = (
    "long wide high deep tall away from above below race sprint radius range thick across offshore apart "
    "ahead behind underwater diameter square x"
)
METRES = frozenset(_METRES.split())

NUMBER_WORDS = (
    frozenset(UNITS) | frozenset(TENS) | {"hundred", "dozen"} | frozenset(MAGNITUDES) | frozenset(VAGUE)
)
