# carriers come: what is due and packed, booking, manifest, signature, and what goes another day
$ desk
$ DOCKET_NOW=2026-11-23T13:16:00Z; docket ship pickups
Carrier     Date        Window  Parcels  Done   kg  Docs  State  Ref
DHL/STD     2026-11-23                2     0  482        open
PALLEX/STD  2026-11-23                0     0    0        open
POST/STD    2026-11-23                0     0    0        open
DHL/STD cut-off in 2 h 14: 2 open
$ docket ship pickups --json | head -n 1
{"carrier":"DHL/STD","date":"2026-11-23","window":"","cutoff":"15:30","state":"open","reference":null,"manifest":null,"driver":null,"parcels":2,"done":0,"open":2,"blocked":0,"why":null,"weight_kg":"482.36","without_slip":0,"minutes_to_cutoff":134}
$ for o in 100014 100046; do docket ship pick $o --quiet >/dev/null; done; docket ship confirm S1001 1=5 2=1 --quiet; docket ship pack S1001 --quiet
$ docket ship pickups
Carrier     Date        Window  Parcels  Done   kg  Docs  State  Ref
DHL/STD     2026-11-23                2     1  482  wait  open
PALLEX/STD  2026-11-23                0     0    0        open
POST/STD    2026-11-23                0     0    0        open
DHL/STD cut-off in 2 h 14: 1 open
$ docket ship book DHL DE-99812
DHL/STD on Mon 23 Nov is booked, reference DE-99812.
$ docket ship book DHL ""
docket: Give the carrier's reference of the booking.
? 65
$ docket ship book DHL/STD X --date 2026-11-28
docket: DHL/STD does not come on Sat 28 Nov; next: Mon 30 Nov.
? 1
$ docket ship manifest PALLEX
docket: Nothing is packed for PALLEX/STD on Mon 23 Nov; there is nothing to sign for.
? 1
$ docket ship manifest MF1001
docket: There is no manifest MF1001. See: docket ship pickups
? 66
$ docket ship manifest DHL
Northgate Wholesale
Unit 7, Northgate Estate
Avonmouth Way
Bristol BS10 7SD
United Kingdom

DHL/STD                                   Carrier  DHL/STD
                                          Pickup   23 Nov 2026
                                          Booking  DE-99812

Manifest MF1001
================================================================================
      Shipment    Carton To                      SSCC or tracking         Weight
----- --------- -------- ----------------------- -------------------- ----------
    1 S1001       1 of 1 Quay Builders, BS1 6SR                         463.0 kg
                         Bristol
                         HEAVY: two people lift
                         it

                                      Shipments                                1
                                      Heavy cartons                            1
                                      Weight                            463.0 kg
                                      ------------------------------------------
                                      Cartons                                  1

The cartons named above were handed over complete and undamaged.



______________________   ____________________________________________________
Date                     Driver (name, signature, vehicle)



______________________   ____________________________________________________
Date                     Handed over by (name, time)

--------------------------------------------------------------------------------
Northgate Wholesale
Tax number GB123456789
Manifest MF1001                                                      Page 1 of 1
$ docket ship manifest DHL -o m.csv; docket ship manifest MF1001 -o m.pdf; cat m.csv; head -c 5 m.pdf
m.csv
m.pdf
shipment,carton,sscc,tracking,order,name,postcode,city,weight_kg,heavy,hazard
S1001,1,,,100014,Quay Builders,BS1 6SR,Bristol,463,yes,
%PDF-
# one that does not fit goes the next day; then there is nothing to sign
$ docket ship late S1001 --reason "no room"
1 shipment goes with the pickup of Tue 24 Nov; 2 promises are broken.
$ docket ship manifest MF1001 --sign Joe
docket: Nothing is left on manifest MF1001. Say that the pickup was missed: docket ship late DHL/STD --reason TEXT.
? 1
$ docket ship late S1001 --to 2026-11-23 --reason "room after all"
1 shipment goes with the pickup of Mon 23 Nov; 0 promises are broken.
$ docket ship manifest MF1001 --sign Joe
Manifest MF1001: 1 carton by DHL/STD gone with Joe. 4 promises do not make it.
$ docket ship manifest MF1001 --sign Joe
docket: The pickup of DHL/STD on Mon 23 Nov has gone: Joe signed manifest MF1001.
? 1
$ docket ship late S1001 --reason "no room"
docket: S1001 has gone with the pickup of Mon 23 Nov.
? 1
$ docket ship manifest DHL --json
{"carrier":"DHL/STD","date":"2026-11-23","window":"","cutoff":"15:30","state":"gone","reference":"DE-99812","manifest":"MF1001","driver":"Joe","parcels":1,"done":1,"open":0,"blocked":0,"why":null,"weight_kg":"463","without_slip":0,"minutes_to_cutoff":134}
$ docket ship show S1001 --json | grep -o '"state":"[a-z]*"' | head -n 1
"state":"shipped"
# nobody came
$ docket ship late POST/STD --reason snow; docket ship late POST/STD --reason snow
0 shipments go with the pickup of Tue 24 Nov; 0 promises are broken.
docket: The pickup of POST/STD on Mon 23 Nov was missed: snow. What was left goes with the next one.
? 1
$ docket ship late S1002 --reason snow
docket: S1002 is picking and goes with no pickup yet; it joins one when it is packed.
? 1
$ docket ship pickups --date 2026-11-29
No carrier comes on that day.
? 1
$ docket ship book DHL R1 --date 2026-11-20
docket: 20 Nov 2026 has passed. Choose today or a later day.
? 65
$ docket ship book NOBODY/X 1
docket: There is no carrier service 'NOBODY/X'; there are: DHL/STD, PALLEX/STD, POST/STD.
? 66
$ docket verify | tail -n 1
~ Sound: [0-9]+ invariants hold, the journal is whole.
