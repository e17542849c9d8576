"""What is counted, and of whom, in plain words."""

from equity.language import _
from equity.privacy.per_atom import USUAL_PERCENTILE
from equity.story.amounts import whole
from equity.story.section import Section


def counted() -> Section:
    """Say who and what counts, and how often."""
    return Section(
        _("What is counted?"),
        (
            _(
                "**Each student counts once** in a school year, however many incidents there are. "
                "Only numbers **per 100 students** count events: incidents, suspensions and days."
            ),
            _(
                "The room counts at most a usual number of events a student, so that no one stands "
                "out: a number that {usual} of every 100 students do not go over. For suspensions "
                "and days lost, these are students who have any. The most that counts can be 1. "
                "Then there are as many incidents as students **sent to the office**, and rounding "
                "can make them look fewer.",
                usual=whole(100 * USUAL_PERCENTILE),
            ),
            _(
                "**Days lost** are those of suspensions, in school or out, in years where nearly "
                "all say how many."
            ),
            _(
                "**Suspended**: at least one suspension, in school or out of school. **Sent to the "
                "office**: at least one row in the discipline log."
            ),
            _(
                "**Out of whom**: every student on the list of that school year. Incidents about "
                "students who are not on the list are counted in the check report, and left out "
                "of every rate. **Totals by student** count where a year has no log."
            ),
            _(
                "**A log without a list of students** gives no rates. If it says groups itself, "
                "**Who is here** shows parts: of every 100 students in the log, and of every 100 "
                "suspended, how many are in a group. Later files do not change these parts."
            ),
            _(
                "**Race and ethnicity**: one group a student, by the federal rule. If a community "
                "asks for it, the room can also compare everyone of one race, **alone or in "
                "combination**, with everyone who is not. Who only is Hispanic, or of several "
                "races that the file does not name, is not recorded there."
            ),
            _(
                "**Survey topics**: first each student's share of good answers, then the average "
                "over students. A student counts who answered at least half of the topic."
            ),
            _(
                "**Good answers** are the top two of four or five choices. For a question such as "
                "“I feel left out” the scale is turned. Blank and “does not apply” do not count."
            ),
            _(
                "**Blank is not zero.** What a file does not say is unknown. Students whose group "
                "is missing are a row of their own: **Not recorded**."
            ),
        ),
    )
