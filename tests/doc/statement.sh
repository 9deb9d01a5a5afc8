# what a customer owes: one invoice, part of it paid, the rest late; then one with nothing
. "$DK_ROOT/tests/doc/lib.sh"
sell && send && docket payment take 4713 50 --method transfer --ref "part of $I" --quiet &&
    docket customer statement 4713 -o s.txt --quiet && cat s.txt &&
    DOCKET_NOW=2027-02-01T09:00:00Z docket customer statement 4713 -o s.txt --quiet && cat s.txt &&
    docket customer statement 4712 -o s.txt --quiet && cat s.txt
