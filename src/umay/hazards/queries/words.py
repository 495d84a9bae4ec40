"""What the codes are called, and how they are drawn."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy, pgettext_lazy

from umay.hazards.rules.kinds import Deed, HazardKind, Landmark, Nature, OwnerKind, Sight, Size, Source, State

KINDS: Final = {
    HazardKind.DERELICT: gettext_lazy("Derelict building"),
    HazardKind.WRECK: gettext_lazy("Wrecked car or rubbish"),
    HazardKind.LIGHTING: gettext_lazy("No light"),
    HazardKind.ANIMALS: gettext_lazy("Stray animals"),
    HazardKind.VENDORS: gettext_lazy("Vendors at the gate"),
    HazardKind.CROSSING: gettext_lazy("Crossing"),
    HazardKind.ROAD: gettext_lazy("Road, traffic, parked cars"),
    HazardKind.BUILDING: gettext_lazy("Fault of the building"),
    HazardKind.FENCE: gettext_lazy("Fence or gate"),
    HazardKind.BLIND_SPOT: gettext_lazy("Blind spot nobody watches"),
    HazardKind.PARK: gettext_lazy("Park or empty plot"),
    HazardKind.OTHER: gettext_lazy("Something else"),
}
LANDMARKS: Final = {Landmark.BUS_BAY: gettext_lazy("Bus bay %(bay)s")}
SIGHTS: Final = {
    Sight.BUS_AWAY: gettext_lazy("the bus was not there"),
    Sight.BUS_OUT_OF_BAY: gettext_lazy("not in its bay"),
    Sight.BUS_NO_GUIDE: gettext_lazy("no guide aboard"),
    Sight.BUS_BELTS: gettext_lazy("belts not fastened"),
    Sight.BUS_NOT_COUNTED: gettext_lazy("not all aboard were counted"),
}
SIZES: Final = {Size.SMALL: gettext_lazy("small"), Size.LARGE: gettext_lazy("large")}
STATES: Final = {
    State.TOLD: gettext_lazy("told by the public, nobody has looked yet"),
    State.OPEN: pgettext_lazy("a danger", "still there"),
    State.FIXED: gettext_lazy("said to be fixed, to be checked"),
    State.GONE: gettext_lazy("gone, struck off"),
    State.SET_ASIDE: gettext_lazy("set aside"),
}
TONES: Final = {State.TOLD: "due", State.OPEN: "plain", State.FIXED: "due", State.GONE: "done", State.SET_ASIDE: "reason"}
SOURCES: Final = {
    Source.STAFF: gettext_lazy("seen by somebody of the school"),
    Source.PUBLIC: gettext_lazy("told by the public"),
    Source.ROUND: gettext_lazy("seen on a round"),
    Source.POST: gettext_lazy("seen at a post"),
}
OWNERS: Final = {
    OwnerKind.UNIT: gettext_lazy("the school"),
    OwnerKind.PERSON: gettext_lazy("somebody of the school"),
    OwnerKind.AGENCY: gettext_lazy("another office or company"),
}
DEEDS: Final = {
    Deed.FOUND: gettext_lazy("Found"),
    Deed.TOLD: gettext_lazy("Told by the public"),
    Deed.CONFIRMED: gettext_lazy("Looked at: it is there"),
    Deed.SET_ASIDE: gettext_lazy("Set aside"),
    Deed.CHANGED: gettext_lazy("Changed"),
    Deed.GIVEN: gettext_lazy("Given to somebody, with a day"),
    Deed.MEASURE: gettext_lazy("Made safer meanwhile"),
    Deed.FIXED: gettext_lazy("Said to be fixed"),
    Deed.CHECKED: gettext_lazy("Checked by somebody else: gone, struck off"),
    Deed.NOT_FIXED: gettext_lazy("Checked: not fixed yet"),
    Deed.LOOKED: gettext_lazy("Looked again: still gone"),
    Deed.BACK: gettext_lazy("It is back"),
    Deed.RAISED: gettext_lazy("People were reminded"),
}
DEED_TONES: Final = {
    Deed.FOUND: "open", Deed.TOLD: "open", Deed.CONFIRMED: "open", Deed.SET_ASIDE: "plain", Deed.CHANGED: "plain", Deed.GIVEN: "due",
    Deed.MEASURE: "plain", Deed.FIXED: "due", Deed.CHECKED: "done", Deed.NOT_FIXED: "late", Deed.LOOKED: "done", Deed.BACK: "late",
    Deed.RAISED: "plain",
}  # fmt: skip
NATURES: Final = {
    Nature.ATTACK: gettext_lazy("Attack or weapon"),
    Nature.TRAFFIC: gettext_lazy("Traffic accident"),
    Nature.FIRE: gettext_lazy("Fire or collapse"),
    Nature.CHILD_MISSING: gettext_lazy("A child is missing"),
    Nature.CHILD_HARMED: gettext_lazy("A child was harmed"),
    Nature.STRANGER: gettext_lazy("A stranger"),
    Nature.OTHER: pgettext_lazy("an incident", "Something else"),
}
ABOUT_NATURES: Final = {
    Nature.ATTACK: gettext_lazy("Somebody attacks, threatens or carries a weapon"),
    Nature.TRAFFIC: gettext_lazy("At the gate, on the way or with the bus"),
    Nature.FIRE: gettext_lazy("Fire, smoke, gas, a wall or a roof that gives way"),
    Nature.CHILD_MISSING: gettext_lazy("Not where it should be, and nobody knows where"),
    Nature.CHILD_HARMED: gettext_lazy("By somebody, whoever it was"),
    Nature.STRANGER: gettext_lazy("Somebody inside or at the gate who does not belong there"),
    Nature.OTHER: gettext_lazy("Anything that somebody must hear of now"),
}
NATURE_ICONS: Final = {
    Nature.ATTACK: "attack", Nature.TRAFFIC: "road", Nature.FIRE: "fire", Nature.CHILD_MISSING: "missing", Nature.CHILD_HARMED: "harmed",
    Nature.STRANGER: "stranger", Nature.OTHER: "other",
}  # fmt: skip
