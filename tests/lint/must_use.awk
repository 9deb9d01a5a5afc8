# must_use.awk - declarations in headers that return enum dk_rc and do not say DK_MUST_USE; in
# functions, rows that are fetched (db/fetch.h) whose rc nobody looks at.
#
# Those that only fill an error and hand its code back may be dropped: nothing is lost.

function judge(text, name) {
	if (text !~ /^[ \t]*enum dk_rc[ \t]+dk_[a-z0-9_]+\(/ || text ~ /DK_MUST_USE/)
		return
	name = text
	sub(/^[ \t]*enum dk_rc[ \t]+/, "", name)
	sub(/\(.*/, "", name)
	if (name == "dk_fail" || name == "dk_product_unknown")
		return
	printf "%s:%d: %s returns enum dk_rc without DK_MUST_USE\n", FILENAME, line, name
	bad = 1
}

FNR == 1 { text = "" }
/^enum dk_rc[ \t]+dk_/ { text = ""; line = FNR; open = 1 }
open { text = text " " $0 }
open && /;/ { judge(text); open = 0 }

/^\tstruct dk_fetch [a-z_]+/ {
	fetched = $0
	sub(/^\tstruct dk_fetch /, "", fetched)
	sub(/[^a-z_].*/, "", fetched)
	rows[fetched] = FNR
	at[fetched] = FILENAME
}
fetched != "" { # looked at here, or handed to a function that does
	gsub("dk_fetch_row\\(&" fetched, "")
	if (index($0, fetched ".rc") || index($0, "&" fetched ","))
		delete rows[fetched]
}
/^}/ {
	for (name in rows) {
		printf "%s:%d: the rc of %s is dropped\n", at[name], rows[name], name
		delete rows[name]
		bad = 1
	}
}
END { exit bad }
