# collection slip: what the customer takes along, by lot and serial number, and both who sign
. "$DK_ROOT/tests/doc/lib.sh"
chandlery_packed && as tom ship collection "$S"
