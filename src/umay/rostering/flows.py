"""Minimum-cost flow by OR-Tools: the one place that loads it. Arcs in, flow out; knows nothing of rosters."""

from __future__ import annotations

from typing import Any


class Flow:
    """A network under construction, then solved. Nodes are numbers from 0, arcs are numbered as they are laid."""

    def __init__(self, nodes: int) -> None:
        from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # type: ignore[import-untyped]

        self._solver: Any = SimpleMinCostFlow()
        self.arc = self._solver.add_arc_with_capacity_and_unit_cost
        self._nodes = nodes

    def node(self) -> int:
        """Return a new node."""
        self._nodes += 1
        return self._nodes - 1

    def most_for_least(self, source: int, sink: int, supply: int) -> bool:
        """Send as much as can be from source to sink, at most `supply`, and that at the least cost; return whether it was solved."""
        self._solver.set_node_supply(source, supply)
        self._solver.set_node_supply(sink, -supply)
        return bool(self._solver.solve_max_flow_with_min_cost() == self._solver.OPTIMAL)

    def on(self, arc: int) -> int:
        """Return the flow on an arc."""
        return int(self._solver.flow(arc))
