from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.web.sorting import in_order, sort_key


@pytest.mark.parametrize(
    ("lang", "ordered"),
    [
        ("tr", ["Can", "Çınar", "Dağ", "Gül", "Ğ", "Ilgaz", "İnci", "Oya", "Öz", "Su", "Şen", "Ulu", "Ülkü"]),
        ("kk", ["Аян", "Әсел", "Гүл", "Ғали", "Кен", "Қуат", "Нұр", "Ңк", "Ой", "Өмір", "Ұл", "Үй", "Һ"]),
        ("ru", ["Дом", "Ель", "Жук", "Искра", "Йод", "Школа", "Яна"]),
        ("vi", ["An", "Ăn", "Ân", "Dung", "Đức", "Oanh", "Ô", "Ơn", "Uy", "Ưu"]),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(lang: str, ordered: list[str]) -> None:
    assert in_order(reversed(ordered), lambda name: name, lang) == ordered


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=8), max_size=8))
def test_a_stored_key_sorts_as_the_list_does(names: list[str]) -> None:
    assert [sort_key(name, "kk") for name in in_order(names, str, "kk")] == sorted(sort_key(name, "kk") for name in names)
