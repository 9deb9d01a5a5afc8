# a database of an earlier docket is not opened, but brought up to date, whole
$ sqlite3 old.db <"$DK_ROOT/tests/data/upgrade/schema-1.sql"; sqlite3 old.db "UPDATE users SET os_account = '$(id -un)'; PRAGMA journal_mode = WAL" >mode; export DOCKET_DB=old.db DOCKET_NOW=2026-11-23T09:00:00Z
$ docket order list
docket: 'old.db' was made by an earlier docket (schema 1). Make a backup, then run docket upgrade.
? 78
# not while somebody has it open
$ (echo 'BEGIN; SELECT count(*) FROM orders;'; sleep 3) | sqlite3 old.db >read & sleep 1; docket upgrade; r=$?; wait; (exit $r)
docket: Somebody works with 'old.db'. Close every workstation, then try again.
? 75
$ docket upgrade
old.db has the tables of this docket. `docket verify` proves it.
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
$ docket order list
~ Order .*
~ 100014 +C1 +Harbor Marine +.*78\.00
$ docket --json invoice show INV1001 | grep -o '"total":"[0-9.]*"'
"total":"74.40"
# what was expected comes in, and what waits for it is served
$ docket receive PO7 1=200
~ Receipt R1001: 200 came, 0 damaged, .*
$ docket --json stock show NUT | grep -o '"on_hand":"[0-9]*"' | head -n 1
"on_hand":"200"
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
$ docket journal list | grep -c upgrade
1
$ docket upgrade
docket: 'old.db' is up to date.
? 1
# its tables are those of a new one, to the letter
$ docket --db new.db init --company New --test-clock --quiet; for db in old new; do sqlite3 $db.db "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%\_words%' ESCAPE '\' ORDER BY 1, 2" >$db.sql; done; cmp old.sql new.sql
# one that was broken off is as it was
$ sqlite3 bad.db <"$DK_ROOT/tests/data/upgrade/schema-1.sql"; sqlite3 bad.db "UPDATE users SET os_account = '$(id -un)'; PRAGMA foreign_keys = OFF; UPDATE orders SET customer_id = 99"; sqlite3 bad.db .dump >before; docket --db bad.db upgrade 2>said; echo $?; grep -c 'It is as it was' said; sqlite3 bad.db .dump | cmp - before
74
1
