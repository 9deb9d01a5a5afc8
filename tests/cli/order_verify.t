# Verifying by commands: the queue, returning an order to its clerk.
$ desk
$ as tom --json order queue
...
~ .*"order":"100051".*"claimed_by":null.*
$ sqlite3 docket.db "INSERT INTO verify_claim SELECT o.id, u.id, '2026-11-23T09:10:00.000Z',
> '2026-11-23T09:10:00.000Z' FROM orders o, users u WHERE o.number = '100051' AND u.name = 'tom'"
$ as mia order queue
...
~ 100051 .*tom 2 min.*
$ as mia order verify 100051 --pass quantity-unusual --reason "a second cafe"
docket: tom looks at order 100051 (2 min); ask, or wait until it is free.
? 75
# ten minutes after it was opened it is free
$ DOCKET_NOW=2026-11-23T09:20:01Z as mia order return 100051 --reason "40 filters?"
Order 100051 is held for who entered it; it is held, 175.74 GBP.
HELD manual: back to sam: 40 filters?
$ as mia order return 100051
docket: Say --reason: docket order return NUMBER --reason TEXT
? 64
$ as mia order return 100014 --reason no
docket: Order 100014 is verified; only what waits for verification is returned.
? 1
