# customers and products kept by commands; credit and tax data need a second person
$ desk; printf '5741\n' >ruth.pin
# a number from the series, a look-alike, and --yes in spite of it
$ docket customer new name="Pier Nine Ltd" phone="0117 555 7001" city=Bristol
C1001 is added.
$ docket customer new --auto name="Pier 9 Holdings" phone="+44 117 5557001"
docket: It looks like C1001 Pier Nine Ltd (same phone). With --yes it is kept as another one.
? 1
$ docket customer new name="Harbour Marine" city=Bristol --json 2>/dev/null
? 1
$ docket --yes customer new 5000 name="Pier 9 Holdings" phone="+44 117 5557001"
5000 is added.
$ docket customer new 5000 name=Again
docket: There is a customer 5000 already: Pier 9 Holdings. Change that one, or give another number.
? 1
$ docket customer new 5001 colour=red 2>/dev/null
? 64
$ docket customer new 5001 city=Bath
docket: name is missing. Give one.
? 65
# terms wait for somebody else; what needs nobody is changed at once
$ docket customer set 5000 terms_days=60 credit_limit=8000 alert="gate code 12#"
5000 is changed; 2 fields wait for somebody else: docket customer approve 5000
$ docket customer show 5000 --json | grep -o '"limit":[^,]*\|"terms_days":[^,]*\|"alert":[^,]*\|"field":[^,]*,"before":[^,]*,"after":[^,]*'
"limit":null
"terms_days":0
"alert":"gate code 12#"
"field":"terms_days","before":"0","after":"60"
"field":"credit_limit","before":"","after":"8000.00"
$ docket customer pending | cut -c1-53
Number  Name             Field         Now  Asked for
5000    Pier 9 Holdings  terms_days      0         60
5000    Pier 9 Holdings  credit_limit    -    8000.00
$ docket customer approve 5000
docket: You asked for this yourself; somebody else must approve it.
? 1
$ docket --user ruth --password-fd 3 customer approve 5000 3<ruth.pin
5000: 2 fields are approved.
$ docket customer show 5000 --json | grep -o '"limit":[^,]*\|"terms_days":[^,]*\|"pending":[^}]*'
"limit":"8000.00"
"terms_days":60
"pending":[]
$ docket customer approve 5000
Nothing waits for a second person.
? 1
$ docket customer set 5000 terms_days=90 --quiet; docket --user ruth --password-fd 3 customer approve 5000 --refuse --reason "too long" 3<ruth.pin
5000: 1 field is refused.
$ docket customer show 5000 --json | grep -o '"terms_days":[^,]*'
"terms_days":60
$ docket customer approve 5000 --refuse 2>/dev/null
? 64
# contacts and ship-tos
$ docket customer contact 5000 name="Ann Lee" role=buyer phone="0117 555 7002"
5000: contact Ann Lee is kept.
$ docket customer contact 5000 name="Ann Lee" email=ann@pier.example --json | grep -o '"contacts":.*"pending"'
"contacts":[{"name":"Ann Lee","role":"buyer","phone":"0117 555 7002","email":"ann@pier.example","language":""}],"pending"
$ docket customer contact 5000 name="Ann Lee" --drop
5000: contact Ann Lee is dropped.
$ docket customer contact 5000 name="Ann Lee" --drop
docket: There is no contact Ann Lee of this customer.
? 66
$ docket customer address 5000 02 street="9 Pier Rd" city=Bristol tax_zone=GB
5000 is added; 1 field waits for somebody else: docket customer approve 5000
$ docket customer pending 5000 --json | grep -o '"address":[^,]*,"field":[^,]*'
"address":"02","field":"tax_zone"
# products
$ docket product new A99001 name="Hex bolt M8x90" price=0.42 weight_kg=0.03 tax_code=Z
A99001 is added; 1 field waits for somebody else: docket product approve A99001
$ docket product new A99002 name="M8x90 bolt, hex"
docket: It looks like A99001 Hex bolt M8x90 (same name). With --yes it is kept as another one.
? 1
$ docket --user ruth --password-fd 3 product approve A99001 3<ruth.pin
A99001: 1 field is approved.
$ docket product price A99001 0.39 --list B --min 100 && docket product price A99001 0.35 --customer 5000 --per 1 --from 2026-12-01
A99001 costs 0.39 per 1 for list B.
A99001 costs 0.35 per 1 for customer 5000.
$ docket product price A99001 0.39 2>/dev/null
? 64
$ docket product substitute A99001 A10422 --rank 2 && docket product unit A99001 cs 50 4006381333931
A10422 is offered instead of A99001.
A99001: one cs is 50 ea.
$ docket product show A99001 --json | grep -o '"tax_code":[^,]*\|"units":.*'
"tax_code":"Z"
~ "units":.*"unit":"cs","pieces":"50","barcode":"4006381333931".*"list":"B","customer":null,"price":"0.39","per":"1","min_qty":"100","by_group":false,"from":null.*"customer":"5000".*"from":"2026-12-01","to":null.*"substitutes":\["A10422"\],"parts":\[\],"pending":\[\].*
$ docket product substitute A99001 A10422 --drop && docket product substitute A99001 A10422 --drop
A10422 is not offered any more instead of A99001.
docket: That is no substitute of it.
? 66
$ docket product pending
Nothing waits for a second person.
? 1
$ docket verify
~ Sound.*
