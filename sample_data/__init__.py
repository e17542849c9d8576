"""An invented sample school: three files that the app opens, and the script that makes them.

No student, name or number here is real; README.md documents every column and every gap.
"""

from pathlib import Path

FOLDER = Path(__file__).parent

ROSTER = FOLDER / "roster.csv"
INCIDENTS = FOLDER / "incidents.csv"
CLIMATE = FOLDER / "climate.csv"

FILES: tuple[Path, ...] = (ROSTER, INCIDENTS, CLIMATE)
"""What the app opens, both years in each file."""

WORKBOOK = FOLDER / "sample_school.xlsx"
"""The same three tables as sheets of one workbook."""
