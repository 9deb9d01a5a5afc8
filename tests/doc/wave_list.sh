# wave: orders bin by bin, with lots, serial numbers, and marks of what is heavy or dangerous
. "$DK_ROOT/tests/doc/lib.sh"
chandlery && W=$(as tom ship wave --orders 3 --quiet) &&
    as tom ship walk "$W" -o w.txt --quiet && cat w.txt
