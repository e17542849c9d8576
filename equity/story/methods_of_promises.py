"""What is promised of small groups, and what is not, in plain words."""

from equity.language import _
from equity.story.section import Section


def promises() -> Section:
    """Say what nobody can work out from what is shown, and what the app cannot promise."""
    return Section(
        _("What is promised, and what is not?"),
        (
            _(
                "**Promised**: from all that the app shows of one school year, nobody can work out "
                "how many of a small group it was. Not by adding and taking away, not with many "
                "people, and not when they know how many students each group has."
            ),
            _(
                "What is left open of a small group is at least half of its size. For a hidden "
                "group of 6 students, 4 answers at least stay possible, and for a large hidden "
                "group 2. Where a group shows as **2 or fewer**, nobody can work out that it was "
                "none of them, and where it shows as **98 or more**, nobody that it was all."
            ),
            _(
                "The same goes for one student, by all that the app knows about who they are. "
                "Where few students were suspended, nobody can work out that this one was. With "
                "many thousands of students together this is not checked."
            ),
            _(
                "**Not promised**: the page **Who is here** beside other pages, groups by "
                "three things at once, or which groups are hidden. Two school years together, or "
                "the numbers before and after **Withdraw and start again**, can tell more than one."
            ),
            _(
                "**Not promised**: that a rough or missing number tells nothing. Who knows how the "
                "app works can tell from it that the finer number would have told too much."
            ),
            _(
                "**Not promised**: what somebody knows already. Who knows a student, or has seen "
                "a report about the same school that is not in this app, may guess more."
            ),
            _(
                "One such thing is special. Days lost leave out a student whose days no file "
                "says, and only a suspended student can be one. The app shows only a range of how "
                "many students are left. Who knew that number exactly, for each small group, "
                "could guess closer how many of a small group were suspended."
            ),
            _(
                "So: show what the room needs, think before you hand out many tables, and never "
                "try to find out who somebody is."
            ),
        ),
    )
