"""Rows are seen from their own school; how windows were held, from the areas above too. The log is added to alone, and defensive gear goes
to licensed guards and police, whatever the application says.
"""

from django.db import migrations

from umay.core.walls import area_wall, unit_wall

WALLS = [
    *(unit_wall(table) for table in ("watch_postcode", "watch_stay", "watch_scan", "watch_hand", "watch_logline", "watch_alarm")),
    area_wall("watch_coverage"),
]

KEPT = """
create function umay_watch_keep_log() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and umay_level() = 'all' then
        return old;
    end if;
    raise exception 'the log of a post is added to, never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_as_written before update or delete on watch_logline for each row execute function umay_watch_keep_log();

create function umay_watch_keep_scan() returns trigger language plpgsql as $$
begin
    if (new.key, new.unit_id, new.worker_id, new.deed, new.counted_at, new.received_at) is distinct from
       (old.key, old.unit_id, old.worker_id, old.deed, old.counted_at, old.received_at) or new.device_at is distinct from old.device_at then
        raise exception 'what a device sent is kept as it came' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_as_sent before update on watch_scan for each row execute function umay_watch_keep_scan();

create function umay_watch_gear() returns trigger language plpgsql as $$
begin
    if new.worker_id is not null and (select defensive from posts_kititem where id = new.item_id) and not exists (
        select from staffing_worker where id = new.worker_id
        and (kind in ('police', 'traffic_police', 'auxiliary') or (kind = 'guard' and licensed))
    ) then
        raise exception 'defensive gear goes to licensed guards and police' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger hold_gear before insert or update of item_id, worker_id on watch_hand for each row execute function umay_watch_gear();
"""

UNKEPT = """
drop trigger hold_gear on watch_hand;
drop function umay_watch_gear();
drop trigger keep_as_sent on watch_scan;
drop function umay_watch_keep_scan();
drop trigger keep_as_written on watch_logline;
drop function umay_watch_keep_log();
"""


class Migration(migrations.Migration):
    dependencies = [("watch", "0001_days_at_the_posts"), ("core", "0004_a_transaction_proves_its_scope")]
    operations = [*(migrations.RunSQL(forward, backward) for forward, backward in WALLS), migrations.RunSQL(KEPT, UNKEPT)]
