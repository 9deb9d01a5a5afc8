# invoice of the order in lib.sh
. "$DK_ROOT/tests/doc/lib.sh"
sell && send && as mia invoice pdf "$I"
