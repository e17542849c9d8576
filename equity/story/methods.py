"""Methods and privacy in plain words: what the app does, what it hides, what it does not promise.

Everything here is said of the app as it is. A number that the code holds is put in, never typed.
"""

from equity.gaps.response import LESS_THAN, MORE_THAN
from equity.language import _
from equity.privacy.release import ROOM_MINIMUM
from equity.story.alike import AS_MUCH
from equity.story.amounts import STEPS, whole
from equity.story.methods_of_counting import counted
from equity.story.methods_of_files import attendance_and_grades, comments, own_files, published
from equity.story.methods_of_promises import promises
from equity.story.methods_of_votes import votes
from equity.story.section import Section
from equity.vocabulary import Unit


def sections() -> tuple[Section, ...]:
    """Give all rules, in the order in which people ask."""
    return (
        _hidden(),
        counted(),
        attendance_and_grades(),
        _compared(),
        _sure(),
        published(),
        _answered(),
        comments(),
        own_files(),
        votes(),
        _kept(),
        promises(),
    )


def _hidden() -> Section:
    return Section(
        _("Who is not shown, and why?"),
        (
            _(
                "A group of fewer than {least} students is never shown. With so few, a number "
                "could point at a person.",
                least=ROOM_MINIMUM,
            ),
            _(
                "Sometimes a larger group is hidden too. Else its number could be taken away from "
                "the total, and the small group would be found out. Before anything is shown, the "
                "app looks at all tables of a year together. It plays a person who adds and takes "
                "away, and hides until that person finds no small group. Where only one of two "
                "groups can be shown, it is the one that lies clearly apart from everyone else."
            ),
            _(
                "A hidden group keeps its place and says: **too few students to show safely**. "
                "It still counts in **all students** and in **all other students**."
            ),
            _(
                "Sizes are shown as ranges, such as 100 to 129 students. Rates are rounded too, or "
                "a range such as **15 to 19** or **2 or fewer**. Exact numbers would say too much. "
                "Gaps come from what is shown, so they can be ranges too."
            ),
            _(
                "How rough? Students of every 100 are whole numbers. Survey topics go in steps of "
                "{topics} or more, and events per 100 students in steps of {events} or more: there "
                "we say **about**, and a gap can be off by a step. Grade point averages go in "
                "steps of about a tenth, or more.",
                topics=f"{STEPS[Unit.MEAN_SHARE]:g}",
                events=f"{STEPS[Unit.PER_100_STUDENTS]:g}",
            ),
            _(
                "A **corrected file** changes numbers only where old and new ones together give "
                "no small group away. Else the old ones stay, and the page says so."
            ),
            _(
                "At most two things about a student can be asked at once, such as race and grade. "
                "Three at once could point at a person, so the app says no. One question of a "
                "survey, or one theme, can be asked by one thing at a time."
            ),
            _(
                "What you can do instead: hold a **listening circle**. Invite these students, and "
                "let them decide what is shared."
            ),
            _(
                "Or **merge** small groups, under a name that these students choose. That is done "
                "before anything is shown. After that, nobody sees the groups apart, and other "
                "merges need all numbers to be withdrawn first."
            ),
        ),
    )


def _compared() -> Section:
    return Section(
        _("Compared with whom?"),
        (
            _(
                "With **all other students**: everyone outside the group. So no group is the norm. "
                "Students whose group is not recorded are not part of it."
            ),
            _(
                "You can pick another comparison on the page **Gaps**: all students, or one "
                "group. Each sentence names it."
            ),
            _("**Points**: the number of every 100 in the group, less that of the comparison."),
            _("**Times as often**: the number of the group, divided by that of the comparison."),
            _(
                "A gap shows what a school does, and for whom it works less well. It never says "
                "what students are, and it does not say why."
            ),
        ),
    )


def _sure() -> Section:
    return Section(
        _("How sure are we?"),
        (
            _(
                "**Clear**: chance alone would hardly make such a gap. We look at many gaps at "
                "once, so the bar is higher: of 20 gaps called clear, about one may be chance."
            ),
            _("**Worth asking about**: it may be real, or chance. Ask the students."),
            _(
                "**Too small to say**: chance alone often makes gaps of this size. Some look sure "
                "by themselves. But among many gaps, chance alone makes a few that look so."
            ),
            _(
                "**About the same**: the difference is small, and its whole range lies within "
                "{most} points. So we can say that it is small.",
                most=AS_MUCH,
            ),
            _(
                "**Not compared**: nothing may stand beside the number, most often because too "
                "few students are left to compare with. So nobody knows if there is a gap."
            ),
            _(
                "The **range** beside a gap says where the true gap plausibly lies. The smaller "
                "the group, the wider the range."
            ),
            _(
                "Many numbers can hide behind a rounded one. So we judge a gap by numbers that fit "
                "and make it look small. Then we seldom call it clear when it is not."
            ),
            _(
                "Chance means: the same school could have had a somewhat different year. A range "
                "does not cover mistakes in the files."
            ),
        ),
    )


def _answered() -> Section:
    return Section(
        _("Who answered the survey?"),
        (
            _(
                "The page **Who is here** puts a group's share of all students beside its share "
                "of those who answered. No survey answer is tied to a student of the list."
            ),
            _(
                "Staff and families are counted by themselves, never among students. Of them we "
                "show how all who answered see a topic, and no groups."
            ),
            _(
                "A group is **heard less** where it gave fewer than {less} answers for every 100 "
                "that its size lets us expect. It is **heard more** where it gave over {more}.",
                less=whole(100 * LESS_THAN),
                more=whole(100 * MORE_THAN),
            ),
            _(
                "How many answered is shown only where at least {least} answered and at least "
                "{least} did not.",
                least=ROOM_MINIMUM,
            ),
            _(
                "Without a list of students nobody knows how many were asked. Then the app says "
                "that it does not know."
            ),
        ),
    )


def _kept() -> Section:
    return Section(
        _("Where is it, and how do we delete it?"),
        (
            _(
                "Everything stays in one folder of the computer where the app runs. The app sends "
                "nothing away and asks no other computer for anything."
            ),
            _(
                "Only the account that runs the app may open the folder. The app does not lock it: "
                "who can sign in as you can read it."
            ),
            _(
                "Who has the **room link** or the room code, and can reach this computer, can "
                "look, add notes and vote, nothing else. A new link ends the old one. Who sits at "
                "this computer, or has the passphrase, leads: they keep, choose and do the rest."
            ),
            _(
                "**Sealing** a workspace deletes its rows for good. What the room may see, your "
                "choices and your notes stay. Later it takes files of new years only. An **.ecop** "
                "file takes the same to another computer. Published tables that name a group of "
                "fewer than {least} students do not go along.",
                least=ROOM_MINIMUM,
            ),
            _(
                "**Home** deletes one workspace, or everything: rows, kept findings and notes. "
                "Nobody can bring them back. Copies that you downloaded stay where you put them."
            ),
        ),
        names_folder=True,
    )
