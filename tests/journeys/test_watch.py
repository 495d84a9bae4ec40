"""The gate on a Friday: the leader sees that nobody is there, somebody scans the post's code without a connection and is signed in once."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Given
from tests.journeys.worlds import Site

_GATE = """
with who as (
    select h.person_id, u.id as unit_id, u.country, u.province_id, u.district_id from people_account a
    join people_appointment h on h.person_id = a.person_id join places_unit u on u.id = h.unit_id where a.email = %s
), post as (
    insert into posts_post (uid, unit_id, country, province_id, district_id, number, name, kind, "where", lead_min, call_number, tasks,
        template, opened_on, recorded_at)
    select gen_random_uuid(), unit_id, country, province_id, district_id, 9, 'North gate', 'gate', '', 10, '155', '["call"]', '',
        date '2026-09-01', now() from who returning id, unit_id
), held as (
    insert into posts_window (uid, post_id, unit_id, label, bell_code, before_min, after_min, starts, ends, weekdays, turn, grades, class_weeks)
    select gen_random_uuid(), id, unit_id, '', '', 0, 0, time '10:20', time '11:40', '{}', 'free', '{}', '{}' from post returning id, post_id
), need as (
    insert into posts_need (window_id, unit_id, kind, number) select held.id, post.unit_id, 'police', 1 from held, post
), worker as (
    insert into staffing_worker (uid, unit_id, country, province_id, district_id, school_year, person_id, kind, state, code, name, phone,
        email, language, class_name, licensed, experienced, on_board, pass_hash, entered_at, known_by)
    select gen_random_uuid(), unit_id, country, province_id, district_id, 2026, person_id, 'police', 'accepted', 'GATE-9', 'Demo at the gate',
        '0555 000 00 09', '', 'en', '', false, false, true, '', now(), '' from who returning id
), roster as (
    insert into rosters_roster (uid, unit_id, country, province_id, district_id, school_year, from_on, until_on, state, rules, proof, made_at,
        published_at)
    select gen_random_uuid(), unit_id, country, province_id, district_id, 2026, date '2026-11-20', date '2026-11-20', 'published', '{}', '{}',
        now(), now() from who returning id
)
insert into rosters_shift (uid, roster_id, unit_id, country, province_id, district_id, post_id, window_id, on_day, starts_at, ends_at, kind,
    worker_id, origin, pinned, dropped_why)
select gen_random_uuid(), roster.id, who.unit_id, who.country, who.province_id, who.district_id, held.post_id, held.id, date '2026-11-20',
    timestamptz '2026-11-20 10:20+03', timestamptz '2026-11-20 11:40+03', 'police', worker.id, 'hand', false, ''
from who, held, worker, roster
"""


def test_a_scan_without_a_connection_reaches_the_leader_once(site: Site, given: Given) -> None:
    site.change(_GATE, ["counsellor@demo.invalid"])
    principal = given("principal").goes_to("/watch/")
    principal.sees("Nobody is there.", "North gate", "Demo at the gate", "Police for this post: 155")
    principal.follows(principal.page.locator("section.post-now a", has_text=principal.say("The post's code")).first)
    principal.presses("Make the code").sees("Scan when you come, and when you go.")
    address = principal.page.get_by_role("link", name="Open it as a phone would").get_attribute("href") or ""

    phone = given("counsellor", width=PHONE)
    phone.goes_to(address.removeprefix(phone.url)).sees("North gate", "I am here")
    phone.page.wait_for_function("navigator.serviceWorker.ready.then((found) => found.active !== null)")
    phone.page.wait_for_function("caches.keys().then((names) => names.some((name) => name.startsWith('umay-')))")
    phone.page.reload()
    phone.page.context.set_offline(True)
    phone.page.goto(address)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("At the post, without a connection")
    phone.page.get_by_role("button", name="I am here").click()
    expect(phone.page.locator("main > [data-said=kept]")).to_be_visible()
    expect(phone.page.locator("[data-number]")).to_have_text("1")

    phone.page.context.set_offline(False)
    expect(phone.page.locator("main > [data-said=sent]")).to_be_visible(timeout=20_000)
    expect(phone.page.locator("[data-answers]")).to_contain_text("You are signed in at Post 9")
    expect(phone.page.locator("[data-waiting]")).to_be_hidden()
    phone.goes_to(address.removeprefix(phone.url)).sees("You are here since", "I go")

    principal.goes_to("/watch/").sees("Everybody who is needed is there.", "there since").misses("Nobody is there.")
    principal.goes_to("/watch/coverage/day/").sees("North gate")


def test_an_incident_without_a_connection_is_kept_and_sent_once(site: Site, given: Given) -> None:
    phone = given("principal", width=PHONE)
    phone.goes_to("/watch/").sees("Record an incident")
    phone.page.wait_for_function("navigator.serviceWorker.ready.then((found) => found.active !== null)")
    phone.page.wait_for_function("caches.keys().then((names) => names.some((name) => name.startsWith('umay-')))")
    phone.page.reload()
    phone.page.context.set_offline(True)
    phone.page.get_by_role("link", name="Record an incident").click()
    phone.page.get_by_label("Where?").fill("At the crossing")
    phone.page.get_by_role("button", name="Traffic accident").click()
    expect(phone.page.locator("main > [data-said=kept]")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Traffic accident")).to_be_hidden()

    phone.page.context.set_offline(False)
    expect(phone.page.locator("main > [data-said=sent]")).to_be_visible(timeout=20_000)
    expect(phone.page.locator("[data-answers]")).to_contain_text("kept, and the head is told")
    phone.goes_to("/incidents/").sees("Traffic accident")
    assert phone.page.get_by_text("At the crossing").count() == 1
