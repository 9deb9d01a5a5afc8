# taxes that a customer keeps back of an invoice and pays to the state for us
$ desk; docket withholding list
There are no withheld taxes.
? 1
$ docket customer set 4711 withholding=IRPF
docket: There is no withheld tax IRPF. Add its rate first: docket withholding rate IRPF
? 65
$ docket withholding rate IRPF 15 --from 2026-01-01 --name Ret.; docket withholding rate IRPF 19 --from 2027-01-01; docket withholding rate IRPF 19 --from 2027-01-01 --names "es=Ret. IRPF"; docket withholding rate IRPF x; docket withholding rate IRPF 101; docket withholding rate IRPF 1 --names "Ret"
From 1 Jan 2026, IRPF is now 15 %.
From 1 Jan 2027, IRPF is now 19 %.
From 1 Jan 2027, IRPF is now 19 %.
docket: 'x' is not a number. Type it like 1234.50.
docket: rate must be from 0 to 100.
docket: 'Ret' names no tax; write names by language: de=USt. 20 %; es=IVA
? 65
$ docket withholding list; docket withholding list --json | head -n 1; docket export withholding
Code  From         %  Name  By language
IRPF  2026-01-01  15  Ret.
IRPF  2027-01-01  19  Ret.  es=Ret. IRPF
{"code":"IRPF","from":"2026-01-01","rate":"15","name":"Ret.","names":""}
code,rate,from,name,names
IRPF,15,2026-01-01,Ret.,
IRPF,19,2027-01-01,Ret.,es=Ret. IRPF
$ docket customer set 4711 withholding=IRPF; docket --json customer show 4711 | grep -o '"withholding":"[A-Z]*"'
4711 is as it was; 1 field waits for somebody else: docket customer approve 4711
? 1
