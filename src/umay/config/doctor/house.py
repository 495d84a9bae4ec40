"""The house: tables, clock, mail, worker, audit, and what going live asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection

from umay.config.doctor.finding import Finding, bad, fine, mind

_CLOCKS_APART: Final = timedelta(seconds=30)
_HELPLINES_EVERY: Final = timedelta(days=180)
_QUIET_WORKER_S: Final = 60
_WAITING_AUDIT: Final = 10_000
_NAMED: Final = 10


def findings(now: datetime) -> Iterator[Finding]:
    """Yield what there is to say about the house. Django must be awake and the database there. now: aware."""
    yield _tables()
    yield _clock(now)
    yield _mail()
    yield from _other_ways()
    yield _address()
    yield _second_factors()
    yield from _jobs()
    yield _audit()
    yield from _going_live(now)


def _tables() -> Finding:
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        count = "A change of the tables is" if len(missing) == 1 else f"{len(missing)} changes of the tables are"
        return bad(f"{count} missing", "Restart `umay serve`, or run `umay migrate`.")
    return fine("The tables fit this version")


def _clock(now: datetime) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        apart = abs(cursor.fetchone()[0] - now)
    if apart > _CLOCKS_APART:
        return bad(f"The clocks of the database and of this machine are {apart.total_seconds():.0f} s apart", "Set both by NTP.")
    return fine("The clocks agree")


def _mail() -> Finding:
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return mind("No mail server is set; notices stay inside Umay", "Set UMAY_MAIL_URL and UMAY_MAIL_FROM.")
    from django.core.mail import get_connection

    try:
        line = get_connection()
        line.open()
        line.close()
    except OSError as error:
        return bad(f"The mail server does not take our mail ({type(error).__name__})", "Check UMAY_MAIL_URL.")
    return fine("The mail server answers")


def _other_ways() -> Iterator[Finding]:
    from umay.notices.api import sms_trouble, stuck_messages

    if not settings.UMAY_SMS_URL:
        yield mind("No SMS gateway is set: at night danger reaches only browsers", "Set UMAY_SMS_URL and UMAY_SMS_TOKEN.")
    elif trouble := sms_trouble():
        yield bad(f"The SMS gateway cannot be reached ({trouble})", "Check UMAY_SMS_URL, UMAY_SMS_BODY and UMAY_SMS_PRIVATE.")
    else:
        yield fine("The SMS gateway answers")
    if settings.UMAY_PUSH_KEY is None:
        yield mind("No push key: browsers are not woken", "Set UMAY_PUSH_KEY; make one with: openssl rand -hex 32")
    else:
        yield fine("Browsers know who wakes them")
    if stuck := stuck_messages():
        what = "A message has" if stuck == 1 else f"{stuck} messages have"
        yield bad(f"{what} been tried five times or more", "See that mail and gateway take what they are given; both are tried above.")


def _address() -> Finding:
    if settings.UMAY_DEMO:
        return mind("This is a demo; it listens on this machine only", "Set UMAY_DEMO=0, UMAY_URL and a new UMAY_DATA for real work.")
    if not settings.SESSION_COOKIE_SECURE:
        return bad(f"People reach Umay without TLS at {settings.UMAY_URL}", "Set UMAY_URL to the https:// address.")
    return fine(f"People reach Umay at {settings.UMAY_URL}")


def _second_factors() -> Finding:
    from django.utils import timezone

    from umay.people.api import second_factors

    found = second_factors(timezone.localdate())
    if settings.UMAY_SECOND_FACTOR == ("nobody",):
        how = "Take UMAY_SECOND_FACTOR away, and offices above schools, administrators and whoever reads about children need one."
        return fine("Nobody needs a second factor in the demo") if settings.UMAY_DEMO else mind("Nobody needs a second factor", how)
    if found.without:
        what = f"Without a second factor they need: {found.without} of {found.asked} people"
        return mind(what, "Each is led to set one up at the next sign-in; until then they see only their own settings.")
    if not found.asked:
        return fine("Nobody holds a post yet that needs a second factor")
    return fine(f"Whoever needs a second factor has one ({found.asked})")


def _jobs() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers")
        quiet = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
        failed = cursor.fetchone()[0]
    if quiet is None or quiet > _QUIET_WORKER_S:
        yield mind("No worker runs: reminders and mail wait", "Run `umay serve`, or `umay serve --worker` beside the web server.")
    else:
        yield fine("A worker runs")
    if failed:
        count = "A job" if failed == 1 else f"{failed} jobs"
        yield bad(f"{count} failed for good", "`umay django procrastinate shell` lists and retries them.")


def _audit() -> Finding:
    from umay.config.audit import verdict_of_the_audit

    verdict = verdict_of_the_audit(settings.UMAY_AUDIT_KEY)
    if verdict.first_bad is not None:
        return bad(
            f"The audit does not fit from entry {verdict.first_bad} on",
            "Somebody changed it. Keep this machine as it is and read docs/operations.md.",
        )
    if verdict.waiting > _WAITING_AUDIT:
        return mind(f"{verdict.waiting} audit entries wait for their seal", "See that a worker runs.")
    return fine(f"The audit fits up to entry {verdict.sealed}, anchored up to {verdict.anchored}")


def _going_live(now: datetime) -> Iterator[Finding]:
    from umay.places.api import deployment

    house = deployment()
    if not house.country:
        yield mind("The deployment has no country yet", "An administrator's first page asks for it.")
    if not house.legal_basis:
        yield bad("The legal basis is not said", "Going live asks for it: which law or protocol, since when.")
    if not house.retention:
        yield bad("Times of retention are not set", "Going live asks how long each kind of record is kept.")
    checked = house.helplines_checked_on
    if not house.helplines or checked is None:
        yield bad("The helplines were never checked", "Call each and enter the day.")
    elif now.date() - checked > _HELPLINES_EVERY:
        yield bad(f"The helplines were last checked on {checked}", "Call each and enter the day.")
    if not house.duty_rota:
        yield bad("There is no duty rota", "Going live asks who is on duty, holidays covered.")
    yield from _programmes_and_people(now)
    if house.live_at:
        yield fine(f"Live since {house.live_at:%Y-%m-%d}")


def _programmes_and_people(now: datetime) -> Iterator[Finding]:
    from umay.people.api import never_came_in
    from umay.places.api import adopted_programmes, deployment, school_year_of

    house = deployment()
    adopted = adopted_programmes(house.country, school_year_of(house.country, now.date()))
    if not adopted and not house.is_demo:
        said = "No programme is adopted: nobody has a duty"
        remedy = "The head or secretary of an office adopts one under Programmes; Set up says how."
        yield mind(f"{said}, as was said in Set up", remedy) if house.without_programmes else bad(said, remedy)
    waiting = never_came_in(now.date())
    if waiting and not house.is_demo:
        named = ", ".join(waiting[:_NAMED]) + (f" and {len(waiting) - _NAMED} more" if len(waiting) > _NAMED else "")
        yield mind(f"{len(waiting)} appointed have never signed in: {named}", "Under People the letter can be sent again.")
