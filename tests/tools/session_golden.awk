# session_golden.awk - writes a session file anew: where a command's answer differed (its .bad file
# stands in `dir`) the answer that came, elsewhere what stood there.

function answer(   line, rc) {
	while ((getline line < (base ".got")) > 0)
		print (line ~ /^([$>?~=] |#|\.\.\.$)/ ? "= " line : line)
	close(base ".got")
	getline rc < (base ".rc")
	close(base ".rc")
	if (rc != 0)
		print "? " rc
}

function leave_command() {
	if (in_command && bad)
		answer()
	in_command = 0
}

/^\$ / {
	leave_command()
	base = sprintf("%s/%04d", dir, ++n)
	bad = (getline line < (base ".bad")) >= 0
	close(base ".bad")
	in_command = 1
	skipped = 0
	print
	next
}
/^> / && in_command { print; next }
{ leave_command() }
# blank lines and comments stay; the rest of a wrong answer goes
!bad || /^#/ || /^$/ { print }

END { leave_command() }
