"""What the gallery shows. Everything is invented; nobody and no place is meant."""

from __future__ import annotations
