"""Published tables that only count: real ones, cut small, and a recount of them by hand."""

import csv

from published_files import DATA

KENTUCKY = DATA / "kentucky" / "discipline_dist.csv"
SANCTIONS = DATA / "connecticut" / "sanctions__2018-19.csv"

NAMES = {
    "white": "White",
    "black": "Black or African American",
    "hispanic": "Hispanic or Latino",
    "asian": "Asian",
    "aian": "American Indian or Alaska Native",
    "hawaiian": "Native Hawaiian or Pacific Islander",
    "male": "Boys",
    "female": "Girls",
    "total_unique_event": "",
}
"""What the file's own groups are called; its line of events is all of them."""


def of_kentucky(place, year, kind):
    """Count again: each group's number in a place, None where the file has a blank."""
    with KENTUCKY.open(newline="") as file:
        lines = list(csv.DictReader(file))
    return {
        NAMES[one["student_group"]]: float(one["n_students"]) if one["n_students"] else None
        for one in lines
        if (one["dist_name"], one["year"], one["category"]) == (place, year, kind)
        and one["student_group"] in NAMES
    }
