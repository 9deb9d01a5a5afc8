# several lines of a setting stand in one row of the list, and as they are elsewhere
$ export DOCKET_DB=a.db; docket init --quiet; docket setting set company_address "$(printf 'Quay 1\nBristol')" --quiet
$ docket setting list | tr -s ' ' | grep -o '^company_address Quay 1.Bristol'
company_address Quay 1|Bristol
$ docket setting get company_address
Quay 1
Bristol
