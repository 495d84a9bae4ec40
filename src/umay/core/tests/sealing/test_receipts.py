"""A receipt is understood however it was kept, and a wrong one opens nothing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.core import sealing
from umay.core.sealing.signs import ALPHABET, check_sign
from umay.core.tests.sealing.specimens import OTHER_PAIR, PEPPER, RECEIPT, WORDS, WRAPPING

LISTED = ("en", "tr", "ru", "kk", "zh-hant")
receipts = st.binary(min_size=15, max_size=15).map(sealing.Receipt)


@given(receipt=receipts)
@settings(max_examples=100, deadline=None)
def test_the_code_and_the_words_of_every_list_lead_back(receipt: sealing.Receipt) -> None:
    assert sealing.read_receipt(receipt.code) == receipt
    for language in LISTED:
        assert sealing.read_receipt(" ".join(receipt.words(language) or ())) == receipt


@given(typed=st.text(max_size=200))
@settings(max_examples=100)
def test_nothing_that_may_be_typed_breaks_the_reader(typed: str) -> None:
    assert sealing.read_receipt(typed) is None


def test_the_code_is_six_groups_of_four_and_a_check_sign() -> None:
    sign = "[0-9A-HJKMNP-TV-Z]"

    assert re.fullmatch(f"({sign}{{4}}-){{6}}{sign}", RECEIPT.code)


CODE = RECEIPT.code
AMBIGUOUS = sealing.Receipt(bytes(5) + bytes.fromhex("0842108421") + bytes(5))  # nothing but zeros and ones
CYRILLIC = sealing.read_receipt("ABEK-MHPC-TYX3-ABEK-MHPC-TYX3-" + check_sign("ABEKMHPCTYX3" * 2))


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        CODE.replace("-", " – "),
        f"  {CODE}\n",
        "\n".join(CODE.split("-")),
        CODE.replace("-", ". ") + ".",
        "".join(chr(ord(sign) + 0xFEE0) for sign in CODE),  # full-width, as Chinese keyboards write
        CODE.replace("-", "\u200b-"),
    ],
)
def test_a_code_is_read_in_any_case_and_with_any_gaps(typed: str) -> None:
    assert sealing.read_receipt(typed) == RECEIPT


@pytest.mark.parametrize(("zero", "one"), [("O", "I"), ("o", "l"), ("0", "L"), ("О", "İ"), ("о", "ı"), ("Ο", "і")])
def test_letters_that_look_like_digits_are_read_as_digits(zero: str, one: str) -> None:
    typed = AMBIGUOUS.code[:-1].replace("0", zero).replace("1", one) + AMBIGUOUS.code[-1]

    assert sealing.read_receipt(typed) == AMBIGUOUS


def test_letters_of_a_cyrillic_keyboard_that_look_alike_are_understood() -> None:
    assert CYRILLIC is not None

    typed = CYRILLIC.code[:-2].translate(str.maketrans("ABEKMHPCTYX3", "АВЕКМНРСТУХЗ")) + CYRILLIC.code[-2:]

    assert sealing.read_receipt(typed) == CYRILLIC
    assert sealing.read_receipt(typed.lower()) == CYRILLIC


def test_every_slip_of_one_sign_is_told() -> None:
    signs = CODE.replace("-", "")

    for place, sign in enumerate(signs):
        for wrong in ALPHABET.replace(sign, ""):
            assert sealing.read_receipt(signs[:place] + wrong + signs[place + 1 :]) is None


@given(receipt=receipts, one=st.integers(0, 24), other=st.integers(0, 24))
@settings(max_examples=100)
def test_every_swap_of_two_signs_is_told(receipt: sealing.Receipt, one: int, other: int) -> None:
    signs = list(receipt.code.replace("-", ""))
    swapped = list(signs)
    swapped[one], swapped[other] = signs[other], signs[one]

    assert (sealing.read_receipt("".join(swapped)) == receipt) == (swapped == signs)


@pytest.mark.parametrize(
    "typed", ["", " ", CODE[:-1], CODE[:-2], CODE + "0", CODE * 2, CODE.replace("C", "?"), "0" * 1_000_000, "abandon " * 11]
)
def test_what_is_no_receipt_is_none(typed: str) -> None:
    assert sealing.read_receipt(typed) is None


@pytest.mark.parametrize("language", LISTED)
def test_every_word_of_a_list_is_whole_and_leads_back(language: str) -> None:
    """A list of the package once held a damaged word: one receipt in two hundred could not have been typed."""
    said_by_place = {}
    for place in range(2048):
        receipt = sealing.Receipt((place << 109 | place).to_bytes(15))
        words = receipt.words(language) or ()
        said_by_place[place] = words[0]
        assert sealing.read_receipt(" ".join(words)) == receipt

    assert len(set(said_by_place.values())) == 2048
    assert all(word.isalpha() and word == word.lower() and unicodedata.is_normalized("NFC", word) for word in said_by_place.values())


def said(language: str) -> list[str]:
    return list(RECEIPT.words(language) or ())


@pytest.mark.parametrize("language", LISTED)
def test_eleven_words_are_read_in_any_case_and_with_any_gaps(language: str) -> None:
    for typed in (
        ", ".join(said(language)).upper(),
        "\n".join(said(language)),
        "  ".join(f"{at}. {word}" for at, word in enumerate(said(language), 1)),
    ):
        assert sealing.read_receipt(typed) == RECEIPT


@pytest.mark.parametrize("language", LISTED)
def test_too_few_too_many_or_unknown_words_are_none(language: str) -> None:
    words = said(language)

    for wrong in (words[:-1], [*words, words[0]], [*words[:-1], "qqqq"]):
        assert sealing.read_receipt(" ".join(wrong)) is None


def test_words_typed_without_their_marks_are_understood() -> None:
    plain = " ".join(said("tr")).translate(str.maketrans("çğıöşü", "cgiosu"))

    assert plain != " ".join(said("tr"))
    assert sealing.read_receipt(plain) == RECEIPT
    assert sealing.read_receipt(" ".join(said("tr")).replace("i", "İ").replace("ı", "I").upper()) == RECEIPT
    assert sealing.read_receipt(unicodedata.normalize("NFD", " ".join(said("ru")))) == RECEIPT


def test_chinese_words_need_no_gaps_and_may_be_typed_in_simplified_signs() -> None:
    simplified = "附才伙串禁克喝礼翻筑烈"

    assert sealing.read_receipt("".join(said("zh-hant"))) == RECEIPT
    assert sealing.read_receipt(simplified) == RECEIPT
    assert sealing.read_receipt("".join(said("zh-hant")[:6]) + simplified[6:]) == RECEIPT


def test_words_in_the_wrong_order_do_not_lead_back() -> None:
    words = said("en")

    assert sealing.read_receipt(" ".join([words[1], words[0], *words[2:]])) != RECEIPT


def test_words_of_two_languages_are_no_receipt() -> None:
    assert sealing.read_receipt(" ".join(said("en")[:5] + said("ru")[5:])) is None


@pytest.mark.parametrize(("language", "known"), [("zh_Hant", True), ("EN", True), ("kk", True), ("vi", False), ("de", False), ("", False)])
def test_languages_without_a_list_have_the_code_alone(language: str, known: bool) -> None:
    assert (RECEIPT.words(language) is not None) == known


@given(one=receipts, other=receipts)
@settings(max_examples=50)
def test_two_receipts_are_found_and_opened_apart(one: sealing.Receipt, other: sealing.Receipt) -> None:
    assert (sealing.lookup_of(one, PEPPER) == sealing.lookup_of(other, PEPPER)) == (one == other)
    assert (sealing.pair_of_receipt(one) == sealing.pair_of_receipt(other)) == (one == other)


def test_what_finds_a_report_does_not_open_it() -> None:
    lookup, pair = sealing.lookup_of(RECEIPT, PEPPER), sealing.pair_of_receipt(RECEIPT)

    assert lookup not in (pair.private.raw, pair.public)
    assert sealing.lookup_of(RECEIPT, bytes(32)) != lookup
    assert sealing.pair_of(sealing.Secret(lookup)).public != pair.public


def test_an_answer_opens_with_the_receipt_and_not_with_another() -> None:
    wrapped = sealing.wrap(OTHER_PAIR.private, sealing.pair_of_receipt(RECEIPT).public, WRAPPING)

    assert sealing.unwrap(wrapped, sealing.pair_of_receipt(sealing.Receipt(RECEIPT.raw)), WRAPPING) == OTHER_PAIR.private
    with pytest.raises(sealing.CannotOpen):
        sealing.unwrap(wrapped, sealing.pair_of_receipt(AMBIGUOUS), WRAPPING)


def test_a_short_pepper_finds_nothing() -> None:
    with pytest.raises(ValueError):
        sealing.lookup_of(RECEIPT, WORDS.encode()[:31])
