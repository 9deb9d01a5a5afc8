# Task C by ear: line 2 is short, line 4 taken as a substitute; the dialog is read once, whole.
$ desk
$ printf '%s\n' 1 4712 A10410 12 A10422 40 B20001 24 B20017 10 /f4 1 C30100 10 /checks '' '' | docket --ui=lines
docket in lines; /help lists the words
HOME
key: 1
NEW ORDER
Cust: 4712
NEW ORDER, draft D55, saved
Pier Hardware, tier C, net 30
line 1 item: A10410
A10410, ea, Hex bolt M8x40, free 1,204, price 0.184
line 1 quantity [12]: 12
line 2 item: A10422
A10422, ea, Hex bolt M8x60, free 25, price 0.221
line 2 quantity [1]: 40
warn L2: 15 short; 25 ship now.
wait L2 there on Mon 30 Nov
line 2: B15
line 3 item: B20001
B20001, ea, Washer M8 zinc, free 9,310, price 0.012
line 3 quantity [24]: 24
line 4 item: B20017
warn L4: no stock of B20017; all 1 wait.
wait L4 there on Mon 30 Nov
B20017, ea, Washer M8 A4, B1, free OUT, price 0.095
line 4 quantity [1]: 10
warn L4: no stock of B20017; all 10 wait.
line 4: B10
line 5 item: /f4
INSTEAD of L4 B20017: 10 missing, 5 of 5 - Enter or number
Item, Description, UM, Avail, Price Last bought
1, B20018, Washer M8 A4 large, ea, 880, 0.101 -
2, B20019, Washer M8 A4 bulk, ea, 40, 0.079 -
3, wait until it is whole
4, not at all: a lost sale
5, its supplier ships it
number of 5 [1]: 1
line 4: B20018, Washer M8 A4 large, free 880, price 0.101
line 5 item: C30100
C30100, ea, Chain 6 mm, free 420, price 2.40
line 5 quantity [10]: 10
line 6 item: /checks
warn L2: 15 short; 25 ship now.
wait L2 there on Mon 30 Nov
line 6 item: 
REVIEW, read back: 5 lines, 53.82 GBP., F10 b how; Enter enters; Esc back: 
HOME
ok order 100067 is entered: 5 lines, 53.82 GBP, promised Mon 30 Nov
key: 
$ docket order show 100067 | sed -n '1p; 5,9p'
Order 100067  entered  4712 Pier Hardware
 1  A10410   12  ea    Hex bolt M8x40      0.184     0   2.21     12     0        0
 2  A10422   40  ea    Hex bolt M8x60      0.221     0   8.84     25    15        0
 3  B20001   24  ea    Washer M8 zinc      0.012     0   0.29     24     0        0
 4  B20018   10  ea    Washer M8 A4 large  0.101     0   1.01     10     0        0
 5  C30100   10  ea    Chain 6 mm           2.40     0  24.00     10     0        0
