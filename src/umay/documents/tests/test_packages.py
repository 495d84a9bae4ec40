"""A package opens with its passphrase alone, and tells nobody else even the names of what is in it."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from typing import Any

import pytest
import pyzipper
from pypdf import PdfReader

from umay.documents.api import new_passphrase, pack_locked

FILES = {"../../CANARY Zeynep.docx": b"CANARY words", "photo.jpg": b"\xff\xd8" * 99, "CANARY Zeynep.docx": b"other"}
PASSPHRASE = "gece kalem deniz yarın"


def opened(made: bytes, passphrase: str = PASSPHRASE) -> dict[str, bytes]:
    with pyzipper.AESZipFile(io.BytesIO(made)) as packed:
        packed.setpassword(passphrase.encode())
        return {name: packed.read(name) for name in packed.namelist()}


def test_a_package_opens_with_its_passphrase_and_holds_all() -> None:
    found = opened(pack_locked(FILES, PASSPHRASE, language="tr"))

    assert list(found) == ["01.docx", "02.jpg", "03.docx", "00-contents.pdf"]
    assert list(found.values())[:-1] == list(FILES.values())


def test_a_file_is_read_when_its_turn_comes_and_of_its_name_only_a_plain_folder_is_shown() -> None:
    read: list[str] = []

    def late(name: str) -> Any:
        return lambda: read.append(name) or name.encode()

    found = opened(
        pack_locked({"report-1/CANARY Zeynep.jpg": late("a"), "../CANARY/b.jpg": late("b"), "CANARY/c.jpg": late("c")}, PASSPHRASE)
    )

    assert list(found) == ["report-1/01.jpg", "02.jpg", "03.jpg", "00-contents.pdf"]
    assert read == ["a", "b", "c"]


def test_the_list_says_the_names_and_hashes() -> None:
    found = opened(pack_locked(FILES, PASSPHRASE))

    said = re.sub(r"[\s\u200b]", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(found["00-contents.pdf"])).pages))
    assert "CANARYZeynep.docx" in said
    for data in FILES.values():
        assert hashlib.sha256(data).hexdigest() in said


def test_nothing_in_a_package_can_be_read_from_outside() -> None:
    made = pack_locked(FILES, PASSPHRASE)

    assert b"CANARY" not in made
    assert b"Zeynep" not in made


def test_every_entry_is_locked_with_aes_256_and_none_with_the_old_way() -> None:
    with zipfile.ZipFile(io.BytesIO(pack_locked(FILES, PASSPHRASE))) as packed:
        for entry in packed.infolist():
            assert entry.compress_type == 99  # APPNOTE: AES
            assert entry.flag_bits & 1
            assert entry.CRC == 0  # of the plain bytes nothing is told, not even their sum
            assert entry.extra[entry.extra.index(b"\x01\x99") + 8] == 3  # 256 bits
            assert entry.date_time[0] == 1980


def test_a_wrong_passphrase_opens_nothing() -> None:
    with pytest.raises(RuntimeError, match="password"):
        opened(pack_locked(FILES, PASSPHRASE), "some other words here")


def test_a_short_passphrase_or_nothing_to_pack_is_an_error() -> None:
    with pytest.raises(ValueError, match="15"):
        pack_locked(FILES, "short")
    with pytest.raises(ValueError, match="nothing"):
        pack_locked({}, PASSPHRASE)


@pytest.mark.parametrize("lang", ["en", "tr", "kk", "ru", "zh-hant", "vi"])
def test_a_passphrase_is_long_enough_and_said_in_the_language(lang: str) -> None:
    made = {new_passphrase(lang) for _ in range(20)}

    assert len(made) == 20
    for words in made:
        assert len(words.split()) == (9 if lang == "vi" else 8)
        assert len(words) >= (15 if lang == "zh-hant" else 16)
    pack_locked({"a": b"b"}, made.pop())
