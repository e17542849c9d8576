"""What discipline logs, and totals by student, say of every student of a year."""

from equity.vocabulary import ACTION_NOT_SAID, ACTION_UNCLEAR

# ruff: noqa: S608 - only numbers of our own are put into SQL, values never are

FEW_UNKNOWN = 0.05
"""The most suspensions, as a share, whose days or number may be unknown where these are counted."""

_UNCLEAR = f"""
(
    EXISTS (FROM incidents WHERE period = $period AND action = '{ACTION_UNCLEAR}')
    OR (
        EXISTS (FROM incidents WHERE period = $period AND action = '{ACTION_NOT_SAID}')
        AND NOT EXISTS (
            FROM incidents AS one SEMI JOIN (
                FROM incidents WHERE period = $period AND action = '{ACTION_NOT_SAID}'
            ) AS other ON one.incident = other.incident
            WHERE one.period = $period AND one.action IS DISTINCT FROM '{ACTION_NOT_SAID}'
        )
    )
)
"""
"""A log without actions is clear where another has the actions that followed its incidents."""

SUSPENDED_OF_INCIDENTS = (
    f"CASE WHEN NOT {_UNCLEAR} THEN coalesce(incidents.suspended, 0) END::DOUBLE"
)

_SUSPENSIONS = "action IN ('In-school suspension', 'Out-of-school suspension')"
_SANCTIONS = f"""
    SELECT person, CASE WHEN bool_or(days IS NOT NULL) THEN sum(DISTINCT days) END AS days
    FROM incidents WHERE period = $period AND {_SUSPENSIONS}
    GROUP BY person, coalesce(incident, rowid::VARCHAR), action, date
"""
"""One row a suspension: rows of one incident that tell its days again do not count again."""

_KNOWN_DAYS = (
    "(SELECT count(days) > 0 AND count(*) FILTER (days IS NULL) <= {} * count(*) FROM ({}))"
)
"""Whether days count in a year: not where more suspensions than a few do not say how many."""

_SUSPENDING = f"""
    SELECT person, count(DISTINCT coalesce(incident, rowid::VARCHAR)) AS suspensions
    FROM incidents WHERE period = $period AND {_SUSPENSIONS} GROUP BY person
"""
_SOME_HAVE_SEVERAL = "(SELECT max(suspensions) > 1 FROM ({}))"
"""Whether suspensions say more than who was suspended."""

OF_INCIDENTS = f"""
SELECT *
FROM (
    SELECT
        person,
        max(({_SUSPENSIONS})::INTEGER) AS suspended,
        count(DISTINCT incident) + count(*) FILTER (incident IS NULL) AS incidents
    FROM incidents WHERE period = $period GROUP BY person
) AS events LEFT JOIN ({_SUSPENDING}) AS suspending USING (person) LEFT JOIN (
    SELECT person, CASE WHEN count(*) = count(days) THEN sum(days) END AS days
    FROM ({_SANCTIONS}) GROUP BY person
) AS lost USING (person)
"""

VALUES_OF_INCIDENTS = (
    SUSPENDED_OF_INCIDENTS,
    "(incidents.person IS NOT NULL)::DOUBLE",
    "coalesce(incidents.incidents, 0)::DOUBLE",
    f"""
    CASE WHEN NOT {_UNCLEAR} AND {_SOME_HAVE_SEVERAL.format(_SUSPENDING)}
        THEN coalesce(incidents.suspensions, 0)
    END::DOUBLE
    """,
    f"""
    CASE WHEN NOT {_UNCLEAR} AND {_KNOWN_DAYS.format(FEW_UNKNOWN, _SANCTIONS)}
        THEN CASE WHEN incidents.suspended > 0 THEN incidents.days ELSE 0 END
    END::DOUBLE
    """,
)
"""A row without a number is an incident of its own; a student without a row had none.

Nobody is counted as suspended or not in a year in which some action is unclear. A suspension is an
incident of a student that ended in one, in school or out of school.
"""

_NAMES_ONLY_SOME = (
    "totals.person IS NULL AND (SELECT min({}) FROM totals WHERE period = $period) > 0"
)
"""A file in which nobody has 0 names only those who have one; without any number it tells none."""


OF_TOTALS = """
    SELECT
        person,
        CASE WHEN sum(suspended) > 0 OR count(suspended) = count(*) THEN sum(suspended) END
            AS suspended,
        CASE WHEN sum(incidents) > 0 OR count(incidents) = count(*) THEN sum(incidents) END
            AS incidents,
        CASE WHEN count(suspensions) = count(*) THEN sum(suspensions) END AS suspensions,
        CASE WHEN count(days) = count(*) THEN sum(days) END AS days
    FROM totals WHERE period = $period GROUP BY person
"""


def _in_totals(value: str, *, of: str, where: str = "TRUE") -> str:
    """Give a value; of students without a row 0, in a file that names only some."""
    none = _NAMES_ONLY_SOME.format(of)
    return f"CASE WHEN NOT {where} THEN NULL WHEN {none} THEN 0 ELSE {value} END::DOUBLE"


def _few_lack(name: str) -> str:
    return (
        f"(SELECT count({name}) > 0 AND count(*) FILTER ({name} IS NULL AND suspended > 0) "
        f"<= {FEW_UNKNOWN} * count(*) FILTER (suspended > 0) FROM ({OF_TOTALS}))"
    )


_SUSPENSIONS_KNOWN = f"({_few_lack('suspensions')} AND {_SOME_HAVE_SEVERAL.format(OF_TOTALS)})"

VALUES_OF_TOTALS = (
    _in_totals("(totals.suspended > 0)::INTEGER", of="suspended"),
    _in_totals("(totals.incidents > 0)::INTEGER", of="incidents"),
    _in_totals("totals.incidents", of="incidents"),
    _in_totals("totals.suspensions", of="suspended", where=_SUSPENSIONS_KNOWN),
    _in_totals("totals.days", of="suspended", where=_few_lack("days")),
)
"""A log says more than totals, so it goes before them. Nothing unknown is ever taken for 0.

How many suspensions or days is only said where few who were suspended lack the number.
"""
