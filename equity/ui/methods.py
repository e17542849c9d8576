"""The page of methods: every rule, the words, and where the data is on this computer."""

import streamlit as st

from equity.chain import workspaces
from equity.language import _
from equity.story import glossary, merging, methods
from equity.ui import answers, pages, state
from equity.ui.show.frame import plain, quiet, section, to
from equity.ui.show.leaving import table
from equity.vocabulary import Action


def rules() -> None:
    """Show every rule under its question; to who sits at this computer also where the data is."""
    for one in methods.sections():
        section(one.title)
        st.markdown("\n".join(f"- {point}" for point in one.points))
        if one.names_folder and state.may(Action.LIST):
            quiet(_("The folder: {place}", place=plain(str(state.permitted(workspaces.place)()))))
            to(pages.HOME, _("Go to Home to delete"))


def merges() -> None:
    """Say which groups are merged in the open room."""
    visit = state.visit()
    said = merging.said(answers.merges(visit)) if visit else ()
    if said:
        section(_("Which groups are merged here?"))
        st.markdown("\n".join(f"- {plain(one)}" for one in said))
        quiet(_("They were merged before any number was shown, so nobody sees them apart."))


def words() -> None:
    """Show the terms of art with what they mean."""
    section(_("What do the words mean?"))
    columns = (_("Word"), _("What it means"))
    entries = (dict(zip(columns, entry, strict=True)) for entry in glossary.glossary())
    table(list(entries), columns)
