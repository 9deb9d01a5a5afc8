# manifest: each carton with its serial number, heavy and dangerous ones marked and counted
. "$DK_ROOT/tests/doc/lib.sh"
chandlery_packed && as tom ship book DHL/STD DE-99812 --quiet && as tom ship manifest DHL/STD
