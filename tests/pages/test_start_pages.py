"""Home, pages without data, and the methods."""

import pytest
from reading import labels, text, title

from equity.chain import workspaces

OVERVIEW, GAPS, BRING = "pages/look/overview.py", "pages/look/gaps.py", "pages/start/bring_data.py"


def test_home_says_what_it_is_for_and_offers_three_ways_in(app):
    assert not app.exception
    assert title(app).startswith("See how our school treats different groups of students.")
    assert {"Open the sample school", "Bring files"} <= set(labels(app.button))
    assert "Open a workspace" in text(app)
    assert "Your data stays on this computer" in text(app)


def test_the_sample_school_opens_on_the_overview(app):
    app.button(key="home_sample").click().run()
    assert not app.exception
    assert title(app) == "Where is school experienced differently?"
    assert "Sample school: invented" in text(app)
    assert app.query_params["room"] == workspaces.listing()[0].link


def test_a_workspace_opens_by_its_room_link(app):
    made = workspaces.create("Lincoln")
    app.text_input(key="room_link").set_value(f"https://here/overview?room={made.link}").run()
    assert not app.exception
    assert app.query_params["room"] == made.link
    assert "There is nothing to compare in this workspace yet." in text(app)


@pytest.mark.usefixtures("sample")
def test_a_workspace_of_this_computer_opens_from_the_list(app):
    app.run()
    assert app.selectbox(key="workspace").options == ["Sample school"]
    app.button(key="open_workspace").click().run()
    assert title(app) == "Where is school experienced differently?"


def test_two_workspaces_of_one_name_are_told_apart(app):
    _first, second = workspaces.create("Lincoln"), workspaces.create("Lincoln")
    app.run()
    chooser = app.selectbox(key="workspace")
    assert chooser.options == ["Lincoln", "Lincoln (2)"]
    chooser.select("Lincoln (2)").run()
    app.button(key="open_workspace").click().run()
    assert app.query_params["room"] == second.link


def test_a_link_that_opens_nothing_is_explained_and_home_still_works(app):
    app.query_params["room"] = "nothing"
    app.run()
    assert not app.exception
    assert "This link opens nothing here" in app.error[0].value
    assert "Open the sample school" in labels(app.button)
    assert "room" not in app.query_params


def test_deleting_everything_asks_first_and_then_leaves_nothing(app, sample):
    app.run()
    app.button(key="delete_all").click().run()
    assert workspaces.listing() == (sample,)
    app.button(key="delete_for_good").click().run()
    assert not app.exception
    assert workspaces.listing() == ()


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("address", ["192.168.0.7", "unknown"])
def test_visitors_from_elsewhere_see_no_workspaces_and_may_bring_nothing(app, sits_at, address):
    sits_at(address)
    app.run()
    assert not app.exception
    assert app.text_input(key="room_code").label == "Room code"
    assert "workspace" not in [one.key for one in app.selectbox]
    assert "delete_all" not in [one.key for one in app.button]
    app.switch_page(BRING).run()
    assert "Files are brought on the computer where the app runs." in text(app)
    assert not app.file_uploader


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("page", [OVERVIEW, GAPS, "pages/choose/focus.py"])
def test_a_page_without_data_says_what_to_bring_and_offers_the_sample(app, page):
    app.switch_page(page).run()
    assert not app.exception
    assert title(app)
    assert "A discipline log" in text(app)
    app.button(key="empty_sample").click().run()
    assert title(app) == "Where is school experienced differently?"


def test_methods_say_who_is_hidden_and_how_sure_is_meant(app):
    app.switch_page("pages/present/methods.py").run()
    assert not app.exception
    assert title(app) == "Methods and privacy"
    assert "A group of fewer than 10 students is never shown." in text(app)
    assert "Worth asking about" in text(app)
