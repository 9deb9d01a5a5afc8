# places.awk - countries, zones, tax rates and holidays of the demo company, which is in Hamburg.

BEGIN {
	# Northwind writes country names; docket takes ISO 3166-1 alpha-2
	n = split("Argentina=AR Australia=AU Austria=AT Belgium=BE Brazil=BR Canada=CA " \
	    "Denmark=DK Finland=FI France=FR Germany=DE Ireland=IE Italy=IT Japan=JP " \
	    "Mexico=MX Netherlands=NL Norway=NO Poland=PL Portugal=PT Singapore=SG Spain=ES " \
	    "Sweden=SE Switzerland=CH UK=GB USA=US Venezuela=VE", part, " ")
	for (i = 1; i <= n; i++) {
		split(part[i], pair, "=")
		iso[pair[1]] = pair[2]
	}
	n = split("AT=de BE=fr BR=pt CA=en CH=de DE=de DK=da ES=es FI=fi FR=fr IT=it MX=es NO=nb " \
	    "PL=pl PT=pt SE=sv VE=es AR=es", part, " ")
	for (i = 1; i <= n; i++) {
		split(part[i], pair, "=")
		language[pair[1]] = pair[2]
	}
	n = split("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI " \
	    "SK", part, " ")
	for (i = 1; i <= n; i++)
		in_union[part[i]] = 1
	n = split("AD AL BA CH GB IS LI MC MD ME MK NO RS SM UA VA XK", part, " ")
	for (i = 1; i <= n; i++)
		near[part[i]] = 1
	near["US"] = near["CA"] = near["MX"] = 2
}

function tax_zone(country) {
	return country == "DE" ? "DE" : (country in in_union) ? "EU" : "EXPORT"
}

function carrier_zone(country) {
	if (country == "DE")
		return "HOME"
	if ((country in in_union) || near[country] == 1)
		return "EUROPE"
	return near[country] == 2 ? "AMERICA" : "WORLD"
}

# every country of the world has a tax zone and a carrier zone
function write_zones(file,   line, f) {
	print "kind,zone,country" > file
	getline line < (codes "/countries.csv")
	while ((getline line < (codes "/countries.csv")) > 0) {
		csv_split(line, f)
		print "tax," tax_zone(f[1]) "," f[1] > file
		print "carrier," carrier_zone(f[1]) "," f[1] > file
	}
	close(file)
}

# the German rates by date, as the code tables have them; outside Germany nothing is charged
function write_tax(file,   line, f, code) {
	print "code,zone,rate,category,from,name" > file
	getline line < (codes "/regime_rates.csv")
	while ((getline line < (codes "/regime_rates.csv")) > 0) {
		csv_split(line, f)
		if (f[1] != "DE")
			continue
		code = f[3] == "general" ? "DRINK" : "FOOD"
		sub(/%/, "", f[5])
		print code ",DE," f[5] ",S," f[4] ",VAT " f[5] " %" > file
	}
	for (code = 1; code <= 2; code++) {
		line = code == 1 ? "DRINK" : "FOOD"
		print line ",EU,0,K,,Intra-Community supply" > file
		print line ",EXPORT,0,G,,Export outside the EU" > file
	}
	close(file)
}

# day number of a date of the Gregorian calendar, and back
function day_number(y, m, d) {
	if (m < 3) {
		y--
		m += 12
	}
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d
}

function iso_date(n,   y, m) {
	y = int(n / 365.2425) + 1
	while (day_number(y, 3, 1) > n)
		y--
	m = 3
	while (m < 14 && day_number(m < 12 ? y : y + 1, m < 12 ? m + 1 : m - 11, 1) <= n)
		m++
	n -= day_number(m <= 12 ? y : y + 1, m <= 12 ? m : m - 12, 1)
	return sprintf("%04d-%02d-%02d", m <= 12 ? y : y + 1, m <= 12 ? m : m - 12, n + 1)
}

# Easter Sunday by Gauss's rule for 1900 to 2099
function easter(y,   a, d, e) {
	a = y % 19
	d = (19 * a + 24) % 30
	e = (2 * (y % 4) + 4 * (y % 7) + 6 * d + 5) % 7
	if (d == 29 && e == 6 || d == 28 && e == 6 && a > 10)
		return day_number(y, 3, 22) + d + e - 7
	return day_number(y, 3, 22) + d + e
}

function holiday(file, n, name) {
	print iso_date(n) "," name > file
}

# the nine days that all of Germany keeps, in the years of the orders and of these days
function write_holidays(file,   y, e) {
	print "date,name" > file
	for (y = 1996; y <= 2028; y++) {
		if (y > 1998 && y < 2024)
			continue
		e = easter(y)
		holiday(file, day_number(y, 1, 1), "New Year")
		holiday(file, e - 2, "Good Friday")
		holiday(file, e + 1, "Easter Monday")
		holiday(file, day_number(y, 5, 1), "Labour Day")
		holiday(file, e + 39, "Ascension")
		holiday(file, e + 50, "Whit Monday")
		holiday(file, day_number(y, 10, 3), "German Unity Day")
		holiday(file, day_number(y, 12, 25), "Christmas Day")
		holiday(file, day_number(y, 12, 26), "Boxing Day")
	}
	close(file)
}
