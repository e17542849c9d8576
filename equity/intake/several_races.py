"""Lists with a row for each race of a student: all the student's races in each of the rows."""

from dataclasses import replace

import pandas as pd

from equity.intake.mapping import Reading
from equity.intake.repeating import as_text
from equity.intake.table import Check
from equity.language import _
from equity.vocabulary import Field


def with_races_together(reading: Reading, named: pd.DataFrame) -> tuple[Reading, tuple[Check, ...]]:
    """Put all races of a student into rows that differ in nothing else, commas between.

    `named` says of each row whom it is about, in which year. Rows that differ in more stay as they
    are: there the first one counts.
    """
    labels = reading.mapping.labels_of(Field.RACE_ETHNICITY)
    again = named.duplicated(keep=False).to_numpy()
    if len(labels) != 1 or not again.any():
        return reading, ()
    sheet = reading.sheet
    race = f"c{sheet.labels.index(labels[0])}"
    rows = sheet.frame[again].apply(as_text)
    people = named[again].groupby(list(named)).ngroup()
    different = rows.groupby(people).nunique(dropna=False)
    in_race_alone = (different.drop(columns=race) == 1).all(axis=1) & (different[race] > 1)
    alike = people.isin(different.index[in_race_alone])
    said = [races for _who, races in rows.loc[alike, race].groupby(people[alike])]
    frame = sheet.frame.assign(**{race: as_text(sheet.frame[race])})
    for races in said:
        frame.loc[races.index, race] = ", ".join(filter(None, dict.fromkeys(races)))
    several = sum(len({*races} - {""}) > 1 for races in said)
    return replace(reading, sheet=replace(sheet, frame=frame)), _told(several)


def _told(students: int) -> tuple[Check, ...]:
    if not students:
        return ()
    sentence = _(
        "Students with rows that differ in race alone: {count}. All races of their rows count",
        count=students,
    )
    return (Check(sentence, needs_a_look=True),)
