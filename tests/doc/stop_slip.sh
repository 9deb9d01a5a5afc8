# what the picker is told when the order in lib.sh is amended under him
. "$DK_ROOT/tests/doc/lib.sh"
sell && change && as tom ship stopslip "$S"
