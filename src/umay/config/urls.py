"""Every address: the rooms' own, sign-in, and two for those who run the machine."""

from __future__ import annotations

from django.urls import include, path

from umay.config import rooms, views

handler400 = "umay.web.views.bad_request"
handler403 = "umay.web.views.forbidden"
handler404 = "umay.web.views.not_found"
handler500 = "umay.config.middleware.failed"

urlpatterns = [
    path("healthz", views.show_health, name="health"),
    path("metrics", views.show_metrics, name="metrics"),
    path("accounts/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    *(path("", include(module)) for module in rooms.address_modules()),
]
