"""What was found in a file, in words for whoever sent it or is about to open it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.documents.examining.values import Flag, RefusalCode

FLAG_WORDS: Final[Mapping[Flag, Promise]] = {
    "animated": _("Only the first picture of it is kept."),
    "archive": _("It holds other files. Open it only on a computer without a connection."),
    "broken": _("It is not whole, or cannot be read."),
    "dde": _("It asks another program for its content. Do not allow that."),
    "embedded": _("It holds other files inside. Do not open those."),
    "encrypted": _("It is locked, so nobody could look inside."),
    "launch": _("It starts something or sends something off when it is opened."),
    "macros": _("It holds a program (macros). Do not run it."),
    "metadata_may_remain": _("It may still tell who made it, when and where."),
    "polyglot": _("It is two kinds of file in one. That is hardly ever an accident."),
    "program": _("It is a program. Do not run it."),
    "remote_template": _("It fetches a part of itself from elsewhere when it is opened."),
    "script": _("It holds a script that runs when it is opened."),
    "shrunk": _("It was made smaller."),
    "unknown": _("It is of no kind that Umay knows."),
    "virus_test": _("It looks like a virus. Nobody should open it before an expert has looked at it."),
    "wrong_type": _("Its name says another kind of file than it is."),
}
REFUSAL_WORDS: Final[Mapping[RefusalCode, Promise]] = {
    "file.empty": _("This file is empty. Choose it once more."),
    "file.too_large": _("This file is larger than 50 MB. Send a part of it, or a smaller copy."),
    "file.bomb": _("This archive unpacks to too much, so it was not taken. Send the files one by one."),
    "file.too_many_pixels": _("This picture has more points than Umay can draw. Send a smaller copy."),
    "file.too_much_work": _("This file could not be looked at safely, so it was not taken. Send it as a photo or as text."),
    "file.busy": _("Many files come in just now. Send this one again in a minute."),
}
