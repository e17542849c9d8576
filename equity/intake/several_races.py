"""Lists with a row for each race of a student: all the student's races in each of the rows."""

from dataclasses import replace

import pandas as pd

from equity.intake.mapping import Reading
from equity.intake.repeating import as_text
from equity.vocabulary import Field


def with_races_together(reading: Reading, named: pd.DataFrame) -> Reading:
    """Put all races of a student into rows that differ in nothing else, commas between.

    `named` says of each row whom it is about, in which year. Rows that differ in more stay as they
    are: there the first one counts.
    """
    labels = reading.mapping.labels_of(Field.RACE_ETHNICITY)
    again = named.duplicated(keep=False).to_numpy()
    if len(labels) != 1 or not again.any():
        return reading
    sheet = reading.sheet
    race = f"c{sheet.labels.index(labels[0])}"
    rows = sheet.frame[again].apply(as_text)
    people = named[again].apply(tuple, axis=1)
    different = rows.drop(columns=race).groupby(people).nunique(dropna=False).max(axis=1)
    alike = people.isin(different.index[different == 1])
    said = rows.loc[alike, race].groupby(people[alike])
    together = said.transform(lambda races: ", ".join(filter(None, dict.fromkeys(races))))
    frame = sheet.frame.assign(**{race: as_text(sheet.frame[race])})
    frame.loc[together.index, race] = together
    return replace(reading, sheet=replace(sheet, frame=frame))
