"""Rooms stand in one order and enter each other by their api."""

from __future__ import annotations

import configparser

import grimp

from tests.contracts.source import ROOT, rooms
from umay.config.rooms import MACHINE_ROOMS, PURE_ROOMS, WEB_ROOMS

WITHOUT_PAGES = {*PURE_ROOMS, *MACHINE_ROOMS, "core", "web", "config"}
# Rooms whose insides others may use by name: the ground everybody stands on, and the kit of pages.
OPEN_ROOMS = {"kernel", "web"}
# The names of levels and functions; core's api would bring Django into a rule.
VALUES_BY_NAME = {
    ("umay.places.rules.reach", "umay.core.access.actor"),
    ("umay.people.rules.second_factor", "umay.core.access.actor"),
    ("umay.people.rules.second_factor", "umay.core.access.perms"),
}


def contract(name: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter")
    return parser[f"importlinter:contract:{name}"]


def test_every_room_has_its_place_in_the_order() -> None:
    listed = {
        word
        for line in contract("order")["layers"].split("\n")
        for word in line.replace("|", " ").replace("(", " ").replace(")", " ").split()
    }

    assert set(rooms()) <= listed
    assert set(rooms()) <= {*PURE_ROOMS, *MACHINE_ROOMS, *WEB_ROOMS}


def test_every_room_with_pages_has_its_layers_checked() -> None:
    listed = {line.strip().removeprefix("umay.") for line in contract("inside")["containers"].split("\n") if line.strip()}

    assert set(rooms()) - WITHOUT_PAGES == listed


def test_rooms_enter_each_other_only_by_api() -> None:
    graph = grimp.build_graph("umay", cache_dir=None)
    trespasses = sorted(
        f"{importer} imports {imported}"
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if is_trespass(importer.split("."), imported.split("."))
    )

    assert not trespasses


def is_trespass(importer: list[str], imported: list[str]) -> bool:
    if len(importer) < 2 or len(imported) < 3 or importer[1] == imported[1] or imported[1] in OPEN_ROOMS:
        return False
    if "tests" in importer or "migrations" in importer:
        return False
    if imported[1] in PURE_ROOMS and imported[2] == "values":  # naming a value must not load every reader and writer
        return False
    if importer[1] == "config" and imported[2] == "command":  # what a room offers to the command line alone
        return False
    return imported[2] != "api" and (".".join(importer), ".".join(imported)) not in VALUES_BY_NAME
