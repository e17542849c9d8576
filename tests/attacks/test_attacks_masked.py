"""A published table masks a small count as "<2": who reads it knows from where to where it lies."""

import numpy as np
from scipy.optimize import linprog
from what_is_seen import K

from equity.chain import bringing, showing, workspaces

SCHOOL = {"Girls": ("F", 40, 3), "Boys": ("M", 30, 1), "Nonbinary students": ("X", 8, 4)}
"""Of each group its sign in the list, how many there are, and how many were suspended."""

HEADS = np.array([students for _sign, students, _suspended in SCHOOL.values()])
PRINTED = """School,School Year,Gender,Students,Suspended
Lincoln High,2025-26,Male,30,<2"""
FEW_BOYS = ("Boys", 0, 1)
PROMISED = 4
"""Of eight students their total is open by half of them at least."""


def told(*tables):
    """Give what the room is shown: of each group the ends of its total."""
    roster, log, number = (
        ["Student ID,School Year,Gender"],
        ["Student ID,School Year,Incident Date,Action Taken"],
        0,
    )
    for sign, students, suspended in SCHOOL.values():
        for place in range(students):
            number += 1
            roster.append(f"{number:03d},2025-26,{sign}")
            log += [f"{number:03d},2025-26,2025-10-01,Suspension"] if place < suspended else []
    files = [("roster.csv", roster), ("log.csv", log)]
    with workspaces.passing() as workspace:
        texts = [(name, "\n".join(lines).encode()) for name, lines in files]
        bringing.load(workspace, bringing.read([*texts, *tables]).readings)
        record = showing.shown(workspace, k=K)
    return [
        (_row(one), said["low"], said["high"])
        for one in record["groups"]
        if (said := one["measures"]["suspended"])
    ]


def _row(group):
    said = [value for _name, value in group["conditions"]]
    beside = group["complement_of"]
    return np.array(
        [
            float((not said or name in said) and not (beside and name == beside[1]))
            for name in SCHOOL
        ]
    )


def width(shown, *masks):
    """Say how far apart the possible totals of the nonbinary students are, who are eight."""
    rows, right = [], []
    for row, low, high in shown:
        rows += [row, -row]
        right += [np.floor(high / 100 * row @ HEADS), -np.ceil(low / 100 * row @ HEADS)]
    for group, low, high in masks:
        row = np.array([float(name == group) for name in SCHOOL])
        rows += [row, -row]
        right += [high, -low]
    limits = [(0, most) for most in HEADS]
    low, high = (
        linprog(sign * np.array([0, 0, 1]), np.array(rows), right, bounds=limits).fun * sign
        for sign in (1, -1)
    )
    return high - low


def test_a_hidden_group_is_not_bounded_tighter_with_a_count_that_they_mask():
    alone = told()
    beside = told(("table.csv", PRINTED.encode()))
    assert len(alone) == len(beside) == 3
    assert width(alone) >= PROMISED > width(alone, FEW_BOYS)
    assert width(beside, FEW_BOYS) >= PROMISED
