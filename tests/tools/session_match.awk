# session_match.awk WANT GOT - exits 0 when the lines of GOT are what WANT says.
#
# WANT has `=text` for a literal line, `~ expression` for a line that matches it as a whole, `...`
# for any number of lines. A mismatch after `...` lets it take one line more and tries again.

FNR == NR && FILENAME == ARGV[1] { want[++w] = $0; next }
{ got[++g] = $0 }

function fits(pattern, line) {
	if (pattern ~ /^=/)
		return substr(pattern, 2) == line
	return line ~ ("^(" substr(pattern, 3) ")$")
}

END {
	while (g > 0 && got[g] == "")
		g--
	i = j = 1
	star = 0
	while (j <= g) {
		if (i <= w && want[i] == "...") {
			star = i++
			from = j
		} else if (i <= w && fits(want[i], got[j])) {
			i++
			j++
		} else if (star) {
			i = star + 1
			j = ++from
		} else
			exit 1
	}
	while (i <= w && want[i] == "...")
		i++
	exit i <= w
}
