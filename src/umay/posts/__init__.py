"""Posts: where somebody stands guard, when by the bell or the clock, who is needed, with what kit. Not who stands there.

Owns bell timetables, posts, windows, needs, kit lists and the papers hung up at a post. Calls packs, documents, places.
"""
