# what runs here, and which setting won; without a database too
$ docket --db none.db doctor | awk '$1 == "database" || $1 == "state"'
~ database +none\.db +--db
~ state +not there yet: docket init
$ docket --db a.db init --quiet; DOCKET_DB=a.db docket doctor --json | grep "what.:.\(database\|state\|currency\)"
{"what":"database","value":"a.db","from":"DOCKET_DB"}
{"what":"state","value":"opens","from":""}
{"what":"currency","value":"EUR","from":"setting"}
$ docket --db none.db doctor | grep -c 'SQLite'
1
