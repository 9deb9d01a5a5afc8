# own runs: stops in order, one address one stop, loading the last first, outcomes, closing
$ desk
$ for o in 100014 100046; do docket ship pick $o --quiet >/dev/null; done; for s in S1001 S1002; do L=$(docket ship show $s --json | sed 's/"cartons".*//' | grep -o '"line":[0-9]*\|"qty":"[0-9.]*"' | tr -dc '0-9.\n' | paste -sd'=\n' -); docket ship confirm $s $L --quiet; done; docket ship pack S1001 --quiet
$ docket run new " "
docket: Say who drives.
? 65
$ docket run new Sam --date 2026-11-20
docket: Fri 20 Nov has passed. Plan the run for today or later.
? 65
$ docket run list
No run is planned or out.
? 1
$ docket run new Sam --vehicle "van 2" --quiet
RUN1001
$ docket run add RUN1001 S1002
docket: S1002 is checked; what is packed goes on a run.
? 1
$ docket ship pack S1002 --quiet; docket run add RUN1001 S1001 S1002
Run RUN1001  Mon 23 Nov  Sam, van 2: planned
Stop  Shipment  Order   Customer       Place            Cartons     kg  Outcome
   1  S1001     100014  Quay Builders  BS1 6SR Bristol        1    463
   2  S1002     100046  Dockside Cafe  BS1 4RY Bristol        1  19.36
# what rides on it waits for no carrier
$ sqlite3 docket.db 'SELECT count(*) FROM shipment WHERE pickup_id IS NOT NULL'
0
$ docket run new Tom --quiet; docket run add RUN1002 S1001
RUN1002
docket: S1001 is on run RUN1001 already; drop it there first.
? 1
# dropped, it waits for its carrier again
$ docket run drop RUN1001 S1002 --quiet; docket ship show S1002 --json | grep -o '"carrier":"[^"]*"'; sqlite3 docket.db 'SELECT p.date, p.state FROM shipment h JOIN pickup p ON p.id = h.pickup_id'
RUN1001
"carrier":"DHL/STD"
2026-11-23|open
$ docket run add RUN1001 S1002 --stop 1
Run RUN1001  Mon 23 Nov  Sam, van 2: planned
Stop  Shipment  Order   Customer       Place            Cartons     kg  Outcome
   1  S1002     100046  Dockside Cafe  BS1 4RY Bristol        1  19.36
   2  S1001     100014  Quay Builders  BS1 6SR Bristol        1    463
$ docket run sheet RUN1001 | sed -n '/Loading/,/^Date/p'
Loading, in this order

  Load   Stop Shipment   For                                 Cartons      Weight
------ ------ ---------- --------------------------------- --------- -----------
     1      2 S1001      Quay Builders                             1    463.0 kg
                         HEAVY 463 kg
     2      1 S1002      Dockside Cafe                             1     19.4 kg

Stops

 Stop To                        Shipment    Cartons Taken by (name, signature)
----- ------------------------- ---------- -------- ----------------------------
    1 Dockside Cafe, 2 Mud      S1002             1 __________________________
      Dock, BS1 4RY Bristol
      Phone 0117 555 0147
    2 Quay Builders, 8 Redcliff S1001             1 __________________________
      Wharf, BS1 6SR Bristol
      Phone 0117 555 0143



______________________   ____________________________________________________
Date                     Loaded complete: driver (signature)

$ docket run sheet RUN1001 -o r.pdf
r.pdf
$ docket run outcome RUN1001 S1001 --outcome delivered --name Bo
docket: S1001 is packed and has not left; nobody can have taken it.
? 1
$ docket run load RUN1002
docket: Nothing is on run RUN1002.
? 1
$ docket run load RUN1001 | head -n 1; docket run load RUN1001
Run RUN1001  Mon 23 Nov  Sam, van 2: out
docket: Run RUN1001 is out; it leaves once.
? 1
$ docket run add RUN1001 S1001
docket: Run RUN1001 is out; its stops do not change any more.
? 1
$ docket run close RUN1001
docket: 2 shipments of run RUN1001 have no outcome yet; tell it first.
? 1
$ docket run outcome RUN1001 S1001 --outcome delivered --name Bo --quiet; docket run outcome RUN1001 S1002 --outcome nobody
RUN1001
Run RUN1001  Mon 23 Nov  Sam, van 2: out
Stop  Shipment  Order   Customer       Place            Cartons     kg  Outcome
   1  S1002     100046  Dockside Cafe  BS1 4RY Bristol        1  19.36  nobody
   2  S1001     100014  Quay Builders  BS1 6SR Bristol        1    463  delivered Bo
$ docket run close RUN1001 --json
{"run":"RUN1001","date":"2026-11-23","driver":"Sam","vehicle":"van 2","state":"closed","cartons":2,"weight_kg":"482.36","stops":[{"stop":1,"shipment":"S1002","order":"100046","customer":"Dockside Cafe","city":"Bristol","window":"","cartons":1,"outcome":"nobody","warning":null},{"stop":2,"shipment":"S1001","order":"100014","customer":"Quay Builders","city":"Bristol","window":"","cartons":1,"outcome":"delivered","warning":null}]}
$ docket run close RUN1002 --quiet; docket run list
RUN1002
No run is planned or out.
? 1
$ docket run show RUN7
docket: There is no run RUN7. See: docket run list
? 66
$ docket verify | tail -n 1
~ Sound: [0-9]+ invariants hold, the journal is whole.
# carriers
$ docket carrier list
Carrier     Kind     Days    Cut-off  Window  Booking  Max kg  Max cm  Hazard
DHL/STD     carrier  12345   15:30
PALLEX/STD  carrier  12345   16:30
POST/STD    carrier  123456  17:00
$ docket carrier show DHL
DHL/STD  carrier  days 12345  cut-off 15:30
Zone  Up to kg   Price  Days
GB          30    8.50     1
GB         100   19.00     1
GB        1000   64.00     1
GB       10000  260.00     2
$ docket carrier set DHL/STD window_from=15:30 window_to=16:00 booking=yes max_kg=31.5 max_cm=120 | head -n 2
DHL/STD  carrier  days 12345  cut-off 15:30  comes 15:30-16:00  when booked
takes 31.5 kg, 120 cm, hazard none
$ docket carrier set DHL/STD window_to=15:00
docket: The window of DHL/STD ends at 15:00, before it begins at 15:30.
? 65
$ docket carrier set DHL/STD cutoff=later
docket: cutoff 'later' is not a time like 15:30.
? 65
$ docket carrier set VAN/OWN kind=own pickup_days=Mo-Sa --json
{"carrier":"VAN","service":"OWN","kind":"own","cutoff":"","window":"","pickup_days":"123456","booking":false,"max_kg":"0","max_cm":0,"hazard":"","rates":[]}
$ docket carrier rate VAN/OWN 500 12.50 --days 0
VAN/OWN  own  days 123456
Zone  Up to kg  Price  Days
any        500  12.50     0
$ docket carrier show NOPE/X
docket: There is no carrier service 'NOPE/X'; there are: DHL/STD, PALLEX/STD, POST/STD, VAN/OWN.
? 66
