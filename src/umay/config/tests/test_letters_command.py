"""The command that looks after the texts of letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from umay.config import cli


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "police").mkdir()
    (tmp_path / "police" / "en.txt").write_text("subject: A\n\n{child} {happened} {contact} {wrong}", encoding="utf-8")

    assert cli.main(["letters", "check", str(tmp_path)]) == 1
    assert "police/en.txt:3: {wrong} is not known" in capsys.readouterr().err
    assert cli.main(["letters", "check", "--ours"]) == 0
    assert cli.main(["letters", "check", str(tmp_path / "nowhere")]) == 1
