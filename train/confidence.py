"""Fits the weights of claims/finishing/confidence.py to coded texts, and says how well they hold on those kept apart.

`make train` runs it: it rewrites vocabulary/confidence.yml and prints the curve of docs/scores.md.
"""

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from pledgebook.claims.finishing.confidence import share
from train.coded import Judged, golden, judged, probes

ROOT = Path(__file__).parent.parent
OUT = ROOT / "src/pledgebook/vocabulary/confidence.yml"
HEAD = """\
# How much each feature of a claim (claims/finishing/confidence.py) moves the odds that it is right.
# Made by `make train`.
weights:
"""
BANDS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)
# The rules were made on the texts that the weights are fitted to, and hold less well on others; in log-odds.
ALLOWANCE = 1.4
STRENGTH = 0.5  # of the pull of every weight towards nothing; few texts, many features


def development() -> list[Judged]:
    """Return the claims of the texts that the weights are fitted to."""
    tests = ROOT / "tests"
    return list(
        judged(chain(golden(tests / "golden/development"), probes(tests / "claims/probes/development")))
    )


def held() -> list[Judged]:
    """Return the claims of the texts that are only measured."""
    tests = ROOT / "tests"
    return list(judged(chain(golden(tests / "golden/held"), probes(tests / "claims/probes/held"))))


def fit(claims: Sequence[Judged]) -> Mapping[str, float]:
    """Return the weight of each feature in the odds that a claim is right."""
    rows = DictVectorizer()
    table = rows.fit_transform([dict.fromkeys(sorted(claim.features), 1) for claim in claims])
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table, [claim.right for claim in claims])
    weights = dict(zip(rows.get_feature_names_out(), model.coef_[0], strict=True))
    return {"always": float(model.intercept_[0]) - ALLOWANCE} | {
        name: float(weights[name]) for name in sorted(weights)
    }


def write(weights: Mapping[str, float]) -> None:
    """Write the weights as rows of the vocabulary."""
    rows = "".join(f"  {name}: {weight:.3f}\n" for name, weight in weights.items())
    OUT.write_text(HEAD + rows, encoding="utf-8")


def curve(claims: Sequence[Judged], weights: Mapping[str, float]) -> str:
    """Return, for each band of confidence, how many claims fall in it and how many of them are right."""
    sure = [(share(claim.features, weights), claim.right) for claim in claims]
    lines = ["confidence   claims  said   right"]
    for low, high in pairwise(BANDS):
        band = [(said, right) for said, right in sure if low <= said < high]
        if band:
            said, right = (sum(column) / len(band) for column in zip(*band, strict=True))
            lines.append(f"{low:.1f} to {min(high, 1.0):.1f}  {len(band):6}  {said:.2f}   {right:.2f}")
    return "\n".join(lines)


def main() -> None:
    """Fit, write, and print both curves."""
    seen = development()
    weights = fit(seen)
    write(weights)
    print(f"On the texts that the weights were fitted to\n{curve(seen, weights)}")
    print(f"\nOn the texts kept apart\n{curve(held(), weights)}")


if __name__ == "__main__":
    main()
