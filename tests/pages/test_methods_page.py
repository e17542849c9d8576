"""Methods and privacy, as people open them."""

import pytest
from reading import text, title

from equity.chain import workspaces
from equity.story import glossary, methods

METHODS = "pages/present/methods.py"


def test_every_rule_and_every_word_is_on_the_page(app):
    app.switch_page(METHODS).run()
    assert not app.exception
    assert title(app) == "Methods and privacy"
    shown = [one.value for one in app.header]
    assert shown == [*(one.title for one in methods.sections()), "What do the words mean?"]
    for section in methods.sections():
        assert all(point in text(app) for point in section.points)
    assert list(app.table[0].value["Word"]) == [term for term, _meaning in glossary.glossary()]


@pytest.mark.parametrize(("address", "is_told"), [("127.0.0.1", True), ("192.168.0.7", False)])
def test_only_who_sits_at_this_computer_reads_where_the_folder_is(app, sits_at, address, is_told):
    sits_at(address)
    app.switch_page(METHODS).run()
    assert (str(workspaces.place()) in text(app)) is is_told
