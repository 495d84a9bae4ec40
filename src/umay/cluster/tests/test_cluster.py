"""The embedded cluster survives what happens to servers, and lets nobody in who should not be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest

from umay.cluster import files, server
from umay.cluster.layout import SOCKET_PATH_LIMIT, Layout, NoPlace, layout_of
from umay.cluster.supervise import running
from umay.cluster.tests.conftest import QUICK


def enter(layout: Layout, role: str = "umay_app", database: str = "umay", password: str | None = None) -> psycopg.Connection:
    given = files.read_passwords(layout)[role] if password is None else password
    return psycopg.connect(host=str(layout.sockets), dbname=database, user=role, password=given, autocommit=True)


def postmaster(layout: Layout) -> int:
    return int((layout.pgdata / "postmaster.pid").read_text().split()[0])


def end_server(layout: Layout, how: signal.Signals = signal.SIGKILL) -> None:
    pid = postmaster(layout)
    os.kill(pid, how)
    for _ in range(200):
        try:
            os.waitpid(pid, os.WNOHANG)
            os.kill(pid, 0)
        except (ProcessLookupError, ChildProcessError):
            return
        time.sleep(0.02)


def test_committed_rows_survive_a_killed_server(layout: Layout) -> None:
    with running(layout, QUICK) as cluster:
        with enter(layout, "umay_owner") as owner:
            owner.execute("CREATE TABLE kept (n int)")
            for n in range(20):
                owner.execute("INSERT INTO kept VALUES (%s)", [n])
        end_server(layout)
        cluster.ensure()

        with enter(layout) as app:
            assert app.execute("SELECT count(*) FROM kept").fetchone() == (20,)


def test_a_watched_server_comes_back_by_itself(layout: Layout) -> None:
    with running(layout, QUICK) as cluster:
        watcher = threading.Thread(target=cluster.watch, args=(0.05,))
        watcher.start()
        before = postmaster(layout)
        os.kill(before, signal.SIGKILL)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not (server.answers(layout) and postmaster(layout) != before):
            time.sleep(0.05)
        cluster.leave()
        watcher.join()

        assert server.answers(layout)


def test_a_stale_lock_file_with_a_living_foreign_process_is_no_obstacle_and_no_death(layout: Layout) -> None:
    with running(layout, QUICK):
        words = (layout.pgdata / "postmaster.pid").read_text().split("\n")
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as stranger:
        (layout.pgdata / "postmaster.pid").write_text("\n".join([str(stranger.pid), *words[1:]]))
        files.give(layout, layout.pgdata / "postmaster.pid")

        with running(layout, QUICK):
            assert server.answers(layout)

        assert stranger.poll() is None
        stranger.kill()


def test_of_two_starters_at_once_both_get_the_same_server(layout: Layout) -> None:
    seen: list[int] = []
    both_in = threading.Barrier(2)

    def one() -> None:
        with running(layout, QUICK):
            seen.append(postmaster(layout))
            both_in.wait(timeout=60)

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 2
    assert len(set(seen)) == 1
    assert not server.answers(layout)


def test_the_server_runs_on_until_the_last_one_leaves(layout: Layout) -> None:
    with running(layout, QUICK):
        with running(layout, QUICK):
            pass
        assert server.answers(layout)
    assert not server.answers(layout)


def test_a_server_that_lost_its_starter_is_taken_over(layout: Layout) -> None:
    starter = (
        "import sys, time, os, signal; from pathlib import Path\n"
        "from umay.cluster.layout import layout_of; from umay.cluster.supervise import running\n"
        "with running(layout_of(Path(sys.argv[1]))): print('up', flush=True); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", starter, str(layout.data)], check=False, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("up\n", -signal.SIGKILL)
    orphan = postmaster(layout)

    with running(layout, QUICK):
        assert postmaster(layout) == orphan
    assert not server.answers(layout)


def test_nobody_comes_in_without_the_right_password(layout: Layout) -> None:
    with running(layout, QUICK):
        for role in files.ROLES:
            with enter(layout, role) as opened:
                assert opened.execute("SELECT current_user").fetchone() == (role,)
            with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
                enter(layout, role, password="wrong")
        with pytest.raises(psycopg.OperationalError, match="rejects connection"):
            enter(layout, "umay_app", database="postgres")
        with pytest.raises(psycopg.OperationalError, match="rejects connection"):
            enter(layout, "somebody", password="")


def test_no_line_of_the_entrance_trusts(layout: Layout) -> None:
    with running(layout, QUICK):
        entrance = (layout.pgdata / "pg_hba.conf").read_text()
        with server.connect_as_superuser(layout) as superuser:
            methods = {row[0] for row in superuser.execute("SELECT auth_method FROM pg_hba_file_rules").fetchall()}

    assert not files.trusting_lines(entrance)
    assert methods == {"peer", "scram-sha-256", "reject"}


def test_the_application_may_write_rows_but_neither_make_tables_nor_empty_them_whole(layout: Layout) -> None:
    with running(layout, QUICK):
        with enter(layout, "umay_owner") as owner:
            owner.execute("CREATE TABLE things (n int)")
        with enter(layout) as app:
            app.execute("INSERT INTO things VALUES (1)")
            for forbidden in ("CREATE TABLE mine (n int)", "TRUNCATE things", "DROP TABLE things", "ALTER TABLE things ADD m int"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    app.execute(forbidden)
        with enter(layout, "umay_public") as public, pytest.raises(psycopg.errors.InsufficientPrivilege):
            public.execute("SELECT * FROM things")
        with enter(layout, "umay_backup") as backup:
            assert backup.execute("SELECT n FROM things").fetchone() == (1,)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                backup.execute("DELETE FROM things")


def test_the_servers_log_quotes_no_row(layout: Layout) -> None:
    with running(layout, QUICK), enter(layout, "umay_owner") as owner:
        owner.execute("CREATE TABLE people (name text UNIQUE, age int CHECK (age > 0))")
        owner.execute("INSERT INTO people VALUES ('ZEYNEP', 9)")
        for broken in ("('ZEYNEP', 9)", "('LEYLA', -1)", "('AYGUL', 'GIZLI')"):
            with pytest.raises(psycopg.Error):
                owner.execute(f"INSERT INTO people VALUES {broken}")
    log = layout.log.read_text()

    assert not [name for name in ("ZEYNEP", "LEYLA", "AYGUL", "GIZLI") if name in log]


def test_secrets_are_readable_by_nobody_else(layout: Layout) -> None:
    with running(layout, QUICK):
        modes = {path.name: path.stat().st_mode & 0o777 for path in layout.secrets.iterdir()}
        folder = layout.sockets.stat().st_mode & 0o777

    assert set(modes) == {"database.json", "secret_key", "audit_key", "app_key", "pepper", "push_key"}
    assert set(modes.values()) == {0o600}
    assert folder == 0o700


def test_a_lost_key_over_an_old_database_is_refused_and_never_replaced(layout: Layout) -> None:
    with running(layout, QUICK):
        pass
    layout.audit_key.unlink()

    with pytest.raises(NoPlace, match="audit_key is missing"), running(layout, QUICK):
        pass
    assert not layout.audit_key.exists()


def test_a_deep_folder_gets_a_socket_the_kernel_can_reach(data_folder: Path) -> None:
    deep = layout_of(data_folder / ("deep" * 30))
    with running(deep, QUICK):
        assert len(str(deep.sockets)) < SOCKET_PATH_LIMIT
        assert deep.sockets.stat().st_mode & 0o777 == 0o700
        assert server.answers(deep)
    deep.sockets.rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to lend the server another user")
def test_root_moves_the_server_where_the_lent_user_can_walk(data_folder: Path) -> None:
    hidden = data_folder / "hidden"
    hidden.mkdir(parents=True)
    hidden.chmod(0o700)

    assert layout_of(data_folder / "open").base == (data_folder / "open").resolve()
    assert layout_of(hidden / "var").base.is_relative_to("/var/lib/umay")
    assert hidden.stat().st_mode & 0o777 == 0o700
