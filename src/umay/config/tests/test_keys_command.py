"""The command that changes the application key keeps the new key before it changes anything, and the old one for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from umay.cluster.api import Layout, layout_of, write_secret
from umay.config import cli
from umay.config.commands import keys

OLD = "a1" * 32


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Layout:
    """A folder of secrets with a key in use, without a database: what happens there is in test_rotating.py."""
    monkeypatch.setenv("UMAY_DATA", str(tmp_path))
    for name in ("UMAY_APP_KEY", "UMAY_APP_KEY_FILE", "UMAY_NEXT_APP_KEY"):
        monkeypatch.delenv(name, raising=False)

    @contextmanager
    def awake(_role: str) -> Iterator[None]:
        yield

    monkeypatch.setattr(keys, "django_awake", awake)
    settings.UMAY_APP_KEY, settings.UMAY_OLD_APP_KEYS = bytes.fromhex(OLD), (b"0" * 32,)
    layout = layout_of(tmp_path)
    write_secret(layout.app_key, OLD)
    return layout


def answers(monkeypatch: pytest.MonkeyPatch, answer: Callable[[bytes], str]) -> None:
    monkeypatch.setattr(keys, "_refused", answer)


def test_the_new_key_is_kept_and_the_old_ones_beside_it(kept: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, lambda new: "" if new.hex() == kept.next_app_key.read_text() else "not written down first")

    assert cli.main(["keys", "rotate-app"]) == 0

    assert kept.app_key.read_text() != OLD
    assert kept.old_app_keys.read_text() == f"{OLD},{(b'0' * 32).hex()}"
    assert not kept.next_app_key.exists()


def test_refused_nothing_of_the_files_in_use_is_changed(
    kept: Layout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, lambda _new: "Umay is still running.")

    assert cli.main(["keys", "rotate-app"]) == 1

    assert kept.app_key.read_text() == OLD
    assert not kept.old_app_keys.exists()
    assert "nothing was changed" in capsys.readouterr().err


def test_cut_short_the_next_run_goes_on_with_the_same_key(kept: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bytes] = []

    def cut(new: bytes) -> str:
        tried.append(new)
        if len(tried) == 1:
            raise KeyboardInterrupt
        return ""

    answers(monkeypatch, cut)

    assert cli.main(["keys", "rotate-app"]) == 130
    assert cli.main(["keys", "rotate-app"]) == 0
    assert tried[0] == tried[1]
    assert kept.app_key.read_text() == tried[0].hex()


def test_cut_between_the_two_files_no_key_is_counted_twice(kept: Layout, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    answers(monkeypatch, lambda _new: "")
    settings.UMAY_OLD_APP_KEYS = (bytes.fromhex(OLD), b"0" * 32)  # the old keys were written, the new one was not

    assert cli.main(["keys", "rotate-app"]) == 0

    assert kept.old_app_keys.read_text() == f"{OLD},{(b'0' * 32).hex()}"


def test_a_key_of_the_environment_is_left_to_whoever_set_it(kept: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, lambda _new: "")
    monkeypatch.setenv("UMAY_APP_KEY", OLD)

    assert cli.main(["keys", "rotate-app"]) == 2  # it wants UMAY_NEXT_APP_KEY
    monkeypatch.setenv("UMAY_NEXT_APP_KEY", "b2" * 32)
    assert cli.main(["keys", "rotate-app"]) == 0
    assert not kept.old_app_keys.exists()
