# Task A by ear: a phone order of ten lines; each line tells what it is, how many are free, the price.
$ desk
$ printf '%s\n' 1 4711 P88213 A10410 12 A10422 4 B20001 24 B20017 6 C30100 10 C30155 2 D41000 36 D41003 48 E50010 5 E50900 20 '' '' | docket --ui=lines
docket in lines; /help lists the words
HOME
key: 1
NEW ORDER
Cust: 4711
NEW ORDER, draft D55, saved
Harbor Marine Supply, tier B, net 30
STOP This customer needs a PO number. Ask for it.
PO: P88213
line 1 item: A10410
A10410, ea, Hex bolt M8x40, free 1,204, price 0.184
line 1 quantity [12]: 12
line 2 item: A10422
A10422, ea, Hex bolt M8x60, free 25, price 0.221
line 2 quantity [20]: 4
line 3 item: B20001
B20001, ea, Washer M8 zinc, free 9,310, price 0.012
line 3 quantity [24]: 24
line 4 item: B20017
warn L4: no stock of B20017; all 6 wait.
wait L4 there on Mon 30 Nov
B20017, ea, Washer M8 A4, B6, free OUT, price 0.095
line 4 quantity [6]: 6
line 5 item: C30100
C30100, ea, Chain 6 mm, free 420, price 2.40
line 5 quantity [10]: 10
line 6 item: C30155
C30155, ea, Chain 8 mm, free 180, price 4.75
line 6 quantity [2]: 2
line 7 item: D41000
D41000, ea, Shackle 8 mm, free 384, price 3.10
line 7 quantity [36]: 36
line 8 item: D41003
D41003, ea, Bow shackle 8 mm, free 260, price 1.85
line 8 quantity [48]: 48
line 9 item: E50010
E50010, ea, Rope 12 mm, 50 m, free 64, price 6.20
line 9 quantity [5]: 5
line 10 item: E50900
E50900, ea, Rope clip 6 mm, free 700, price 0.89
line 10 quantity [20]: 20
line 11 item: 
REVIEW, read back: 10 lines, 366.78 GBP., F10 b how; Enter enters; Esc back: 
HOME
ok order 100067 is entered: 10 lines, 366.78 GBP, promised Mon 30 Nov
key: 
$ docket order list --customer 4711 --json | grep -o '"customer_po":"P88213"'
"customer_po":"P88213"
$ docket order show 100067 | sed -n '1p; 5,14p; $p'
Order 100067  entered  4711 Harbor Marine Supply
 1  A10410   12  ea    Hex bolt M8x40    0.184     0    2.21     12     0        0
 2  A10422    4  ea    Hex bolt M8x60    0.221     0    0.88      4     0        0
 3  B20001   24  ea    Washer M8 zinc    0.012     0    0.29     24     0        0
 4  B20017    6  ea    Washer M8 A4      0.095     0    0.57      0     6        0
 5  C30100   10  ea    Chain 6 mm         2.40     0   24.00     10     0        0
 6  C30155    2  ea    Chain 8 mm         4.75     0    9.50      2     0        0
 7  D41000   36  ea    Shackle 8 mm       3.10     0  111.60     36     0        0
 8  D41003   48  ea    Bow shackle 8 mm   1.85     0   88.80     48     0        0
 9  E50010    5  ea    Rope 12 mm, 50 m   6.20     0   31.00      5     0        0
10  E50900   20  ea    Rope clip 6 mm     0.89     0   17.80     20     0        0
warn stock-none line 4: L4: no stock of B20017; all 6 wait.
$ docket verify
~ Sound: [0-9]+ invariants hold, the journal is whole.
