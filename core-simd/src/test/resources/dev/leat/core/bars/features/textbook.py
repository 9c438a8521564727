"""Computes the columns of the profile textbook from the papers' formulas, for the tests of the Java code to compare with.

    python3 textbook.py > textbook.json

Plain Python, nothing to install. It shares no code with Leat: bars are built trade by trade in whole numbers, and
measures are written down as their papers define them, in decimals of 40 digits.

It reads, from the folder above: the scenarios of micro_vectors.json, and the BTCUSDT tape, of whose bars of 25 dbps every
ninth is written. Windows are of the last 200 trades before the bar's first time (5000 where a scenario says so).
"""

import csv
import json
import math
import os
from decimal import Decimal, getcontext

getcontext().prec = 40
HERE = os.path.dirname(os.path.abspath(__file__))
TAPE = "binance_spot_BTCUSDT_20240808T2354_20240809T0005_aggtrades_derived.csv"
PRICE, QUANTITY, COUNT, TIME, MAKER = range(5)
LN2 = Decimal(2).ln()


def main():
    tapes = [bars_of(s["name"], [trade(*t) for t in s["trades"]], s["dbps"], s["lookback_n"]) for s in scenarios()]
    tapes.append(bars_of(TAPE, real_trades(), 25, 200, every=9))
    print(json.dumps({"made by": "textbook.py", "tapes": tapes}, indent=0))


def scenarios():
    with open(os.path.join(HERE, "..", "micro_vectors.json")) as file:
        return json.load(file)["scenarios"]


def real_trades():
    with open(os.path.join(HERE, "..", TAPE)) as file:
        return [
            trade(
                r["agg_trade_id"], r["price"], r["quantity"], int(r["first_trade_id"]), int(r["last_trade_id"]),
                int(r["timestamp_ms"]), r["is_buyer_maker"] == "True",
            )
            for r in csv.DictReader(file)
        ]


def trade(_, price, quantity, first, last, millis, maker):
    return Decimal(price), Decimal(quantity), last - first + 1, millis * 1000, maker


def bars_of(name, trades, dbps, lookback, every=1):
    """Cuts trades into range bars, the unfinished one last, and measures each and the trades before it."""
    cuts = []
    start = 0
    for i in range(1, len(trades)):
        if i == start:
            continue
        raw = int(trades[start][PRICE] * 10**8)
        delta = raw * dbps // 100000
        distance = abs(int(trades[i][PRICE] * 10**8) - raw)
        if distance >= delta and trades[i][TIME] != trades[start][TIME]:
            cuts.append((start, i + 1))
            start = i + 1
    if start < len(trades):
        cuts.append((start, len(trades)))
    bars = []
    for number, (start, end) in enumerate(cuts):
        if number % every == 0:
            before = [t for t in trades[:start] if t[TIME] < trades[start][TIME]][-lookback:]
            own = trades[start:end]
            values = {**lookback_columns(before), **intra_columns(own), **market_columns(own)}
            bars.append({"bar": number, **{k: shown(v) for k, v in values.items() if v is not None}})
    return {"name": name, "dbps": dbps, "lookback": lookback, "every": every, "bars": bars}


def shown(value):
    return value if isinstance(value, int) else float(value)


