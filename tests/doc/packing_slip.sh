# packing slip of the order in lib.sh
. "$DK_ROOT/tests/doc/lib.sh"
sell && send && as tom ship slip "$S"
# and of goods that are tracked, in several cartons, with a line that was not supplied at all
chandlery_packed && as tom ship slip "$S"
