"""Functions that see more than who calls them: nobody calls one who was not let, and the public role calls its doors alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.contracts.source import SOURCE
from umay.cluster.api import grant_inside

OF_PUBLIC = frozenset({
    "hazard_place", "hazard_tell", "intake_open", "intake_read", "intake_say", "intake_submit", "referral_answer", "referral_read",
    "roads_read", "sign_read",
})  # fmt: skip
# Made before this was a rule; the roles' own set-up takes them from everybody (umay.cluster.roles). May only shrink.
OLDER_ROOMS = frozenset({"cases", "core", "documents", "handover", "reports"})

_MADE = re.compile(r"create (?:or replace )?function (\w+)\((?:[^()]|\([^)]*\))*\)(.*?)\bas\s*\$\$", re.DOTALL | re.IGNORECASE)
_TAKEN = re.compile(r"revoke execute on function (.*?) from public", re.DOTALL | re.IGNORECASE)
_PUBLIC = """
select p.proname from pg_proc p
where p.prosecdef and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0 and a.privilege_type = 'EXECUTE'))
"""


def _definers(path: Path) -> set[str]:
    return {name for name, how in _MADE.findall(path.read_text(encoding="utf-8")) if "security definer" in how.lower()}


def test_every_room_takes_its_definer_functions_from_everybody() -> None:
    files = [path for path in SOURCE.glob("*/migrations/*.py") if path.parts[-3] not in OLDER_ROOMS]
    taken = {name for path in files for said in _TAKEN.findall(path.read_text(encoding="utf-8")) for name in re.findall(r"(\w+)\(", said)}

    assert {name for path in files for name in _definers(path)} - taken == set()


def test_no_definer_function_is_everybody_s_to_call(test_database: Any) -> None:
    with test_database.superuser() as inside:
        assert inside.execute(_PUBLIC).fetchall() == []


def test_the_public_role_calls_its_doors_alone(test_database: Any) -> None:
    with test_database.superuser() as inside:
        asked = "select proname from pg_proc where prosecdef and has_function_privilege('umay_public', oid, 'execute')"
        assert {name for (name,) in inside.execute(asked).fetchall()} == OF_PUBLIC


def test_setting_up_the_roles_takes_back_what_was_given_to_everybody(test_database: Any) -> None:
    with test_database.superuser() as inside:
        inside.execute("grant execute on function umay_word() to public")
        assert inside.execute(_PUBLIC).fetchall() == [("umay_word",)]
        grant_inside(inside)

        assert inside.execute(_PUBLIC).fetchall() == []
        inside.rollback()
