# confirmation of the order in lib.sh
. "$DK_ROOT/tests/doc/lib.sh"
sell && as mia order confirmation "$N"
