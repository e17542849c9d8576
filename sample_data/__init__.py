"""An invented sample school: five files that the app opens, and the script that makes them.

No student, name or number here is real; README.md documents every column and every gap.
"""

from pathlib import Path

FOLDER = Path(__file__).parent

ROSTER = FOLDER / "roster.csv"
INCIDENTS = FOLDER / "incidents.csv"
CLIMATE = FOLDER / "climate.csv"
ATTENDANCE = FOLDER / "attendance.csv"
GRADES = FOLDER / "grades.csv"

FILES: tuple[Path, ...] = (ROSTER, INCIDENTS, CLIMATE, ATTENDANCE, GRADES)
"""What the app opens, both years in each file."""

WORKBOOK = FOLDER / "sample_school.xlsx"
"""The same five tables as sheets of one workbook."""

RELEASE = FOLDER / "release.jsonl.gz"
"""The protected release of these files, made by `python -m sample_data.release`."""
