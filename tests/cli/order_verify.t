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
# the order in speaking order, and the caller's yes to its code
$ as mia order readback 100038
Quay Builders, number 4713
to address 02
order number TS-114
wanted 26 Nov 2026
2 pal of P20018, Ply 18 mm 1220 x 2440
1 ea of M30001, Roof membrane, roll
2 lines, 81 pieces, code 90
$ as mia order readback 100038 --confirm 00
docket: The order reads 90, not 00: it was changed or misheard. Read it again.
? 1
$ as mia order readback 100038 --confirm $(as mia --json order readback 100038 |
> sed 's/.*"code":"\([0-9]*\)".*/\1/') | tail -1
The caller said yes to mia at 2026-11-23T09:12:00.000Z.
