"""Documents taken in, corrected as drafts, published as packs: what is kept, who may, who wins."""

from __future__ import annotations

import pytest

from tests.support.cast import COUNTRY, NOW, YEAR
from tests.support.drafting import kept, taken_from
from umay.core.models import AuditEntry
from umay.drafts.actions import drafting, publishing
from umay.drafts.models import ImportDraft
from umay.drafts.queries import draft_page, draft_parts, drafts
from umay.drafts.rules import rows as rules
from umay.drafts.rules.taking import Taken
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.programme import api as programme
from umay.programme.models import PackVersion

TURKISH = """OKUL GÜVENLİĞİ PLANI

1. Okul personeli bilgilendirilir. Her yıl ekim ayında okul müdürlüğünce yapılır.
2. Güvenlik raporu her ay ilçe müdürlüğüne gönderilir.
3. Giriş kapıları sürekli kapalı tutulur.
"""
OWNER = "education|school|principal"


def taken(text: str = TURKISH, lang: str | None = None) -> Taken:
    return taken_from(text, lang, COUNTRY)


@pytest.fixture
def draft(cast, adopted) -> ImportDraft:
    """A draft of the district's secretary."""
    return kept(cast.district_secretary, taken(), now=NOW)


def rows(draft: ImportDraft) -> tuple[rules.DraftRow, ...]:
    draft.refresh_from_db()
    return drafts.rows_of(draft)


def complete(cast, draft: ImportDraft) -> None:
    for row in rows(draft):
        changes = {"owners": (OWNER,), "agreed": True, "no_time": "continuous", "title": row.title[:80]}
        drafting.change_row(cast.district_secretary, draft.uid, row.key, changes=changes, version=row.version, now=NOW)


def publish(cast, draft: ImportDraft, version: str = "1.0") -> PackVersion:
    draft.refresh_from_db()
    made = publishing.publish_draft(cast.district_secretary, draft.uid, version=version, draft_version=draft.version, now=NOW)
    return PackVersion.objects.get(uid=made)


def verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


def test_a_document_is_kept_with_its_rows_joined_to_their_lines(draft):
    found = rows(draft)

    assert len(found) == 3
    assert all(row.lines for row in found)
    assert (draft.country, draft.lang, draft.state) == (COUNTRY, "tr", "draft")
    assert "draft.imported" in verbs()


def test_the_draft_of_another_unit_is_not_there(cast, draft):
    with pytest.raises(ImportDraft.DoesNotExist):
        draft_page.draft_page(cast.other_district_secretary, draft.uid, school_year=YEAR, lang="en")


def test_the_draft_of_another_unit_cannot_be_changed(cast, draft):
    with pytest.raises(ImportDraft.DoesNotExist):
        drafting.drop_row(cast.principal, draft.uid, "r1", out=True, version=1, now=NOW)


def test_a_corrected_phrase_is_read_at_once_and_recorded(cast, draft):
    changes = {"phrase": "her yıl ocak ayında"}
    row = drafting.change_row(cast.district_secretary, draft.uid, "r1", changes=changes, version=1, now=NOW)

    assert row.timing == {"kind": "yearly_months", "months": [1]} or row.timing["months"] == [1]
    assert rows(draft)[0].version == 2
    assert verbs()[-1] == "draft.row_changed"


def test_who_saw_an_older_row_is_told_and_nothing_is_lost(cast, draft):
    drafting.change_row(cast.district_secretary, draft.uid, "r1", changes={"title": "First"}, version=1, now=NOW)

    with pytest.raises(Refused) as refused:
        drafting.change_row(cast.district_secretary, draft.uid, "r1", changes={"title": "Second"}, version=1, now=NOW)

    assert refused.value.refusal.code == "draft.row_changed"
    assert rows(draft)[0].title == "First"


def test_saying_the_same_twice_is_no_contradiction(cast, draft):
    for _ in range(2):
        drafting.change_row(cast.district_secretary, draft.uid, "r1", changes={"title": "First"}, version=1, now=NOW)

    assert rows(draft)[0].version == 2


