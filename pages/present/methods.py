"""Methods and privacy: what the app does and what it hides, in plain words."""

import streamlit as st

from equity.language import _
from equity.ui import show

show.title(_("Methods and privacy"))
st.header(_("Who is not shown, and why?"), anchor=False)
st.markdown(
    _(
        "A group of fewer than 10 students is never shown. With so few, a number could point at "
        "a person. Sometimes a larger group is hidden too: otherwise its number could be taken "
        "away from the total, and the small group would be found out. Each hidden group keeps "
        "its place and says: too few students to show safely.\n\n"
        "What you can do instead: hold a listening circle, and let those students decide what "
        "is shared."
    )
)
st.header(_("What happens to our files?"), anchor=False)
st.markdown(
    _(
        "- Everything stays on the computer where the app runs. Nothing is sent away.\n"
        "- Names, birth dates, mail, phone and addresses are dropped while a file is read.\n"
        "- Student IDs are made unreadable. They only tie a student to the discipline log.\n"
        "- Deleting a workspace deletes its whole folder: rows, kept findings and notes."
    )
)
st.header(_("What do the numbers mean?"), anchor=False)
st.markdown(
    _(
        "- **Of every 100 students**: each student counts once, however many incidents.\n"
        "- **All other students**: everyone outside the group, so that no group is the norm.\n"
        "- **Times as often**: the group's number divided by the number of the comparison.\n"
        "- **Sizes** are shown as bands, such as 100 to 129 students, and very small or very "
        'large numbers as "2 or fewer": exact numbers would say too much.\n'
        "- **Survey topics**: each student's share of good answers first, then all students."
    )
)
st.header(_("How sure are we?"), anchor=False)
st.markdown(
    _(
        "- **Clear**: chance alone would hardly make such a gap, even though many are looked at.\n"
        "- **Worth asking about**: it may be real or chance. Ask the students.\n"
        "- **Too small to say**: chance alone often makes gaps like this.\n\n"
        "The range beside it says where the true number plausibly lies. A clear gap does not "
        "say why it is there: ask what the school does, not what students are."
    )
)
