"""Clusters of their own, for tests that kill them."""

from __future__ import annotations

from umay.cluster.tests.conftest import QUICK, data_folder, layout

__all__ = ["QUICK", "data_folder", "layout"]
