# what the picker is told when the order in lib.sh is amended under him
. "$DK_ROOT/tests/doc/lib.sh"
sell && change && as tom ship stopslip "$S"
# and of goods that are kept by lot
chandlery && S=$(as tom ship pick "$N" --quiet) &&
    sed 's/"16"/"10"/' order.json >less.json &&
    as mia order amend "$N" --from less.json --reason 'Jo called' --quiet &&
    as tom ship stopslip "$S"
