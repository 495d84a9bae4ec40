"""The source as these tests see it. No tests here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "umay"
PURE_ROOMS = ("kernel", "timing", "packs", "reading")


def python_files(*, tests: bool = False) -> list[Path]:
    """Return Umay's own Python files, without migrations; with tests if asked for."""
    return sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts and (tests or "tests" not in path.parts))


def room_of(path: Path) -> str:
    """Return the room a file belongs to; empty for the package itself."""
    parts = path.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else ""


def layer_of(path: Path) -> str:
    """Return the layer of a file inside its room, such as "rules" or "actions"."""
    parts = path.relative_to(SOURCE).parts
    return Path(parts[1]).stem if len(parts) > 1 else ""


def rooms() -> list[str]:
    """Return every room there is."""
    return sorted(folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").is_file())


@cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a file, methods and inner ones too."""
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def said(path: Path) -> str:
    """Return how a failing test names a file."""
    return str(path.relative_to(ROOT))
