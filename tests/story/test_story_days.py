"""Days are said as the people here lived them."""

from equity.story import days


def test_a_moment_is_said_as_the_day_that_it_was_here(live_in):
    live_in("Etc/GMT-14")
    assert days.of("2026-11-26T20:00:00+00:00") == "November 27, 2026"
    assert days.of("2026-11-26T09:00:00+00:00") == "November 26, 2026"


def test_a_day_alone_stays_that_day(live_in):
    live_in("Etc/GMT-14")
    assert days.of("2026-11-26") == "November 26, 2026"
