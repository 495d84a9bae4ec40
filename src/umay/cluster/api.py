"""What the rest may use: where the embedded PostgreSQL lies, that it runs, and the roles inside any PostgreSQL."""

from __future__ import annotations

from umay.cluster.binaries import wheel_folder
from umay.cluster.files import Run, trusting_lines, write_secret
from umay.cluster.layout import DATABASE, SCRATCH, Layout, NoPlace, layout_of
from umay.cluster.roles import ensure_database, grant_inside, roles_as_sql
from umay.cluster.server import ClusterDown, connect_as_superuser
from umay.cluster.supervise import Cluster, running

__all__ = [
    "DATABASE",
    "SCRATCH",
    "Cluster",
    "ClusterDown",
    "Layout",
    "NoPlace",
    "Run",
    "connect_as_superuser",
    "ensure_database",
    "grant_inside",
    "layout_of",
    "roles_as_sql",
    "running",
    "trusting_lines",
    "wheel_folder",
    "write_secret",
]  # fmt: skip
