"""Clusters of their own, for tests that kill them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from umay.cluster.api import Layout, Run, layout_of

QUICK = Run(connections=20, buffers_mb=16)


@pytest.fixture
def data_folder() -> Iterator[Path]:
    """A folder other users can walk to, as pytest's own is not, since the server may have to run as one of them."""
    folder = Path(tempfile.mkdtemp(prefix="umay-"))
    folder.chmod(0o711)
    yield folder / "var"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def layout(data_folder: Path) -> Layout:
    """The layout of a cluster that does not exist yet."""
    return layout_of(data_folder)
