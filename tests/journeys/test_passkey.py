"""A passkey opens the vault in a real browser, whose own passkeys are played by one that the browser keeps for tests."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, Given
from tests.journeys.visitors import Visitor
from umay.vault.api import DEMO_WORDS


def with_a_passkey_device(visitor: Visitor, *, knows_prf: bool) -> None:
    """Give the browser a device for passkeys; the site must have a name then, not a number."""
    visitor.url = visitor.url.replace("127.0.0.1", "localhost")
    device = visitor.page.context.new_cdp_session(visitor.page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True, "hasResidentKey": True, "hasPrf": knows_prf,
    }  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def opens_by_words(visitor: Visitor) -> Visitor:
    visitor.goes_to("/vault/open/")
    visitor.page.locator("input[name=words]").fill(DEMO_WORDS)
    visitor.page.locator("input[name=words]").press("Enter")
    visitor.page.wait_for_url("**/vault/")
    return visitor.arrives()


@pytest.mark.parametrize("lang", ["en", "kk"])
def test_a_telephone_is_let_open_the_vault_and_opens_it(given: Given, lang: str) -> None:
    counsellor = given(width=PHONE)
    with_a_passkey_device(counsellor, knows_prf=True)
    opens_by_words(counsellor.comes_as("counsellor"))
    if lang != "en":
        counsellor.speaks(lang)

    counsellor.button("Let this device open it: by finger, face, PIN or key").click()
    counsellor.page.locator("#notices").wait_for()
    counsellor.arrives().sees("Passkey").presses("Close it now")
    counsellor.goes_to("/vault/open/").button("Open it with this device").click()
    counsellor.page.wait_for_url("**/vault/")

    counsellor.arrives().sees("It is open in this browser.", within="body")


def test_a_device_that_cannot_do_it_says_so_and_changes_nothing(given: Given) -> None:
    counsellor = given()
    with_a_passkey_device(counsellor, knows_prf=False)
    opens_by_words(counsellor.comes_as("counsellor"))

    counsellor.button("Let this device open it: by finger, face, PIN or key").click()

    counsellor.sees("This device or key cannot keep a vault.").misses("Take away")
