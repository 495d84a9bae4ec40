"""The SQL of row security that most tables share: seen from the own unit alone, or from the unit and the areas above it.

For migrations of rooms. The table carries unit_id and, for the wider wall, district_id, province_id and country.
"""

from __future__ import annotations

from typing import Final

_UNIT: Final = """
case (select umay_level())
    when 'unit' then unit_id = (select umay_area())
    when 'all' then true
    else false
end
"""
_AREA: Final = """
case (select umay_level())
    when 'unit' then unit_id = (select umay_area())
    when 'district' then district_id = (select umay_area())
    when 'province' then province_id = (select umay_area())
    when 'nation' then country = (select umay_scope())
    when 'all' then true
    else false
end
"""


def unit_wall(table: str) -> tuple[str, str]:
    """Return the SQL that lets a table's rows be seen and written from their own unit and by jobs alone, and the SQL that takes it back."""
    return _wall(table, _UNIT)


def area_wall(table: str) -> tuple[str, str]:
    """Return the SQL that lets a table's rows be seen and written from their unit, the areas above it and by jobs, and the way back."""
    return _wall(table, _AREA)


def _wall(table: str, sees: str) -> tuple[str, str]:
    forward = f"""
alter table {table} enable row level security;
alter table {table} force row level security;
create policy inside_functions on {table} for select to current_user using (true);
create policy in_scope on {table} using ({sees}) with check ({sees});
"""
    backward = f"""
drop policy in_scope on {table};
drop policy inside_functions on {table};
alter table {table} disable row level security;
"""
    return forward, backward
