#!/bin/sh
# selftest.sh TREE - each lint is shown to bite: a small sound tree passes, then one fault at a time
# is planted, and the lint must fail and name it. The tree given is not looked at.
set -u
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
tree=$tmp/tree
bad=0

# a tree with one of each: a public header, base, db, two rooms, a table of files, a schema
sound()
{
	rm -rf "$tree"
	mkdir -p "$tree/include/docket" "$tree/src/base" "$tree/src/db" "$tree/src/core/stock" \
	    "$tree/src/core/order/check" "$tree/src/cli" "$tree/src/ui" "$tree/tests"
	cd "$tree" || exit 1
	printf '#ifndef A_H\n#define A_H\nint dk_a_one(int n);\n#endif\n' >include/docket/a.h
	printf '#include "docket/a.h"\n\nint\ndk_a_one(int n)\n{\n\treturn n;\n}\n' >src/base/a.c
	printf '#ifndef S_H\n#define S_H\nint dk_s_one(void);\n#endif\n' >include/docket/stock.h
	printf '#ifndef O_H\n#define O_H\nint dk_o_one(void);\n#endif\n' >include/docket/order.h
	printf '#include <sqlite3.h>\n#include "docket/a.h"\n' >src/db/stmt.c
	cat >src/core/stock/balance.c <<'C'
#include "docket/a.h"
#include "docket/stock.h"

static const char SQL_TAKE[] =
    "UPDATE stock SET qty = qty - :qty"
    " WHERE id = :id";

int
dk_s_one(void)
{
	return SQL_TAKE[0];
}
C
	cat >src/core/order/order.c <<'C'
#include "docket/order.h"
#include "docket/stock.h"
#include "core/order/check/check.h"

int
dk_o_one(void)
{
	return dk_s_one();
}
C
	printf 'struct dk_check { int n; };\n' >src/core/order/check/check.h
	printf 'DK_CHECK(credit)\n' >src/core/order/check/checks.def
	printf '#include "core/order/check/check.h"\n\n' >src/core/order/check/credit.c
	echo 'const struct dk_check dk_check_credit = { 1 };' >>src/core/order/check/credit.c
	cat >schema.sql <<'Q'
-- room: stock/balance. What lies where.
CREATE TABLE stock (
	id INTEGER PRIMARY KEY, -- of the product
	qty INTEGER NOT NULL    -- pieces
) STRICT;
Q
	sed -i '1i #ifndef CHECK_H\n#define CHECK_H' src/core/order/check/check.h
	echo '#endif' >>src/core/order/check/check.h
}

# bites LINT WORDS: the lint fails on the tree as it is now, and its answer holds the words
bites()
{
	if sh "$here/$1.sh" "$tree" >"$tmp/out" 2>&1; then
		echo "$1 does not see: $2"
		bad=1
	elif ! grep -qF -e "$2" "$tmp/out"; then
		echo "$1 fails without saying: $2"
		sed 's/^/    /' "$tmp/out"
		bad=1
	fi
	sound
}

sound
for lint in layers sql schema sizes rows headers must_use banned; do
	sh "$here/$lint.sh" "$tree" >"$tmp/out" 2>&1 || {
		echo "$lint fails on a sound tree:"
		sed 's/^/    /' "$tmp/out"
		bad=1
	}
done

echo '#include "docket/order.h"' >>src/core/stock/balance.c
bites layers 'core/stock may not include core/order'
echo '#include "docket/stock.h"' >>src/base/a.c
bites layers 'base may not include core/stock'
echo '#include "core/order/check/check.h"' >>src/cli/cmd.c
bites layers 'private header of the core'
printf 'int\ndk_a_one(int n)\n{\n\treturn n;\n}\n' >>src/core/stock/balance.c
bites layers 'dk_a_one is defined in src/base/a.c, too'
echo '#include <sqlite3.h>' >>src/cli/cmd.c
bites layers '<sqlite3.h> belongs to db'

