"""Every setting an operator can choose is explained in docs/operations.md, and nothing is explained that is not read."""

from __future__ import annotations

import re

from tests.contracts.source import ROOT, python_files

NAME = re.compile(r"\"((?:UMAY|DATABASE)_[A-Z_]+)\"")
READ = re.compile(
    r"(?:\.(?:text|flag|number|words|folder|address|secret)\(|variables\.get\(|environ\.get\(|environ\[)\s*\"((?:UMAY|DATABASE)_[A-Z_]+)\""
)
OURS_ALONE = {"UMAY_BOOTSTRAP_LOCKED", "UMAY_TEST_DATA", "UMAY_TEST_PROCESSES"}


def read_in_code() -> set[str]:
    return {name for path in python_files() for name in READ.findall(path.read_text(encoding="utf-8"))}


def explained() -> set[str]:
    table = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8").split("## Settings", 1)[1].split("\n## ", 1)[0]
    return {
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`((?:UMAY|DATABASE)_[A-Z_]+)`", line.split("|")[1])
    }


def test_every_setting_is_explained() -> None:
    assert len(read_in_code()) > 15
    assert read_in_code() - explained() - OURS_ALONE == set()


def test_no_setting_is_explained_that_nobody_reads() -> None:
    named = {name for path in python_files() for name in NAME.findall(path.read_text(encoding="utf-8"))}
    assert explained() - named == set()
