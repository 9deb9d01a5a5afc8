# lib.sh - one order of the desk company, walked to its papers: sets N, S and I to the numbers of
# order, shipment and invoice. Ten of the bolts are damaged when they are picked.

sell()
{
	desk
	cat >order.json <<'END'
{"customer":"4713","channel":"email","customer_po":"PO 5520","ship_to":"01","discount":"2.5%",
 "note":"Crane on site from 10:00.",
 "lines":[{"sku":"A10410","qty":"2","unit":"cs"},{"sku":"B20001","qty":"250"},
 {"sku":"A10430","qty":"60","price":"0.25"},{"text":"Ring Jo before delivery."},
 {"sku":"A10422","qty":"40","discount":"5%"}]}
END
	N=$(as mia order new --from order.json --quiet) &&
	    as ruth order release "$N" price-override --reason 'agreed on the phone' --quiet &&
	    as ruth order release "$N" credit-limit --reason 'they pay tomorrow' --quiet &&
	    as ruth order verify "$N" --pass quantity-unusual --reason 'asked, it is meant' \
		--pass stock-short --reason 'they wait' --quiet &&
	    S=$(as tom ship pick "$N" --quiet)
}

send()
{
	as tom ship confirm "$S" 1=200 2=250 3=50 5=25 --short 3 --reason damaged --quiet &&
	    as tom ship pack "$S" --quiet && as tom ship post "$S" --tracking T4711 --quiet &&
	    I=$(as mia invoice post "$S" --quiet)
}

# less of the bolts, no washers, chain instead, another day and PO
change()
{
	cat >changed.json <<'END'
{"customer":"4713","customer_po":"PO 5520-B","wanted":"2026-11-27",
 "lines":[{"sku":"A10410","qty":"1","unit":"cs"},
 {"sku":"A10430","qty":"60","price":"0.25"},{"text":"Ring Jo before delivery."},
 {"sku":"A10422","qty":"40"},{"sku":"C30100","qty":"2","unit":"cs"}]}
END
	as mia order amend "$N" --from changed.json --reason 'Jo called' --quiet
}

# quote: sets Q to the number of one with a discount, words, and goods of two rates of tax
quote()
{
	desk
	cat >quote.json <<'END'
{"customer":"4713","customer_po":"Crane job","wanted":"2026-12-01","discount":"2.5%",
 "note":"Pallets to be returned.",
 "lines":[{"sku":"A10410","qty":"2","unit":"cs"},{"sku":"B20001","qty":"250","discount":"5%"},
 {"text":"Galvanised on request."},{"sku":"A10430","qty":"60"},{"sku":"R50001","qty":"4"}]}
END
	printf 'sku,name,price,tax_code\nR50001,Book of knots,7.50,Z\n' >books.csv
	docket import products books.csv --quiet &&
	    Q=$(as mia quote new --from quote.json --valid 10 --quiet)
}

# long_quote: the same with 60 lines of goods
long_quote()
{
	{
		printf '{"customer":"4713","lines":['
		for n in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15; do
			[ "$n" = 01 ] || printf ','
			printf '{"sku":"%s","qty":"%s"},' A10410 "${n#0}" B20001 "1$n" \
			    A10430 "${n#0}"
			printf '{"sku":"A10422","qty":"2%s"}' "$n"
		done
		printf ']}\n'
	} >long.json
	Q=$(as mia quote new --from long.json --valid 10 --quiet)
}

# chandlery: goods kept by lot and by serial number, dangerous and heavy ones; sets N to an order of
# them that may be picked, with a line that is short altogether
chandlery()
{
	desk
	docket setting set gs1_prefix 5012345 --quiet
	sqlite3 docket.db "UPDATE carrier_service SET hazard = 'all', max_gram = 0"
	cat >goods.csv <<'END'
sku,name,price,weight_kg,hazard,tracked,barcode
C90010,Contact adhesive 5 l,38.50,5.4,3,lot,5012345009004
P90030,Bilge pump 24 V,189.00,3.1,,serial,5012345009028
W90040,Anchor winch 1.5 kW,940.00,31.5,,serial,5012345009035
END
	cat >stock.csv <<'END'
sku,on_hand,lot,expiry
C90010,12,LOT-2611A,2027-01-31
C90010,40,LOT-2701B,2027-06-30
P90030,1,SN-70011,
P90030,1,SN-70012,
W90040,1,W-331,
END
	docket import products goods.csv --quiet && docket import stock stock.csv --quiet
	cat >order.json <<'END'
{"customer":"4714","customer_po":"MD-931","note":"Gate 3.",
 "lines":[{"sku":"C90010","qty":"16"},{"sku":"P90030","qty":"2"},{"sku":"W90040","qty":"1"},
 {"sku":"D41000","qty":"12"}]}
END
	N=$(as mia order new --from order.json --quiet) &&
	    as ruth order release "$N" credit-limit --reason 'they pay tomorrow' --quiet &&
	    as ruth order verify "$N" --quiet
}

# chandlery, picked and packed: sets S
chandlery_packed()
{
	chandlery && S=$(as tom ship pick "$N" --quiet) &&
	    as tom ship confirm "$S" 1=12@LOT-2611A 1=4@LOT-2701B 2=1@SN-70011 2=1@SN-70012 \
		3=1@W-331 4=0 --short 4 --reason not-there --quiet &&
	    printf 'carton,line,qty,kg,reason\n1,1,4,,\n2,1,12,,\n3,2,2,,\n3,3,1,,\n' >f.csv &&
	    as tom ship pack "$S" --from f.csv --quiet
}
