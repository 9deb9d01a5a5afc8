# the clerk's card is one page of 80 columns, in the program and as it is installed
$ docket help card | head -n 1
docket                       THE CLERK'S CARD                   docket help card
$ docket help card | awk 'length($0) > 80 { bad = 1 } END { print NR <= 60 && !bad ? "one page" : "too much" }'
one page
$ docket help card | grep -c '^[A-F]  [A-Z]'
6
