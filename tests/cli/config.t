# docket.conf: the first file there is; command line and environment win
$ docket --db a.db init --company Nord --quiet; docket --db b.db init --company Sued --quiet
$ mkdir -p x; printf '# of this machine\n db = a.db \n\n' >x/docket.conf; export XDG_CONFIG_HOME=x
$ docket setting get company
Nord
$ echo 'db = b.db' >my.conf; docket --config my.conf setting get company
Sued
$ DOCKET_CONFIG=my.conf docket setting get company
Sued
$ DOCKET_DB=b.db docket setting get company; docket --db b.db setting get company
Sued
Sued
$ docket --config none.conf setting list
docket: There is no file none.conf.
? 66
$ printf 'db = a.db\ncolour = red\n' >x/docket.conf; docket setting list
docket: x/docket.conf:2: there is no key colour, only db and theme.
? 78
# a line of any length is one line
$ (printf 'db = a.db\n# '; printf '%5000s' x; printf '\n') >long.conf; docket --config long.conf setting get company
Nord
