# sizes.awk - counts lines, columns, functions and parameters. KNF makes that easy: the body of a
# function stands between a line `{` and a line `}`, its head on the lines before, at the margin.
# Widths are of characters, so bytes that continue a UTF-8 character are not counted.

function fault(text) {
	print FILENAME ":" FNR ": " text
	bad = 1
}

function width(line,   parts, n, i, w) {
	gsub(/[\200-\277]/, "", line)
	n = split(line, parts, "\t")
	w = length(parts[1])
	for (i = 2; i <= n; i++)
		w = w - w % 8 + 8 + length(parts[i])
	return w
}

# how many parameters a head like `name(int a, void (*f)(int, int))` has
function parameters(head,   i, c, depth, n) {
	if (head ~ /\((void)?\)$/)
		return 0
	n = 1
	for (i = index(head, "("); i <= length(head); i++) {
		c = substr(head, i, 1)
		if (c == "(")
			depth++
		else if (c == ")" && --depth == 0)
			break
		else if (c == "," && depth == 1)
			n++
	}
	return n
}

function end_file() {
	if (last == "")
		return
	if (lines > limit) {
		print last ": " lines " lines, the limit is " limit
		bad = 1
	}
}

FNR == 1 {
	end_file()
	last = FILENAME
	# the whole schema has to be one file at the top level, with a comment a column: it cannot
	# be parted as sources can
	limit = FILENAME ~ /\.h$/ ? 120 : FILENAME ~ /schema\.sql$/ ? 2700 : 1000
	is_c = FILENAME ~ /\.[ch]$/
	head = ""
	body = 0
}
{ lines = FNR }
width($0) > 100 { fault("wider than 100 columns") }
!is_c { next }

/^[a-z_][A-Za-z0-9_]*\(/ { head = $0; open = 1; next }
open && /^[ \t]/ { head = head " " $0; next }
/^\{$/ && head != "" {
	body = FNR
	name = head
	sub(/\(.*/, "", name)
	# the error at the end is not counted, and an array and its count are one
	sub(/,? *struct dk_err \*err\)$/, ")", head)
	sub(/,? *size_t \*count\)$/, ")", head)
	n = parameters(head)
	if (n > 5)
		fault(name " has " n " parameters, the limit is 5")
	open = 0
	next
}
/^\}/ && body {
	if (FNR - body - 1 > 70)
		fault(name " has " (FNR - body - 1) " lines, the limit is 70")
	body = 0
	head = ""
	next
}
/^[^ \t]/ && !body { head = ""; open = 0 }

END {
	end_file()
	exit bad
}
