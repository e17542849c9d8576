"""Masking: names, addresses and numbers go; plain words stay."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equity.intake.identity import NAME, hasher, name_tokens, name_words
from equity.privacy.also_words import ALSO_WORDS
from equity.privacy.masking import as_text, masked

KEY = b"a key that only tests know"
ROLL = ("O'Neil-Peña, José", "Lopez, Will", "Xiong, Her", "Okafor, Grace", "James, Maya", "Ng, Bo")
TOKENS = name_tokens(ROLL, key=KEY)
HASHED = hasher(key=KEY, what=NAME)


def is_name(word):
    return any(HASHED(one) in TOKENS for one in name_words(word))


def said(text):
    return as_text(masked(text, is_name))


@pytest.mark.parametrize(
    ("text", "masked_text"),
    [
        ("maya and JOSE ran", "[name] and [name] ran"),
        ("Maya's locker, mayas bag", "[name] locker, [name] bag"),
        ("Jose\u0301 o’neil-pen\u0303a helps", "[name] helps"),
        ("Ma\u200bya is kind", "[name] is kind"),
        ("Maya James, and Okafor", "[name], and [name]"),
        ("maya_james sits here", "[name]_[name] sits here"),
        ("Ask Ms. Smith or Mr Lee Wong.", "Ask [name] or [name]."),
        ("ms. smith and Coach K", "[name] and [name]"),
        ("The coach told me. A teacher yells.", "The coach told me. A teacher yells."),
        ("la maestra Ruiz y Sra. Gómez", "la [name] y [name]"),
        ("write maya.james@example.org", "write [mail]"),
        ("write bo (at) example.org", "write [mail]"),
        ("call (555) 123-4567 or 555.0199", "call [phone] or [phone]"),
        ("my id is 0900123", "my id is [phone]"),
        ("room A90012", "room [number]"),
        ("follow @bo.ng or snap: bo_1", "follow [handle] or [handle]"),
        ("see www.example.org/bo", "see [link]"),
        ("Room 204 in 2025, 30 of us", "Room 204 in 2025, 30 of us"),
    ],
)
def test_what_gives_somebody_away_is_masked_and_nothing_else(text, masked_text):
    assert said(text) == masked_text


@pytest.mark.parametrize(
    ("text", "masked_text"),
    [
        ("I will go with grace", "I will go with grace"),
        ("Will they go? Grace helps.", "Will they go? Grace helps."),
        ("I sit with Will and Grace", "I sit with [name] and [name]"),
        ("Will Lopez helps", "[name] helps"),
        ("I met her, then Her came", "I met her, then [name] came"),
        ("I HOPE GRACE WILL WIN", "I HOPE GRACE WILL WIN"),
    ],
)
def test_a_word_that_is_also_a_name_counts_only_where_a_capital_tells_it_apart(text, masked_text):
    assert said(text) == masked_text


def test_the_masked_parts_are_marked_and_the_others_are_as_written():
    parts = masked("Tell Maya: stop", is_name)
    assert [(one.text, one.is_masked) for one in parts] == [
        ("Tell ", False),
        ("[name]", True),
        (": stop", False),
    ]


def test_masking_again_changes_nothing():
    once = said("Maya and Ms. Smith, bo@example.org, 555-123-4567, @bo, 900123, www.example.org")
    assert once == "[name] and [name], [mail], [phone], [handle], [number], [link]"
    assert said(once) == once


def test_the_words_that_are_also_names_are_folded_as_names_are():
    assert {word for word in ALSO_WORDS if name_words(word) != (word,)} == set()
    assert not ALSO_WORDS & {"maya", "jose", "lopez"}


NAMES = st.sampled_from(["Maya", "maya", "MAYA", "José", "okafor", "Neil", "Xiong"])
AROUND = st.text(st.characters(codec="utf-8"), max_size=12)


@given(before=AROUND, name=NAMES, after=AROUND)
def test_no_name_comes_through_whatever_stands_around_it(before, name, after):
    text = said(f"{before} {name} {after}")
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    ).casefold()
    assert not {"maya", "jose", "okafor", "neil", "xiong"} & set(re.findall(r"[^\W\d_]+", bare))
