# lists of orders: whole, and of what was asked for
$ desk
$ docket order list --stage held --json | grep -o '"order":"[0-9]*"'
"order":"100038"
"order":"100023"
$ docket order list --stage bogus
docket: The stage is one of held entered short allocated picking checked packed shipped invoiced closed cancelled.
? 65
$ docket order list --stage packed
No order fits.
? 1
# more than a screen would ever show
$ i=0; while [ $i -lt 10005 ]; do echo "{\"external_id\":\"m$i\",\"customer\":\"4712\",\"placed\":\"2024-01-02\",\"lines\":[{\"sku\":\"A10410\",\"qty\":\"1\"}]}"; i=$((i + 1)); done >many.jsonl
$ docket import history many.jsonl
history: 10005 rows, 10005 added, 0 changed, 0 unchanged, 0 rejected.
$ docket order list --from 2024-01-01 --to 2024-01-31 --json | grep -c '"external_id":"m'
10005