def intra_columns(trades):
    n = len(trades)
    values = {"intra_trade_count": n, "intra_duration_us": trades[-1][TIME] - trades[0][TIME]}
    if n == 1:
        return {**values, "intra_ofi": 0.0, "intra_intensity": 0.0}
    prices = [t[PRICE] for t in trades]
    drawdown, runup = excursions(prices)
    bull = epochs([float(p) for p in prices], max(float(drawdown), 2**-52), +1)
    bear = epochs([float(p) for p in prices], max(float(runup), 2**-52), -1)
    for side, (count, gains, variation) in (("bull", bull), ("bear", bear)):
        values[f"intra_{side}_epoch_density"] = 1 / (1 + math.exp(-10 * (count / n - 0.5)))
        values[f"intra_{side}_excess_gain"] = math.tanh(5 * abs(gains))
        values[f"intra_{side}_cv"] = 1 / (1 + math.exp(-4 * (variation - 0.5)))
    values["intra_max_drawdown"] = drawdown
    values["intra_max_runup"] = runup
    values["intra_ofi"] = imbalance(trades, QUANTITY)
    values["intra_intensity"] = intensity(trades)
    high, low = max(prices), min(prices)
    volume = sum(t[QUANTITY] for t in trades)
    vwap = sum(t[PRICE] * t[QUANTITY] for t in trades) / volume if volume else prices[0]
    values["intra_vwap_position"] = (vwap - low) / (high - low) if high > low else Decimal("0.5")
    values["intra_count_imbalance"] = imbalance(trades, COUNT)
    flow = imbalance(trades, QUANTITY)
    values["intra_kyle_lambda"] = (prices[-1] / prices[0] - 1) / flow if flow else None
    values["intra_burstiness"] = burstiness(trades)
    values["intra_volume_skew"] = moment_ratio(trades, 3)
    kurtosis = moment_ratio(trades, 4)
    values["intra_volume_kurt"] = None if n < 4 or kurtosis is None else kurtosis - 3
    values["intra_kaufman_er"] = efficiency(prices)
    values["intra_garman_klass_vol"] = garman_klass(prices)
    values["intra_hurst"] = hurst(prices)
    values["intra_permutation_entropy"] = permutation_entropy(prices)
    return values


def lookback_columns(trades):
    n = len(trades)
    if n == 0:
        return {}
    prices = [t[PRICE] for t in trades]
    high, low = max(prices), min(prices)
    volume = sum(t[QUANTITY] for t in trades)
    vwap = sum(t[PRICE] * t[QUANTITY] for t in trades) / volume if volume else Decimal(0)
    raw = int(vwap * 10**8)
    flow = imbalance(trades, QUANTITY)
    skew, kurtosis = moment_ratio(trades, 3), moment_ratio(trades, 4)
    return {
        "lookback_trade_count": n,
        "lookback_ofi": flow,
        "lookback_duration_us": trades[-1][TIME] - trades[0][TIME],
        "lookback_intensity": intensity(trades),
        "lookback_vwap_raw": raw,
        "lookback_vwap_position": (raw - low * 10**8) / ((high - low) * 10**8) if high > low else Decimal("0.5"),
        "lookback_count_imbalance": imbalance(trades, COUNT),
        "lookback_kyle_lambda": None if n < 2 else (prices[-1] / prices[0] - 1) / flow if flow else 0.0,
        "lookback_burstiness": burstiness(trades),
        "lookback_volume_skew": None if n < 3 else skew or 0.0,
        "lookback_volume_kurt": None if n < 4 else 0.0 if kurtosis is None else kurtosis - 3,
        "lookback_price_range": (high - low) / prices[0],
        "lookback_garman_klass_vol": garman_klass(prices),
        "lookback_kaufman_er": efficiency(prices),
        "lookback_hurst": hurst(prices),
        "lookback_permutation_entropy": permutation_entropy(prices),
    }


