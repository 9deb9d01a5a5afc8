# a backup is a whole copy in a new file; a restore never overwrites
$ docket --db a.db init --company Nord --quiet; export DOCKET_DB=a.db
$ docket backup copy.db
copy.db is a whole copy. `docket --db copy.db verify` proves it.
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
