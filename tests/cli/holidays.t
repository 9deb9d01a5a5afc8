# holidays out of iCalendar files: whole days, several of them, yearly; what cannot be read is said
$ desk
$ printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas\\, both\r\n  days\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:New Year\r\nBEGIN:VALARM\r\nSUMMARY:ring\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20241128\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20271231\r\nSUMMARY:Thanksgiving\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' >h.ics; docket import holidays h.ics
holidays: 9 rows, 6 added, 1 changed, 2 unchanged, 0 rejected.
$ docket import holidays h.ics --json
{"kind":"holidays","rows":9,"added":0,"changed":0,"unchanged":9,"rejected":0}
$ docket export holidays | grep -v Quay
date,name,calendar
2025-12-25,Christmas Day,
2025-12-26,Boxing Day,
2026-01-01,New Year,
2026-04-03,Good Friday,
2026-04-06,Easter Monday,
2026-05-04,Early May bank holiday,
2026-05-25,Spring bank holiday,
2026-08-31,Summer bank holiday,
2026-11-26,Thanksgiving,
2026-12-25,"Christmas, both days",
2026-12-26,"Christmas, both days",
2026-12-28,Boxing Day (moved),
2027-01-01,New Year,
2027-11-25,Thanksgiving,
2028-01-01,New Year,
2029-01-01,New Year,
2030-01-01,New Year,
$ docket calc money /dev/null >/dev/null; printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225T090000Z\nSUMMARY:Party\nEND:VEVENT\nEND:VCALENDAR\n' >t.ics; docket import holidays t.ics
t.ics:2: event: "Party" has a time of day; a holiday is a whole day, like DTSTART;VALUE=DATE:20261225, not 20261225T090000Z.
holidays: 1 rows, 0 added, 0 changed, 0 unchanged, 1 rejected.
docket: "Party" has a time of day; a holiday is a whole day, like DTSTART;VALUE=DATE:20261225, not 20261225T090000Z.
? 65
$ printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261204\nRRULE:FREQ=WEEKLY\nSUMMARY:Friday\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260230\nSUMMARY:None\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261204\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261204\nSUMMARY:Good\nEND:VEVENT\nEND:VCALENDAR\n' >w.ics; docket import holidays w.ics --keep-going
w.ics:2: event: "Friday" repeats in a way that is not read (only yearly days are); list its days one by one: FREQ=WEEKLY.
w.ics:7: event: "None" begins on no day of the calendar: 20260230.
w.ics:11: event: "An event without SUMMARY" has no name; give it one.
holidays: 4 rows, 1 added, 0 changed, 0 unchanged, 3 rejected.
$ printf 'date,name\n2026-12-25,X\n' >no.ics; docket import holidays no.ics; printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n' >cut.ics; docket import holidays cut.ics
docket: This is no iCalendar file: it does not begin with BEGIN:VCALENDAR.
docket: The file ends too early: END:VCALENDAR is missing. Fetch it again.
? 65
$ docket import holidays gone.ics
docket: gone.ics: No such file or directory.
? 66
