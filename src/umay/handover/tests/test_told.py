"""What was told goes along in a package with its files; what shows abuse goes to the police alone; on the receipt it is gone here, keys and all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.support.cast import Cast
from tests.support.killing import killed_at_every_statement
from umay.cases.tests.worlds import Team, opened
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.handover.actions.packing import hand_over
from umay.handover.actions.receiving import keep_receipt
from umay.handover.models import Outgoing, Receipt
from umay.handover.rules.packing import Taken
from umay.handover.tests.worlds import order, texts_in, unpacked
from umay.kernel.refusal import Refused
from umay.reports import api as reports
from umay.reports.actions import telling
from umay.reports.actions.triage import mark_abuse
from umay.reports.models import Attachment, AttachmentChunk, Message, Report, ReportWrap
from umay.reports.rules.telling import ToldFile
from umay.reports.tests import telling_world

pytestmark = pytest.mark.django_db(transaction=True)
FILE = b"CANARY-FILE photo of the wall\n" * 400


@pytest.fixture
def told_team(cast: Cast) -> Team:
    world = telling_world.build(cast)
    pairs = (("counsellor", cast.counsellor), ("principal", cast.principal))
    return Team(cast.counsellor, cast.principal, None, {one.person_id: world.vaults[name] for name, one in pairs})


def told(team: Team) -> tuple[Any, Any, Any]:
    """Return a case that was made of a report with two files, the report's id and the teller's receipt."""
    receipt = telling_world.tell(files=(ToldFile("wall.txt", FILE, "text/plain"), ToldFile("more.txt", b"CANARY-MORE", "text/plain")))
    with scoped(team.lead):
        report = Report.objects.get().pk
    return opened(team, report_uids=(report,)), report, receipt


def files_of(team: Team) -> list[Any]:
    with scoped(team.lead):
        return list(Attachment.objects.order_by("number").values_list("pk", flat=True))


def hand(team: Team, case: Any, chosen: Any, **more: Any) -> Any:
    wanted = order(frozenset(chosen), **more)
    return wanted, hand_over(team.lead, team.vault(team.lead), case, wanted, now=timezone.now())


def receive(team: Team, case: Any, out: Any) -> Any:
    taken = Taken("Inspector", "Inspector", timezone.localdate(), "P-1")
    return keep_receipt(team.lead, team.vault(team.lead), case, out, taken, wipe=True, now=timezone.now())


def test_a_report_goes_along_word_for_word_with_its_files_and_never_who_told(told_team: Team) -> None:
    case, report, _receipt = told(told_team)

    _, package = hand(told_team, case, [report, *files_of(told_team)])

    found = unpacked(package.file)
    assert b"CANARY" not in package.file
    assert FILE in found
    papers = " ".join(" ".join(texts_in(one).split()) for one in found if one.startswith(b"%PDF"))
    assert "CANARY-WORDS he hits me" in papers
    assert "CANARY-NAME" not in papers
    assert "CANARY-REACH" not in papers
    details = AuditEntry.objects.filter(verb="report.file_opened").values_list("detail", flat=True)
    assert list(details) == [{"for": "handover"}] * 2


def test_what_shows_abuse_goes_to_the_police_alone_in_a_folder_of_its_own(told_team: Team) -> None:
    case, _report, _receipt = told(told_team)
    first, _second = files_of(told_team)
    mark_abuse(told_team.lead, first, now=timezone.now())

    with pytest.raises(Refused, match="images_to_police"):
        hand(told_team, case, [first], office="child_rights")
    _, package = hand(told_team, case, [first], office="police")

    assert b"sealed-1/" in package.file
    assert b"wall" not in package.file
    assert FILE in unpacked(package.file)


def test_on_the_receipt_the_report_is_gone_with_every_key_and_its_teller_still_writes(told_team: Team) -> None:
    case, report, receipt = told(told_team)
    with scoped(told_team.lead):
        wraps = set(ReportWrap.objects.filter(compartment="file").values_list("pk", flat=True))
        before = {bytes(one) for one in AttachmentChunk.objects.values_list("blob", flat=True)}
    wanted, _ = hand(told_team, case, [report, *files_of(told_team)])

    certificate = receive(told_team, case, wanted.uid)

    assert f"{report}"[:8] in texts_in(certificate.file)
    with scoped(told_team.lead):
        assert not ReportWrap.objects.filter(pk__in=wraps).exists()
        assert not Attachment.objects.exists()
        assert not before & {bytes(one) for one in AttachmentChunk.objects.values_list("blob", flat=True)}
    read = reports.open_report(told_team.lead, told_team.vault(told_team.lead), report, now=timezone.now())
    assert "CANARY" not in str([one.words for one in read.messages])
    inbox = telling.read_inbox(receipt, now=datetime.now(UTC))
    assert inbox is not None
    assert [one.words for one in inbox.messages if "no longer kept" in one.words]
    assert read.name_is_kept or read.name == "CANARY-NAME"


def test_a_report_of_which_something_stayed_is_not_destroyed(told_team: Team) -> None:
    case, report, _receipt = told(told_team)
    first, _second = files_of(told_team)
    wanted, _ = hand(told_team, case, [report, first])

    assert receive(told_team, case, wanted.uid) is None

    with scoped(told_team.lead):
        assert Attachment.objects.count() == 2


def test_a_power_cut_destroys_a_report_with_its_receipt_or_not_at_all(told_team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("umay.documents.api.render_letter", "umay.documents.api.render_table", "umay.documents.packages.render_pdf"):
        monkeypatch.setattr(place, lambda *_words, **_more: b"%PDF-")
    case, report, _receipt = told(told_team)
    wanted, _ = hand(told_team, case, [report, *files_of(told_team)])

    def check() -> None:
        with scoped(told_team.lead):
            kept, files, said = Receipt.objects.count(), Attachment.objects.count(), Message.objects.filter(kind="told").count()
        assert (kept, files, said) in ((0, 2, 1), (1, 0, 0))

    def run() -> None:
        if not outgoing_taken(told_team):
            receive(told_team, case, wanted.uid)

    assert killed_at_every_statement(run, check) > 20


def outgoing_taken(team: Team) -> bool:
    with scoped(team.lead):
        return Outgoing.objects.filter(receipt__isnull=False).exists()
