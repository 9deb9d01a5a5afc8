# Task E by ear: where is my order, by phone; the answer to give is heard, Enter writes it down.
$ desk
$ printf '%s\n' 6 5550143 '' | docket --ui=lines
docket in lines; /help lists the words
HOME
key: 6
INQUIRY
Find: 5550143
INQUIRY, Quay Builders (4713)
0117 555 0143, Bristol
SAY: Order 100038 waits for an answer from our office; promised for Thu 26 Nov.
row 1 of 2: 100038, TS-114, Placed Mon 23 Nov, Lines 2, Value 3,600.00, Stage held, Promise Thu 26: 
HOME
ok status given to Quay Builders, written down
key: 
$ docket inquiry list 4713
2026-11-23T09:12:00.000Z  root  status  100038  Order 100038 waits for an answer from our office; promised for Thu 26 Nov.
# from inside another order: the palette, its hits by number
$ printf '%s\n' 1 4712 / 5550143 9 /esc /where | docket --ui=lines
docket in lines; /help lists the words
HOME
key: 1
NEW ORDER
Cust: 4712
NEW ORDER, draft D55, saved
Pier Hardware, tier C, net 30
line 1 item: /
~ DO, [0-9]+ of [0-9]+ - Enter or number
Find or do, The same as a command
1, screen: NEW ORDER
2, screen: ORDERS
3, screen: SHIP
~ 4, screen: [A-Z ]+
~ 5, screen: [A-Z ]+
~ 6, screen: [A-Z ]+
~ 7, screen: [A-Z ]+
~ 8, screen: [A-Z ]+
~ 9, screen: [A-Z ]+
~ 10 screen: [A-Z ]+
search: 5550143
DO, 2 of 2 - Enter or number
Find or do, The same as a command
1, where is my order: 4713, Quay Builders, Bristol, 0117 555 0143, docket inquiry find 4713
2, customer 4713, Quay Builders, Bristol, 0117 555 0143, docket customer show 4713
Enter runs 1; Down, then a number, runs that one
number of 2 [1]: 9
warn there is no number 9
number of 2 [1]: /esc
line 1 item: /where
line 1 item: 
