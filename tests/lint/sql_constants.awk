# sql_constants.awk - reads preprocessed C (gcc -E) and prints one line a statement, tab separated:
# file, line, name of the constant, text on one line. Constants are `static const char SQL_NAME[] =
# "...";` and tables of them. SQL in any other run of literals comes out under the name "-".

function emit() {
	gsub(/[ \t\n]+/, " ", text)
	sub(/^ /, "", text)
	sub(/[; ]+$/, "", text)
	if (text != "" && (name != "-" || text ~ verb))
		print file "\t" start "\t" name "\t" text
	text = ""
}

# one literal, without its quotes and with its escapes undone
function unescape(s) {
	gsub(/\\n|\\t/, " ", s)
	gsub(/\\"/, "\"", s)
	gsub(/\\\\/, "\\", s)
	return s
}

function literal(s) {
	if (!collecting && text == "") {
		name = "-"
		start = number
	}
	text = text unescape(s)
}

# a character outside literals: in a constant `,` ends an item, elsewhere anything ends the run
function other(c) {
	if (!collecting)
		emit()
	else if (c == "," || c == ";")
		emit()
	if (c == ";")
		collecting = 0
}

function scan(rest) {
	while (rest != "") {
		if (match(rest, /^[ \t]+/)) {
			rest = substr(rest, RLENGTH + 1)
		} else if (match(rest, /^"([^"\\]|\\.)*"/)) {
			literal(substr(rest, 2, RLENGTH - 2))
			rest = substr(rest, RLENGTH + 1)
		} else if (match(rest, /^'([^'\\]|\\.)[^']*'/)) {
			rest = substr(rest, RLENGTH + 1)
		} else if (!collecting && match(rest, /^SQL_[A-Z0-9_]+(\[[^\]]*\])+ *=/)) {
			emit()
			collecting = 1
			name = substr(rest, RSTART, RLENGTH)
			sub(/\[.*/, "", name)
			start = number
			rest = substr(rest, RLENGTH + 1)
		} else {
			match(rest, /^[A-Za-z0-9_]+|^./)
			other(substr(rest, 1, 1))
			rest = substr(rest, RLENGTH + 1)
		}
	}
}

BEGIN {
	verb = "^(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE) "
}

/^# [0-9]+ "/ {
	number = $2 - 1
	file = $3
	gsub(/"/, "", file)
	next
}
{ number++ }
file ~ /^src\// { scan($0) }
END { emit() }
