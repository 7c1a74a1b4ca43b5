"""Computes the series functions with pandas and numpy.

Reads {"balances": [...], "prices": [...], ...} with null for missing rows from standard input,
and writes one list of answers a function, null where there is none.
"""
import json
import sys

import numpy as np
import pandas as pd

given = {name: pd.Series(rows, dtype="float64") for name, rows in json.load(sys.stdin).items()}
balances, prices, shares, volumes = (given[name] for name in ("balances", "prices", "short_shares", "volumes"))


def change(series, periods):
    return series / series.shift(periods) - 1


def where_known(*inputs):
    """True where every input holds a number."""
    return np.logical_and.reduce([series.notna() for series in inputs])


def signal(values, known):
    return pd.Series(np.where(known, values, np.nan))


def high_streak(series, window):
    before = series.shift(1)
    highest = before.cummax().ffill() if window == 0 else before.rolling(window, min_periods=1).max()
    present = series.dropna().index
    record = (series > highest)[present].astype(int)
    run = record.groupby((record == 0).cumsum()).cumsum()
    return run.reindex(series.index).ffill()


def streak_above(series, level):
    present = series.dropna()
    above = (present >= level).astype(int)
    return above.groupby((above == 0).cumsum()).cumsum().reindex(series.index).ffill()


def turn_up(falls):
    step = balances.diff()
    known = step.dropna()
    fell = (known < 0).astype(int)
    run = fell.groupby((fell == 0).cumsum()).cumsum().reindex(balances.index).ffill().fillna(0)
    long_enough = np.arange(len(balances)) >= falls + 1
    return signal((step > 0) & (run.shift(1) >= falls), step.notna() & long_enough)


def sector_surge(growth, weeks):
    step = change(balances, 1).rolling(weeks)
    return signal((step.min() > 0) & (change(balances, weeks) > growth), step.min().notna() & balances.shift(weeks).notna())


def divergence(window):
    def before(series, pick):
        inside = series.shift(1).rolling(window, min_periods=1)
        return getattr(inside, pick)().where(np.arange(len(series)) >= window)

    top = (prices > before(prices, "max")) & (balances <= before(balances, "max"))
    bottom = (prices < before(prices, "min")) & (balances > before(balances, "min"))
    known = where_known(prices, balances, before(prices, "max"), before(balances, "max"))
    return signal(np.select([top, bottom], [-1, 1], 0), known)


def sentiment(surge, fall, week):
    latest, both = change(balances, week), change(balances, 2 * week)
    earlier = latest.shift(week)
    climax = latest > surge
    pessimism = (latest < 0) & (earlier < 0) & (both < -fall)
    known = climax | where_known(latest, both, earlier)
    return signal(np.select([climax, pessimism], [1, -1], 0), known)


def activity_state(hot, cold, days):
    state = given["shares_of_turnover"].rolling(days)
    return signal(np.select([state.min() >= hot, state.max() <= cold], [1, -1], 0), state.min().notna())


def pace(window):
    daily = change(balances, 1)
    before = daily.shift(1).rolling(window, min_periods=20)
    return (daily - before.mean()) / before.std(ddof=1)


def spiral_risk(ratio, line, window):
    price, balance = change(prices, window), change(balances, window)
    signs = (price < 0).astype(int) + ((balance < 0) & (balance < price)) + int(ratio <= line)
    return signal(signs, where_known(price, balance))


def squeeze(drop, rise, window):
    covered, risen = change(shares, window), change(prices, window)
    return signal((covered <= -drop) & (risen >= rise), where_known(covered, risen))


def suspend_status(suspend_at, resume_below):
    ratios = given["margin_ratios"]
    turns = pd.Series(np.select([ratios >= suspend_at, ratios < resume_below], [1.0, 0.0], np.nan))
    return turns.ffill().fillna(0).where(ratios.notna())


def cost_line():
    """The recursion in closed form: what is left of each purchase is the product of all that was kept since."""
    owed, bought, repaid, paid = (given[f"loan_{name}"] for name in ("balances", "bought", "repaid", "prices"))
    kept = (1 - repaid / (owed.shift(1) + bought)).fillna(1).cumprod()
    entered = (bought / paid / kept.shift(1)).fillna(0).cumsum()
    return owed / (kept * (owed[0] / paid[0] + entered))


answers = {
    "BALANCE_CHANGE": change(balances, 5),
    "FROM_PEAK": balances / balances.expanding().max() - 1,
    "HIGH_STREAK": high_streak(balances, 0),
    "HIGH_STREAK 250": high_streak(balances, 250),
    "DAYS_SINCE_HIGH": balances.expanding().apply(lambda rows: np.argmax(np.nan_to_num(rows[::-1], nan=-1)), raw=True),
    "STREAK_ABOVE": streak_above(balances, 4e9),
    "TURN_UP": turn_up(3),
    "SECTOR_SURGE": sector_surge(0.03, 3),
    "SENTIMENT": sentiment(0.05, 0.03, 5),
    "ACTIVITY_STATE": activity_state(0.12, 0.07, 5),
    "DIVERGENCE": divergence(20),
    "PERCENTILE_IN": balances.rolling(250, min_periods=20).rank(method="max", pct=True),
    "PACE": pace(250),
    "SQUEEZE": squeeze(0.5, 0.05, 5),
    "DAYS_TO_COVER": shares / volumes.rolling(20, min_periods=1).mean(),
    "SPIRAL_RISK": spiral_risk(1.35, 1.4, 5),
    "SUSPEND_STATUS": suspend_status(0.25, 0.2),
    "COST_LINE": cost_line(),
}
print(json.dumps({name: [None if np.isnan(x) else x for x in rows] for name, rows in answers.items()}))
