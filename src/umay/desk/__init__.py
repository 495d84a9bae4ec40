"""The desk: what composes. My day, grids over units and areas, the first page, the demo.

Owns no tables. Calls every room below by its api.
"""
