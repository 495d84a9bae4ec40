"""The command line."""

from __future__ import annotations

import pytest

from umay.config import cli
from umay.config.env import Environment, Misconfigured
from umay.config.serving.web import door_of


def test_every_command_says_what_it_is_for() -> None:
    commands = {command.NAME: command.HELP for command in cli.all_commands()}

    assert {"serve", "migrate", "import", "packs", "doctor", "backup", "restore", "audit", "demo", "django"} <= set(commands)
    assert all(words.endswith(".") for words in commands.values())


def test_a_wrong_setting_is_one_line_and_not_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("UMAY_DEMO", "perhaps")

    assert cli.main(["serve"]) == 2
    assert capsys.readouterr().err == "umay: UMAY_DEMO: expected 1 or 0. It is 'perhaps' now; write UMAY_DEMO=1 or UMAY_DEMO=0.\n"


def test_a_file_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", "nowhere.docx"]) == 1

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "nowhere.docx: there is no such file\n"


def test_a_demo_never_listens_beyond_this_machine() -> None:
    with pytest.raises(Misconfigured, match="demo"):
        door_of(Environment({"UMAY_DEMO": "1", "UMAY_LISTEN": "0.0.0.0"}))


def test_half_a_certificate_is_refused() -> None:
    with pytest.raises(Misconfigured, match="both or neither"):
        door_of(Environment({"UMAY_TLS_KEY": "key.pem"}))


def test_the_sql_for_another_server_makes_every_role_with_a_password_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["roles", "--database", "house"]) == 0

    said = capsys.readouterr().out
    passwords = [line.split("PASSWORD ")[1] for line in said.splitlines() if "PASSWORD" in line and line.startswith("CREATE ROLE")]
    assert len(set(passwords)) == 4
    assert 'CREATE DATABASE "house" OWNER umay_owner' in said
