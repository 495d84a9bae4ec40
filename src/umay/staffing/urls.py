"""Addresses of people near children, and of those who come by a pass."""

from __future__ import annotations

from django.urls import include, path

from umay.staffing.views import asking, joining, listing, own, papers, passes, person, teaching

ONE = [
    path("", person.show_person, name="staffing-one"),
    path("change/", person.change_person, name="staffing-change"),
    path("check/", person.record_check, name="staffing-check"),
    path("signed/", person.note_commitment, name="staffing-signed"),
    path("left/", person.say_left, name="staffing-left"),
    path("pass/", person.make_pass, name="staffing-pass"),
]

urlpatterns = [
    path("staffing/", listing.list_people, name="staffing"),
    path("staffing/new/", listing.enter_person, name="staffing-new"),
    path("staffing/many/", listing.paste_people, name="staffing-paste"),
    path("staffing/decide/", listing.decide, name="staffing-decide"),
    path("staffing/training/", teaching.record_training, name="staffing-training"),
    path("staffing/training/<uuid:training_uid>/", teaching.keep_training, name="training"),
    path("staffing/asked/", asking.choose_asked, name="staffing-asked"),
    path("staffing/passes/", passes.print_passes, name="staffing-passes"),
    path("staffing/leaflets/<uuid:leaflet_uid>/", own.take_leaflet, name="leaflet"),
    path("staffing/certificates/", papers.print_certificates, name="staffing-certificates"),
    path("staffing/links/", joining.show_links, name="staffing-links"),
    path("staffing/links/new/", joining.make_link, name="staffing-link-new"),
    path("staffing/links/<uuid:link_uid>/", joining.show_link, name="staffing-link"),
    path("staffing/links/<uuid:link_uid>/poster/", joining.print_link, name="staffing-link-poster"),
    path("staffing/links/<uuid:link_uid>/end/", joining.end_link, name="staffing-link-end"),
    path("staffing/<uuid:worker_uid>/", include(ONE)),
    path("p/<slug:secret>/", passes.open_pass, name="pass"),
    path("join/<slug:secret>/", joining.join, name="join"),
    path("my-pass/", own.show_my_pass, name="my-pass"),
    path("my-pass/change/", own.change_my_pass, name="my-pass-change"),
    path("my-pass/leave/", own.leave_by_pass, name="my-pass-leave"),
    path("my-pass/copy/", own.take_own_copy, name="my-pass-copy"),
]
