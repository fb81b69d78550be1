-- An entry that rises through three tiers was counted as three pieces. What is counted are the acts of offices, so they are counted in times.
update fact_kinds set unit = 'time' where kind in ('contests.entry-forwarded', 'contests.entry-returned');
