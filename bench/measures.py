"""Runs a round of one measure with pandas over the columns in a folder, writes times (ns) and checksum as JSON.

Usage: measures.py FOLDER MEASURE SECURITIES SESSIONS
Written for speed as pandas is meant to be used: whole columns, categorical keys, no Python function a row or a group.
"""
import json
import sys
import time

import numpy as np
import pandas as pd

MOST_RUNS, BUDGET_NS = 9, 2e8
WEIGHTS = 1009

folder, measure, securities, sessions = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def column(name):
    return pd.Series(np.fromfile(f"{folder}/{name}", dtype="float64"))


def keys(values, count):
    return pd.Series(pd.Categorical.from_codes(values, categories=range(count)))


def codes():
    return keys(np.repeat(np.arange(securities, dtype="int16"), sessions), securities)


def ratio():
    balances, caps = column("balances"), column("floatCaps")
    return lambda: balances / caps.where(caps > 0)


def division():
    balances, prices = column("balances"), column("prices")
    return lambda: balances / prices


def change():
    balances, code = column("balances"), codes()
    return lambda: balances / balances.groupby(code).shift(5) - 1


def record_streak():
    balances, code = column("balances"), codes()

    def run():
        present = balances.dropna()
        own = code[present.index]
        record = present > present.groupby(own).cummax().groupby(own).shift(1)
        records = record.cumsum()
        streak = records - records.where(~record).ffill()
        return streak.reindex(balances.index).groupby(code).ffill().fillna(0)

    return run


def divergence():
    balances, prices = column("balances"), column("prices")
    place = np.tile(np.arange(sessions), securities)

    def run():
        # Windows that reach into the security before belong to rows that have no answer: no grouping is needed.
        price_before = prices.shift(1).rolling(20, min_periods=1)
        before = balances.shift(1).rolling(20, min_periods=1)
        price_high, high = price_before.max(), before.max()
        top = (prices > price_high) & (balances <= high)
        bottom = (prices < price_before.min()) & (balances > before.min())
        known = (place >= 20) & prices.notna() & balances.notna() & price_high.notna() & high.notna()
        return pd.Series(np.select([top, bottom], [-1.0, 1.0], 0.0)).where(known)

    return run


def herfindahl():
    balances = pd.Series(column("balances").to_numpy().reshape(securities, sessions).T.ravel())
    day = keys(np.repeat(np.arange(sessions, dtype="int16"), securities), sessions)
    return lambda: (balances * balances).groupby(day).sum() / balances.groupby(day).sum() ** 2


def percentile():
    balances, code = column("balances"), codes()
    return lambda: balances.groupby(code).rolling(250, min_periods=20).rank(method="max", pct=True)


def checksum(answers):
    values = np.asarray(answers, dtype="float64")
    weighted = values * (1 + np.arange(len(values)) % WEIGHTS)
    sums = {"sum": values, "weighted": weighted, "magnitude": np.abs(weighted)}
    return {"count": int(np.count_nonzero(~np.isnan(values))), **{k: float(np.nansum(v)) for k, v in sums.items()}}


run = globals()[measure]()
answers = run()
walls, cpus = [], []
start = time.perf_counter_ns()
while not walls or (time.perf_counter_ns() - start < BUDGET_NS and len(walls) < MOST_RUNS):
    wall, cpu = time.perf_counter_ns(), time.process_time_ns()
    answers = run()
    cpus.append(time.process_time_ns() - cpu)
    walls.append(time.perf_counter_ns() - wall)
print(json.dumps({"walls": walls, "cpus": cpus, "checksum": checksum(answers)}))
