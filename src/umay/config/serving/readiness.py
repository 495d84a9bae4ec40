"""What must hold before Umay serves. Each "no" is a sentence with its remedy; one is enough to refuse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import psycopg

from umay.cluster.api import Layout, trusting_lines
from umay.config import connection
from umay.config.env import Environment

_ROLE: Final = "SELECT current_user, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
_OWNED: Final = "SELECT count(*) FROM pg_class c WHERE relkind IN ('r', 'p') AND pg_get_userbyid(relowner) = current_user"
_UNFORCED: Final = "SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity ORDER BY relname"
_VIEWS: Final = """
SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm') AND r.rolsuper AND n.nspname = 'public' ORDER BY c.relname
"""
_INVENTED: Final = "SELECT is_demo FROM places_deployment WHERE is_demo"
_INHABITED: Final = """
SELECT EXISTS (SELECT FROM places_unit) OR EXISTS (SELECT FROM people_account) OR EXISTS (SELECT FROM places_deployment WHERE country <> '')
"""
DEMO_HELD: Final = "This folder holds a demo. Set UMAY_DATA to another, empty folder for real work, or UMAY_DEMO=1 to look at the demo."
WORK_HELD: Final = "This folder holds real work, which a demo would mix with invented data. Set UMAY_DATA to an empty folder for the demo."


def reasons_not_to_serve(env: Environment, layout: Layout) -> list[str]:
    """Return why Umay must not serve on this database; empty when it may."""
    chosen = connection.databases(env, layout)["default"]
    try:
        with psycopg.connect(
            host=chosen["HOST"],
            port=chosen["PORT"],
            dbname=chosen["NAME"],
            user=chosen["USER"],
            password=chosen["PASSWORD"],
            connect_timeout=10,
        ) as opened:
            found = [*_of_the_role(opened), *_of_the_tables(opened), *_of_a_demo(opened, wanted=env.flag("UMAY_DEMO", default=False))]
    except psycopg.OperationalError as error:
        return [f"The database does not answer: {str(error).strip()}"]
    if connection.is_embedded(env):
        found += reasons_at_the_entrance(layout)
    return found


def _of_the_role(opened: psycopg.Connection[Any]) -> Iterator[str]:
    name, superuser, bypasses, makes_roles = opened.execute(_ROLE).fetchone() or ("nobody", True, True, True)
    if superuser or bypasses or makes_roles:
        yield f"The role {name} passes by row security. Connect as a weak role; `umay roles` prints the SQL that makes one."
    owned = (opened.execute(_OWNED).fetchone() or (0,))[0]
    if owned and not superuser:
        yield f"The role {name} owns {owned} tables. Give them to the owner role and connect as the weak one; see `umay roles`."


def _of_the_tables(opened: psycopg.Connection[Any]) -> Iterator[str]:
    if (opened.execute("SELECT to_regclass('procrastinate_jobs')").fetchone() or (None,))[0] is None:
        yield "The tables are not there yet. Run `umay prepare`; `umay serve` does it by itself."
    for (table,) in opened.execute(_UNFORCED).fetchall():
        yield f"Row security of {table} does not bind its owner. Run `umay migrate`, or FORCE ROW LEVEL SECURITY on it."
    for (view,) in opened.execute(_VIEWS).fetchall():
        yield f"The view {view} belongs to a superuser and shows all rows. Drop it."


def _of_a_demo(opened: psycopg.Connection[Any], *, wanted: bool) -> Iterator[str]:
    """Yield why invented and real data would meet. wanted: a demo shall be served."""
    if (opened.execute("SELECT to_regclass('places_deployment')").fetchone() or (None,))[0] is None:
        return
    is_demo = opened.execute(_INVENTED).fetchone() is not None
    if is_demo and not wanted:
        yield DEMO_HELD
    if wanted and not is_demo and (opened.execute(_INHABITED).fetchone() or (True,))[0]:
        yield WORK_HELD


def reasons_at_the_entrance(layout: Layout) -> Iterator[str]:
    """Yield each line of the embedded server's entrance that asks nobody who they are."""
    entrance = layout.pgdata / "pg_hba.conf"
    for number in trusting_lines(entrance.read_text(encoding="utf-8")):
        yield f"{entrance}, line {number}, lets in whoever comes. Delete the file; the next start writes it anew."
