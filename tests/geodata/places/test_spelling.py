"""Folding names, and the names made from a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.places.spelling import compact, key, key_of, tokens, words
from geodata.places.variants import main_names, secondary_names
from geodata.text import plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DEVENTER", "deventer"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("'s-Gravenhage", "’s Gravenhage"),
        ("`s-Gravenhage", "s'Gravenhage"),
        ("IJsselstein", "Ysselstein"),
        ("IJsselstein", "Ĳsselstein"),
        ("Venray", "Venraij"),
        ("Sint-Michielsgestel", "St. Michielsgestel"),
        ("Alphen aan den Rijn", "Alphen a/d Rijn"),
        ("Alphen aan den Rijn", "Alphen ad Rijn"),
        ("Alphen aan den Rijn", "Alphen a.d. Rijn"),
        ("Alphen aan den Rijn", "alphen aan de rijn"),
        ("Dijk en Waard", "Dijk & Waard"),
        ("'t Zand", "Het Zand"),
        ("Etten-Leur", "EttenLeur"),
        ("Den Haag", "  den\u00a0haag."),
        ("2e Exloërmond", "Tweede Exloermond"),
        ("Ens\u00adchede", "Enschede"),
    ],
)
def test_spelling_habits_fold_away(one: str, other: str) -> None:
    assert key_of(one) == key_of(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ede", "Epe"), ("Bergen NH", "Bergen L"), ("Den Haag", "Haag"), ("in den Haag", "in de Haag")],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize("text", ["", "  \t", "?!", "---", "€ …"])
def test_text_without_letters_folds_to_nothing(text: str) -> None:
    assert key_of(text) == ""
    assert tokens(text) == ()


def test_words_keep_what_tokens_rewrite() -> None:
    assert words("Alphen a/d Rijn") == ("alphen", "a", "d", "rijn")
    assert tokens("Alphen a/d Rijn") == ("alphen", "aan", "de", "rijn")
    assert compact(tokens("IJmuiden Noord")) == "ijmuidennoord"
    assert key(tokens("IJmuiden Noord")) == "ymuidennoord"


@settings(deadline=None)
@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert tokens(" ".join(tokens(text))) == tokens(text)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Ede", ["Ede"]),
        ("Hengelo (Gld)", ["Hengelo (Gld)", "Hengelo", "Hengelo Gld"]),
        ("(It) Oranjewâld", ["(It) Oranjewâld", "Oranjewâld", "It Oranjewâld"]),
    ],
)
def test_main_names_do_without_brackets(name: str, forms: list[str]) -> None:
    assert list(main_names(name)) == forms


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Alphen aan den Rijn", "Alphen"),
        ("De Hambaken", "Hambaken"),
        ("'s-Heerenberg", "Heerenberg"),
        ("Twekkelerveld - T.H.T.", "Twekkelerveld"),
        ("Bouwlust/Vrederust", "Vrederust"),
        ("Bilgaard & Havankpark e.o.", "Havankpark"),
        ("Voltastraat en omgeving", "Voltastraat"),
    ],
)
def test_secondary_names_are_its_parts(name: str, short: str) -> None:
    assert short in secondary_names(name)


@pytest.mark.parametrize("name", ["Ede", "Deventer", "De Ent", "Loon op Zand", "Binnen- en Buitenhavens"])
def test_a_shortened_name_keeps_its_meaning(name: str) -> None:
    assert not {"venter", "Ent", "Loon", "Binnen-"} & set(secondary_names(name))
