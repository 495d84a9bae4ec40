"""A backup opens for those it was sealed to and for nobody else, and what it brings back is what was there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyrage
import pytest

from umay.cluster import server
from umay.cluster.api import Layout, running
from umay.config.backup import whole
from umay.config.backup.archive import Lock, NotOpened, Opener
from umay.config.connection import Role
from umay.config.env import Environment
from umay.config.tests.conftest import QUICK

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NOBODY_ELSE = Environment({})
WORDS = "a long enough passphrase"


def fill(layout: Layout) -> None:
    with whole.login(NOBODY_ELSE, layout, Role.OWNER).connect(autocommit=True) as owner:
        owner.execute("CREATE TABLE task (n int PRIMARY KEY, said text)")
        owner.execute("CREATE TABLE secured (n int)")
        owner.execute("INSERT INTO task SELECT n, 'canary-' || n FROM generate_series(1, 500) n")
        owner.execute("INSERT INTO secured VALUES (1)")
        owner.execute("ALTER TABLE secured ENABLE ROW LEVEL SECURITY")
        owner.execute("ALTER TABLE secured FORCE ROW LEVEL SECURITY")


def test_a_backup_sealed_to_a_recipient_comes_back_whole(layout: Layout, tmp_path: Path) -> None:
    officer, stranger = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    file = tmp_path / "house.backup"
    with running(layout, QUICK):
        fill(layout)
        rows = whole.make(NOBODY_ELSE, layout, file, Lock((str(officer.to_public()),)), now=NOON)
        with server.connect_as_superuser(layout, "umay") as superuser:
            superuser.execute("DELETE FROM task WHERE n > 10")
        with pytest.raises(NotOpened, match="does not open"):
            whole.replace(layout, file, Opener(identity=str(stranger)))

        done = whole.replace(layout, file, Opener(identity=str(officer)))

        assert rows == done.rows == 501
        with whole.login(NOBODY_ELSE, layout, Role.APP).connect() as app:
            assert app.execute("SELECT count(*), min(said) FROM task").fetchone() == (500, "canary-1")
            assert app.execute("SELECT count(*) FROM secured").fetchone() == (0,)
        with server.connect_as_superuser(layout, "umay") as superuser:
            assert superuser.execute("SELECT count(*) FROM secured").fetchone() == (1,)
    assert b"canary" not in file.read_bytes()


def test_trying_a_backup_out_changes_nothing(layout: Layout, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    with running(layout, QUICK):
        fill(layout)
        whole.make(NOBODY_ELSE, layout, file, Lock(passphrase=WORDS), now=NOON)
        with server.connect_as_superuser(layout, "umay") as superuser:
            superuser.execute("DELETE FROM task")

        done = whole.try_out(layout, file, Opener(passphrase=WORDS))

        with server.connect_as_superuser(layout, "umay") as superuser:
            names = {row[0] for row in superuser.execute("SELECT datname FROM pg_database").fetchall()}
            assert superuser.execute("SELECT count(*) FROM task").fetchone() == (0,)
    assert done.made_at == "2026-11-22T12:00:00+00:00"
    assert "umay_restore_try" not in names


def test_a_damaged_backup_is_refused_and_what_stands_stays(layout: Layout, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    with running(layout, QUICK):
        fill(layout)
        whole.make(NOBODY_ELSE, layout, file, Lock(passphrase=WORDS), now=NOON)
        held = bytearray(file.read_bytes())
        held[len(held) // 2] ^= 1
        file.write_bytes(held)

        with pytest.raises(NotOpened):
            whole.replace(layout, file, Opener(passphrase=WORDS))

        with server.connect_as_superuser(layout, "umay") as superuser:
            assert superuser.execute("SELECT count(*) FROM task").fetchone() == (500,)


def test_a_restore_over_a_full_database_is_refused(layout: Layout, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    with running(layout, QUICK):
        fill(layout)
        whole.make(NOBODY_ELSE, layout, file, Lock(passphrase=WORDS), now=NOON)

        with pytest.raises(whole.NotRestored, match="not empty"):
            whole.restore(NOBODY_ELSE, layout, file, Opener(passphrase=WORDS))


@pytest.mark.parametrize("lock", [Lock(), Lock(passphrase="short"), Lock(("age1nobody",))])
def test_a_backup_for_nobody_is_not_made(layout: Layout, tmp_path: Path, lock: Lock) -> None:
    with running(layout, QUICK), pytest.raises(ValueError, match="recipient"):
        whole.make(NOBODY_ELSE, layout, tmp_path / "house.backup", lock, now=NOON)
    assert not list(tmp_path.iterdir())


def test_keys_come_back_and_passwords_are_made_anew(layout: Layout, tmp_path: Path, data_folder: Path) -> None:
    from umay.cluster.api import layout_of

    file = tmp_path / "house.backup"
    with running(layout, QUICK):
        fill(layout)
        whole.make(NOBODY_ELSE, layout, file, Lock(passphrase=WORDS), now=NOON)
    other = layout_of(data_folder / "other")
    with running(other, QUICK):
        whole.restore(NOBODY_ELSE, other, file, Opener(passphrase=WORDS))

        with whole.login(NOBODY_ELSE, other, Role.APP).connect() as app:
            assert app.execute("SELECT count(*) FROM task").fetchone() == (500,)
    assert other.audit_key.read_text() == layout.audit_key.read_text()
    assert other.passwords.read_text() != layout.passwords.read_text()
