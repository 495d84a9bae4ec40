"""A school's psychologist hands a child's part over to the police, and asks a clinic that answers by its link."""

from __future__ import annotations

import io

import pyzipper
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Given
from tests.journeys.test_case import SAID, opens_a_case, with_open_vault


def test_a_package_goes_with_its_passphrase_apart_and_its_receipt_wipes(given: Given) -> None:
    visitor = with_open_vault(given("kz-psychologist"))
    case = opens_a_case(visitor)
    visitor.goes_to(f"{case}handover/package/")
    page = visitor.page
    for name in ("office", "purpose", "basis"):
        page.locator(f"[name={name}]").first.check()
    page.fill("[name=reference]", "Act 1")
    page.fill("[name=words]", "See the papers.")
    page.fill("[name=contact]", "The psychologist")
    page.locator("[name=part0]").first.check()
    visitor.button("Go on").click()
    visitor.arrives()

    passphrase = page.locator("#passphrase").inner_text().strip()
    with page.expect_download() as coming:
        visitor.button("Take the package").click()
    with pyzipper.AESZipFile(io.BytesIO(coming.value.path().read_bytes())) as package:
        package.setpassword(passphrase.encode())
        assert len(package.namelist()) == 3
        assert package.read(package.namelist()[1]).startswith(b"%PDF")

    visitor.goes_to(f"{case}handover/")
    page.locator("#packages a[href*=receipt]").first.click()
    visitor.arrives()
    for name, words in (("name", "An Inspector"), ("post", "Inspector"), ("number", "P-7")):
        page.fill(f"[name={name}]", words)
    with page.expect_download():
        visitor.button("Keep the receipt").click()
    visitor.goes_to(case)
    expect(page.locator("#time")).not_to_contain_text(SAID)
    visitor.goes_to(f"{case}handover/")
    visitor.goes_to(f"{case}handover/hold/")


def test_a_clinic_answers_on_a_phone_without_script(given: Given) -> None:
    visitor = with_open_vault(given("kz-psychologist", width=PHONE, script=False))
    case = opens_a_case(visitor)
    visitor.goes_to(f"{case}handover/ask/")
    page = visitor.page
    page.locator("[name=child]").first.check()
    page.check("[name=office][value=health]")
    page.fill("[name=organisation]", "The clinic")
    page.fill("[name=words]", "May she do sports?")
    visitor.button("Make the link").click()
    visitor.arrives()
    code = page.locator("#code").inner_text().strip()

    clinic = given(width=PHONE, script=False)
    clinic.goes_to("/answer/")
    clinic.page.fill("[name=code]", code)
    clinic.page.locator("form button[type=submit]").first.click()
    clinic.arrives()
    clinic.page.fill("[name=words]", "Yes, from Monday.")
    clinic.page.locator("form button[type=submit]").click()
    clinic.arrives()
    expect(clinic.page.locator("h1")).to_contain_text("Thank you")

    visitor.goes_to(f"{case}handover/")
    expect(page.locator("#referrals")).to_contain_text("Yes, from Monday.")
