"""Addresses of lines home, buses and closed roads."""

from __future__ import annotations

from django.urls import path

from umay.ways.views import buses, lines, roads, sending

urlpatterns = [
    path("lines/", lines.list_lines, name="lines"),
    path("lines/new/", lines.keep_line, name="line-new"),
    path("lines/send/", sending.send_counts, name="line-send"),
    path("lines/offline/", sending.show_offline, name="lines-offline"),
    path("lines/<uuid:uid>/", lines.show_line, name="line"),
    path("lines/<uuid:uid>/change/", lines.keep_line, name="line-change"),
    path("lines/<uuid:uid>/end/", lines.end_line, name="line-end"),
    path("lines/<uuid:uid>/classes/", lines.set_class, name="line-class"),
    path("lines/<uuid:uid>/classes/<uuid:class_uid>/end/", lines.end_class, name="line-class-end"),
    path("lines/<uuid:uid>/classes/<uuid:class_uid>/count/", lines.note_heads, name="line-count"),
    path("buses/", buses.show_buses, name="buses"),
    path("buses/plan/", buses.agree, name="bus-plan"),
    path("buses/new/", buses.enter_bus, name="bus-new"),
    path("buses/<uuid:uid>/left/", buses.end_bus, name="bus-left"),
    path("buses/paper/<uuid:uid>/", buses.show_paper, name="bus-paper"),
    path("buses/check/", buses.check_buses, name="buses-check"),
    path("roads/", roads.list_roads, name="roads"),
    path("roads/new/", roads.close_road, name="road-new"),
    path("roads/print/", roads.print_roads, name="roads-paper"),
    path("roads/<uuid:uid>/opened/", roads.open_road, name="road-opened"),
    path("roads/of/<uuid:uid>/", roads.show_public, name="roads-public"),
]
