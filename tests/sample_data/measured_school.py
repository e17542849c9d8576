"""The numbers of the sample school, found from its files apart from the app's own code."""

from pathlib import Path

import pandas as pd

from sample_data import ATTENDANCE, FOLDER, GRADES

KEY = ["Student ID", "School Year"]
SUBJECTIVE = {
    "Defiance",
    "Disruption",
    "Disrespect",
    "Inappropriate language",
    "Noncompliance",
    "Dress code",
}
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def text_of(cell: object) -> str:
    """Give a cell of the workbook as the CSV file writes it."""
    return "" if cell is None else str(cell).removesuffix(" 00:00:00")


def rows_of_table(heading: str) -> list[list[str]]:
    """Give the cells of the README's table whose header row begins so."""
    lines = README[README.index(heading) :].splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return cells[: next(i for i, line in enumerate(lines) if not line.startswith("|"))]


STATEMENTS = {
    topic: [text.strip() for text in statements.split(" / ")]
    for topic, statements in rows_of_table("| topic |")
}
GAPS = rows_of_table("| what |")


def missed(roster: pd.DataFrame) -> pd.DataFrame:
    """Give the students enrolled for ten days or more: did they miss one day in ten?"""
    days = read(ATTENDANCE).astype({"Days Enrolled": float, "Days Absent": float})
    days = days[days["Days Enrolled"] >= 10]
    value = 10 * days["Days Absent"] >= days["Days Enrolled"]
    return days.assign(value=value).merge(roster, on=KEY)


def of_grades(roster: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Give for each measure of grades the students who have marks, with a value each."""
    rows = read(GRADES)
    each = rows.assign(
        failed=rows["Mark"] == "F",
        honors=rows["Course"].str.startswith("Honors"),
        points=rows["Mark"].str[0].map({"A": 4, "B": 3, "C": 2, "D": 1, "F": 0}),
    ).groupby(KEY, as_index=False)
    students = each.agg({"failed": "max", "honors": "max", "points": "mean"}).merge(roster, on=KEY)
    return {
        "Passed every class": students.assign(value=~students["failed"]),
        "Advanced class": students.assign(value=students["honors"]),
        "Grade point average": students.assign(value=students["points"]),
    }


def topic_scores(climate: pd.DataFrame, topic: str) -> pd.Series:
    """Give each person's share of good answers in a topic, missing under two answers."""
    columns = []
    for statement in STATEMENTS[topic]:
        text = statement.removesuffix(" (reverse)")
        good = ("Agree", "Strongly agree")
        if text != statement:
            good = ("Disagree", "Strongly disagree")
        columns.append(climate[text].isin(good).astype(float).where(climate[text] != ""))
    answers = pd.concat(columns, axis=1)
    return answers.mean(axis=1).where(answers.notna().sum(axis=1) >= 2)


def measured(
    roster: pd.DataFrame, incidents: pd.DataFrame, climate: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Give for each measure the rows that it counts, with a value from 0 to 1 each."""
    log = incidents.assign(suspended=incidents["Action Taken"].str.contains("suspension"))
    each = log.groupby(KEY)["suspended"].max()
    students = roster.join(each, on=KEY)
    events = log.merge(roster, on=KEY)
    measures = {
        "Suspended": students.assign(value=students["suspended"].eq(True)),
        "Sent to the office": students.assign(value=students["suspended"].notna()),
        "Subjective": events.assign(value=events["Behavior"].isin(SUBJECTIVE)),
        "Missed 1 day in 10": missed(roster),
        **of_grades(roster),
    }
    scores = {topic: climate.assign(value=topic_scores(climate, topic)) for topic in STATEMENTS}
    return measures | scores


def of_100(table: pd.DataFrame, year: str, group: str) -> tuple[float, float]:
    """Give the rates of a group and of everyone else whose group is recorded, of 100."""
    here = table[table["School Year"] == year]
    if group == "all":
        return 100 * here["value"].mean(), float("nan")
    column, name = group.split(" = ")
    inside = here[column] == name
    outside = ~inside & (here[column] != "")
    return 100 * here["value"][inside].mean(), 100 * here["value"][outside].mean()