sed -i 's/return n;/return dk_s_one();/' src/base/a.c
bites layers 'base may not call dk_s_one of core/stock'

sed -i 's/qty = qty/amount = amount/' src/core/stock/balance.c
bites sql 'no such column: amount'
sed -i 's/stock/order/' schema.sql
sed -i 's/CREATE TABLE order/CREATE TABLE stock/' schema.sql
bites sql 'writes stock, which belongs to order'
sed -i 's/:id"/:id AND qty LIKE 1"/' src/core/stock/balance.c
bites sql 'outside the common subset'
sed -i 's/= :id/= ?/' src/core/stock/balance.c
bites sql 'an unnamed bind'
printf 'const char *f(void);\nconst char *\nf(void)\n{\n' >>src/core/stock/balance.c
printf '\treturn "SELECT 1 "\n\t    "FROM stock";\n}\n' >>src/core/stock/balance.c
bites sql 'in a string that is no SQL_ constant'
printf 'static const char SQL_X[] = "SELECT id FROM stock";\n' >src/cli/cmd.c
bites sql 'outside src/db and src/core'

sed -i 's/ -- of the product//' schema.sql
bites schema 'stock.id has no comment'
sed -i 1d schema.sql
bites schema 'does not name its room'
sed -i 's/ STRICT//' schema.sql
bites schema 'not STRICT'
sed -i 's/room: stock/room: cellar/' schema.sql
bites schema 'there is no room'

awk 'BEGIN { print "int\nlong_one(void)\n{"; while (n++ < 71) print "\tcount();"; print "}" }' \
    >>src/base/a.c
bites sizes 'long_one has 71 lines'
printf 'int\nwide_one(int a, int b, int c,\n    int d, void (*e)(int, int), int f)\n{\n}\n' \
    >>src/base/a.c
bites sizes 'wide_one has 6 parameters'
awk 'BEGIN { while (n++ < 120) print "" }' >>include/docket/a.h
bites sizes 'the limit is 120'
awk 'BEGIN { while (n++ < 1000) print "" }' >>src/base/a.c
bites sizes 'the limit is 1000'
printf '/*\t%s */\n' "$(awk 'BEGIN { while (n++ < 92) printf "x" }')" >>src/base/a.c
bites sizes 'wider than 100 columns'

echo 'DK_CHECK(ghost)' >>src/core/order/check/checks.def
bites rows 'no file defines dk_check_ghost'
: >src/core/order/check/checks.def
echo 'DK_CHECK(other)' >>src/core/order/check/checks.def
bites rows 'dk_check_credit has no row'
mv src/core/order/check/credit.c src/core/order/check/debit.c
bites rows 'belongs into a file credit.c'

echo 'struct dk_x { size_t n; };' >include/docket/x.h
bites headers 'size_t'

printf 'enum dk_rc dk_a_two(int n,\n    int m);\n' >>include/docket/a.h
bites must_use 'dk_a_two returns enum dk_rc'
printf 'int\nf(void)\n{\n\tstruct dk_fetch rows = dk_fetch(1);\n\n\treturn 0;\n}\n' \
    >>src/core/order/order.c
bites must_use 'the rc of rows is dropped'

printf 'void f(char *s) { sprintf(s, "x"); }\n' >>src/base/a.c
bites banned 'banned call'
printf 'int x = sqlite3_threadsafe();\n' >>src/core/order/order.c
bites banned 'SQLite outside src/db'
printf '#include <ncurses.h>\n' >src/ui/screen.c
bites banned 'ncurses outside'
printf 'void f(void) { printf("x"); }\n' >>src/core/order/order.c
bites banned 'prints to standard output'
printf 'static double half;\n' >>src/core/order/order.c
bites banned 'floating point'
printf '/* TO''DO: later */\n' >>src/base/a.c
bites banned 'TO''DO'

exit $bad
