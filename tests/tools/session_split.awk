# session_split.awk - cuts a session file into commands and expectations, in files under `dir`,
# and prints the shell program that runs them. The form is told in session.sh.

function flush_block() {
	if (n == 0)
		return
	while (lines > 0 && want[lines] == "=")
		lines--
	printf "" > (base ".want")
	printf "" > (base ".wanttext")
	for (i = 1; i <= lines; i++) {
		print want[i] > (base ".want")
		print substr(want[i], want[i] ~ /^=/ ? 2 : 1) > (base ".wanttext")
	}
	print rc > (base ".wantrc")
	close(base ".want"); close(base ".wanttext"); close(base ".wantrc"); close(base ".cmd")
	printf ": >'%s.got'\n. '%s.cmd' >'%s.got' 2>&1\necho $? >'%s.rc'\n", base, base, base, base
}

BEGIN {
	print ". \"$DK_ROOT/tests/tools/session.sh\""
}

/^\$ / {
	flush_block()
	base = sprintf("%s/%04d", dir, ++n)
	lines = 0
	rc = 0
	print substr($0, 3) > (base ".cmd")
	print NR > (base ".line")
	close(base ".line")
	head = 1
	next
}
/^> / && head {
	print substr($0, 3) > (base ".cmd")
	next
}
/^#/ { next }
n == 0 {
	if ($0 ~ /^$/)
		next
	exit 1
}
{ head = 0 }
/^\? / { rc = $2; next }
/^\.\.\.$/ || /^~ / { want[++lines] = $0; next }
/^= / { want[++lines] = "=" substr($0, 3); next }
{ want[++lines] = "=" $0 }

END {
	flush_block()
	if (n == 0)
		exit 1
}
