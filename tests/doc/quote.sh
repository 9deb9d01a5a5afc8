# a quote of the kinds of lines in lib.sh; then one with enough lines for a second page
. "$DK_ROOT/tests/doc/lib.sh"
quote && as mia quote pdf "$Q" && long_quote && as mia quote pdf "$Q"
