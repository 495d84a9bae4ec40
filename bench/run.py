"""Runs the benchmarks and prints one report: each figure beside what it is compared to. Nothing is asserted.

script/bench                 all of it at full size (about 20 minutes on two cores)
script/bench --quick         all of it small (under 3 minutes)
script/bench pages imports   only these
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench import (  # noqa: E402
    data,
    duties,
    imports,
    intake,
    journal_attack,
    journal_indicators,
    pages,
    roster_public,
    rosters,
    sealed,
    sizes,
    timing,
    watch,
)
from bench.report import say  # noqa: E402

PARTS = ("duties", "pages", "intake", "sealed", "timing", "journal", "attack", "watch", "rosters", "rosters-public", "imports")


def main(words: Sequence[str] | None = None) -> int:
    """Print the report."""
    asked = _asked(words)
    say(f"Umay, measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC on {_machine()}")
    say(f"load {' '.join(f'{one:.1f}' for one in os.getloadavg())}; medians of 3; only ratios of one run are fit to be compared\n")
    if asked.only_data or {"duties", "pages"} & set(asked.parts):
        with _folder(asked.data) as folder, _awake(folder):
            found = _filled(folder, sizes.SMALL if asked.small else sizes.FULL)
            if asked.only_data:
                return 0
            if "duties" in asked.parts:
                duties.report(found, quick=asked.small)
            if "pages" in asked.parts:
                pages.report(found, folder, quick=asked.small)
    _figures(asked)
    _sealed(asked)
    if "imports" in asked.parts:
        imports.report(asked.documents)
    return 0


def _sealed(asked: argparse.Namespace) -> None:
    """Print what is found about telling, about lists and cases behind row security, and about the gate."""
    for name, run in (
        ("intake", lambda folder: intake.report(folder, quick=asked.small)),
        ("sealed", lambda _f: sealed.report(quick=asked.small)),
        ("timing", lambda folder: timing.report(folder, quick=asked.small)),
        ("watch", lambda folder: watch.report(folder, quick=asked.small)),
    ):
        if name in asked.parts:
            with _folder(None) as folder, _awake(folder):
                run(folder)


def _figures(asked: argparse.Namespace) -> None:
    """Print what is found about the journal's figures."""
    if "attack" in asked.parts:
        journal_attack.report(quick=asked.small)
    if "rosters" in asked.parts:
        rosters.report(quick=asked.small)
    if "rosters-public" in asked.parts:
        roster_public.report(asked.instances, quick=asked.small)
    if "journal" in asked.parts:
        with _folder(None) as folder, _awake(folder):
            journal_indicators.report(quick=asked.small)


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench", description="Print figures beside what they are compared to.")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="what to measure; all when left out")  # type: ignore[arg-type]
    parser.add_argument("--quick", "--small", dest="small", action="store_true", help="a nation of 750 schools, one round")
    parser.add_argument("--data", type=Path, help="a folder to keep the filled database in, and to use again")
    parser.add_argument("--only-data", action="store_true", help="fill the database and stop")
    parser.add_argument("--instances", type=Path, help="a folder of Curtois and Qu's Instance*.txt, for rosters-public")
    parser.add_argument("--documents", type=Path, nargs="*", default=[], help="documents to import")
    asked = parser.parse_args(words)
    asked.parts = asked.parts or list(PARTS)
    return asked


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    """Lend a data folder; one that nobody named is removed afterwards, with the server's part of it."""
    folder = kept or Path(tempfile.mkdtemp(prefix="umay-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        folder.chmod(0o711)  # the server runs as another user then, and must walk down to its own part
    try:
        yield folder.resolve()
    finally:
        if kept is None:
            from umay.cluster.layout import layout_of

            base = layout_of(folder).base
            shutil.rmtree(folder, ignore_errors=True)
            shutil.rmtree(base, ignore_errors=True)


@contextmanager
def _awake(folder: Path) -> Iterator[None]:
    """Hold the folder's own cluster up, safe on power cuts as in use, with its tables current and Django set up."""
    os.environ["UMAY_DATA"] = str(folder)
    for name in ("DATABASE_URL", "UMAY_DEMO", "UMAY_STATIC_ROOT"):
        os.environ.pop(name, None)
    from umay.config.runtime import database_at_hand, django_awake, run_umay

    with database_at_hand():
        if run_umay(["prepare", "--quiet"]):
            raise SystemExit("the tables could not be made")
        os.environ["UMAY_STATIC_ROOT"] = str(folder / "static")
        with django_awake():
            yield


def _filled(folder: Path, size: sizes.Size) -> dict[str, Any]:
    found = data.facts(folder)
    if found is None:
        say(f"filling a database: {size.schools:,} schools, {size.districts} districts, {size.provinces} provinces")
        found = data.fill(folder, size, say)
        say(f"  filled in {found['seconds']:.0f} s\n")
    data.renew_sessions(found, folder)
    return found


def _machine() -> str:
    model = platform.processor() or platform.machine()
    cpu = Path("/proc/cpuinfo")
    if cpu.is_file():
        names = [line.partition(":")[2].strip() for line in cpu.read_text(encoding="utf-8").splitlines() if line.startswith("model name")]
        model = names[0] if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} x {model}, {memory:.0f} GiB, Python {platform.python_version()}, {platform.system()}"


if __name__ == "__main__":
    sys.exit(main())
