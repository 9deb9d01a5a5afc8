# convert.awk - reads Northwind's tables from the folder `from` and writes docket's files into `to`.

# reads FILE into rows: calls take(kind, f) for each line but the first
function each(kind, file,   line, f) {
	file = from "/" file
	if ((getline line < file) <= 0) {
		print "convert.awk: cannot read " file > "/dev/stderr"
		exit 66
	}
	while ((getline line < file) > 0) {
		sub(/\r$/, "", line)
		csv_split(line, f)
		take(kind, f)
	}
	close(file)
}

function take(kind, f) {
	if (kind == "category")
		category[f[1]] = f[2]
	else if (kind == "product")
		take_product(f)
	else if (kind == "supplier")
		take_supplier(f)
	else if (kind == "line")
		take_line(f)
	else if (kind == "order")
		take_order(f)
	else
		take_customer(f)
}

function squeeze(s) {
	gsub(/  +/, " ", s)
	sub(/^ /, "", s)
	sub(/ $/, "", s)
	return s
}

function money(x) {
	return sprintf("%.2f", x + 0.0000001)
}

# kilograms out of texts like "24 - 12 oz bottles" or "10 boxes x 30 bags": count times content;
# what names no weight or volume counts 5 kg
function weight(text,   s, count, amount, unit, kg) {
	s = tolower(text)
	count = 1
	if (match(s, /^[0-9]+ +- +/) || match(s, /^[0-9]+ - /)) {
		count = s + 0
		s = substr(s, RLENGTH + 1)
	}
	if (!match(s, /^[0-9.]+ *(kg|k|g|lb|oz|ml|cl|cc|l)( |$)/))
		return 5
	unit = substr(s, RSTART, RLENGTH)
	amount = unit + 0
	gsub(/[0-9. ]/, "", unit)
	kg = unit ~ /^k/ ? 1 : unit == "lb" ? 0.4536 : unit == "oz" ? 0.02835 : \
	    unit == "l" ? 1 : unit == "cl" ? 0.01 : 0.001
	return count * amount * kg
}

function take_supplier(f,   c) {
	c = iso[f[9]]
	lead[f[1]] = c == "DE" ? 3 : tax_zone(c) == "EU" ? 7 : 28
	supplier_name[f[1]] = f[2]
	print csv("S" f[1]) "," csv(f[2]) "," csv(f[10]) "," lead[f[1]] > (to "/suppliers.csv")
}

function take_product(f,   id, kg, drink) {
	id = f[1]
	products[++product_count] = id
	name[id] = f[2]
	price[id] = f[6] + 0
	kind_of[id] = f[4]
	on_hand[id] = f[7] + 0
	gone[id] = f[10] == 1
	kg = weight(f[5])
	# in Germany drinks bear the full rate; food, and with it tea and coffee, the reduced one
	drink = category[f[4]] == "Beverages" && f[2] !~ /^(Chai|Ipoh Coffee)$/
	print id "," csv(f[2]) "," csv(squeeze(f[5])) "," money(price[id]) "," \
	    sprintf("%.2f", int(price[id] * 55 + 0.5) / 100) "," (drink ? "DRINK" : "FOOD") "," \
	    sprintf("%.3f", kg) "," \
	    (!gone[id] ? "active" : on_hand[id] ? "run-out" : "discontinued") \
	    ",S" f[3] "," lead[f[3]] "," f[9] "," (f[8] > 2 * f[9] ? f[8] : 2 * f[9]) "," \
	    csv("category=" category[f[4]]) > (to "/products.csv")
	print id "," f[7] > (to "/stock.csv")
}

function take_line(f) {
	count[f[1]]++
	item[f[1], count[f[1]]] = f[2]
	unit_price[f[1], count[f[1]]] = money(f[3])
	quantity[f[1], count[f[1]]] = f[4]
	percent[f[1], count[f[1]]] = int(f[5] * 100 + 0.5)
	value[f[1]] += int(f[3] * f[4] * (1 - f[5]) * 100 + 0.5000001) / 100
}

# an order's ship-to: "" where it is the customer's own address, else a code per distinct address
function ship_to(customer, f,   key) {
	key = f[10] "|" f[11] "|" f[13] "|" f[14]
	if (key == own[customer])
		return ""
	if (!((customer, key) in code_of)) {
		code_of[customer, key] = sprintf("%02d", ++codes_of[customer])
		print customer "," code_of[customer, key] "," csv(squeeze(f[9])) "," \
		    csv(squeeze(f[10])) "," csv(f[11]) "," csv(f[12]) "," csv(f[13]) "," \
		    iso[f[14]] \
		    > (to "/addresses.csv")
	}
	return code_of[customer, key]
}

function take_order(f,   id, i, s, at) {
	id = f[1]
	if (value[id] > largest[f[2]])
		largest[f[2]] = value[id]
	turnover[f[2]] += value[id]
	at = ship_to(f[2], f)
	s = "{\"docket\":\"order/1\",\"external_id\":\"NW-" id "\",\"customer\":\"" f[2] \
	    "\",\"placed\":\"" f[4] "\",\"wanted\":\"" f[5] "\""
	if (at != "")
		s = s ",\"ship_to\":\"" at "\""
	s = s ",\"carrier\":\"" carrier[f[7]] "/STD\",\"freight\":\"" money(f[8]) "\",\"lines\":["
	for (i = 1; i <= count[id]; i++) {
		s = s (i > 1 ? "," : "") "{\"sku\":\"" item[id, i] "\",\"qty\":\"" quantity[id, i] \
		    "\",\"price\":\"" unit_price[id, i] "\""
		if (percent[id, i])
			s = s ",\"discount\":\"" percent[id, i] "%\""
		s = s "}"
	}
	print s "]}" > (to "/orders.jsonl")
}

