# sheet of a count: bins in walking order, nothing of what should lie there
. "$DK_ROOT/tests/doc/lib.sh"
desk
printf 'location,zone,sort\nB-04-2,B,2\nA-01-1,A,1\n' | docket import locations - --quiet
for sku in A10410 B20001 D41000; do
	docket stock transfer $sku 100 --to B-04-2 --reason nearer --quiet
	docket stock transfer $sku 50 --to A-01-1 --reason nearer --quiet
done
docket user role tom warehouse --quiet
as tom count start --quiet >/dev/null
as tom count enter SC1001 1=7 --quiet
docket count sheet SC1001
