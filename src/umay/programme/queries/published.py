"""Reads of published packs: the newest of a country, the versions of one, the file that hands one on. Packs are public."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from umay.core.api import Actor, query
from umay.packs import api as packs
from umay.programme.models import PackVersion


@lru_cache(maxsize=32)
def _pack(version_id: int, _digest: str) -> packs.Pack:
    return packs.Pack.model_validate(PackVersion.objects.get(pk=version_id).content)


def newest_packs(country: str) -> list[packs.Pack]:
    """Return the newest version of each pack that was published for the country."""
    newest: dict[str, tuple[int, str]] = {}
    for pk, code, digest in PackVersion.objects.filter(country=country).order_by("published_at", "pk").values_list("pk", "code", "digest"):
        newest[code] = (pk, digest)
    return [_pack(pk, digest) for pk, digest in newest.values()]


def versions_of(code: str) -> list[str]:
    """Return the versions under which a pack was published already."""
    return list(PackVersion.objects.filter(code=code).values_list("version", flat=True))


@query
def pack_file(_actor: Actor, uid: UUID) -> tuple[str, str]:
    """Return the name and text of the one file that hands a pack to another deployment.

    Raises PackVersion.DoesNotExist.
    """
    version = PackVersion.objects.get(uid=uid)
    return f"{version.code}-{version.version}.yaml", packs.export_pack(_pack(version.pk, version.digest))
