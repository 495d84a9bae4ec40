"""Writing a report on a phone without a connection: kept locked on the device, sent once when the connection is back."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Given
from tests.journeys.visitors import Visitor

WORDS = "Two boys push a third one in the corridor"
_LYING = """async () => {
  const base = await new Promise((done) => { const asked = indexedDB.open("umay-offline", 1); asked.onsuccess = () => done(asked.result); });
  const all = (name) => new Promise((done) => { const asked = base.transaction(name).objectStore(name).getAll(); asked.onsuccess = () => done(asked.result); });
  const ids = await new Promise((done) => { const asked = base.transaction("drafts").objectStore("drafts").getAllKeys(); asked.onsuccess = () => done(asked.result); });
  const written = (await all("drafts")).filter((_, at) => ids[at] !== "opens"); // which form the page leads to is no draft
  const rows = [...await all("queue"), ...written];
  const read = rows.map((row) => new TextDecoder().decode(row.sealed)).join("");
  const keys = (await all("keys")).filter((one) => one instanceof CryptoKey);
  return { rows: rows.length, read, handed: keys.some((one) => one.extractable) };
}"""


def kept_at_hand(given: Given) -> Visitor:
    """Somebody whose phone has the form at hand."""
    visitor = given("counsellor", width=PHONE)
    visitor.page.wait_for_function("navigator.serviceWorker.ready.then((found) => found.active !== null)")
    visitor.page.wait_for_function("caches.keys().then((names) => names.some((name) => name.startsWith('umay-')))")
    visitor.page.reload()
    visitor.page.context.set_offline(True)
    visitor.page.goto(f"{visitor.url}/reports/new/")
    return visitor


def write(visitor: Visitor) -> None:
    visitor.page.get_by_label("I saw or heard it myself").check()
    visitor.page.locator("[name=words]").fill(WORDS)


def test_what_is_written_without_a_connection_is_sent_once_when_it_is_back(given: Given) -> None:
    visitor = kept_at_hand(given)
    write(visitor)
    visitor.page.get_by_role("button", name="Keep it and send it").click()
    expect(visitor.page.locator("[data-said=kept]")).to_be_visible()

    lying = visitor.page.evaluate(_LYING)
    assert (lying["rows"], WORDS in lying["read"], lying["handed"]) == (1, False, False)

    visitor.page.context.set_offline(False)
    expect(visitor.page.locator("[data-said=sent]")).to_be_visible(timeout=20_000)
    assert visitor.page.evaluate(_LYING)["rows"] == 0


def test_a_draft_outlives_the_page_and_goes_after_a_day(given: Given) -> None:
    visitor = kept_at_hand(given)
    write(visitor)
    visitor.page.wait_for_timeout(900)
    visitor.page.reload()
    expect(visitor.page.locator("[name=words]")).to_have_value(WORDS)

    visitor.page.evaluate(
        """async () => {
          const base = await new Promise((done) => { const asked = indexedDB.open("umay-offline", 1); asked.onsuccess = () => done(asked.result); });
          const rows = base.transaction("drafts", "readwrite").objectStore("drafts");
          const walk = rows.openCursor();
          await new Promise((done) => { walk.onsuccess = () => { const at = walk.result; if (!at) return done();
            at.update({ ...at.value, at: at.value.at - 25 * 3600 * 1000 }); at.continue(); }; });
        }"""
    )
    visitor.page.reload()
    visitor.page.wait_for_timeout(500)
    expect(visitor.page.locator("[name=words]")).to_have_value("")
    assert visitor.page.evaluate(_LYING)["rows"] == 0


def test_what_is_kept_at_hand_shows_nobody(given: Given) -> None:
    visitor = kept_at_hand(given)

    assert "Demo counsellor" not in visitor.page.content()
    assert visitor.page.locator("main [name=csrfmiddlewaretoken]").count() == 0
