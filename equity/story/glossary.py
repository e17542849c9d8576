"""The terms of art in plain words, each with the name that reports give it."""

from equity.language import _


def glossary() -> tuple[tuple[str, str], ...]:
    """Give the terms of art with what they mean, in the order of the alphabet."""
    return (
        (_("All other students"), _("Everyone outside the group that we look at.")),
        (
            _("Clear, worth asking about, too small to say"),
            _("How sure a gap is. In reports: evidence grade, statistical test."),
        ),
        (
            _("Good answer"),
            _("An answer that is good news about school. In reports: favorable answer."),
        ),
        (
            _("Heard less, heard more"),
            _("A group's share of the answers beside its share of students: representation."),
        ),
        (
            _("Hidden"),
            _("Left out so that nobody can be found out. In reports: suppressed, masked."),
        ),
        (_("Listening circle"), _("A talk in which people say in their own words how school is.")),
        (
            _("Measure"),
            _("One thing that is counted, such as suspensions or a survey topic."),
        ),
        (_("Not recorded"), _("The file does not say this about the student.")),
        (_("Of every 100 students"), _("How common something is. In reports: rate, percent.")),
        (_("Points"), _("The distance of two rates. In reports: risk difference, gap.")),
        (
            _("Range"),
            _("Where the true number plausibly lies. In reports: 95 % confidence interval."),
        ),
        (_("Share"), _("A group's part of a whole. In reports: composition.")),
        (
            _("Students who answered, of every 100"),
            _("How many of a group took part. In reports: response rate."),
        ),
        (_("Times as often"), _("One rate divided by another. In reports: risk ratio.")),
        (_("Topic"), _("Survey questions about one thing, such as belonging, taken together.")),
        (_("Workspace"), _("One group's data, findings and notes, in a folder of its own.")),
    )
