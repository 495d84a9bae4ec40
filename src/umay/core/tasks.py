"""Jobs of core: sealing the trail, every minute."""

from __future__ import annotations

from procrastinate.contrib.django import app

from umay.core.audit import sealing


@app.periodic(cron="* * * * *")
@app.task(name="core.seal_audit", queueing_lock="core.seal_audit")
def seal_audit(timestamp: int) -> int:  # noqa: ARG001 - the name that procrastinate passes it by
    """Seal what can be sealed; safe to repeat. timestamp: when it was due."""
    return sealing.seal()
