#!/usr/bin/env python3
"""What scipy says of series and distributions: the golden answers that TrendsTests holds Sources/Trends against.

    trends.py            checks that scipy still gives what is in the golden file
    trends.py --write    writes the golden file anew

Needs numpy and scipy from PyPI.
"""
import json
import math
import pathlib
import sys

import numpy as np
from scipy import stats

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "TrendsTests" / "Golden" / "scipy.json"


def series():
    """Series with and without ties, outliers, gaps and repeated times."""
    chance = np.random.default_rng(20261126)
    yield "three", [0, 1, 2], [1, 3, 2]
    yield "falling", [1, 2, 3, 4, 5], [9, 7, 7.5, 3, 1]
    yield "level", [1900, 1977, 1995, 2020], [-25.74, -29.01, -26.62, -28.23]
    yield "straight", [1, 2, 4, 7, 11], [3, 5, 9, 15, 23]
    yield "ties", [1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 3, 3, 3, 1, 4, 4]
    yield "times", [1, 1, 2, 2, 3, 3, 4], [1.5, 2.5, 2, 4, 4, 6, 5]
    yield "outlier", list(range(12)), [1, 2, 3, 4, 5, 60, 7, 8, 9, 10, 11, 12]
    yield "far", [1e6 + i for i in range(20)], [1e5 + v for v in chance.normal(size=20)]
    for size in (5, 10, 33, 34, 60, 200):
        times = np.cumsum(chance.uniform(0.1, 2, size))
        yield f"drift{size}", times.tolist(), (0.05 * times + chance.normal(size=size)).tolist()
        yield f"coarse{size}", times.tolist(), np.round(0.2 * times + chance.normal(size=size)).tolist()


def rank_trend(x, y):
    """Mann and Kendall by every pair; the probability by Kendall's counted orders or by the normal distribution."""
    n = len(x)
    total = sum(np.sign(x[j] - x[i]) * np.sign(y[j] - y[i]) for j in range(n) for i in range(j))
    ties = [c for v in (x, y) for c in [np.unique(v, return_counts=True)[1].astype(float)]]

    def three(c):
        return (c * (c - 1) * (2 * c + 5)).sum()

    variance = (n * (n - 1) * (2 * n + 5) - three(ties[0]) - three(ties[1])) / 18
    variance += np.prod([(c * (c - 1)).sum() for c in ties]) / (2 * n * (n - 1))
    variance += np.prod([(c * (c - 1) * (c - 2)).sum() for c in ties]) / (9 * n * (n - 1) * (n - 2))
    score = (total - np.sign(total)) / math.sqrt(variance)
    counted = all((c == 1).all() for c in ties) and n <= 33
    if counted:
        probability = stats.kendalltau(x, y, method="exact").pvalue
    else:
        probability = min(1, 2 * stats.norm.sf(abs(score)))
        plain = stats.kendalltau(x, y, method="asymptotic").pvalue
        assert math.isclose(plain, 2 * stats.norm.sf(abs(total) / math.sqrt(variance)), rel_tol=1e-9)
    return {
        "sum": int(total), "variance": variance, "score": score, "probability": probability,
        "counted": counted, "agreement": stats.kendalltau(x, y).statistic,
    }


def line(x, y):
    fit = stats.linregress(x, y)
    degrees = len(x) - 2
    answer = {"slope": fit.slope, "slopeError": fit.stderr, "intercept": fit.intercept, "explained": fit.rvalue ** 2,
              "probability": fit.pvalue}
    for confidence in (0.5, 0.9, 0.95, 0.999):
        reach = stats.t.ppf((1 + confidence) / 2, degrees) * fit.stderr
        answer[f"interval{confidence}"] = [fit.slope - reach, fit.slope + reach]
    return answer


def median_slope(x, y):
    answer = {"slope": stats.theilslopes(y, x).slope}
    for confidence in (0.5, 0.9, 0.95, 0.999):
        found = stats.theilslopes(y, x, alpha=confidence)
        answer[f"interval{confidence}"] = [found.low_slope, found.high_slope]
    return answer


def places(y):
    return {
        "median": float(np.median(y)), "deviation": stats.median_abs_deviation(y),
        "quantiles": [[q, float(np.quantile(y, q))] for q in (0, 0.05, 0.25, 0.3333, 0.5, 0.9, 1)],
        "scores": [] if stats.median_abs_deviation(y) == 0 else
        ((np.array(y) - np.median(y)) / stats.median_abs_deviation(y, scale="normal")).tolist(),
    }


def distributions():
    shares = [1e-300, 1e-40, 1e-12, 1e-6, 0.001, 0.025, 0.1, 0.31, 0.4999, 0.5, 0.6, 0.75, 0.9, 0.975, 0.9995, 1 - 1e-9]
    values = [-30, -8.5, -3, -1.96, -1, -0.1, 0, 0.3, 1, 2.5, 6]
    degrees = [1, 2, 3, 4.5, 5, 10, 29, 30, 100, 1234, 100000]
    return {
        "normalQuantiles": [[p, stats.norm.ppf(p)] for p in shares],
        "normalShares": [[v, stats.norm.cdf(v)] for v in values],
        "studentQuantiles": [[p, d, stats.t.ppf(p, d)] for p in shares if p > 1e-13 for d in degrees],
        "studentShares": [[v, d, stats.t.sf(v, d)] for v in values if v > -29 for d in degrees],
    }


def answers():
    found = []
    for name, x, y in series():
        x, y = [float(v) for v in x], [float(v) for v in y]
        found.append({"name": name, "times": x, "values": y, "line": line(x, y), "medianSlope": median_slope(x, y),
                      "rankTrend": rank_trend(x, y), "places": places(y)})
    return json.loads(json.dumps({"series": found, "distributions": distributions()}, default=float))


def same(kept, new, where="golden"):
    if isinstance(kept, dict):
        assert kept.keys() == new.keys(), where
        for key in kept:
            same(kept[key], new[key], f"{where}.{key}")
    elif isinstance(kept, list):
        assert len(kept) == len(new), where
        for place, (one, other) in enumerate(zip(kept, new)):
            same(one, other, f"{where}[{place}]")
    elif isinstance(kept, float):
        assert math.isclose(kept, new, rel_tol=1e-10, abs_tol=1e-13), f"{where}: {kept} is now {new}"
    else:
        assert kept == new, f"{where}: {kept} is now {new}"


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(json.dumps(answers()) + "\n")
    same(json.loads(GOLDEN.read_text()), answers())
    print("trends: scipy gives what the golden file holds")