def market_columns(trades):
    n = len(trades)
    if n == 1:
        return {}
    prices = [t[PRICE] for t in trades]
    signed = [-t[QUANTITY] if t[MAKER] else t[QUANTITY] for t in trades]
    dollars = sum(t[PRICE] * t[QUANTITY] for t in trades)
    logs = [p.ln() for p in prices]
    returns = [b - a for a, b in zip(logs, logs[1:])]
    changes = [b - a for a, b in zip(prices, prices[1:])]
    pi = Decimal("3.14159265358979323846264338327950288")
    high, low, first, last = max(logs), min(logs), logs[0], logs[-1]
    mean = sum(changes) / len(changes)
    covariance = sum((a - mean) * (b - mean) for a, b in zip(changes, changes[1:])) / (n - 2) if n > 2 else 0
    varies = n > 2 and len(set(signed[1:])) > 1
    return {
        # Barndorff-Nielsen and Shephard 2004
        "realized_variance": sum(r**2 for r in returns),
        "bipower_variation": pi / 2 * sum(abs(a * b) for a, b in zip(returns, returns[1:])) if n > 2 else None,
        # Roll 1984
        "roll_spread": 2 * (-covariance).sqrt() if covariance < -(10**-30) else None,
        # Amihud 2002
        "amihud_illiquidity": abs(prices[-1] / prices[0] - 1) / dollars if dollars else None,
        # Kyle 1985
        "kyle_lambda": line(list(zip(signed[1:], changes)))[0] if varies else None,
        "vpin": vpin(signed),
        # Parkinson 1980
        "parkinson_vol": ((high - low) ** 2 / (4 * LN2)).sqrt(),
        # Rogers and Satchell 1991
        "rogers_satchell_vol": ((high - last) * (high - first) + (low - last) * (low - first)).sqrt(),
        "flow_autocorrelation": autocorrelation(signed) if len(set(signed)) > 1 else None,
        # Hasbrouck 2009
        "root_dollar_flow": sum(
            (t[PRICE] * t[QUANTITY]).sqrt() * (-1 if t[MAKER] else 1) for t in trades
        ),
    }


def vpin(signed):
    """Easley, Lopez de Prado and O'Hara 2012: 50 buckets, from the flow up to where each ends."""
    volume = sum(abs(q) for q in signed)
    if not volume:
        return None
    ends, flows = [Decimal(0)], [Decimal(0)]
    for q in signed:
        ends.append(ends[-1] + abs(q))
        flows.append(flows[-1] + q)

    def flow(at):
        i = next(i for i in range(1, len(ends)) if ends[i] >= at and ends[i] > ends[i - 1])
        return flows[i - 1] + (flows[i] - flows[i - 1]) * (at - ends[i - 1]) / (ends[i] - ends[i - 1])

    marks = [flow(volume * j / 50) for j in range(51)]
    return sum(abs(b - a) for a, b in zip(marks, marks[1:])) / volume


def autocorrelation(values):
    mean = sum(values) / len(values)
    distances = [v - mean for v in values]
    return sum(a * b for a, b in zip(distances, distances[1:])) / sum(d**2 for d in distances)


def imbalance(trades, column):
    bought = sum(t[column] for t in trades if not t[MAKER])
    sold = sum(t[column] for t in trades if t[MAKER])
    return Decimal(bought - sold) / Decimal(bought + sold) if bought + sold else 0.0


def intensity(trades):
    micros = trades[-1][TIME] - trades[0][TIME]
    return len(trades) / (Decimal(micros) / 10**6) if micros else float(len(trades))


def excursions(prices):
    """Magdon-Ismail and Atiya 2004, relative to the high; and its mirror."""
    drawdown = max(1 - prices[i] / max(prices[: i + 1]) for i in range(len(prices)))
    runup = max(1 - min(prices[: i + 1]) / prices[i] for i in range(len(prices)))
    return drawdown, runup


def epochs(prices, hurdle, side):
    """Specification 4.2. A gain or a loss is 1 less than the ratio of the better price to the worse one or so."""
    levels = [p * (1 / prices[0]) for p in prices]
    gain_of = (lambda x, a: x / a - 1) if side > 0 else (lambda x, a: a / x - 1)
    loss_of = (lambda x, a: 1 - x / a) if side > 0 else (lambda x, a: 1 - a / x)
    better = (lambda x, y: x > y) if side > 0 else (lambda x, y: x < y)
    anchor = best = worst = levels[0]
    gain = loss = 0.0
    gains, places = [], [0]
    for i in range(1, len(levels)):
        x = levels[i]
        if better(x, best):
            gain, best = gain_of(x, anchor), x
        if better(worst, x):
            loss, worst = loss_of(x, anchor), x
        reset = gain > abs(loss) and gain > hurdle and not better(anchor, best)
        if reset:
            anchor, worst = best, levels[i - 1]
        gains.append(gain)
        if gain > loss and gain > hurdle:
            places.append(i)
        if reset:
            gain = loss = 0.0
    steps = [b - a for a, b in zip(places, places[1:])]
    if not steps:
        return 0, sum(gains), 0.0
    mean = sum(steps) / len(steps)
    variance = sum((s - mean) ** 2 for s in steps) / len(steps)
    return len(steps), sum(gains), math.sqrt(variance) / mean


