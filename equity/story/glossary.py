"""The terms of art in plain words, each with the name that reports give it."""

from equity.language import _


def glossary() -> tuple[tuple[str, str], ...]:
    """Give the terms of art with what they mean, in the order of the alphabet."""
    return (
        (
            _("About the same"),
            _("The difference is small for sure. In reports: equivalence, practical parity."),
        ),
        (
            _("Advanced class"),
            _("A class above the usual level, such as AP, IB or honors."),
        ),
        (_("All other students"), _("Everyone outside the group that we look at.")),
        (
            _("Clear, worth asking about, too small to say"),
            _("How sure a gap is. In reports: evidence grade, statistical test."),
        ),
        (_("Days enrolled"), _("School days on which a student was on the list of the school.")),
        (
            _("Good answer"),
            _("An answer that is good news about school. In reports: favorable answer."),
        ),
        (
            _("Grade point average"),
            _("The mean of a student's marks, most often from 0 to 4. In reports: GPA."),
        ),
        (
            _("Heard less, heard more"),
            _("A group's share of the answers beside its share of students: representation."),
        ),
        (
            _("Hidden"),
            _("Left out so that nobody can be found out. In reports: suppressed."),
        ),
        (_("Listening circle"), _("A talk in which people say in their own words how school is.")),
        (
            _("Masked"),
            _("Made unclear by who published it, to protect people. The app keeps a range."),
        ),
        (
            _("Measure"),
            _("One thing that is counted, such as suspensions or a survey topic."),
        ),
        (
            _("Merged groups"),
            _("Groups that are shown as one, under a name that people chose together."),
        ),
        (
            _("Missed 1 school day in 10, or more"),
            _("Was away that often, for any reason. In reports: chronic absence."),
        ),
        (_("Not checked"), _("A gap that nobody can grade: the file does not say of how many.")),
        (_("Not recorded"), _("The file does not say this about the student.")),
        (_("Of every 100 students"), _("How common something is. In reports: rate, percent.")),
        (_("Passed every class"), _("Failed no class in the school year.")),
        (_("Points"), _("The distance of two rates. In reports: risk difference, gap.")),
        (
            _("Published numbers"),
            _("Counts or rates that a state or the federal government puts out, group by group."),
        ),
        (
            _("Range"),
            _("Where the true number plausibly lies. In reports: 95 % confidence interval."),
        ),
        (
            _("Sent to the office"),
            _("At least one row in the discipline log. In reports: office referral."),
        ),
        (_("Share"), _("A group's part of a whole. In reports: composition.")),
        (
            _("Students who answered, of every 100"),
            _("How many of a group took part. In reports: response rate."),
        ),
        (_("Suspended"), _("Kept out of class or out of school at least once, as a penalty.")),
        (_("Times as often"), _("One rate divided by another. In reports: risk ratio.")),
        (_("Topic"), _("Survey questions about one thing, such as belonging, taken together.")),
        (_("Workspace"), _("One group's data, findings and notes, in a folder of its own.")),
    )
