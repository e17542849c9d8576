"""A visitor from another address: what a room link opens, and what it does not."""

import pytest
from reading import labels, text, title

from equity.chain import answering, entering, focusing, keeping, sharing, workspaces
from equity.question import Question
from equity.ui.pages import MENU
from equity.vocabulary import Area

ELSEWHERE = "192.168.0.7"
FOCUS = "pages/choose/focus.py"
GOOD = "four words nobody expects"
PAGES = [page.file for pages in MENU.values() for page in pages]
LEADS_ONLY = {
    "home_sample", "home_bring", "workspace", "open_workspace", "delete_workspace", "delete_all",
    "change_link", "seal", "withdraw", "export", "ecop", "open_ecop", "confirm", "empty_sample",
    "empty_bring", "passphrase", "stop_protecting", "go_on_protecting", "withdraw_and_choose",
    "merge", "merge_now", "make_numbers", "open_vote", "close_vote",
}  # fmt: skip
KEEPS = (
    *("keep", "out_", "reason_", "withdraw_", "dissent_", "in_the_room_"),
    *("notice_out_", "wonder_out_", "title_", "move_", "take_out", "add_", "with_"),
)
"""How the keys begin of what keeps, chooses, or changes what others wrote."""
BLACK = "Black or African American"
GAP = {"measure": "suspended", "by": "race_ethnicity", "group": BLACK}


@pytest.fixture(autouse=True)
def fresh_tries(monkeypatch):
    monkeypatch.setattr(entering, "codes", entering.Tries())
    monkeypatch.setattr(entering, "passphrases", entering.Tries())


@pytest.fixture
def chosen(sample):
    """Give a kept card with a note that people chose; another one is kept beside it."""
    measures = tuple(one.key for one in answering.measures(sample) if not one.is_item)
    by_race = Question(measures=measures, by=("race_ethnicity",))
    for measure in ("referred", "suspended"):
        card = keeping.keep(
            sample, question=by_race, measure=measure, group=(BLACK,), notice="Twice", wonder=""
        )
    focusing.choose(sample, Area.DISCIPLINE, card.id, reason="Class time")
    return card


def keys(at):
    widgets = (
        *(at.button, at.button_group, at.selectbox, at.text_input, at.file_uploader),
        at.get("download_button"),
    )
    return {getattr(one, "key", None) for kind in widgets for one in kind} - {None}


@pytest.mark.usefixtures("chosen")
@pytest.mark.parametrize("page", PAGES)
def test_a_stolen_room_link_shows_no_control_of_the_facilitator(look, sits_at, page):
    sits_at(ELSEWHERE)
    at = look(page, **GAP)
    assert not at.exception
    assert title(at)
    assert not keys(at) & LEADS_ONLY
    assert not [key for key in keys(at) if key.startswith(KEEPS)]
    assert not at.file_uploader
    assert "Sample school" not in [one.value for one in at.selectbox]


@pytest.mark.parametrize("page", PAGES)
def test_without_a_link_nothing_is_listed_and_nothing_is_made(app, sits_at, page):
    workspaces.create("Lincoln")
    sits_at(ELSEWHERE)
    app.switch_page(page).run()
    assert not app.exception
    assert not keys(app) & LEADS_ONLY
    assert "Lincoln" not in text(app)
    assert len(workspaces.listing()) == 1


@pytest.mark.parametrize(
    "key", ["delete_all", "open_workspace", "delete_workspace", "change_link", "seal"]
)
def test_a_click_that_was_prepared_at_this_computer_does_nothing_elsewhere(
    app, sample, sits_at, key
):
    app.run()
    link = sample.link
    click = app.button(key=key).click()
    sits_at(ELSEWHERE)
    click.run()
    assert not app.exception
    assert workspaces.listing() == (sample,)
    assert sample.link == link
    assert "room" not in app.query_params


def test_a_room_link_adds_notes_beside_those_of_others(look, sample, chosen, sits_at):
    sits_at(ELSEWHERE)
    at = look(FOCUS)
    assert "The person who leads the room can take it out." in text(at)
    assert "2 cards are kept. The person who leads the room keeps cards and chooses." in text(at)
    at.text_input(key=f"notice_{chosen.id}").set_value("In each grade").run()
    assert not at.exception
    assert keeping.cards(sample)[1].notice == "Twice\nIn each grade"


def test_where_nothing_is_kept_a_room_link_is_told_who_keeps(look, sits_at):
    sits_at(ELSEWHERE)
    at = look("pages/look/gaps.py", **GAP)
    assert "Once this one is kept, you can write here what you notice" in text(at)
    assert "notice" not in keys(at)
    at = at.switch_page("pages/present/presentation.py").run()
    assert "Nothing is kept yet. The person who leads the room keeps findings." in text(at)


def test_who_leads_takes_a_choice_back_and_the_same_click_does_nothing_elsewhere(
    look, sample, chosen, sits_at
):
    before = keeping.cards(sample), focusing.chosen(sample)
    click = look(FOCUS).button(key=f"withdraw_{chosen.id}").click()
    sits_at(ELSEWHERE)
    at = click.run()
    assert "Only a facilitator can do this" in text(at)
    assert (keeping.cards(sample), focusing.chosen(sample)) == before


