# users act by their account, or by name and secret; rights are the core's
$ docket --db a.db init --quiet; export DOCKET_DB=a.db
$ docket user add mia --role clerk --name "Mia Berg"
mia is added; give a PIN or password with `docket user pin`.
$ docket user add mia
~ docket: There is a user 'mia'.*
? 73
$ docket user add bob --role king
docket: There is no role king. Roles: clerk, warehouse, supervisor, admin.
? 64
$ echo 93810 >pin; docket user pin mia --new-fd 3 3<pin
mia has a new PIN.
$ docket --user mia --password-fd 3 user list 3<pin | awk '{ print $1, $2 }'
User Name
mia Mia
...
$ docket --user mia --password-fd 3 setting set company X 3<pin
docket: mia may not change settings; ask an administrator.
? 77
$ docket --user mia --password-fd 3 setting set company X --json 3<pin
docket: mia may not change settings; ask an administrator.
{"error":{"code":"denied","field":"","text":"mia may not change settings; ask an administrator."}}
? 77
$ echo 11111 >wrong; docket --user mia --password-fd 3 setting list 3<wrong
docket: That name and password do not fit. Try again, or ask an administrator.
? 77
$ docket --user nobody --password-fd 3 setting list 3<wrong
docket: That name and password do not fit. Try again, or ask an administrator.
? 77
$ docket --user mia setting list </dev/null 2>&1 | grep -c 'descriptor'
1
$ docket user right mia discount --limit 10; docket user right mia fly
mia has the right.
docket: There is no right fly.
? 64
$ docket user disable mia; docket --user mia --password-fd 3 setting list 3<pin
mia is disabled.
docket: That name and password do not fit. Try again, or ask an administrator.
? 77
# somebody can always keep the users
$ ME=$(id -un); docket user role "$ME" clerk
docket: Nobody would be left to keep the users; make somebody else administrator first.
? 1
$ docket user right "$ME" user-edit --deny
docket: Nobody would be left to keep the users; make somebody else administrator first.
? 1
$ docket user add ann --role admin --quiet; docket user role "$ME" clerk
~ .* has the new role\.
$ docket user add eve
~ docket: .* may not keep users and rights; ask an administrator\.
? 77
$ docket journal verify --json
~ [{]"whole":true,"first_bad":null,"head":"[0-9a-f]+"[}]
