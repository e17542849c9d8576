"""Make the sample school's files: `python -m sample_data.make`.

The same files come out on every machine, however often it is run.
"""

from pathlib import Path

from sample_data import CLIMATE, FOLDER, INCIDENTS, ROSTER, WORKBOOK
from sample_data.tables import climate, incidents, roster
from sample_data.writing import write_csv, write_workbook


def make(folder: Path = FOLDER) -> None:
    """Write the three CSV files and the workbook into a folder."""
    tables = {ROSTER: roster(), INCIDENTS: incidents(), CLIMATE: climate()}
    for path, table in tables.items():
        write_csv(table, folder / path.name)
    write_workbook(tuple(tables.values()), folder / WORKBOOK.name)


if __name__ == "__main__":
    make()
