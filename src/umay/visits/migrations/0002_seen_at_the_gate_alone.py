"""Rows are seen from their own school alone; orders are written in their own acts, and end on their day or by two persons."""

from django.db import migrations

from umay.core.walls import unit_wall

WALLS = [unit_wall(table) for table in ("visits_visit", "visits_daycount", "visits_order")]

# The rules say the same (rules/orders.py); here nobody gets around it. A day of grace: days are local, the database's is not.
ORDERS = """
create trigger only_in_acts before insert or update or delete on visits_order for each statement
    execute function umay_only_in_acts('order.entered', 'order.back_asked', 'order.taken_back', 'order.ended');
create function umay_keep_order() returns trigger language plpgsql as $$
begin
    if old.until_on > current_date and (old.back_asked_by_id is null or old.back_asked_by_id = umay_person()) then
        raise exception 'an order is taken back by two persons' using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;
create trigger keep_order before delete on visits_order for each row execute function umay_keep_order();
"""
BACK = """
drop trigger keep_order on visits_order; drop function umay_keep_order(); drop trigger only_in_acts on visits_order;
"""


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_visitors_and_orders"), ("core", "0005_a_transaction_proves_its_act")]
    operations = [*(migrations.RunSQL(forward, backward) for forward, backward in WALLS), migrations.RunSQL(ORDERS, BACK)]
