# files that are no database of ours: every command says the same sentence, and changes nothing
$ export DOCKET_NOW=2026-11-23T09:00:00Z; docket --db live.db init --test-clock --quiet
$ docket --db live.db backup good.db --quiet
$ try() {
>     [ ! -f "$1" ] || cp "$1" before
>     for c in "setting list" "payment take 1 1 --method cash" verify "setting set city X"; do
>         said=$($as docket --db "$1" $c 2>&1); echo "$? $said"
>     done | uniq
>     [ ! -f "$1" ] || cmp "$1" before; ls "$1"-* 2>/dev/null; true
> }
$ try missing.db
66 docket: There is no database missing.db. Make one with `docket init`, or name it with --db.
$ echo "Dear Sirs, we should like to order" >text.db; try text.db
78 docket: 'text.db' is not a docket database.
$ : >empty.db; try empty.db
78 docket: 'empty.db' is not a docket database.
$ mkdir folder.db; try folder.db
78 docket: 'folder.db' is not a docket database.
$ mkfifo pipe.db; try pipe.db
78 docket: 'pipe.db' is not a docket database.
# bytes AT OCTAL FILE: a copy in which these bytes stand there
$ bytes() { cp good.db "$3"; printf "$2" | dd of="$3" bs=1 seek="$1" conv=notrunc 2>/dev/null; }
# another program's database, one of a docket to come, one that was never finished
$ bytes 68 '\0\0\0\0' foreign.db; try foreign.db
78 docket: 'foreign.db' is not a docket database.
$ bytes 60 '\0\0\0\143' newer.db; try newer.db
78 docket: 'newer.db' was made by a newer docket (schema 99); update this one.
$ bytes 60 '\0\0\0\0' older.db; try older.db
78 docket: 'older.db' was never finished; make it again with docket init.
$ docket --db newer.db init
docket: 'newer.db' is already there; choose another name with --db.
? 73
# two names of one file
$ cp good.db one.db; ln one.db two.db; try two.db; try one.db
78 docket: 'two.db' has a second name (hard link); a database must have one.
78 docket: 'one.db' has a second name (hard link); a database must have one.
# cut off somewhere
$ for n in 50 100 2000 4096 60000 200000; do head -c $n good.db >cut.db; try cut.db; done
78 docket: 'cut.db' is not a docket database.
74 docket: The database is damaged; nothing more is written. Restore the last backup.
74 docket: The database is damaged; nothing more is written. Restore the last backup.
74 docket: The database is damaged; nothing more is written. Restore the last backup.
74 docket: The database is damaged; nothing more is written. Restore the last backup.
74 docket: The database is damaged; nothing more is written. Restore the last backup.
# the page of the schema overwritten
$ bytes 100 '\377\377\377\377\377\377\377\377' page.db; try page.db
74 docket: The database is damaged; nothing more is written. Restore the last backup.
# read-only, as the administrator of the machine sees it too once he may not overrule that
$ [ "$(id -u)" != 0 ] || as="setpriv --bounding-set -dac_override,-dac_read_search"
$ cp good.db ro.db; chmod 400 ro.db; try ro.db
74 docket: 'ro.db' cannot be written (Permission denied); ask its owner for access.
$ cp good.db no.db; chmod 0 no.db; $as docket --db no.db setting list
docket: 'no.db' cannot be written (Permission denied); ask its owner for access.
? 74
$ mkdir shut; cp good.db shut/a.db; chmod 500 shut; try shut/a.db; chmod 700 shut
74 docket: The database 'shut/a.db' cannot be written; check its and its folder's access rights.
