"""Settings fail at start, with the name, the shape and the remedy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from umay.cluster.api import layout_of
from umay.config.connection import Role, databases, where
from umay.config.env import Environment, Misconfigured

ROOT = Path(__file__).resolve().parents[4]


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("UMAY_", "DATABASE_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-c", "from django.conf import settings; settings.DEBUG"],
        check=False,
        capture_output=True,
        text=True,
        env={**clean, "DJANGO_SETTINGS_MODULE": "umay.config.settings", **variables},
    )


@pytest.mark.parametrize(("said", "meant"), [("1", True), ("yes", True), ("ON", True), ("0", False), ("no", False), ("", False)])
def test_flags_are_read(said: str, meant: bool) -> None:
    assert Environment({"X": said}).flag("X", default=not meant) is meant


def test_an_unset_flag_is_its_default() -> None:
    assert Environment({}).flag("X", default=True) is True


@pytest.mark.parametrize("said", ["perhaps", "2", "truee"])
def test_a_flag_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(Misconfigured, match="X: expected 1 or 0"):
        Environment({"X": said}).flag("X", default=False)


@pytest.mark.parametrize("said", ["0", "65536", "-1", "80.0", "eighty", "８０"])
def test_a_number_outside_its_bounds_is_refused(said: str) -> None:
    with pytest.raises(Misconfigured, match="a whole number from 1 to 65535"):
        Environment({"PORT": said}).number("PORT", 8000, least=1, most=65535)


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hidden\n")

    assert Environment({"KEY_FILE": str(tmp_path / "key")}).secret("KEY") == "hidden"
    assert Environment({}).secret("KEY", tmp_path / "key") == "hidden"
    assert Environment({}).secret("KEY", tmp_path / "none") is None


def test_a_secret_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="KEY_FILE"):
        Environment({"KEY_FILE": str(tmp_path / "none")}).secret("KEY")


def test_the_weak_role_is_used_unless_the_owner_is_asked_for(tmp_path: Path) -> None:
    layout = layout_of(tmp_path)

    assert databases(Environment({}), layout)["default"]["USER"] == "umay_app"
    assert databases(Environment({"UMAY_ROLE": "owner"}), layout)["default"]["USER"] == "umay_owner"


def test_an_address_of_another_server_is_taken_apart(tmp_path: Path) -> None:
    env = Environment(
        {"DATABASE_URL": "postgresql://umay_app:p%40ss@db.example:6000/house", "DATABASE_OWNER_URL": "postgres://o:w@db.example/house"}
    )

    chosen = where(env, layout_of(tmp_path), Role.APP)
    owner = where(env, layout_of(tmp_path), Role.OWNER)

    assert chosen == {"NAME": "house", "USER": "umay_app", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": 6000}
    assert (owner["USER"], owner["PORT"]) == ("o", 5432)


@pytest.mark.parametrize("said", ["mysql://a:b@c/d", "postgresql://a:b@c", "postgresql://a:b@c:port/d", "umay"])
def test_an_address_that_is_none_is_refused(said: str, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="DATABASE_URL"):
        where(Environment({"DATABASE_URL": said}), layout_of(tmp_path), Role.APP)


@pytest.mark.parametrize(
    ("variables", "name"),
    [
        ({"UMAY_URL": "http://umay.example.org"}, "UMAY_URL"),
        ({"UMAY_URL": "umay.example.org"}, "UMAY_URL"),
        ({"UMAY_DEMO": "1", "UMAY_URL": "https://umay.example.org"}, "UMAY_DEMO"),
        ({"UMAY_DEMO": "maybe"}, "UMAY_DEMO"),
        ({"DATABASE_URL": "postgresql://a:b@c/d"}, "UMAY_SECRET_KEY"),
        ({"UMAY_MAIL_URL": "http://mail.example.org"}, "UMAY_MAIL_URL"),
        ({"UMAY_AUDIT_KEY": "no key"}, "UMAY_AUDIT_KEY"),
        ({"UMAY_DB_POOL": "0"}, "UMAY_DB_POOL"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_names_itself(variables: dict[str, str], name: str, tmp_path: Path) -> None:
    done = start(UMAY_DATA=str(tmp_path), **variables)

    assert done.returncode != 0
    assert f"Misconfigured: {name}: expected" in done.stderr


def test_a_real_address_gets_every_protection(tmp_path: Path) -> None:
    script = (
        "from django.core.management import call_command; import django; django.setup(); from django.conf import settings as s; "
        "call_command('check', deploy=True, fail_level='WARNING'); "
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 31_000_000)"
    )
    key = "0123456789abcdefghijklmnopqrstuvwxyz" * 2
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=False,
        capture_output=True,
        text=True,
        env={
            "DJANGO_SETTINGS_MODULE": "umay.config.settings",
            "UMAY_DATA": str(tmp_path),
            "UMAY_URL": "https://umay.example.org",
            "UMAY_SECRET_KEY": key,
        },
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[-2] == "__Host-umay __Host-umay-csrf True True"
