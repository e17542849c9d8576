"""What files say and do not say, and what becomes of them, in plain words."""

from equity.language import _
from equity.measures import CHRONIC_ONE_IN, FEWEST_DAYS
from equity.privacy.release import ROOM_MINIMUM
from equity.story.section import Section


def attendance_and_grades() -> Section:
    """Say when a student counts as absent for too many days, and what a class passed means."""
    return Section(
        _("What do attendance, grades and tests say?"),
        (
            _(
                "**Missed 1 school day in {days}, or more**: the days a student was away, set "
                "against the days enrolled. The reason for the absence does not matter. Reports "
                "call it **chronic absence**.",
                days=CHRONIC_ONE_IN,
            ),
            _(
                "The line is that of Attendance Works, and of the US Department of Education "
                "(EDFacts, file 195)."
            ),
            _(
                "**Codes of single days**, such as P, A and T, are read as present, absent and "
                "late. A late student was there. What other codes mean, a person says in **Bring "
                "data**. A day with several codes is a day of absence from half of them on "
                "(EDFacts)."
            ),
            _(
                "Some files say only the **share of days** a student was there. Then {share} of "
                "100 days or fewer count as missing 1 day in {days}.",
                share=round(100 - 100 / CHRONIC_ONE_IN),
                days=CHRONIC_ONE_IN,
            ),
            _(
                "A student **enrolled for fewer than {least} days** is not counted. So few days "
                "say little.",
                least=FEWEST_DAYS,
            ),
            _(
                "**Passed every class**: no class of the year was failed. F and “no pass” are "
                "failed. A mark that is still open does not count. A student with no final mark "
                "is left out. **Bring data** says how your marks were read."
            ),
            _(
                "**Took an advanced class**: at least one class that the file calls AP, IB, honors "
                "or advanced, by a mark of its own or in its name."
            ),
            _(
                "**Met the standard**: the level that a student reached in a test of English, math "
                "or science, where its words say so, such as Proficient or Standard Met. What a "
                "number or another word means, a person says. Of several results in one subject "
                "the best counts. Scores alone are not used: each test has its own line."
            ),
            _(
                "**Grade point average** (GPA): the one in your file. If it has none, the mean of "
                "the marks, from 4 for A to 0 for F."
            ),
        ),
    )


def published() -> Section:
    """Say where published numbers come from, and why some stay ranges or are not compared."""
    return Section(
        _("What about numbers that others published?"),
        (
            _(
                "They come from a file that you downloaded, say from your state or from the "
                "federal Civil Rights Data Collection. Others counted, by their own rules. The "
                "app names the file, and does not mix it with your own rows."
            ),
            _(
                "**A masked number stays a range.** If the file says “under 10”, the app keeps 0 "
                "to 9. It shows how high and how low the rate can be. A number in the middle "
                "would be made up, and working it out could point at a student."
            ),
            _(
                "**Next to your own data**: a published table can be about the same students in "
                "the same year. Then the app counts its numbers as known, a masked one as its "
                "range, and hides more of yours where both together could point at a student. "
                "That holds too where the table groups in a way that your room does not have, or "
                "names a school that you merged with others. If the table alone tells of "
                "too few students, or has groups that your list has not, your numbers do without "
                "that way to group. Each page then says which table it is. A table that comes "
                "later is not shown until a facilitator withdraws all numbers. If the app cannot "
                "tell two schools apart, it takes them for the same one."
            ),
            _(
                "**A table that only counts** does not say how many students a group has. Then "
                "there is no rate and no gap. The page **Counts** shows how often something was "
                "counted, and each group's part of every 100 that were. It has no counts of a year "
                "of which your own students are here: both together could point at a student."
            ),
            _(
                "**Places only filter.** You can look at one school, one district or the whole "
                "state. The app does not set schools side by side: a ranking of schools says "
                "little about how a school treats its groups."
            ),
            _(
                "**All other students** are added up only where every part is printed. Else the "
                "printed line of all students takes their place. If that is missing too, you "
                "choose a group to compare with."
            ),
            _(
                "**Not checked**: some files print a rate but not how many students it is about. "
                "Then nobody can say what chance alone would do. So the gap gets no grade. "
                "It is not called clear, and not called too small."
            ),
        ),
    )


def comments() -> Section:
    """Say what happens to what people wrote, from the file to the room."""
    return Section(
        _("What happens to what people wrote?"),
        (
            _(
                "What people write in a survey, or say in a community conversation, stays with the "
                "rows. **The room sees none of it until a facilitator has read it** and let it go."
            ),
            _(
                "**Masked first**: names of everyone in your files, mail, phone, handles, and the "
                "name after a title such as Ms. or Coach. Names of 1 or 2 letters, nicknames and "
                "wrong spelling can slip through. So a person reads. That person can take words "
                "out, but can add none."
            ),
            _(
                "**One thing about the writer at most**, such as the grade. It is shown only where "
                "at least {least} people of that grade wrote on the question. Under any other "
                "filter the words are not shown, and a search does not find them.",
                least=ROOM_MINIMUM,
            ),
            _(
                "No date, and no order of the file. In notes of a conversation without IDs, each "
                "row counts as one person. The words are **chosen, not counted**: they do not say "
                "how many think so."
            ),
            _(
                "**Themes** are lists of words, in English and Spanish. A student touches a theme "
                "who wrote one of its words, in any form, once names are masked. What is shown is "
                "of every 100 who wrote. Not one number is shown where fewer than {least} touch "
                "the theme, or fewer than {least} do not.",
                least=ROOM_MINIMUM,
            ),
            _(
                "No word is in two themes, so one theme does not tell of another. A theme can be "
                "asked by one thing at a time. Words in a community conversation are not counted. "
                "A quote that you read tells you that one person touched its themes."
            ),
            _(
                "Themes are chosen before anything is shown, like ways to group. After that they "
                "stay, until all numbers are withdrawn."
            ),
            _(
                "A facilitator can take words back. Who has seen them may remember. In an "
                "**.ecop** file are only the words that the room sees."
            ),
        ),
    )


def own_files() -> Section:
    """Say what becomes of the files that people bring."""
    return Section(
        _("What happens to our files?"),
        (
            _(
                "You see what the app makes of each column of your Excel and CSV files. You choose "
                "the ways to group, at most nine. Nothing is loaded until you say yes."
            ),
            _(
                "**Dropped while a file is read**: names, birth dates, mail, phone, addresses, and "
                "each column that you leave out."
            ),
            _(
                "**Made unreadable**: student numbers. They only tie a student to the other files. "
                "The words of names are kept in the same unreadable form, so that names can be "
                "masked."
            ),
            _("**Kept**: rows without names, with groups, incidents, days, grades and answers."),
            _("The file itself is not kept. Yours stays where it is."),
        ),
    )