def test_two_persons_may_correct_two_rows(cast, draft):
    for key in ("r1", "r2"):
        drafting.change_row(cast.district_secretary, draft.uid, key, changes={"title": key}, version=1, now=NOW)

    assert [row.title for row in rows(draft)[:2]] == ["r1", "r2"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_one_row_at_once_one_wins(cast, draft, at_once):
    titles = iter(["one", "two"])

    def change() -> None:
        drafting.change_row(cast.district_secretary, draft.uid, "r1", changes={"title": next(titles)}, version=1, now=NOW)

    assert sorted(at_once(2, change)) == ["draft.row_changed", "ok"]
    assert rows(draft)[0].version == 2


def test_rows_are_split_merged_moved_taken_out_and_back(cast, draft):
    actor = cast.district_secretary
    drafting.split_row(actor, draft.uid, "r1", at="part-1", version=1, now=NOW)
    assert [row.key for row in rows(draft)] == ["r1", "r4", "r2", "r3"]

    drafting.merge_row(actor, draft.uid, "r1", version=2, now=NOW)
    drafting.move_row(actor, draft.uid, "r3", to="up", version=1, now=NOW)
    drafting.drop_row(actor, draft.uid, "r2", out=True, version=1, now=NOW)
    assert [row.key for row in rows(draft) if row.counts] == ["r1", "r3"]

    drafting.drop_row(actor, draft.uid, "r2", out=False, version=2, now=NOW)
    assert [row.key for row in rows(draft) if row.counts] == ["r1", "r3", "r2"]
    recorded = ["draft.row_split", "draft.rows_merged", "draft.row_moved", "draft.row_dropped", "draft.row_dropped"]
    assert verbs()[-5:] == recorded


def test_a_line_that_was_not_understood_becomes_a_row_once(cast, draft):
    ImportDraft.objects.filter(pk=draft.pk).update(not_understood=[{"line": 4, "state": "open"}])
    drafting.settle_line(cast.district_secretary, draft.uid, 4, state="row", now=NOW)

    assert rows(draft)[-2].lines == (4,) or any(row.key == "r4" and row.lines == (4,) for row in rows(draft))
    with pytest.raises(Refused) as refused:
        drafting.settle_line(cast.district_secretary, draft.uid, 4, state="row", now=NOW)
    assert refused.value.refusal.code == "draft.line_settled"


def test_a_line_that_is_not_needed_can_be_opened_again(cast, draft):
    ImportDraft.objects.filter(pk=draft.pk).update(not_understood=[{"line": 4, "state": "open"}])
    for state in ("not_needed", "open"):
        drafting.settle_line(cast.district_secretary, draft.uid, 4, state=state, now=NOW)  # type: ignore[arg-type]

    draft.refresh_from_db()
    assert draft.not_understood == [{"line": 4, "state": "open"}]


def test_an_owner_is_said_once_for_all_rows_with_the_same_words(cast, draft):
    leads = [rules.plain_lead(row.lead) for row in rows(draft)]

    count = drafting.choose_owner(cast.district_secretary, draft.uid, lead=leads[0], owners=(OWNER,), now=NOW)

    assert count == leads.count(leads[0])
    assert rows(draft)[0].owners == (OWNER,)
    with pytest.raises(Refused):
        drafting.choose_owner(cast.district_secretary, draft.uid, lead="", owners=(), now=NOW)


def test_a_section_names_who_owes_the_rows_that_name_nobody(cast, draft):
    actor = cast.district_secretary
    drafting.change_section(actor, draft.uid, "s1", title="Duties", owner=OWNER, version=1, now=NOW)

    page = draft_page.draft_page(actor, draft.uid, school_year=YEAR, lang="en")
    found = {row.key: row for row in rows(draft)}
    assert [view.owner_from_section for view in page.sections[0].rows] == [not found[view.key].lead for view in page.sections[0].rows]
    assert any(view.owner_from_section for view in page.sections[0].rows)
    with pytest.raises(Refused) as refused:
        drafting.change_section(actor, draft.uid, "s1", title="Others", owner="", version=1, now=NOW)
    assert refused.value.refusal.code == "draft.section_changed"


def test_name_and_year_are_changed_by_who_saw_the_newest(cast, draft):
    actor = cast.district_secretary
    drafting.describe(actor, draft.uid, title="Plan", base_year=2025, version=1, now=NOW)

    draft.refresh_from_db()
    assert (draft.title, draft.base_year) == ("Plan", 2025)
    with pytest.raises(Refused) as refused:
        drafting.describe(actor, draft.uid, title="Other", base_year=None, version=1, now=NOW)
    assert refused.value.refusal.code == "draft.changed"


def test_it_is_read_again_in_another_language_only_while_nothing_was_corrected(cast, draft):
    actor = cast.district_secretary
    again = taken("1. The school closes its gates every day.\n2. The school sends its report every month.\n", "en")
    drafting.read_again(actor, draft.uid, again, now=NOW)
    draft.refresh_from_db()
    assert draft.lang == "en"

    assert rows(draft)
    drafting.change_row(actor, draft.uid, rows(draft)[0].key, changes={"title": "Mine"}, version=1, now=NOW)
    with pytest.raises(Refused) as refused:
        drafting.read_again(actor, draft.uid, again, now=NOW)
    assert refused.value.refusal.code == "draft.already_corrected"


def test_a_draft_is_put_away_and_taken_back(cast, draft):
    actor = cast.district_secretary
    drafting.put_away(actor, draft.uid, away=True, now=NOW)
    with pytest.raises(Refused) as refused:
        drafting.drop_row(actor, draft.uid, "r1", out=True, version=1, now=NOW)
    assert refused.value.refusal.code == "draft.was_dropped"
    with pytest.raises(Refused):
        publish(cast, draft)

    drafting.put_away(actor, draft.uid, away=False, now=NOW)
    assert [one.state for one in draft_parts.draft_cards(actor)] == ["draft"]


def test_an_incomplete_draft_is_not_published_and_says_how_many_rows_lack_something(cast, draft):
    with pytest.raises(Refused) as refused:
        publish(cast, draft)

    assert refused.value.refusal.code == "draft.incomplete"
    assert refused.value.refusal.values["rows"] == 3


def test_a_published_draft_is_adopted_and_handed_on(cast, draft):
    complete(cast, draft)
    version = publish(cast, draft)

    adoption = programme.adopt(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=YEAR, shifts=[], now=NOW)

    assert adoption.obligations.count() == 3
    draft.refresh_from_db()
    assert (draft.state, draft.pack_id) == ("published", version.pk)
    name, text = programme.pack_file(cast.principal, version.uid)
    assert name.endswith("-1.0.yaml")
    again = packs.import_pack(text)
    assert [one.id for one in again.obligations] == ["r1", "r2", "r3"]
    assert all(one.source.hash for one in again.obligations)
    assert verbs().count("draft.published") == 1


def test_what_was_corrected_after_publishing_needs_a_higher_version(cast, draft):
    complete(cast, draft)
    first = publish(cast, draft)
    row = rows(draft)[0]
    drafting.change_row(cast.district_secretary, draft.uid, "r1", changes={"title": "New words"}, version=row.version, now=NOW)

    with pytest.raises(Refused) as refused:
        publish(cast, draft)
    assert refused.value.refusal.code == "pack.version_taken"
    second = publish(cast, draft, "1.1")
    assert second.code == first.code


def test_a_draft_that_changed_since_is_not_published(cast, draft):
    complete(cast, draft)
    with pytest.raises(Refused) as refused:
        publishing.publish_draft(cast.district_secretary, draft.uid, version="1.0", draft_version=1, now=NOW)

    assert refused.value.refusal.code == "draft.changed"


def test_nothing_is_published_from_a_draft_without_duties(cast, draft):
    for row in rows(draft):
        drafting.drop_row(cast.district_secretary, draft.uid, row.key, out=True, version=1, now=NOW)

    with pytest.raises(Refused) as refused:
        publish(cast, draft)
    assert refused.value.refusal.code == "draft.empty"


@pytest.mark.django_db(transaction=True)
def test_published_twice_at_once_it_is_one_version(cast, draft, at_once):
    complete(cast, draft)
    draft.refresh_from_db()
    seen = draft.version

    def once() -> None:
        publishing.publish_draft(cast.district_secretary, draft.uid, version="1.0", draft_version=seen, now=NOW)

    assert sorted(at_once(2, once)) == ["draft.changed", "ok"]
    assert PackVersion.objects.filter(code=drafts.pack_code(draft)).count() == 1


def test_a_pack_from_another_deployment_is_taken_in_or_every_mistake_is_told(cast, draft, test_pack):
    text = packs.export_pack(test_pack).replace('"1.0"', "'2.0'").replace("'1.0'", "'2.0'")
    made = PackVersion.objects.get(uid=publishing.take_in_pack(cast.district_secretary, text, name="pack.yaml", now=NOW))
    assert (made.version, made.origin) == ("2.0", "imported")

    with pytest.raises(packs.PackRefused) as refused:
        publishing.take_in_pack(cast.district_secretary, text.replace("kind: continuous", "kind: never"), name="p", now=NOW)
    assert refused.value.problems[0].line

    foreign = text.replace(f"country: {COUNTRY}", "country: XB")
    with pytest.raises(Refused) as other:
        publishing.take_in_pack(cast.district_secretary, foreign, name="p", now=NOW)
    assert other.value.refusal.code == "adoption.other_country"


def test_nobody_below_the_ministry_replaces_a_programme_that_comes_with_umay(adopted, cast, test_pack):
    code = min(packs.builtin_codes())
    text = packs.export_pack(test_pack.model_copy(update={"pack": code}))

    for actor in (cast.principal, cast.district_secretary, cast.province_coordinator):
        with pytest.raises(Refused) as refused:
            publishing.take_in_pack(actor, text, name="pack.yaml", now=NOW)
        assert refused.value.refusal.code == "access.not_granted"

    assert not PackVersion.objects.filter(code=code).exists()
    made = publishing.take_in_pack(cast.ministry, text, name="pack.yaml", now=NOW)
    assert PackVersion.objects.get(uid=made).code == code
