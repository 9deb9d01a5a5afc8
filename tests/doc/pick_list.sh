# pick list of the order in lib.sh
. "$DK_ROOT/tests/doc/lib.sh"
sell && as tom ship picklist "$S"
