# what the customer is told when the order in lib.sh is amended
. "$DK_ROOT/tests/doc/lib.sh"
sell && change && as mia order notice "$N"
