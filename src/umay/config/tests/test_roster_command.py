"""The roster command as a stranger meets it: what is wrong with a file is said by its name and key, and never as a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from umay.config.cli import main

SLOT = {"id": "a", "day": 739901, "starts": 430, "ends": 480, "window": "early", "post": "gate", "needs": [{"kind": "parent", "count": 1}]}
PEOPLE = [{"id": f"P{one}", "kind": "parent"} for one in range(900)]


def written(folder: Path, raw: object) -> str:
    path = folder / "term.json"
    path.write_bytes(raw if isinstance(raw, bytes) else json.dumps(raw).encode())
    return str(path)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'{"slots": [', "is not JSON: line 1"),
        (b"\xff\xfe", "is not text in UTF-8"),
        (b"[" * 100_000, "is nested too deeply"),
        ([], "the whole: must be an object"),
        ({"slots": [], "people": [], "rules": [{"kind": "nice"}]}, "rules[0].kind: 'nice' is not one of"),
        ({"slots": [], "people": [], "patterns": [{"kind": "duties", "most": "3"}]}, "patterns[0].most: must be a whole number or null"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], raw: object, said: str
) -> None:
    path = written(tmp_path, raw)

    assert main(["roster", "solve", path]) == 2
    error = capsys.readouterr().err
    assert f"umay roster: {path}: " in error
    assert said in error


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roster", "check", written(tmp_path, {"slots": [], "people": []}), str(tmp_path / "none.json")]) == 2
    assert "none.json: No such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"slots": [SLOT], "people": []}, "there are no people"),
        ({"slots": [], "people": PEOPLE[:1]}, "there are no slots"),
        (
            {"slots": [SLOT, {**SLOT, "id": "b", "starts": 470, "ends": 500}], "people": PEOPLE[:2]},
            "post gate stands twice at one time: a and b",
        ),
        ({"slots": [SLOT], "people": PEOPLE[:1], "patterns": [{"kind": "duties"}]}, "patterns[0] (duties): its limits cannot be"),
    ],
)
def test_what_cannot_be_used_is_told_in_words_and_the_rest_is_solved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], raw: object, said: str
) -> None:
    assert main(["roster", "solve", written(tmp_path, raw)]) == 0
    assert f"fault: {said}" in capsys.readouterr().out


def test_nine_hundred_parents_and_one_post_are_a_roster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, {"slots": [SLOT], "people": PEOPLE})

    assert main(["roster", "solve", path, "--json"]) == 0
    found = capsys.readouterr().out
    assert len(json.loads(found)["assignments"]) == 1

    (tmp_path / "roster.json").write_text(found)
    assert main(["roster", "check", path, str(tmp_path / "roster.json")]) == 0
    assert "0 hard" in capsys.readouterr().out


@pytest.mark.parametrize("seconds", ["nan", "-1", "inf", "soon"])
def test_seconds_that_cannot_be_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], seconds: str) -> None:
    with pytest.raises(SystemExit):
        main(["roster", "solve", written(tmp_path, {"slots": [], "people": []}), f"--seconds={seconds}"])

    assert "--seconds" in capsys.readouterr().err
