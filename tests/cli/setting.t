# several lines of a setting stand in one row of the list, and as they are elsewhere
$ export DOCKET_DB=a.db; docket init --quiet; docket setting set company_address "$(printf 'Quay 1\nBristol')" --quiet
$ docket setting list | tr -s ' ' | grep -o '^company_address Quay 1.Bristol'
company_address Quay 1|Bristol
$ docket setting get company_address
Quay 1
Bristol
# text that no document could print is refused
$ docket setting set company "$(printf 'Nord\nSued')"
docket: The text holds a control character (U+000A); remove it.
? 65
$ docket setting set company "$(head -c 5000 /dev/zero | tr '\0' x)"
docket: The text is too long: at most 200 bytes.
? 65
