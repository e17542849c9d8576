"""Make the sample school's files: `python -m sample_data.make`.

The same files come out on every machine, however often it is run.
"""

from pathlib import Path

from sample_data import FILES, FOLDER, WORKBOOK
from sample_data.tables import attendance, climate, grades, incidents, roster
from sample_data.writing import write_csv, write_workbook


def make(folder: Path = FOLDER) -> None:
    """Write the CSV files and the workbook into a folder."""
    tables = (roster(), incidents(), climate(), attendance(), grades())
    for path, table in zip(FILES, tables, strict=True):
        write_csv(table, folder / path.name)
    write_workbook(tables, folder / WORKBOOK.name)


if __name__ == "__main__":
    make()
