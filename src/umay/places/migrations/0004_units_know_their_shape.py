"""Keeps with each unit a number for all that a programme may ask of it, so that a nation's units are counted by it and not looked at.

Units with the same number fulfil the same selectors. The database keeps it, whoever writes: docs/adr/0009-units-know-their-shape.md.
"""

from django.db import migrations, models

FORWARD = """
create function places_shape(a_unit bigint, a_agency text, a_level text, a_province bigint, a_district bigint) returns bigint
language sql stable set search_path from current as $$
    select hashtextextended(row(
        a_agency, a_level, s.stages, s.grade, s.boarding, s.girls_board, s.policing, s.setting, s.ownership, s.unit_id is null,
        (select p.metropolitan from places_area p where p.id = a_province), (select c.centre from places_area c where c.id = a_district)
    )::text, 0)
    from (select 1) as one left join places_school s on s.unit_id = a_unit
$$;

create function places_unit_shaped() returns trigger language plpgsql set search_path from current as $$
begin
    new.shape := places_shape(new.id, new.agency, new.level, new.province_id, new.district_id);
    return new;
end $$;
create trigger shaped before insert or update of shape, agency, level, province_id, district_id on places_unit
    for each row execute function places_unit_shaped();

create function places_school_shaped() returns trigger language plpgsql set search_path from current as $$
begin
    update places_unit set shape = 0 where id = coalesce(new.unit_id, old.unit_id);  -- the trigger of units says the right one
    return null;
end $$;
create trigger shaped after insert or delete or update of stages, grade, boarding, girls_board, policing, setting, ownership on places_school
    for each row execute function places_school_shaped();

create function places_area_shaped() returns trigger language plpgsql set search_path from current as $$
begin
    update places_unit set shape = 0 where province_id = new.id or district_id = new.id;
    return null;
end $$;
create trigger shaped after update of metropolitan, centre on places_area for each row
    when (old.metropolitan is distinct from new.metropolitan or old.centre is distinct from new.centre)
    execute function places_area_shaped();

update places_unit set shape = 0;
analyze places_unit;
"""
BACKWARD = """
drop trigger shaped on places_area; drop function places_area_shaped();
drop trigger shaped on places_school; drop function places_school_shaped();
drop trigger shaped on places_unit; drop function places_unit_shaped();
drop function places_shape(bigint, text, text, bigint, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("places", "0003_long_lists_are_taken_in_by_a_job")]
    operations = [
        migrations.AddField(
            model_name="unit",
            name="shape",
            field=models.BigIntegerField(
                default=0, editable=False, help_text="All that a programme may ask of a unit, as one number; the database keeps it."
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
