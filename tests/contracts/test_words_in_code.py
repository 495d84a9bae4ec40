"""What is offered to others says what it does; nothing speaks of the machine it was written on."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

from tests.contracts.source import ROOT, layer_of, python_files, said, tree

DOCUMENTED_LAYERS = frozenset({"api", "rules", "actions"})
THIS_FILE = Path(__file__)
MACHINE = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+|work)/|\b(?:TODO|FIXME|XXX)\b")
ADDRESS = re.compile(r"https?://|--index-url|--extra-index-url|--find-links|git\+| @ file:")


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_every_module_says_what_it_is() -> None:
    silent = [said(path) for path in python_files() if not ast.get_docstring(tree(path)) and path.read_text(encoding="utf-8").strip()]

    assert not silent


def test_every_function_offered_to_others_says_what_it_does() -> None:
    silent = [
        f"{said(path)}:{node.lineno} {node.name}"
        for path in python_files()
        if layer_of(path) in DOCUMENTED_LAYERS
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]

    assert not silent


def test_the_lock_names_versions_and_hashes_but_no_addresses() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert not ADDRESS.findall(lock)
    pins = re.findall(r"^[a-z0-9][\w.\-\[\],]*==\S+", lock, flags=re.MULTILINE)
    assert len(pins) > 50
    assert all(f"{pin} " in lock for pin in pins)
    assert lock.count("--hash=sha256:") >= len(pins)
    assert not (ROOT / "uv.lock").exists() or "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_every_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]

    assert not [each for each in wanted if not re.search(re.escape(f'"{each}",') + r" +# \S", text)]


def test_no_file_names_a_machine_or_leaves_something_to_do() -> None:
    found = []
    for path in tracked():
        if path == THIS_FILE or path.suffix in {".png", ".jpg", ".woff2", ".docx", ".xlsx", ".pdf", ".zip", ".mo", ".lock"}:
            continue
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{said(path)}: {match}" for match in MACHINE.findall(text)]

    assert not found
