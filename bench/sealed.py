"""Lists and cases behind row security: the queue of 1,000 among 100,000 reports, a case of 200 entries; also at a tenth and a hundredth.

The bars are those of SECURITY.md, part D: a staff list of 1,000 in at most 150 ms with 100,000 reports in the table.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any, Final

from bench.data import superuser
from bench.report import bar, median_seconds, ms, say, table

FULL: Final = 100_000
MINE: Final = 1_000
ENTRIES: Final = 200
_REPORTS: Final = """
insert into reports_report (id, unit_id, country, channel, about, in_danger, about_head, about_team, has_name, in_flood, is_practice,
    language, received_at, state, key, epoch, rungs, told_rung, aside_reason)
select gen_random_uuid(), %(unit)s, 'XB', 'web', 'worry', false, false, false, false, false, false, 'en',
    date_trunc('hour', now()) - (n || ' minutes')::interval, 'received', gen_random_uuid(), 1, '[]', 0, ''
from generate_series(1, %(many)s) n
"""
_WRAPS: Final = """
insert into reports_reportwrap (id, report_id, compartment, epoch, holder_key, person_id, rung, opens_at, blob, mark, granter)
select gen_random_uuid(), r.id, 'file', 1, gen_random_uuid(),
    case when r.nth <= %(mine)s and p = 0 then %(person)s else 1000000 + (r.nth %% 2000) + p end, 0,
    now() - interval '1 day', '\\x00', '\\x00', 'public'
from (select id, row_number() over (order by id) as nth from reports_report) r cross join generate_series(0, 4) p
"""


def report(*, quick: bool) -> None:
    """Print the figures of lists and cases."""
    from bench.intake import lay_out

    say("SEALED")
    lay_out()
    actor, vault = _reader()
    rows = []
    for many in (FULL // 100, FULL // 10, FULL) if not quick else (FULL // 100, FULL // 10):
        _fill(actor, many)
        seconds, page = median_seconds(lambda: _queue(actor), 5)
        rows.append((f"{many:,}", len(page.lines), page.counts["waiting"], ms(seconds)))
    table(("reports in the table", "lines on the page", "mine that wait", "ms for the queue"), rows)
    say(bar("ms for a list among the most", found=float(rows[-1][3].replace(",", "")), wanted=150, at_most=True))
    _case(actor, vault, quick=quick)
    say()


def _reader() -> tuple[Any, Any]:
    from umay.core.api import scoped, sealing
    from umay.people import api as people
    from umay.vault.models import KeySlot, PersonKey
    from umay.vault.rules.slots import SlotKind
    from umay.vault.sealed import open_slot
    from umay.vault.values import Vault

    account = people.Account.objects.get(email="b1@bench.invalid")
    actor = people.actor_for(account, datetime.now(UTC).date())
    with scoped(actor):
        key = PersonKey.objects.get(person_id=actor.person_id, retired_at__isnull=True)
        slot = KeySlot.objects.get(key=key, kind="passphrase")
    private, _is_old = open_slot(slot.blob, "four plain words here", key.uid, SlotKind.PASSPHRASE)
    pairs = {key.uid: sealing.pair_of(private)}
    return actor, Vault(actor.person_id or 0, actor.person_uid, key.uid, pairs)  # type: ignore[arg-type]


def _fill(actor: Any, many: int) -> None:
    with superuser() as line:
        line.execute("delete from reports_reportwrap")
        line.execute("delete from reports_report")
        line.execute(_REPORTS, {"unit": actor.seat.place.unit_id, "many": many})
        line.execute(_WRAPS, {"mine": MINE, "person": actor.person_id})
        line.execute("analyze reports_report")
        line.execute("analyze reports_reportwrap")


def _queue(actor: Any) -> Any:
    from umay.reports.queries.queue import queue_page

    return queue_page(actor, now=datetime.now(UTC))


def _case(actor: Any, vault: Any, *, quick: bool) -> None:
    from umay.cases import api as cases
    from umay.cases.actions.writing import Words, write_entry
    from umay.kernel.ids import new_id

    now = datetime.now(UTC)
    facts = cases.Facts(kinds=("bullying",), offenders=("peer",), places=("school",))
    new = cases.NewCase(uid=new_id(), facts=facts, children=(cases.NewChild("A", age=9, sex="girl"),), words="w" * 2_000, members=())
    uid = cases.open_case(actor, vault, new, now=now)
    rows = []
    written = 0
    for entries in (2, 20, ENTRIES):
        began = time.perf_counter()
        count = entries - written
        for _ in range(count):
            write_entry(actor, vault, uid, "note", Words(None, "w" * 2_000), now=now)
        each = (time.perf_counter() - began) / max(1, count)
        written = entries
        seconds, _page = median_seconds(lambda: _open(actor, vault, uid), 2 if quick else 5)
        rows.append((entries, ms(seconds), ms(each)))
    table(("entries of 2,000 letters", "ms to open and read all", "ms to write one"), rows)


def _open(actor: Any, vault: Any, uid: Any) -> Any:
    from umay.cases import api as cases

    return cases.case_page(actor, cases.read_case(actor, vault, uid, now=datetime.now(UTC)))
