"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path

from umay.desk import exporting, views

urlpatterns = [
    path("", views.show_start, name="start"),
    path("home/", views.show_home, name="home"),
    path("day/", views.show_my_day, name="my-day"),
    path("look-around/<uuid:person_uid>/", views.look_around, name="look-around"),
    path("look-around/by-pass/<uuid:worker_uid>/", views.look_around_by_pass, name="look-around-by-pass"),
    path("act-in/<uuid:appointment_uid>/", views.change_seat, name="take-seat"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("overview/", views.show_overview, name="overview"),
    path("overview/export/<slug:kind>/", exporting.export_overview, name="export-overview"),
    path("overview/counted/", views.show_counted, name="counted"),
]
