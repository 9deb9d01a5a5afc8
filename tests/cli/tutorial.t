# a new clerk's database: two lessons, once, and what was done in them is real
$ docket --db t.db init --tutorial --quiet
$ docket --db t.db init --tutorial --quiet
~ .*
? 73
$ docket --db t.db inquiry find 5550143 | grep -c 'Order 100038'
1
$ docket --db t.db script "$DK_ROOT/tests/data/tutorial.keys"
$ docket --db t.db order list --json | grep -c '"order":"100067"'
1
$ docket --db t.db inquiry list 4713 | grep -c status
2
$ docket --db t.db draft list --json | grep -c '"customer":"4712"'
1
# finished is finished: the next day there is no guide
$ printf 'refuse LEARN\ntype 1\nrefuse LEARN\n' >k; docket --db t.db script k
$ docket --db t.db verify --quiet