def test_who_came_before_the_link_was_changed_writes_nothing_after(look, sample, chosen, sits_at):
    sits_at(ELSEWHERE)
    at = look(FOCUS)
    entering.change_link(sample)
    at.text_input(key=f"notice_{chosen.id}").set_value("Late").run()
    assert not at.exception
    assert [card.notice for card in keeping.cards(sample)] == ["Twice", "Twice"]
    assert "This link opens nothing here" in text(at)
    assert "room" not in at.query_params


def test_a_room_code_opens_the_room_and_a_wrong_one_does_not(app, sample, sits_at):
    sits_at(ELSEWHERE)
    app.run()
    app.text_input(key="room_code").set_value("AAAA-AAAA").run()
    assert "This code opens nothing here" in text(app)
    app.text_input(key="room_code").set_value(entering.code_of(sample).lower()).run()
    assert not app.exception
    assert title(app) == "Where is school experienced differently?"
    assert app.query_params["room"] == sample.link


def test_the_facilitator_sees_the_code_and_makes_a_new_one(app, sample):
    app.run()
    old = entering.code_of(sample)
    assert old in text(app)
    app.button(key="change_link").click().run()
    assert not app.exception
    assert old not in text(app)
    assert entering.code_of(sample) in text(app)


@pytest.mark.usefixtures("sample")
def test_the_passphrase_makes_a_facilitator_over_a_locked_line_only(app, sits_at):
    entering.set_passphrase(GOOD)
    sits_at(ELSEWHERE, url="http://192.168.0.2:8501/")
    app.run()
    assert "passphrase" not in keys(app)
    assert "Type the passphrase on the computer where" in text(app)
    sits_at(ELSEWHERE, url="https://gaps.example/")
    app.run()
    app.text_input(key="passphrase").set_value("wrong").run()
    assert "That is not the passphrase" in text(app)
    assert "delete_all" not in keys(app)
    app.text_input(key="passphrase").set_value(GOOD).run()
    assert not app.exception
    assert "delete_all" in keys(app)
    assert GOOD not in str(dict(app.query_params))
    assert "passphrase" not in app.session_state


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_whoever_comes_through_a_proxy_does_not_sit_here(app, sits_at, name):
    sits_at(None, **{name: "203.0.113.9"})
    app.run()
    assert "home_sample" not in labels(app.button)
    assert "room_code" in keys(app)


def test_whoever_came_from_elsewhere_does_not_sit_here_when_the_line_breaks(app, sits_at):
    sits_at(ELSEWHERE)
    app.run()
    sits_at(None)
    app.run()
    assert "room_code" in keys(app)


def test_sealing_asks_first_and_then_the_list_says_so(app, sample):
    app.run()
    app.button(key="seal").click().run()
    assert not sample.is_sealed
    app.button(key="seal_for_good").click().run()
    assert not app.exception
    assert sample.is_sealed
    assert app.selectbox(key="workspace").options == ["Sample school (sealed)"]
    assert "seal" not in keys(app)
    app.button(key="open_workspace").click().run()
    assert not app.exception
    assert title(app) == "Where is school experienced differently?"


@pytest.mark.parametrize("key", ["seal_for_good", "delete_for_good"])
def test_what_was_confirmed_at_this_computer_is_not_done_elsewhere(app, sample, sits_at, key):
    app.run()
    app.button(key={"seal_for_good": "seal", "delete_for_good": "delete_workspace"}[key]).click()
    app.run()
    click = app.button(key=key).click()
    sits_at(ELSEWHERE)
    click.run()
    assert not app.exception
    assert "Only a facilitator can do this" in text(app)
    assert not sample.is_sealed
    assert workspaces.listing() == (sample,)


def test_a_workspace_from_another_computer_opens_here(app, sample):
    exported = sharing.export(sample)
    workspaces.delete(sample)
    app.run()
    app.file_uploader(key="ecop").upload("room.ecop", exported)
    app.run()
    app.button(key="open_ecop").click().run()
    assert not app.exception
    (opened,) = workspaces.listing()
    assert opened.is_sealed
    assert app.query_params["room"] == opened.link


def test_a_file_that_is_no_workspace_is_explained(app):
    app.file_uploader(key="ecop").upload("room.ecop", b"no archive")
    app.run()
    app.button(key="open_ecop").click().run()
    assert not app.exception
    assert "This file cannot be opened" in text(app)
    assert workspaces.listing() == ()


@pytest.mark.parametrize("name", ["elsewhere.example", "127.0.0.1.example:8501", "[127"])
def test_under_another_name_this_computer_is_elsewhere(app, sits_at, name):
    sits_at("127.0.0.1", Host=name)
    app.run()
    assert not keys(app) & LEADS_ONLY


@pytest.mark.parametrize("name", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_under_its_own_names_this_computer_leads(app, sits_at, name):
    sits_at("127.0.0.1", Host=name)
    app.run()
    assert "home_sample" in keys(app)
