"""How much of what is suggested for priorities on the sample speaks of them, by what its writers meant.

`python -m benchmarks.evidence` prints, for each priority that an intended theme belongs to, how many of the suggested
points, of the first ten and of the quotes stand in an answer that was meant so; then what the thresholds would give.
"""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from data import bundled
from engagement.evidence.reading import Matter, read
from explorer.evidence import of_priority, topics_in_force
from explorer.first_reading import sample_reader
from explorer.long_list import long_list
from explorer.snapshot import Snapshot
from explorer.speaking import Reader

MEANT = {
    "SW01": {"food_weight"},
    "SW02": {"young_minds"},
    "LW01": {"fairness"},
    "LW02": {"substances"},
    "LW03": {"air_streets"},
    "LW04": {"substances"},
    "LW05": {"substances"},
    "LW07": {"food_weight"},
    "LW09": {"sexual_health"},
    "LW10": {"violence"},
    "LW11": {"mental_health"},
    "LW12": {"mental_health", "young_minds"},
    "LW14": {"housing"},
    "AW05": {"ageing", "carers"},
    "AW06": {"ageing"},
    "AW07": {"joined_up", "ageing"},
    "AW09": {"ageing"},
}
"""For each priority that one belongs to, the intended themes of answers that may speak of it.

Physical activity and asthma have none of their own: what is said of them was meant as food, streets, schools or carers.
"""
CLOSER = (0.36, 0.38, 0.40, 0.42, 0.44, 0.46)
ALONE = (0.42, 0.45, 0.48, 0.50, 0.52)


def meant(answers: pd.DataFrame) -> pd.Series[str]:
    """Return for each answer of the sample the themes that its writer meant, joined by ";"."""
    londoners = bundled.sample_files()[1].path
    with londoners.open(encoding="utf-8", newline="") as file:
        numbers = [row[0] for row in list(csv.reader(file))[2:]]
    table = bundled.intended_themes().set_index(["audience", "respondent", "question"])["themes"]
    keys = [
        (audience, str(row) if audience == "Professionals" else numbers[row - 1], question)
        for audience, row, question in answers[["audience", "row", "question"]].itertuples(index=False)
    ]
    return pd.Series([table[key] for key in keys], index=answers["response_id"])


def right(points: pd.DataFrame, themes: pd.Series[str]) -> pd.Series[bool]:
    """Return for each point whether its answer was meant for its priority."""
    said = themes.reindex(points["response_id"]).str.split(";")
    judged = [bool(MEANT[priority] & set(names)) for priority, names in zip(points["priority"], said, strict=True)]
    return pd.Series(judged, index=points.index, dtype=bool)


def figures(now: Snapshot, themes: pd.Series[str]) -> pd.DataFrame:
    """Return for each priority how many points, first ten and quotes are right, each beside how many there are."""
    rows = []
    for priority in MEANT:
        evidence = of_priority(now, priority)
        row: dict[str, object] = {"priority": priority, "people": int(evidence.people["n"].sum())}
        for name, part in (("points", evidence.points), ("ten", evidence.points.head(10)), ("quotes", evidence.quotes)):
            row |= {f"{name} right": int(right(part, themes).sum()), name: len(part)}
        rows.append(row)
    return pd.DataFrame(rows)


def shares(table: pd.DataFrame) -> str:
    """Return in a line which share of points, first ten and quotes is right."""
    parts = [(name, table[f"{name} right"].sum(), table[name].sum()) for name in ("points", "ten", "quotes")]
    return "; ".join(f"{name} {n_right} of {n} ({n_right / max(n, 1):.0%})" for name, n_right, n in parts)


def by_threshold(points: pd.DataFrame, themes: pd.Series[str], thresholds: tuple[float, ...]) -> pd.DataFrame:
    """Return which share of points from each closeness on is right, and how many there are."""
    points = points[points["priority"].isin(MEANT)].assign(right=lambda table: right(table, themes))
    above = [points.loc[points["closeness"] >= threshold, "right"] for threshold in thresholds]
    return pd.DataFrame(
        [(threshold, len(part), part.mean()) for threshold, part in zip(thresholds, above, strict=True)],
        columns=["from", "points", "right"],
    ).round(3)


def of_topics(now: Snapshot, everything: Reader) -> pd.DataFrame:
    """Return points with a priority to which their topic belongs as a whole, from a low closeness on."""
    reading = read(everything.answers, everything.topics, [], close=min(CLOSER))
    belonging = now.keep(topics_in_force)
    return reading.topics.merge(belonging[belonging["extent"] == "all"], on="topic")


def by_name_alone(everything: Reader) -> pd.DataFrame:
    """Return points close to the names of priorities, as in a list of a team's own, from a low closeness on."""
    names = [Matter(matter.key, matter.name) for matter in everything.matters]
    reading = read(everything.answers, everything.topics, names, close=min(ALONE))
    return reading.matters.rename(columns={"matter": "priority"})


def main() -> None:
    """Print the tables."""
    with TemporaryDirectory() as folder:
        everything = sample_reader(Path(folder))
        themes, now = meant(everything.answers), Snapshot()
        table = figures(now, themes)
        print(table.to_string(index=False))
        print(shares(table))
        short = table[table["quotes right"] < 0.8 * table["quotes"]]
        print("under 8 in 10 of the quotes:", ", ".join(short["priority"]) or "none")
        silent = [key for key in now.keep(long_list).priorities.index if of_priority(now, str(key)).quotes.empty]
        print("without a quote:", ", ".join(map(str, silent)))
        print("\nby topic\n", by_threshold(of_topics(now, everything), themes, CLOSER).to_string(index=False))
        print("\nby name alone\n", by_threshold(by_name_alone(everything), themes, ALONE).to_string(index=False))


if __name__ == "__main__":
    main()