def burstiness(trades):
    """Kim and Jo 2016, of k gaps: r is their coefficient of variation."""
    gaps = [Decimal(b[TIME] - a[TIME]) for a, b in zip(trades, trades[1:])]
    k = len(gaps)
    if k < 2 or len(set(gaps)) == 1:
        return None
    mean = sum(gaps) / k
    r = (sum((g - mean) ** 2 for g in gaps) / k).sqrt() / mean
    a, b = Decimal(k + 1).sqrt(), Decimal(k - 1).sqrt()
    return (a * r - b) / ((a - 2) * r + b)


def moment_ratio(trades, power):
    """The standardized central moment of the population; none for fewer than 3 or where all are equal."""
    sizes = [t[QUANTITY] for t in trades]
    if len(sizes) < 3 or len(set(sizes)) == 1:
        return None
    mean = sum(sizes) / len(sizes)
    central = lambda j: sum((q - mean) ** j for q in sizes) / len(sizes)
    return central(power) / central(2).sqrt() ** power


def efficiency(prices):
    """Kaufman 1995."""
    path = sum(abs(b - a) for a, b in zip(prices, prices[1:]))
    return abs(prices[-1] - prices[0]) / path if path else None


def garman_klass(prices):
    """Garman and Klass 1980, the practical estimator, as a volatility."""
    height = (max(prices) / min(prices)).ln()
    way = (prices[-1] / prices[0]).ln()
    return max(height**2 / 2 - (2 * LN2 - 1) * way**2, Decimal(0)).sqrt()


def hurst(prices):
    """Peng et al. 1994: detrended fluctuation analysis of order 1 of log returns, eight box sizes from 4 to n / 4."""
    n = len(prices)
    if n < 64:
        return None
    logs = [p.ln() for p in prices]
    returns = [b - a for a, b in zip(logs, logs[1:])]
    mean = sum(returns) / len(returns)
    profile, total = [], Decimal(0)
    for r in returns:
        total += r - mean
        profile.append(total)
    points = []
    for j in range(8):
        size = math.floor(4 * (n // 4 / 4) ** (j / 7) + 0.5)
        boxes = [profile[i : i + size] for i in range(0, len(profile) - size + 1, size)]
        rest = sum(squares_about_line(box) for box in boxes)
        if rest <= Decimal(10) ** -36:
            return None
        points.append((Decimal(size).ln(), (rest / (size * len(boxes))).sqrt().ln()))
    return line(points)[0]


def squares_about_line(values):
    points = list(enumerate(values))
    slope, start = line(points)
    return sum((y - start - slope * x) ** 2 for x, y in points)


def line(points):
    mean_x = sum(Decimal(x) for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return slope, mean_y - slope * mean_x


def permutation_entropy(prices):
    """Bandt and Pompe 2002, order 3, delay 1; of equal prices the earlier one is the lower."""
    if len(prices) < 60:
        return None
    counts = {}
    for i in range(len(prices) - 2):
        order = tuple(sorted(range(3), key=lambda k: (prices[i + k], k)))
        counts[order] = counts.get(order, 0) + 1
    total = sum(counts.values())
    shares = [Decimal(c) / total for c in counts.values()]
    return -sum(s * s.ln() for s in shares) / Decimal(6).ln()


main()
