# what was done: newest first, of one kind of record, so many rows
$ export DOCKET_DB=a.db; docket init --company Nord --quiet
$ docket user add mia --quiet; docket setting set company Sued --quiet; docket user role mia warehouse --quiet
$ docket journal list --subject user | awk '{ print $1, $5 }'
Row Action
4 user.role
2 user.add
$ docket journal list --subject user --last 1 | awk '{ print $1, $5 }'
Row Action
4 user.role
$ docket journal list --before 3 --json | grep -o '"action":"[a-z.]*"'
"action":"user.add"
"action":"company.init"
$ docket journal list --last 0
docket: How many rows? --last takes 1 or more.
? 65
$ docket journal list --last two 2>/dev/null
? 65
