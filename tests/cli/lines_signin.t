# Signing in by ear: a PIN is never heard, a wrong one is said; the input's end keeps the draft.
$ desk; docket user tie root nobody --quiet
$ printf '%s\n' mia 1111 2417 1 4711 | docket --ui=lines
docket in lines; /help lists the words
Northgate Wholesale - order desk
User [sam]: mia
Password: 
STOP That name and password do not fit. Try again, or ask an administrator.
Password: 
HOME
key: 1
NEW ORDER
Cust: 4711
NEW ORDER, draft D55, saved
Harbor Marine Supply, tier B, net 30
STOP This customer needs a PO number. Ask for it.
PO: 
# the draft waits
$ printf '%s\n' mia 2417 d '' /quit | docket --ui=lines
docket in lines; /help lists the words
Northgate Wholesale - order desk
User [mia]: mia
Password: 
HOME
wait 1 draft waiting: D55 - d shows drafts, Enter there goes on
key: d
DRAFTS, 1, 1 of them yours
row 1 of 1: D55, Owner you, Harbor Marine Supply, Lines 0, Value 0.00, Saved now: 
NEW ORDER, draft D55, saved
STOP This customer needs a PO number. Ask for it.
PO: /quit

$ docket --ui=speech
docket: --ui is lines or screen.
? 64
$ docket --ui=screen </dev/null
docket: The workstation needs a terminal. Without one use `docket script FILE` or a command; `docket help` lists them.
? 64
