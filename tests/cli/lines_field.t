# Faults in a field, help, the menu, a scan, and what a listener may ask for.
$ desk
$ printf '%s\n' 1 99 /help 4712 NOPE-1 /esc A10410 x5 5 /f1 /esc /menu p 0.20 /scan B20001 ']C1A10422' '' +1 7 /nonsense // /where /checks /empty /esc /f3 /keys item d | docket --ui=lines
docket in lines; /help lists the words
HOME
key: 1
NEW ORDER
Cust: 99
warn no customer fits '99' - F4 looks again, F6: a new one
Cust [99]: /help
A line is typed into the field; an empty line is Enter, which takes what stands in brackets.
/keys: the keys that work here
/screen: the whole screen
/where: the message and the prompt again
/checks: what the checks found
/empty: empty the field
/quit: end; drafts are kept
/esc: one step back
/menu: what can be done with this row
/find: find or do anything by name
/why: how a figure came about
/tab: next field
/backtab: field before
/up: row above
/down: row below
/pgup: page up
/pgdn: page down
/f1: about this screen; /f2 to /f12 are the keys of that name
/scan CODE: as if scanned; a line from ]C1 on is one, too
//: a text that begins with a slash
Cust [99]: 4712
NEW ORDER, draft D55, saved
Pier Hardware, tier C, net 30
line 1 item: NOPE-1
ITEMS, 0 of 0 - Enter or number
Item, Description, UM, Avail, Price Last bought
no item fits
search: /esc
line 1 item [NOPE-1]: A10410
A10410, ea, Hex bolt M8x40, free 1,204, price 0.184
line 1 quantity [12]: x5
warn '' is not a number. Type it like 1234.50.
line 1 quantity [x5]: 5
line 2 item: /f1
HELP, F1 again: all keys, Esc back
Item: a code, the customer's own number, a barcode, a scan, or words.
.3 the third of what he usually buys, .. walk all of them, 12*A10410
+3 go to line 3, -3 void line 3 (again: back)
Enter on the empty row: read the order back; Enter again: it is entered.
Tab goes on to unit and price (9.95, 5% off, empty = automatic).
F4 on a short line: what else can be done., Nothing is lost on F3.
F2, review the order, then enter it
F4, customers, items, substitutes of the last short line
F6, a new customer, or at Ship a new ship-to; else his card
F9, the customer's last order; with lines, the value above
F10, price, discount, unit, note, void; freight, carrier
F11, the customer, the checks in full, the note
Ctrl-R, explain the figure: price, net, free stock, promise, tax, credit
F1, what this screen does; again: all keys
F3, leave this screen; drafts are kept
F12, one step back (Esc)
F5, read the data again and paint the screen anew
Ctrl-K, find or do: screens, orders, customers, items
key: /esc
line 2 item: /menu
LINE AND ORDER
p, price of the line
d, discount of the line
u, unit of the line
n, note on the line
w, day the line is wanted
v, void the line
l, lost sale, with its reason
y, its supplier ships it, or our stock
t, text line
c, carrier of the order
f, freight of the order
o, discount of the order
m, deposit before delivery
r, note of the order
b, read the order back
s, standing order: repeat it
a, blanket order: agreed ahead
q, make a quote of this
key: p
PRICE
per unit of the line; empty = automatic again
A10410: 0.20
line 1: price 0.20m
line 2 item: /scan
warn there is no word /scan - /help lists them
line 2 item: B20001
B20001, ea, Washer M8 zinc, free 9,310, price 0.012
line 2 quantity [24]: ]C1A10422
line 2: quantity 24
A10422, ea, Hex bolt M8x60, free 25, price 0.221
line 3 quantity [1]: 
line 4 item: +1
A10410, quantity 5, ea, Hex bolt M8x40, free 1,204, price 0.20m
line 1 quantity [5]: 7
line 4 item: /nonsense
warn there is no word /nonsense - /help lists them
line 4 item: //
ITEMS, 4 of 4 - Enter or number
Item, Description, UM, Avail, Price Last bought
1, A10410, Hex bolt M8x40, ea, 1,204, 0.184 28 Oct, 12
2, B20001, Washer M8 zinc, ea, 9,310, 0.012 28 Oct, 24
3, C30100, Chain 6 mm, ea, 420, 2.40 28 Oct, 10
4, A10422, Hex bolt M8x60, ea, 25, 0.221 -
number of 4 [1]: /where
number of 4 [1]: /checks
ok nothing is found
number of 4 [1]: /empty
warn there is no field here to be emptied
number of 4 [1]: /esc
line 4 item [/]: /f3
HOME
key: /keys
/f12: nothing: this is the first screen
1: new order
2: orders: the board
3: verify: orders that wait for a second pair of eyes
4: ship: pick, pack, post
5: returns: goods that come back
6: inquiry: where is my order?
7: receive: what suppliers bring
8: day end: reconcile and sign off
9: reports
m: mail: messages that order something
p: pickups: which carrier comes when, and what he takes
c: customers
i: items
d: drafts
a: approve: credit limits, terms and tax data that wait
b: call-backs: customers who wait for a call
s: standing orders: what is made on its date
t: to tell: customers whose promise cannot be kept
q: quotes: prices told, not ordered yet
n: stock counts; changes of stock that wait for a second person
0: settings and users
e: outbox: messages that wait to be sent by mail
y: payments: money that came and went, and what is not applied
r: requests: what other desks ask of this one
o: printing: papers that wait, failed, or to be looked at
/f1: what this screen does; again: all keys
/f3: leave this screen; drafts are kept
/f5: read the data again and paint the screen anew
/find: find or do: screens, orders, customers, items
key: item
warn one key at a time here - /keys lists them
key: d
DRAFTS, 1, 1 of them yours
row 1 of 1: D55, Owner you, Pier Hardware, Lines 3, Value 12.49, Saved now: 

# nobody types a control character, and nothing but text is ever written
$ printf '1\n\033[A\n\377\n4712\n' | docket --ui=lines
docket in lines; /help lists the words
HOME
key: 1
NEW ORDER
Cust: �[A
warn keys are words here, such as /up; /help lists them
Cust: �
warn this line is not valid UTF-8; it was not read
Cust: 4712
NEW ORDER, draft D56, saved
Pier Hardware, tier C, net 30
line 1 item: 
