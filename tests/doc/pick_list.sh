# pick list of the order in lib.sh
. "$DK_ROOT/tests/doc/lib.sh"
sell && as tom ship picklist "$S"
# and of goods that are tracked, heavy, dangerous
chandlery && S=$(as tom ship pick "$N" --quiet) && as tom ship picklist "$S"
