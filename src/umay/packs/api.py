"""What other rooms may use of packs: values, loading, checking. How files are read is not shown."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from umay.packs.adopting import adopters, may_adopt
from umay.packs.defaults import default_response, response_of
from umay.packs.exchange import export_pack, import_pack, pack_from_document, pack_to_document
from umay.packs.loader import read_files
from umay.packs.problems import PackRefused, Problem
from umay.packs.response import (
    Situation,
    authorities_for,
    guardians_must_wait,
    holds,
    kinds_by_signs,
    leading_in,
    natures_of,
    steps_for,
)
from umay.packs.rulings import Holding, holding
from umay.packs.schema import ENTRY_LISTS, Document, Entry, Head, Helpline, Pack, Placeholder
from umay.packs.schema_base import Source
from umay.packs.schema_duties import Figure, Obligation, Section, Target
from umay.packs.schema_layout import LayoutColumn
from umay.packs.schema_owners import Adopter, Agency, AreaFilter, Level, Owner, Partner, Role, SchoolFilter
from umay.packs.schema_posts import (
    CoverageTarget,
    PostTemplate,
    Taken,
    TemplateBell,
    TemplateKit,
    TemplateNeed,
    TemplatePost,
    TemplateWindow,
)
from umay.packs.schema_register import Contradiction, Place
from umay.packs.schema_response import (
    FLAGS,
    Authority,
    Closing,
    Coded,
    Condition,
    Factor,
    Forbidden,
    Indicator,
    Interview,
    Kind,
    Measure,
    Outcome,
    Response,
    Retention,
    Risk,
    RiskLevel,
    Rung,
    Seat,
    Sign,
    Step,
    Team,
    Within,
)
from umay.packs.shift import Proposal, shift_year, with_shifts
from umay.packs.sources import changed_sources, with_hashes
from umay.packs.yaml_tree import read_tree

BUILTIN: Final = Path(__file__).parent / "data"


def _files(folder: Path) -> list[tuple[str, str]]:
    """Return names and texts of the folder's YAML files, pack.yaml first, the others by name."""
    paths = sorted(folder.glob("*.yaml"), key=lambda path: (path.name != "pack.yaml", path.name))
    return [(f"{folder.name}/{path.name}", path.read_text(encoding="utf-8-sig", errors="replace")) for path in paths]


def check_folder(folder: Path) -> list[Problem]:
    """Return every mistake in the pack of the folder; an empty list means it can be adopted."""
    return read_files(_files(folder), default_response)[1]


def check_file(file: Path) -> list[Problem]:
    """Return every mistake in a pack that is one file."""
    return read_files([(file.name, file.read_text(encoding="utf-8-sig", errors="replace"))], default_response)[1]


def check_path(path: Path) -> list[Problem]:
    """Return every mistake in the pack at the path, a folder or one file."""
    return check_folder(path) if path.is_dir() else check_file(path)


def load_pack(folder: Path) -> Pack:
    """Return the pack of the folder. Raises PackRefused with every mistake."""
    pack, problems = read_files(_files(folder), default_response)
    if pack is None:
        raise PackRefused(problems)
    return pack


def builtin_codes() -> tuple[str, ...]:
    """Return the codes of the packs that come with Umay."""
    return tuple(sorted(folder.name for folder in BUILTIN.iterdir() if (folder / "pack.yaml").is_file()))


@lru_cache(maxsize=16)
def load_builtin(code: str) -> Pack:
    """Return a pack that comes with Umay; read once in a process. Raises KeyError for an unknown code, PackRefused for a wrong pack."""
    if code not in builtin_codes():
        raise KeyError(code)
    return load_pack(BUILTIN / code)


@lru_cache(maxsize=16)
def load_front(code: str) -> Pack:
    """Return what stands in the first file of a pack that comes with Umay: title, agencies, levels, roles, helplines; no duties.

    Twenty times quicker than the whole. Raises KeyError for an unknown code, PackRefused for a wrong pack.
    """
    if code not in builtin_codes():
        raise KeyError(code)
    pack, problems = read_files(_files(BUILTIN / code)[:1])
    if pack is None:
        raise PackRefused(problems)
    return pack


TEMPLATE_FILES: Final = "*post-templates.yaml"


@lru_cache(maxsize=16)
def builtin_templates(code: str) -> tuple[PostTemplate, ...]:
    """Return the templates of posts of a pack that comes with Umay, by reading its files of templates alone.

    Raises KeyError for an unknown code, ValueError for a wrong file; `check_folder` tells every mistake.
    """
    if code not in builtin_codes():
        raise KeyError(code)
    context = {"lang": load_front(code).lang}
    found: list[PostTemplate] = []
    for path in sorted((BUILTIN / code).glob(TEMPLATE_FILES)):
        raw = read_tree(path.read_text(encoding="utf-8-sig"), path.name).value
        found += [PostTemplate.model_validate(one, context=context) for one in raw["post_templates"]]
    return tuple(found)


__all__ = [
    "ENTRY_LISTS",
    "FLAGS",
    "Adopter",
    "Agency",
    "AreaFilter",
    "Authority",
    "Closing",
    "Coded",
    "Condition",
    "Contradiction",
    "CoverageTarget",
    "Document",
    "Entry",
    "Factor",
    "Figure",
    "Forbidden",
    "Head",
    "Helpline",
    "Holding",
    "Indicator",
    "Interview",
    "Kind",
    "LayoutColumn",
    "Level",
    "Measure",
    "Obligation",
    "Outcome",
    "Owner",
    "Pack",
    "PackRefused",
    "Partner",
    "Place",
    "Placeholder",
    "PostTemplate",
    "Problem",
    "Proposal",
    "Response",
    "Retention",
    "Risk",
    "RiskLevel",
    "Role",
    "Rung",
    "SchoolFilter",
    "Seat",
    "Section",
    "Sign",
    "Situation",
    "Source",
    "Step",
    "Taken",
    "Target",
    "Team",
    "TemplateBell",
    "TemplateKit",
    "TemplateNeed",
    "TemplatePost",
    "TemplateWindow",
    "Within",
    "adopters",
    "authorities_for",
    "builtin_codes",
    "builtin_templates",
    "changed_sources",
    "check_file",
    "check_folder",
    "check_path",
    "default_response",
    "export_pack",
    "guardians_must_wait",
    "holding",
    "holds",
    "import_pack",
    "kinds_by_signs",
    "leading_in",
    "load_builtin",
    "load_front",
    "load_pack",
    "may_adopt",
    "natures_of",
    "pack_from_document",
    "pack_to_document",
    "response_of",
    "shift_year",
    "steps_for",
    "with_hashes",
    "with_shifts",
]
