# Forms by ear: a customer taken up in the middle of a call, look-alikes, terms that wait, help.
$ desk; printf '5741\n' >ruth.pin
$ printf '%s\n' 1 'Pier Nine' /f6 'Pier Nine Ltd' 'Sue Nine' '0117 555 0142' /f1 /esc '7 Pier Rd' /f2 /f6 /f6 /up /up /up /up /up /up /up /up /up soon /f2 60 /f2 /f6 s 02 '' '9 Pier Rd' /esc s /f3 | docket --user ruth --password-fd 3 --ui=lines 3<ruth.pin
docket in lines; /help lists the words
HOME
key: 1
NEW ORDER
Cust: Pier Nine
warn no customer fits 'Pier Nine' - F4 looks again, F6: a new one
Cust [Pier Nine]: /f6
NEW CUSTOMER
Name [Pier Nine]: Pier Nine Ltd
Contact: Sue Nine
Phone: 0117 555 0142
Street: /f1
HELP, F1 again: all keys, Esc back
Street: of the invoice address, with the house number.
A draft is stored field by field; a customer is stored whole, by F2. Credit
limit, terms and tax data then wait until a second person approves them.
F2, store the record with all that was typed
F3, leave it; asks when something is not stored
F6, a ship-to or a contact of his
F10, ship-tos, contacts, orders, payments, what waits
F1, what this screen does; again: all keys
F12, one step back (Esc)
F5, read the data again and paint the screen anew
Ctrl-K, find or do: screens, orders, customers, items
key: /esc
Street: 7 Pier Rd
E-mail: /f2
warn it looks like 4711 Harbor Marine Supply: the same phone
IS IT ONE OF THESE?, 2 of 2 - Enter or number
No, Name, Place, The same
1, 4711, Harbor Marine Supply, BS1 4RN Bristol, phone
2, 4716, Harbour Master Cafe, BS1 5LL Bristol, phone
Enter takes that one; F6 stores yours as another; Esc goes on
number of 2 [1]: /f6
NEW ORDER, draft D55, saved
ok C1001 Pier Nine Ltd is added
warn The ship-to lacks its city.
line 1 item: /f6
CUSTOMER, C1001 Pier Nine Ltd
Name [Pier Nine Ltd]: /up
Surcharge [no]: /up
Withholds: /up
% within [0]: /up
Early [0]: /up
Tax-free until: /up
Bill: /up
Tax zone: /up
Tax no: /up
Terms [0]: soon
wait Terms: a second person must approve it - F2 asks for that
Tax no: /f2
warn soon is no whole number.
Terms [soon]: 60
wait Terms: a second person must approve it - F2 asks for that
Tax no: /f2
wait C1001 Pier Nine Ltd is as it was; 1 field waits for somebody else
Tax no: /f6
NEW
s, ship-to
c, contact
key: s
NEW SHIP-TO, of C1001 Pier Nine Ltd
Code: 02
Name: 
Street: 9 Pier Rd
Street 2: /esc
2 FIELDS ARE NOT STORED - Esc goes on
s, store it and leave
g, give up what was typed
key: s
CUSTOMER, C1001 Pier Nine Ltd
ok ship-to 02 of C1001 is added
Tax no: /f3
NEW ORDER, draft D55, saved
warn The ship-to lacks its city.
line 1 item: 
