# a backup is a whole copy in a new file; a restore never overwrites
$ docket --db a.db init --company Nord --quiet; export DOCKET_DB=a.db
$ docket backup copy.db
copy.db is a whole copy. `docket --db copy.db verify` proves it.
# nobody but its owner reads it, nor what is restored from it
$ stat -c %a copy.db; docket --db r.db restore copy.db --quiet; stat -c %a r.db
600
600
$ docket backup copy.db
docket: 'copy.db' is already there; name a new file.
? 73
$ docket --db copy.db setting get company
Nord
$ docket restore copy.db
docket: a.db is still there. Move it and its -wal file away, then restore.
? 73
$ docket --db b.db restore copy.db --json
{"database":"b.db","from":"copy.db"}
$ docket --db b.db setting get company
Nord
$ docket --db c.db restore missing.db
docket: There is no database missing.db. Make one with `docket init`, or name it with --db.
? 66
$ head -c 5000 copy.db >half.db; docket --db c.db restore half.db 2>/dev/null; echo $?; ls c.db
~ 7[48]
~ ls: .*c\.db.*
? 2
$ docket user add mia --quiet; echo 93810 >pin; docket user pin mia --new-fd 3 --quiet 3<pin
$ docket --user mia --password-fd 3 backup mine.db 3<pin
docket: mia may not back up and restore; ask a supervisor.
? 77
$ docket backup no/where.db 2>/dev/null
? 74
# what is damaged makes no backup
$ cp copy.db bad.db; sqlite3 bad.db "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'users') WHERE name = 'customer'"
$ docket --db bad.db backup bad-copy.db
docket: The database is damaged, so 'bad-copy.db' is not kept. See: docket verify
? 74
$ ls bad-copy.db* 2>/dev/null
? 2
# nor is one restored whose journal was altered or cut
$ cp copy.db forged.db; sqlite3 forged.db "DROP TRIGGER journal_keep_u; UPDATE journal SET action = 'x' WHERE seq = 1"; docket --db f.db restore forged.db; ls f.db 2>/dev/null
docket: The journal of forged.db is altered or cut at row 1. Take another backup.
? 2
