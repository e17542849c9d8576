"""The page to print: whole in itself, with real headings, and in people's own words as text."""

import re
from html import escape, unescape

import pytest
import shown_school as school

from equity.presentation import handout
from equity.story import alt_text, sentences

MARKUP = '<script>alert("1")</script> & more'


@pytest.fixture(scope="module")
def deck():
    findings = (school.slide(wonder=MARKUP, strength="Yes"), school.slide(title=MARKUP))
    return school.deck(*findings, recommendations=(school.RECOMMENDED,))


@pytest.fixture(scope="module")
def page(deck):
    return handout.write(deck).decode()


def headings(page: str) -> list[tuple[str, str]]:
    found = re.findall(r"<(h\d)>(.*?)</h\d>", page)
    return [(level, unescape(text)) for level, text in found]


def test_the_findings_stand_in_order_under_real_headings(page):
    assert headings(page) == [
        ("h1", "Where is school experienced differently?"),
        ("h2", school.slide().original),
        ("h2", MARKUP),
        ("h2", school.RECOMMENDED.decision),
        ("h2", "How we counted, and what we do not show"),
    ]


def test_the_page_names_its_language_and_its_school(page):
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert (
        "<title>Where is school experienced differently? Riverside &lt;Middle&gt; &amp; High<"
        in page
    )
    assert "Riverside &lt;Middle&gt; &amp; High. Made on March 2, 2026." in page


def test_a_finding_has_its_picture_how_sure_its_source_and_what_is_hidden(page):
    one = school.slide()
    assert f'alt="{escape(alt_text.people(one.table, one.group))}"' in page
    assert page.count('src="data:image/png;base64,') == 2
    assert f"{'. '.join(sentences.how_sure(one.table, one.group))}." in page
    assert f"{sentences.hidden(one.table)}." in page
    assert "<dt>What works here</dt> <dd>Yes.</dd>" in page


def test_a_title_of_people_s_own_stands_over_what_the_data_says(page):
    assert page.count(f"The data says: {school.slide().original}.") == 1


def test_what_people_wrote_is_no_markup(page):
    assert page.count(escape(MARKUP)) == 2
    assert "<script" not in page


def test_the_page_may_ask_nobody_for_anything(page):
    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in page
    assert not re.search(r"https?:|url\(|@import|<link|<a ", page)


def test_no_number_of_the_hidden_group_is_on_the_page():
    said = handout.write(school.deck(school.slide("incidents_per_100"))).decode()
    said = re.sub(r"base64,[\w+/=]+", "", said)
    assert school.slide("incidents_per_100").original in said
    for canary in school.CANARIES:
        assert not re.search(rf"(?<![\d,.]){canary}(?![\d,.])", said)


def test_the_same_findings_give_the_same_page(page, deck):
    assert handout.write(deck).decode() == page
