# csv.awk - one CSV line into fields, and fields into CSV; for files without line breaks in quotes.

# splits `line` into out[1..n] and answers n
function csv_split(line, out,   n, field, c) {
	n = 0
	for (;;) {
		field = ""
		if (substr(line, 1, 1) == "\"") {
			line = substr(line, 2)
			while ((c = index(line, "\"")) > 0) {
				field = field substr(line, 1, c - 1)
				line = substr(line, c + 1)
				if (substr(line, 1, 1) != "\"")
					break
				field = field "\""
				line = substr(line, 2)
			}
			c = index(line, ",")
		} else {
			c = index(line, ",")
			field = c ? substr(line, 1, c - 1) : line
		}
		out[++n] = field
		if (!c)
			return n
		line = substr(line, c + 1)
	}
}

# a field as it stands in a CSV file
function csv(s) {
	if (s !~ /[",]/)
		return s
	gsub(/"/, "\"\"", s)
	return "\"" s "\""
}
