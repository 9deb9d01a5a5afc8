# layers.awk - reads lines `def FILE LINE FUNCTION` (a definition), `decl HEADER LINE FUNCTION`,
# `call FILE LINE FUNCTION`,
# `use FILE LINE "NAME` or `use FILE LINE <NAME`; prints the includes and calls that point upward.

BEGIN {
	# the rooms of the core, lowest first
	rooms = split("control master ledger stock tell order ship money supply count returns" \
	    " service claim day insight", room, " ")
	rank["base"] = 1
	rank["db"] = 2
	for (i = 1; i <= rooms; i++)
		rank["core/" room[i]] = 10 + i
	rank["core"] = 10
	rank["in"] = rank["out"] = 40
	rank["cli"] = rank["ui"] = 50
	rank["main"] = 60
	# which layer may include which system headers beyond those of the C library and POSIX
	owner["sqlite3.h"] = "db"
	owner["sodium.h"] = "core"
	owner["csv.h"] = owner["cjson/cJSON.h"] = owner["gmime/gmime.h"] = "in"
	owner["xlsxwriter.h"] = owner["zip.h"] = owner["cairo.h"] = owner["cairo-pdf.h"] = "out"
	owner["pango/pangocairo.h"] = owner["pango/pango.h"] = "out"
	owner["ncurses.h"] = owner["curses.h"] = owner["term.h"] = "ui"
}

# the room of a path below src/: base, db, core/order, in, out, cli, ui, main
function room_of(path,   p) {
	sub(/^src\//, "", path)
	if (path !~ /\//)
		return "main"
	split(path, p, "/")
	return p[1] == "core" ? p[1] "/" p[2] : p[1]
}

$1 == "def" {
	if ($4 in where) {
		print $2 ":" $3 ": " $4 " is defined in " defined[$4] ", too"
		bad = 1
	}
	where[$4] = room_of($2)
	defined[$4] = $2
}
$1 == "call" && $4 in where {
	caller[++calls] = $2
	call_line[calls] = $3
	called[calls] = $4
}
$1 == "decl" { declared[++decls] = $2 " " $4 }
$1 == "use" { user[++uses] = $2; line[uses] = $3; used[uses] = $4 }

# a header is at home where most of its functions are; calls of the others are checked one by one
function name_headers(   i, p, r, changed, n) {
	for (i = 1; i <= decls; i++) {
		split(declared[i], p, " ")
		r = where[p[2]]
		if (r == "")
			continue
		n = ++of[p[1], r]
		if (!(p[1] in home) || n > of[p[1], home[p[1]]])
			home[p[1]] = r
	}
	# a header without functions: as high as what it includes
	do {
		changed = 0
		for (i = 1; i <= uses; i++) {
			if (user[i] !~ /^include\// || used[i] !~ /^"docket\// || user[i] in home)
				continue
			r = home["include/" substr(used[i], 2)]
			if (r != "" && rank[r] > rank[guess[user[i]]]) {
				guess[user[i]] = r
				changed = 1
			}
		}
	} while (changed)
	for (i in guess)
		home[i] = guess[i]
}

function fault(i, text) {
	print user[i] ":" line[i] ": " text
	bad = 1
}

function check(i,   from, to, name, quoted) {
	name = substr(used[i], 2)
	quoted = used[i] ~ /^"/
	from = user[i] ~ /^include\// ? home[user[i]] : room_of(user[i])
	if (!quoted) {
		to = owner[name]
		if (to != "" && to != from && index(from, to "/") != 1)
			fault(i, "<" name "> belongs to " to ", not to " from)
		return
	}
	if (user[i] ~ /^include\// && name !~ /^docket\//) {
		fault(i, "a public header includes the private " name)
		return
	}
	if (name !~ /\//) {
		fault(i, "\"" name "\" is named without its folder")
		return
	}
	to = name ~ /^docket\// ? home["include/" name] : room_of(name)
	if (to == "" || from == "" || from == "main" || to == from)
		return
	if (!(to in rank) || !(from in rank))
		fault(i, "no layer is called " (to in rank ? from : to))
	else if (rank[to] >= rank[from])
		fault(i, from " may not include " to " (" name ")")
	else if (name !~ /^docket\// && to == "db" && from !~ /^core/)
		fault(i, "private header of the database: " name)
	else if (name !~ /^docket\// && to ~ /^core/ && from !~ /^core/)
		fault(i, "private header of the core: " name)
}

END {
	name_headers()
	for (i = 1; i <= uses; i++)
		check(i)
	for (i = 1; i <= calls; i++) {
		from = room_of(caller[i])
		to = where[called[i]]
		if (from != "main" && to != from && rank[to] >= rank[from]) {
			print caller[i] ":" call_line[i] ": " from " may not call " called[i] \
			    " of " to
			bad = 1
		}
	}
	exit bad
}