# first pass: own addresses, so that orders know what is another one; second pass: the rows
function take_customer(f,   c, limit, list) {
	if (!second_pass) {
		own[f[1]] = f[5] "|" f[6] "|" f[8] "|" f[9]
		customers[++customer_count] = f[1]
		return
	}
	c = iso[f[9]]
	limit = largest[f[1]] ? 500 * int((2 * largest[f[1]] + 499.99) / 500) : 1000
	list = (f[1] in is_key) ? "KEY" : ""
	print f[1] "," csv(f[2]) "," (list == "" ? "" : "key") "," csv(f[3]) "," csv(f[10]) "," \
	    (c in language ? language[c] : "en") "," csv(squeeze(f[5])) "," csv(f[6]) "," \
	    csv(f[7]) "," csv(f[8]) "," c ",30," limit "," list > (to "/customers.csv")
	print f[1] "," csv(f[3]) "," csv(f[4]) "," csv(f[10]) > (to "/contacts.csv")
}

# the ten customers with the highest turnover buy by the list KEY: 3 % below, from 50 pieces 6 %
function choose_key(   n, i, best) {
	for (n = 1; n <= 10; n++) {
		best = ""
		for (i = 1; i <= customer_count; i++)
			if (!(customers[i] in is_key) && turnover[customers[i]] > turnover[best])
				best = customers[i]
		is_key[best] = 1
	}
}

function write_prices(file,   i, id) {
	print "list,sku,price,min_qty" > file
	for (i = 1; i <= product_count; i++) {
		id = products[i]
		if (gone[id])
			continue
		print "KEY," id "," money(price[id] * 0.97) ",1" > file
		print "KEY," id "," money(price[id] * 0.94) ",50" > file
	}
	close(file)
}

# what is not to be had is replaced by the two nearest in price of its category
function write_substitutes(file,   i, j, id, other, best, rank, taken) {
	print "sku,substitute,rank" > file
	for (i = 1; i <= product_count; i++) {
		id = products[i]
		if (!gone[id] && on_hand[id])
			continue
		for (rank = 1; rank <= 2; rank++) {
			best = ""
			for (j = 1; j <= product_count; j++) {
				other = products[j]
				if (other == id || gone[other] || !on_hand[other] ||
				    (id, other) in taken || kind_of[other] != kind_of[id])
					continue
				if (best == "" || apart(id, other) < apart(id, best))
					best = other
			}
			taken[id, best] = 1
			print id "," best "," rank > file
		}
	}
	close(file)
}

function apart(a, b) {
	return price[a] > price[b] ? price[a] - price[b] : price[b] - price[a]
}

# three shippers, one service each: a base price by zone × a factor by weight × the shipper's share
function write_carriers(file,   c, z, w) {
	split("SPEEDY UNITED FEDERAL", carrier, " ")
	split("125 100 90", share, " ")
	split("16:30 15:30 14:00", cutoff, " ")
	split("HOME EUROPE AMERICA WORLD", zones, " ")
	split("6 14 38 45", base, " ")
	split("1 3 5 7 2 4 7 10 3 6 10 14", days, " ")
	split("5 20 50 200 1000 5000", kilo, " ")
	split("1 2 4 10 30 100", factor, " ")
	print "carrier,service,zone,up_to_kg,price,transit_days,cutoff,pickup_days" > file
	for (c = 1; c <= 3; c++)
		for (z = 1; z <= 4; z++)
			for (w = 1; w <= 6; w++)
				print carrier[c] ",STD," zones[z] "," kilo[w] "," \
				    money(base[z] * factor[w] * share[c] / 100) "," \
				    days[(c - 1) * 4 + z] "," cutoff[c] ",12345" > file
	close(file)
}

BEGIN {
	print "number,name,phone,lead_days" > (to "/suppliers.csv")
	print "sku,name,description,price,cost,tax_code,weight_kg,status,supplier,lead_days," \
	    "reorder_point,reorder_qty,attributes" > (to "/products.csv")
	print "sku,on_hand" > (to "/stock.csv")
	print "customer,code,name,street,city,region,postcode,country" > (to "/addresses.csv")
	print "number,name,group,contact,phone,language,street,city,region,postcode,country," \
	    "terms_days,credit_limit,price_list" > (to "/customers.csv")
	print "customer,name,role,phone" > (to "/contacts.csv")
	write_zones(to "/zones.csv")
	write_tax(to "/tax.csv")
	write_holidays(to "/holidays.csv")
	write_carriers(to "/carriers.csv")
	each("category", "categories.csv")
	each("supplier", "suppliers.csv")
	each("product", "products.csv")
	each("line", "order_details.csv")
	each("customer", "customers.csv")
	each("order", "orders.csv")
	choose_key()
	second_pass = 1
	each("customer", "customers.csv")
	write_prices(to "/prices.csv")
	write_substitutes(to "/substitutes.csv")
}
