"""Home: what the app is for, and three ways in."""

from equity.language import _
from equity.ui import show, start

show.title(
    _(
        "See how our school treats different groups of students. "
        "Then choose what to change, together."
    ),
    width=700,
)
start.ways_in()
start.promise()
start.audience()
