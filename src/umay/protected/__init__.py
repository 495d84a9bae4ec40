"""Protected: children whose school and address are hidden, who sees them still, and how two persons together lift that.

Owns protections, the names by which rooms know a protected child, and liftings; the words of the place itself stay sealed in the room that
wrote them. Calls core.
"""
