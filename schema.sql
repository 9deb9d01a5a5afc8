-- schema.sql - the whole current schema of a docket database.
--
-- Every table names its owning room: only that room writes it, anyone may read it. Money is in
-- minor units, prices in 1/10000 of a major unit per base_qty, quantities in 1/1000 of the base
-- unit (pieces), rates in 1/1000 of a percent; days are ISO text, instants UTC ISO text with
-- milliseconds; '' is "none" for texts. Limits equal those of include/docket/amount.h.
-- Full-text search tables are built by src/db/search.c, outside this file.

-- ---------------------------------------------------------------- control

-- room: control/setting. One row per setting that differs from its default in settings.def.
CREATE TABLE setting (
	key TEXT PRIMARY KEY,                 -- name in settings.def
	value TEXT NOT NULL                   -- as text, checked by the setting's kind
) STRICT;

-- room: control/site. The branches; each counts its own business days.
CREATE TABLE site (
	id INTEGER PRIMARY KEY,               -- its key
	code TEXT NOT NULL UNIQUE,            -- "MAIN"
	name TEXT NOT NULL                    -- as printed
) STRICT;

-- room: control/business_day. A day is open until a supervisor signs it off.
CREATE TABLE day (
	id INTEGER PRIMARY KEY,               -- its key
	site_id INTEGER NOT NULL REFERENCES site(id), -- the branch
	date TEXT NOT NULL,                   -- the business day's name
	state TEXT NOT NULL CHECK (state IN ('open', 'closed')), -- open until it is signed off
	opened_at TEXT NOT NULL,              -- when its first work began
	closed_at TEXT NOT NULL DEFAULT '',   -- when it was signed off; '' = open
	closed_by INTEGER REFERENCES users(id), -- who signed it off
	totals TEXT NOT NULL DEFAULT '',      -- JSON: the sums the sign-off stored
	journal_seq INTEGER NOT NULL DEFAULT 0, -- head of the journal when it was signed off
	prev_digest TEXT NOT NULL DEFAULT '', -- digest of the day before
	digest TEXT NOT NULL DEFAULT '',      -- of totals, journal head and prev_digest, hex
	UNIQUE (site_id, date)
) STRICT;
-- one open day per site
CREATE UNIQUE INDEX day_open ON day (site_id) WHERE state = 'open';

-- room: control/user. People who sign in. (`user` is a reserved word in other engines.)
CREATE TABLE users (
	id INTEGER PRIMARY KEY,               -- its key
	name TEXT NOT NULL UNIQUE,            -- what is typed at sign-in
	full_name TEXT NOT NULL,              -- as shown beside their work
	-- what they may do by default
	role TEXT NOT NULL CHECK (role IN ('clerk', 'warehouse', 'supervisor', 'admin')),
	os_account TEXT,                      -- operating-system account tied to it
	password TEXT NOT NULL DEFAULT '',    -- Argon2id string; '' = cannot sign in by password
	pin TEXT NOT NULL DEFAULT '',         -- Argon2id string of the PIN
	-- 1 = cannot sign in any more
	is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
	failed INTEGER NOT NULL DEFAULT 0,    -- wrong attempts since the last right one
	retry_at TEXT NOT NULL DEFAULT '',    -- no attempt is checked before this instant
	last_at TEXT NOT NULL DEFAULT '',     -- last sign-in
	last_desk TEXT NOT NULL DEFAULT '',   -- and where
	created_at TEXT NOT NULL,             -- when
	UNIQUE (os_account)
) STRICT;

-- room: control/user. Rights given or denied on top of the role.
CREATE TABLE user_right (
	user_id INTEGER NOT NULL REFERENCES users(id), -- whose right
	right_name TEXT NOT NULL,             -- name in docket/right.h
	is_given INTEGER NOT NULL CHECK (is_given IN (0, 1)), -- 1 = given, 0 = denied
	max_value INTEGER,                    -- limit in the unit of the right; NULL = none
	PRIMARY KEY (user_id, right_name)
) STRICT;

-- room: control/number. The next number of each kind of document.
CREATE TABLE series (
	kind TEXT PRIMARY KEY,                -- order, quote, shipment, invoice, credit-note ...
	prefix TEXT NOT NULL,                 -- printed before the number
	first_no INTEGER NOT NULL,            -- where it began
	next_no INTEGER NOT NULL,             -- the one to be taken next
	-- 1 = ends in a Damm digit
	has_check_digit INTEGER NOT NULL CHECK (has_check_digit IN (0, 1))
) STRICT;

-- room: control/journal. What was done by whom; one row a transaction, chained by hashes.
CREATE TABLE journal (
	seq INTEGER PRIMARY KEY,              -- 1, 2, 3 ... without a gap
	at TEXT NOT NULL,                     -- when
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that was open
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	user_id INTEGER REFERENCES users(id),  -- NULL = docket itself
	desk TEXT NOT NULL,                   -- terminal or host
	action TEXT NOT NULL,                 -- "order.enter"
	subject TEXT NOT NULL,                -- kind of the record: "order"
	subject_id INTEGER NOT NULL,          -- its id; 0 = none
	body TEXT NOT NULL,                   -- JSON: before/after, reason, other subjects
	sealed BLOB,                          -- personal text, encrypted with the customer's key
	hash BLOB NOT NULL CHECK (length(hash) = 32) -- BLAKE2b of the row and the hash before
) STRICT;
CREATE INDEX journal_subject ON journal (subject, subject_id, seq);

-- room: control/journal. The key that opens a customer's personal text in the journal; erasing a
-- customer deletes the key, and the chain still verifies.
CREATE TABLE customer_key (
	customer_id INTEGER PRIMARY KEY REFERENCES customer(id), -- whose text it opens
	secret BLOB NOT NULL CHECK (length(secret) = 32) -- random
) STRICT;

-- room: control/once. --once keys: the same command with the same key has one effect.
CREATE TABLE once (
	key TEXT PRIMARY KEY,                 -- as given by the caller
	action TEXT NOT NULL,                 -- command that used it, and a hash of its words
	subject_id INTEGER NOT NULL,          -- record that it made or changed
	at TEXT NOT NULL                      -- when
) STRICT;

-- ---------------------------------------------------------------- master

-- room: master/calendar.
CREATE TABLE holiday (
	calendar TEXT NOT NULL,               -- '' = the house's own
	date TEXT NOT NULL,                   -- the day nobody works
	name TEXT NOT NULL,                   -- as shown
	PRIMARY KEY (date, calendar)
) STRICT;

-- room: master/zone. Which tax or carrier zone an address lies in; the most specific row wins.
CREATE TABLE zone (
	id INTEGER PRIMARY KEY,               -- its key
	kind TEXT NOT NULL CHECK (kind IN ('tax', 'carrier')), -- what is looked up
	code TEXT NOT NULL,                   -- the zone's name
	country TEXT NOT NULL DEFAULT '',     -- ISO 3166-1 alpha-2; '' = any
	region TEXT NOT NULL DEFAULT '',      -- '' = any
	postcode_from TEXT NOT NULL DEFAULT '', -- '' = any; compared as folded text
	postcode_to TEXT NOT NULL DEFAULT '', -- '' = postcode_from is a prefix
	UNIQUE (kind, code, country, region, postcode_from)
) STRICT;
CREATE INDEX zone_place ON zone (kind, country);

-- room: master/tax. Tax code × zone × first day → category and rate.
CREATE TABLE tax (
	code TEXT NOT NULL,                   -- of the product
	zone TEXT NOT NULL,                   -- of the address
	valid_from TEXT NOT NULL DEFAULT '',  -- '' = always
	rate INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 1000000), -- percent
	category TEXT NOT NULL,               -- UNCL 5305
	name TEXT NOT NULL DEFAULT '',        -- as printed
	parts TEXT NOT NULL DEFAULT '',       -- "State=4; County=4.5": what the rate is made up of
	names TEXT NOT NULL DEFAULT '',       -- "de=USt. 20 %; zh=...": on papers in that language
	-- a second rate on the same base, of customers with pays_surcharge; 0 = none
	surcharge INTEGER NOT NULL DEFAULT 0 CHECK (surcharge BETWEEN 0 AND 1000000),
	surcharge_name TEXT NOT NULL DEFAULT '',  -- as printed
	surcharge_names TEXT NOT NULL DEFAULT '', -- "de=...": on papers in that language
	PRIMARY KEY (code, zone, valid_from)
) STRICT;

-- room: master/withholding. What customers keep back of invoices and pay to the state for us.
CREATE TABLE withholding (
	code TEXT NOT NULL,                   -- of the customer
	valid_from TEXT NOT NULL DEFAULT '',  -- '' = always
	-- percent of what an invoice comes to without value-added tax
	rate INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 100000),
	name TEXT NOT NULL DEFAULT '',        -- as printed, before the rate; '' = the code
	names TEXT NOT NULL DEFAULT '',       -- by language, as of table tax
	PRIMARY KEY (code, valid_from)
) STRICT;

-- room: master/supplier.
CREATE TABLE supplier (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- as typed
	name TEXT NOT NULL,                   -- as shown
	email TEXT NOT NULL DEFAULT '',       -- address
	phone TEXT NOT NULL DEFAULT '',       -- as typed
	-- days from order to receipt
	lead_days INTEGER NOT NULL DEFAULT 0 CHECK (lead_days BETWEEN 0 AND 3650),
	street TEXT NOT NULL DEFAULT '',      -- first line of the address
	street2 TEXT NOT NULL DEFAULT '',
	city TEXT NOT NULL DEFAULT '',        -- post town
	region TEXT NOT NULL DEFAULT '',      -- state, county or province
	postcode TEXT NOT NULL DEFAULT '',    -- as written
	country TEXT NOT NULL DEFAULT ''      -- ISO 3166-1 alpha-2
) STRICT;

-- room: master/carrier. A carrier's service, with its cut-off and pickup days.
CREATE TABLE carrier_service (
	id INTEGER PRIMARY KEY,               -- its key
	carrier TEXT NOT NULL,                -- "DHL"
	service TEXT NOT NULL,                -- "STD"
	cutoff TEXT NOT NULL DEFAULT '',      -- "15:30"; '' = any time
	pickup_days TEXT NOT NULL DEFAULT '12345', -- weekdays, 1 = Monday
	max_gram INTEGER NOT NULL DEFAULT 0,  -- heaviest parcel; 0 = no limit
	hazard TEXT NOT NULL DEFAULT '',      -- classes it takes: "3;8", "all"; '' = none
	-- who takes the goods: a carrier who comes, the house's own driver, the customer himself
	kind TEXT NOT NULL DEFAULT 'carrier' CHECK (kind IN ('carrier', 'own', 'counter')),
	window_from TEXT NOT NULL DEFAULT '', -- "15:30": he comes from then; '' = any time
	window_to TEXT NOT NULL DEFAULT '',   -- "16:00": and until then; '' = any time
	-- 1 = he comes only when he was booked
	needs_booking INTEGER NOT NULL DEFAULT 0 CHECK (needs_booking IN (0, 1)),
	max_cm INTEGER NOT NULL DEFAULT 0 CHECK (max_cm >= 0), -- longest side of a parcel; 0 = any
	UNIQUE (carrier, service)
) STRICT;

-- room: master/carrier. Price and transit time by zone and weight.
CREATE TABLE carrier_rate (
	service_id INTEGER NOT NULL REFERENCES carrier_service(id), -- the service
	zone TEXT NOT NULL,                   -- carrier zone; '' = any
	upto_gram INTEGER NOT NULL,           -- the row holds up to this weight
	price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 1000000000000000), -- money
	-- working days on the way
	transit_days INTEGER NOT NULL DEFAULT 1 CHECK (transit_days BETWEEN 0 AND 365),
	PRIMARY KEY (service_id, zone, upto_gram)
) STRICT;

-- room: master/box. The boxes that goods are packed into.
CREATE TABLE box (
	id INTEGER PRIMARY KEY,               -- its key
	code TEXT NOT NULL UNIQUE,            -- as typed, scanned and printed: "M"
	name TEXT NOT NULL DEFAULT '',        -- as shown
	length_mm INTEGER NOT NULL CHECK (length_mm > 0), -- inside
	width_mm INTEGER NOT NULL CHECK (width_mm > 0), -- inside
	height_mm INTEGER NOT NULL CHECK (height_mm > 0), -- inside
	tare_gram INTEGER NOT NULL DEFAULT 0 CHECK (tare_gram >= 0), -- empty, with filling
	max_gram INTEGER NOT NULL DEFAULT 0 CHECK (max_gram >= 0) -- heaviest when full; 0 = any
) STRICT;

-- room: master/product.
CREATE TABLE product (
	id INTEGER PRIMARY KEY,               -- its key
	sku TEXT NOT NULL UNIQUE,             -- headed Item on screens and paper
	sku_key TEXT NOT NULL,                -- folded, for typing
	name TEXT NOT NULL,                   -- as shown
	description TEXT NOT NULL DEFAULT '', -- longer text
	attributes TEXT NOT NULL DEFAULT '',  -- size=M8;grade=A4
	unit TEXT NOT NULL DEFAULT 'ea',      -- base unit
	decimals INTEGER NOT NULL DEFAULT 0 CHECK (decimals BETWEEN 0 AND 3), -- of a quantity
	barcode TEXT NOT NULL DEFAULT '',     -- of the base unit
	price INTEGER NOT NULL DEFAULT 0 CHECK (price BETWEEN 0 AND 10000000000000), -- base list
	-- base quantity of price
	price_per INTEGER NOT NULL DEFAULT 1000 CHECK (price_per BETWEEN 1 AND 900000000),
	cost INTEGER NOT NULL DEFAULT 0 CHECK (cost BETWEEN 0 AND 10000000000000), -- per price_per
	tax_code TEXT NOT NULL DEFAULT '',    -- '' = the setting's
	gram INTEGER NOT NULL DEFAULT 0 CHECK (gram >= 0), -- weight of a piece
	length_mm INTEGER NOT NULL DEFAULT 0 CHECK (length_mm >= 0), -- of a piece; 0 = not known
	width_mm INTEGER NOT NULL DEFAULT 0 CHECK (width_mm >= 0), -- the same
	height_mm INTEGER NOT NULL DEFAULT 0 CHECK (height_mm >= 0), -- the same
	-- run-out: sold while it lasts
	status TEXT NOT NULL DEFAULT 'active'
		CHECK (status IN ('active', 'run-out', 'discontinued')),
	replaced_by TEXT NOT NULL DEFAULT '', -- SKU of its successor
	min_qty INTEGER NOT NULL DEFAULT 0,   -- of sale; 0 = none
	multiple INTEGER NOT NULL DEFAULT 0,  -- sold in multiples of it; 0 = any
	max_qty INTEGER NOT NULL DEFAULT 0,   -- most on one line; 0 = no limit
	supplier TEXT NOT NULL DEFAULT '',    -- supplier number
	supplier_sku TEXT NOT NULL DEFAULT '', -- the supplier's number for it
	-- days from order to receipt
	lead_days INTEGER NOT NULL DEFAULT 0 CHECK (lead_days BETWEEN 0 AND 3650),
	-- wanted later than in so many days it is not reserved yet; 0 = as the setting says
	reserve_days INTEGER NOT NULL DEFAULT 0 CHECK (reserve_days BETWEEN 0 AND 3650),
	reorder_point INTEGER NOT NULL DEFAULT 0, -- order more when free stock falls to it
	reorder_qty INTEGER NOT NULL DEFAULT 0, -- how much
	abc TEXT NOT NULL DEFAULT '',         -- class A, B or C of the stock count
	hazard TEXT NOT NULL DEFAULT '',      -- shipping class; '' = none
	-- how single ones are told apart: by nothing, by lot, or each by its serial number
	tracked TEXT NOT NULL DEFAULT '' CHECK (tracked IN ('', 'lot', 'serial')),
	-- days from receipt to expiry where the label names none; 0 = it does not expire
	shelf_days INTEGER NOT NULL DEFAULT 0 CHECK (shelf_days BETWEEN 0 AND 36500),
	bin TEXT NOT NULL DEFAULT '',         -- location it is put away to; '' = the main one
	-- where new lines get it from: '' = our stock, or the supplier ships it to the customer
	supply TEXT NOT NULL DEFAULT '' CHECK (supply IN ('', 'drop')),
	price_group TEXT NOT NULL DEFAULT '', -- what counts together for price breaks
	origin TEXT NOT NULL DEFAULT '',      -- country it was made in, ISO 3166-1 alpha-2
	popularity INTEGER NOT NULL DEFAULT 0, -- lines sold; orders search hits
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
CREATE INDEX product_sku_key ON product (sku_key);

-- room: master/unit. Packs of a product: case, inner, pallet.
CREATE TABLE unit (
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	name TEXT NOT NULL,                   -- "cs"
	pieces INTEGER NOT NULL CHECK (pieces BETWEEN 1 AND 900000000), -- in one of it
	barcode TEXT NOT NULL DEFAULT '',     -- of the pack
	PRIMARY KEY (product_id, name)
) STRICT;

-- room: master/unit. Every barcode, of base units and packs, leads to one product and unit.
CREATE TABLE barcode (
	code TEXT PRIMARY KEY,                -- digits as scanned
	product_id INTEGER NOT NULL REFERENCES product(id), -- what it stands on
	unit TEXT NOT NULL                    -- unit name; the base unit's too
) STRICT;

-- room: master/product. What may be offered instead.
CREATE TABLE substitute (
	product_id INTEGER NOT NULL REFERENCES product(id), -- what was asked for
	substitute_id INTEGER NOT NULL REFERENCES product(id), -- what may go instead
	rank INTEGER NOT NULL DEFAULT 1,      -- 1 is offered first
	PRIMARY KEY (product_id, substitute_id)
) STRICT;

-- room: master/product. Parts of a kit.
CREATE TABLE kit_part (
	kit_id INTEGER NOT NULL REFERENCES product(id), -- the kit
	part_id INTEGER NOT NULL REFERENCES product(id), -- a part of it
	qty INTEGER NOT NULL CHECK (qty BETWEEN 1 AND 900000000), -- per kit
	PRIMARY KEY (kit_id, part_id)
) STRICT;

-- room: master/customer.
CREATE TABLE customer (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- as typed
	name TEXT NOT NULL,                   -- as shown
	name_key TEXT NOT NULL,               -- folded
	grp TEXT NOT NULL DEFAULT '',         -- customer group (tier)
	contact TEXT NOT NULL DEFAULT '',     -- person to ask for
	phone TEXT NOT NULL DEFAULT '',       -- as typed
	phone_key TEXT NOT NULL DEFAULT '',   -- digits, reversed
	email TEXT NOT NULL DEFAULT '',       -- address
	language TEXT NOT NULL DEFAULT '',    -- of documents: ISO 639-1
	street TEXT NOT NULL DEFAULT '',      -- first line of the address
	street2 TEXT NOT NULL DEFAULT '',
	city TEXT NOT NULL DEFAULT '',        -- post town
	region TEXT NOT NULL DEFAULT '',      -- state, county or province
	postcode TEXT NOT NULL DEFAULT '',    -- as written
	country TEXT NOT NULL DEFAULT '',     -- ISO 3166-1 alpha-2
	tax_zone TEXT NOT NULL DEFAULT '',    -- '' = found by country, region and postcode
	carrier_zone TEXT NOT NULL DEFAULT '', -- '' = found likewise
	-- days from invoice to payment
	terms_days INTEGER NOT NULL DEFAULT 30 CHECK (terms_days BETWEEN 0 AND 3650),
	-- percent off an invoice that is paid within cash_discount_days; 0 = none
	cash_discount INTEGER NOT NULL DEFAULT 0 CHECK (cash_discount BETWEEN 0 AND 100000),
	-- days from invoice to the last day for it
	cash_discount_days INTEGER NOT NULL DEFAULT 0 CHECK (cash_discount_days BETWEEN 0 AND 3650),
	-- when his orders are invoiced: '' = with each shipment; whole when verified; with
	-- shipments that deposits have paid; or gathered week by week, month by month
	billing TEXT NOT NULL DEFAULT ''
		CHECK (billing IN ('', 'order', 'prepaid', 'week', 'month')),
	credit_limit INTEGER,                 -- NULL = none set, 0 = no credit
	price_list TEXT NOT NULL DEFAULT '',  -- '' = the group's, else the base list
	-- all his documents are in it: ISO 4217; '' = the house's
	currency TEXT NOT NULL DEFAULT '',
	-- percent off listed prices
	discount INTEGER NOT NULL DEFAULT 0 CHECK (discount BETWEEN 0 AND 100000),
	priority INTEGER NOT NULL DEFAULT 5 CHECK (priority BETWEEN 1 AND 9), -- 1 is served first
	tax_number TEXT NOT NULL DEFAULT '',  -- VAT number or the like
	tax_exempt_until TEXT NOT NULL DEFAULT '', -- last day of the certificate; '' = none
	withholding TEXT NOT NULL DEFAULT '', -- the tax that he withholds; '' = none
	-- whether the surcharge of a tax rate is for him too
	pays_surcharge INTEGER NOT NULL DEFAULT 0 CHECK (pays_surcharge IN (0, 1)),
	-- 1 = no order without their number
	po_required INTEGER NOT NULL DEFAULT 0 CHECK (po_required IN (0, 1)),
	-- what to do when it repeats
	duplicate_po TEXT NOT NULL DEFAULT 'warn' CHECK (duplicate_po IN ('ok', 'warn', 'stop')),
	backorders INTEGER NOT NULL DEFAULT 1 CHECK (backorders IN (0, 1)), -- allowed
	shortage_policy TEXT NOT NULL DEFAULT 'part' -- what happens to a short line
		CHECK (shortage_policy IN ('part', 'wait', 'cancel', 'substitute', 'ask')),
	-- what he is sent must live so many days more
	min_life_days INTEGER NOT NULL DEFAULT 0 CHECK (min_life_days BETWEEN 0 AND 3650),
	blocked TEXT NOT NULL DEFAULT '',     -- reason; '' = not blocked
	alert TEXT NOT NULL DEFAULT '',       -- note shown when an order is opened
	e_address TEXT NOT NULL DEFAULT '',   -- for electronic invoices, SCHEME:ID; '' = found
	buyer_reference TEXT NOT NULL DEFAULT '', -- what those must name, as he said
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
CREATE INDEX customer_phone ON customer (phone_key);

-- room: master/address. Ship-to addresses.
CREATE TABLE address (
	id INTEGER PRIMARY KEY,               -- its key
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- whose
	code TEXT NOT NULL,                   -- "01"; '' = given for one order only
	name TEXT NOT NULL DEFAULT '',        -- '' = the customer's
	street TEXT NOT NULL DEFAULT '',      -- first line of the address
	street2 TEXT NOT NULL DEFAULT '',
	city TEXT NOT NULL DEFAULT '',        -- post town
	region TEXT NOT NULL DEFAULT '',      -- state, county or province
	postcode TEXT NOT NULL DEFAULT '',    -- as written
	country TEXT NOT NULL DEFAULT '',     -- ISO 3166-1 alpha-2
	tax_zone TEXT NOT NULL DEFAULT '',    -- '' = the customer's
	carrier_zone TEXT NOT NULL DEFAULT '', -- '' = the customer's
	phone TEXT NOT NULL DEFAULT '',       -- as typed
	note TEXT NOT NULL DEFAULT '',        -- for driver and warehouse
	carrier TEXT NOT NULL DEFAULT '',     -- default, CARRIER/SERVICE
	-- when it takes deliveries: Mo-Fr 08:00-16:00; Sa 9-12; '' = any time
	time_window TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX address_code ON address (customer_id, code) WHERE code <> '';

-- room: master/window. Days on which a ship-to takes no deliveries.
CREATE TABLE blackout (
	address_id INTEGER NOT NULL REFERENCES address(id), -- the ship-to
	first TEXT NOT NULL,                  -- first day of it
	last TEXT NOT NULL,                   -- and the last
	reason TEXT NOT NULL DEFAULT '',      -- as shown: stock taking, works holidays
	PRIMARY KEY (address_id, first)
) STRICT;

-- room: master/contact.
CREATE TABLE contact (
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- whose
	name TEXT NOT NULL,                   -- of the person
	role TEXT NOT NULL DEFAULT '',        -- buyer, accounts ...
	phone TEXT NOT NULL DEFAULT '',       -- as typed
	phone_key TEXT NOT NULL DEFAULT '',   -- digits, reversed
	email TEXT NOT NULL DEFAULT '',       -- address
	language TEXT NOT NULL DEFAULT '',    -- of documents: ISO 639-1
	PRIMARY KEY (customer_id, name)
) STRICT;
CREATE INDEX contact_phone ON contact (phone_key);

-- room: master/exemption. Certificates by which a customer pays no tax.
CREATE TABLE exemption (
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- whose
	number TEXT NOT NULL,                 -- of the certificate, as printed on the invoice
	valid_from TEXT NOT NULL DEFAULT '',  -- first day; '' = always
	valid_to TEXT NOT NULL DEFAULT '',    -- last day; '' = until it is taken away
	codes TEXT NOT NULL DEFAULT '',       -- tax codes it holds for, with blanks; '' = all
	zones TEXT NOT NULL DEFAULT '',       -- tax zones it holds in; '' = all
	-- UNCL 5305: what his goods become
	category TEXT NOT NULL DEFAULT 'E' CHECK (category IN ('E', 'Z', 'O', 'G', 'K', 'AE')),
	note TEXT NOT NULL DEFAULT '',        -- authority, where the paper is kept
	PRIMARY KEY (customer_id, number)
) STRICT;

-- room: master/pending. Credit limits, terms and tax data that wait for a second person.
CREATE TABLE pending (
	id INTEGER PRIMARY KEY,               -- its key
	subject TEXT NOT NULL CHECK (subject IN ('customer', 'product')), -- kind of record
	subject_id INTEGER NOT NULL,          -- its id
	address_id INTEGER REFERENCES address(id), -- a ship-to of his; NULL = himself
	field TEXT NOT NULL,                  -- its name in files
	before TEXT NOT NULL,                 -- what stood there when it was asked for
	after TEXT NOT NULL,                  -- what is asked for
	state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'replaced')), -- now
	asked_by INTEGER REFERENCES users(id), -- who asked
	asked_at TEXT NOT NULL,               -- when
	settled_by INTEGER REFERENCES users(id), -- who approved, refused or replaced it
	settled_at TEXT NOT NULL DEFAULT '',  -- when
	reason TEXT NOT NULL DEFAULT ''       -- of a refusal
) STRICT;
CREATE INDEX pending_open ON pending (subject, subject_id) WHERE state = 'open';

-- room: master/customer. The customer's own part numbers.
CREATE TABLE customer_item (
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- the customer
	their_sku TEXT NOT NULL,              -- what they call it
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	PRIMARY KEY (customer_id, their_sku)
) STRICT;

-- room: master/currency. What one unit of a currency is worth in the house's, from a day on.
CREATE TABLE exchange_rate (
	currency TEXT NOT NULL,               -- ISO 4217; never the house's
	valid_from TEXT NOT NULL,             -- first day
	rate INTEGER NOT NULL CHECK (rate > 0), -- house money for one unit, in 10^-9
	PRIMARY KEY (currency, valid_from)
) STRICT;

-- room: master/price_head. What holds for all prices of a list. A list without a row is in the
-- house's currency, before tax.
CREATE TABLE price_list (
	code TEXT PRIMARY KEY,                -- of the list; '' = the base list
	currency TEXT NOT NULL DEFAULT '',    -- of its prices: ISO 4217; '' = the house's
	-- 1 = its prices hold the value-added tax, as at a counter
	includes_tax INTEGER NOT NULL DEFAULT 0 CHECK (includes_tax IN (0, 1))
) STRICT;

-- room: master/price_list. A price of a list ('' base, a named list) or of one customer (contract).
-- A list that is named as a customer group is that group's.
CREATE TABLE price (
	id INTEGER PRIMARY KEY,               -- its key
	list TEXT NOT NULL DEFAULT '',        -- list code; '' when customer_id is set
	customer_id INTEGER REFERENCES customer(id), -- contract price of this customer
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 10000000000000), -- per `per` pieces
	per INTEGER NOT NULL DEFAULT 1000 CHECK (per BETWEEN 1 AND 900000000), -- base quantity
	min_qty INTEGER NOT NULL DEFAULT 0,   -- quantity break
	-- 1 = the break is reached by all of the product's price group on the order together
	by_group INTEGER NOT NULL DEFAULT 0 CHECK (by_group IN (0, 1)),
	valid_from TEXT NOT NULL DEFAULT '',  -- first day; '' = always
	valid_to TEXT NOT NULL DEFAULT ''     -- last day; '' = for ever
) STRICT;
CREATE UNIQUE INDEX price_of_list ON price (product_id, list, valid_from, min_qty)
	WHERE customer_id IS NULL;
CREATE UNIQUE INDEX price_of_customer ON price (product_id, customer_id, valid_from, min_qty)
	WHERE customer_id IS NOT NULL;

-- room: master/promotion. What is given off list prices for a time.
CREATE TABLE promotion (
	id INTEGER PRIMARY KEY,               -- its key
	code TEXT NOT NULL UNIQUE,            -- as it is called
	name TEXT NOT NULL DEFAULT '',        -- as shown
	-- what it does
	kind TEXT NOT NULL CHECK (kind IN ('percent', 'amount', 'price', 'n-for-m', 'free')),
	sku TEXT NOT NULL DEFAULT '',         -- of this product; '' = of price_group
	price_group TEXT NOT NULL DEFAULT '', -- of its products; '' = of all
	customer TEXT NOT NULL DEFAULT '',    -- for this one; '' = for customer_group
	customer_group TEXT NOT NULL DEFAULT '', -- for this group; '' = for all
	min_qty INTEGER NOT NULL DEFAULT 0,   -- from so many pieces on a line
	rate INTEGER NOT NULL DEFAULT 0 CHECK (rate BETWEEN 0 AND 100000), -- percent off
	-- amount off, or the new price, for `per` pieces
	price INTEGER NOT NULL DEFAULT 0 CHECK (price BETWEEN 0 AND 10000000000000),
	per INTEGER NOT NULL DEFAULT 1000 CHECK (per BETWEEN 1 AND 900000000), -- base quantity
	buy INTEGER NOT NULL DEFAULT 0,       -- pieces: n, or those that a gift is given for
	pay INTEGER NOT NULL DEFAULT 0,       -- pieces: m
	free_sku TEXT NOT NULL DEFAULT '',    -- the gift
	free_qty INTEGER NOT NULL DEFAULT 0,  -- pieces of it for each `buy`
	exclusive INTEGER NOT NULL DEFAULT 0 CHECK (exclusive IN (0, 1)), -- never with another
	on_net INTEGER NOT NULL DEFAULT 0 CHECK (on_net IN (0, 1)), -- off net prices, too
	max_order INTEGER NOT NULL DEFAULT 0, -- most pieces on one order; 0 = no limit
	max_customer INTEGER NOT NULL DEFAULT 0, -- the same of one customer, for ever
	max_total INTEGER NOT NULL DEFAULT 0, -- the same in all
	valid_from TEXT NOT NULL DEFAULT '',  -- first day; '' = always
	valid_to TEXT NOT NULL DEFAULT '',    -- last day; '' = for ever
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change
) STRICT;
CREATE INDEX promotion_of ON promotion (sku, price_group);

-- room: order/promote. Which lines of entered orders, and of quotes, took a promotion: for its
-- limits, and for the goods that go with them.
CREATE TABLE promotion_use (
	line_id INTEGER NOT NULL,             -- the line
	promotion_id INTEGER NOT NULL REFERENCES promotion(id), -- what it took
	qty INTEGER NOT NULL,                 -- pieces
	gift_id INTEGER,                      -- line of the goods that it gave for nothing
	buy INTEGER NOT NULL DEFAULT 0,       -- as it was then: pieces that they are given for
	free_qty INTEGER NOT NULL DEFAULT 0,  -- pieces of them for each `buy`
	PRIMARY KEY (promotion_id, line_id)
) STRICT;
CREATE INDEX promotion_use_line ON promotion_use (line_id);
CREATE INDEX promotion_use_gift ON promotion_use (gift_id) WHERE gift_id IS NOT NULL;

-- ---------------------------------------------------------------- ledger

-- room: ledger/account. The chart of accounts.
CREATE TABLE account (
	code TEXT PRIMARY KEY,                -- "1200"
	name TEXT NOT NULL,                   -- as shown
	role TEXT NOT NULL DEFAULT '',        -- what docket made it for; '' = the house did
	type TEXT NOT NULL DEFAULT ''         -- '' = an earlier docket did not say
		CHECK (type IN ('', 'asset', 'liability', 'equity', 'income', 'expense'))
) STRICT;

-- room: ledger/account. What docket posts where, and where it did; several roles may share an
-- account.
CREATE TABLE account_role (
	role TEXT NOT NULL,                   -- receivable, revenue ... as accounts.def knows them
	account TEXT NOT NULL REFERENCES account(code), -- code of the account
	is_now INTEGER NOT NULL CHECK (is_now IN (0, 1)), -- it is posted there from now on
	PRIMARY KEY (role, account)
) STRICT;
CREATE UNIQUE INDEX account_role_now ON account_role (role) WHERE is_now = 1;
CREATE INDEX account_role_of ON account_role (account) WHERE is_now = 1;

-- room: ledger/posting. One balanced batch per posted document.
CREATE TABLE batch (
	id INTEGER PRIMARY KEY,               -- its key
	document TEXT NOT NULL,               -- kind: invoice, payment, shipment ...
	document_id INTEGER NOT NULL,         -- its id
	date TEXT NOT NULL,                   -- calendar day
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	currency TEXT NOT NULL DEFAULT '',    -- of the document: ISO 4217; '' = the house's
	exchange INTEGER NOT NULL DEFAULT 1000000000, -- house money for one unit of it, in 10^-9
	UNIQUE (document, document_id)
) STRICT;
CREATE INDEX batch_day ON batch (day_id);
CREATE INDEX batch_currency ON batch (currency, date) WHERE currency <> '';

-- room: ledger/posting. In the house's currency.
CREATE TABLE posting (
	batch_id INTEGER NOT NULL REFERENCES batch(id), -- its batch
	line_no INTEGER NOT NULL,             -- 1, 2, 3 ...
	account TEXT NOT NULL REFERENCES account(code), -- account code
	-- money; one of the two is 0
	debit INTEGER NOT NULL DEFAULT 0 CHECK (debit BETWEEN 0 AND 1000000000000000),
	credit INTEGER NOT NULL DEFAULT 0 CHECK (credit BETWEEN 0 AND 1000000000000000), -- money
	customer_id INTEGER REFERENCES customer(id), -- on receivable and customer credit
	-- the same in the document's currency, positive: debit; NULL = a batch in the house's
	amount_own INTEGER,
	role TEXT NOT NULL DEFAULT '',        -- what it is, on whichever account
	PRIMARY KEY (batch_id, line_no),
	-- an amount of another currency may come to nothing in the house's
	CHECK ((debit > 0) <> (credit > 0)
		OR (debit = 0 AND credit = 0 AND coalesce(amount_own, 0) <> 0))
) STRICT;

-- room: ledger/handed. Postings that were written out for an accounting program, each once.
CREATE TABLE ledger_export (
	id INTEGER PRIMARY KEY,               -- its key, and the number on the file
	at TEXT NOT NULL,                     -- when
	to_date TEXT NOT NULL,                -- last business day that it takes
	batches INTEGER NOT NULL,             -- how many
	debit INTEGER NOT NULL,               -- money: their sum, and that of credit
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day it was made on
	user_id INTEGER REFERENCES users(id)  -- who; NULL = docket itself
) STRICT;
-- room: ledger/handed.
CREATE TABLE ledger_export_batch (
	batch_id INTEGER PRIMARY KEY REFERENCES batch(id), -- once for ever
	export_id INTEGER NOT NULL REFERENCES ledger_export(id) -- in which file
) STRICT;
CREATE INDEX ledger_export_batch_of ON ledger_export_batch (export_id);

-- room: ledger/posting. What a customer owes and has paid ahead, in his currency and in the
-- house's, kept with every posting and proved by the day's rules against the postings themselves.
CREATE TABLE customer_account (
	customer_id INTEGER PRIMARY KEY REFERENCES customer(id), -- whose
	receivable INTEGER NOT NULL DEFAULT 0, -- money owed: Σ postings on receivable
	credit INTEGER NOT NULL DEFAULT 0,    -- unapplied payments: Σ postings on customer-credit
	deposit INTEGER NOT NULL DEFAULT 0,   -- kept for orders: Σ postings on customer-deposit
	home_receivable INTEGER,              -- in the house's currency; NULL = the same
	home_credit INTEGER,                  -- likewise
	home_deposit INTEGER                  -- likewise
) STRICT;

-- ---------------------------------------------------------------- stock

-- room: stock/location. Warehouse and bin.
CREATE TABLE location (
	id INTEGER PRIMARY KEY,               -- its key
	code TEXT NOT NULL UNIQUE,            -- as on the shelf
	zone TEXT NOT NULL DEFAULT '',        -- part of the house
	sort TEXT NOT NULL DEFAULT '',        -- walking order
	-- 'drop': no shelf; what suppliers ship to customers goes in and out of it in one change,
	-- so nothing ever lies there, and it has no row in stock
	kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'drop'))
) STRICT;
CREATE INDEX location_walk ON location (sort, code);

-- room: stock/balance. What lies where; on_hand is the sum of the moves.
CREATE TABLE stock (
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
	on_hand INTEGER NOT NULL DEFAULT 0,   -- pieces there
	quarantined INTEGER NOT NULL DEFAULT 0, -- of them not for sale
	allocated INTEGER NOT NULL DEFAULT 0, -- of them promised to lines
	PRIMARY KEY (product_id, location_id),
	CHECK (on_hand >= 0 AND quarantined >= 0 AND allocated >= 0
		AND quarantined + allocated <= on_hand)
) STRICT;
CREATE INDEX stock_location ON stock (location_id);

-- room: stock/lot. Pieces of a tracked product that came together, or one by its serial number.
CREATE TABLE lot (
	id INTEGER PRIMARY KEY,               -- its key
	product_id INTEGER NOT NULL REFERENCES product(id), -- of what
	code TEXT NOT NULL CHECK (code <> ''), -- lot or serial number, as on the label
	expiry TEXT NOT NULL DEFAULT '',      -- last day it may be used; '' = it does not expire
	UNIQUE (product_id, code)
) STRICT;
CREATE INDEX lot_code ON lot (code);
CREATE INDEX lot_expiry ON lot (expiry) WHERE expiry <> '';

-- room: stock/lot. What of a lot lies where: its parts of `stock`, where they are summed.
CREATE TABLE lot_stock (
	lot_id INTEGER NOT NULL REFERENCES lot(id), -- which
	product_id INTEGER NOT NULL REFERENCES product(id), -- the lot's
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
	on_hand INTEGER NOT NULL DEFAULT 0,   -- pieces there
	quarantined INTEGER NOT NULL DEFAULT 0, -- of them not for sale
	PRIMARY KEY (lot_id, location_id),
	CHECK (quarantined >= 0 AND quarantined <= on_hand)
) STRICT;
CREATE INDEX lot_stock_open ON lot_stock (product_id, location_id) WHERE on_hand > 0;

-- room: stock/move. Every change of on_hand, positive into the location.
CREATE TABLE move (
	id INTEGER PRIMARY KEY,               -- its key
	at TEXT NOT NULL,                     -- when
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
	lot_id INTEGER REFERENCES lot(id),    -- of which lot; NULL = the product is not tracked
	qty INTEGER NOT NULL CHECK (qty <> 0), -- pieces, positive into the location
	kind TEXT NOT NULL CHECK (kind IN     -- why, in one word
		('receipt', 'shipment', 'return', 'adjustment', 'count', 'transfer',
		'scrap', 'import')),
	reason TEXT NOT NULL,                 -- code or text
	-- kind of the document behind it: "shipment", "journal"
	document TEXT NOT NULL,
	document_id INTEGER NOT NULL,         -- its id
	cost INTEGER NOT NULL DEFAULT 0,      -- value of the move in money, signed like qty
	user_id INTEGER REFERENCES users(id)  -- who; NULL = docket itself
) STRICT;
CREATE INDEX move_product ON move (product_id, location_id, id);
CREATE INDEX move_day ON move (day_id);
CREATE INDEX move_lot ON move (lot_id) WHERE lot_id IS NOT NULL;
CREATE INDEX move_shipment ON move (document_id) WHERE document = 'shipment';

-- room: stock/value. What all pieces of a product are worth, kept with every move: the average is
-- value / qty. Rounding stays in it, and the last piece takes what is left.
CREATE TABLE stock_value (
	product_id INTEGER PRIMARY KEY REFERENCES product(id), -- of what
	qty INTEGER NOT NULL,                 -- pieces on hand, at all places
	value INTEGER NOT NULL,               -- money: the moves' cost and revaluations
	known_qty INTEGER NOT NULL,           -- both as they were when there was stock last:
	known_value INTEGER NOT NULL          -- what a piece cost, if there is none now
) STRICT;

-- room: stock/value. Value that changed though nothing moved: a supplier's bill asked another price
-- than was agreed, the standard cost was changed, an earlier docket kept no values.
CREATE TABLE revaluation (
	id INTEGER PRIMARY KEY,               -- its key
	at TEXT NOT NULL,                     -- when
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	product_id INTEGER NOT NULL REFERENCES product(id), -- of what
	after_move INTEGER NOT NULL DEFAULT 0, -- the newest move then, of any product
	qty INTEGER NOT NULL,                 -- pieces that were on hand
	amount INTEGER NOT NULL CHECK (amount <> 0), -- money: worth more, or less
	kind TEXT NOT NULL CHECK (kind IN ('bill', 'standard', 'opening')), -- why
	document TEXT NOT NULL,               -- kind of the document behind it
	document_id INTEGER NOT NULL,         -- its id
	user_id INTEGER REFERENCES users(id)  -- who; NULL = docket itself
) STRICT;
CREATE INDEX revaluation_product ON revaluation (product_id, id);
CREATE INDEX revaluation_day ON revaluation (day_id);

-- room: stock/allocation. Ties a line to stock; gone when shipped or given back.
CREATE TABLE allocation (
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- the order line
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
	qty INTEGER NOT NULL CHECK (qty BETWEEN 1 AND 900000000), -- pieces
	PRIMARY KEY (line_id, location_id)
) STRICT;
CREATE INDEX allocation_product ON allocation (product_id, location_id);

-- room: stock/adjust. On hand put right with a reason; what is worth much waits for a second
-- person, and what it takes away is set apart meanwhile.
CREATE TABLE adjustment (
	id INTEGER PRIMARY KEY,               -- its key
	product_id INTEGER NOT NULL REFERENCES product(id), -- of what
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
	lot_id INTEGER REFERENCES lot(id),    -- of a tracked product; else NULL
	qty INTEGER NOT NULL CHECK (qty <> 0), -- pieces, positive into the location
	is_apart INTEGER NOT NULL CHECK (is_apart IN (0, 1)), -- taken from what was set apart
	reason TEXT NOT NULL,                 -- code in adjust_reasons.def
	note TEXT NOT NULL,                   -- more of it; '' = nothing
	value INTEGER NOT NULL,               -- money at cost, signed like qty
	-- an open one has moved nothing yet
	state TEXT NOT NULL CHECK (state IN ('open', 'posted', 'refused')),
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	asked_by INTEGER REFERENCES users(id), -- who
	asked_at TEXT NOT NULL,               -- when
	settled_by INTEGER REFERENCES users(id), -- second person; NULL = none was needed, or open
	settled_at TEXT NOT NULL DEFAULT '',  -- when
	refusal TEXT NOT NULL DEFAULT ''      -- why it was refused
) STRICT;
CREATE INDEX adjustment_open ON adjustment (id) WHERE state = 'open';
CREATE INDEX adjustment_product ON adjustment (product_id, id);
CREATE INDEX adjustment_day ON adjustment (day_id);

-- room: stock/transfer. Goods put from one place to another: two moves that cancel out.
CREATE TABLE transfer (
	id INTEGER PRIMARY KEY,               -- its key
	product_id INTEGER NOT NULL REFERENCES product(id), -- of what
	from_id INTEGER NOT NULL REFERENCES location(id), -- where it lay
	to_id INTEGER NOT NULL REFERENCES location(id), -- where it lies
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces
	allocated INTEGER NOT NULL CHECK (allocated BETWEEN 0 AND qty), -- went with their orders
	is_apart INTEGER NOT NULL CHECK (is_apart IN (0, 1)), -- of what was set apart; it stays so
	reason TEXT NOT NULL,                 -- a few words
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day
	user_id INTEGER REFERENCES users(id), -- who
	at TEXT NOT NULL,                     -- when
	CHECK (from_id <> to_id)
) STRICT;
CREATE INDEX transfer_product ON transfer (product_id, id);
CREATE INDEX transfer_day ON transfer (day_id);

-- room: count/count. A count of stock: bins looked at by somebody who is not told what should lie
-- there.
CREATE TABLE stock_count (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- of its series
	scope TEXT NOT NULL,                  -- what was asked for: "class A", "B-04"
	-- posted: its differences are moves
	state TEXT NOT NULL CHECK (state IN ('open', 'posted', 'cancelled')),
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day it was begun
	started_by INTEGER REFERENCES users(id), -- who
	started_at TEXT NOT NULL,             -- when
	settled_by INTEGER REFERENCES users(id), -- who posted or cancelled it
	settled_at TEXT NOT NULL DEFAULT '',  -- when; '' = open
	settled_day INTEGER REFERENCES day(id), -- business day of that
	reason TEXT NOT NULL DEFAULT '',      -- why it was cancelled
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
CREATE INDEX stock_count_open ON stock_count (id) WHERE state = 'open';
CREATE INDEX stock_count_day ON stock_count (settled_day) WHERE settled_day IS NOT NULL;

-- room: count/count. A bin of one product. `expected` is what should have lain there at the moment
-- it was counted: on hand without what was picked already.
CREATE TABLE count_line (
	id INTEGER PRIMARY KEY,               -- its key
	count_id INTEGER NOT NULL REFERENCES stock_count(id), -- the count
	line_no INTEGER NOT NULL,             -- 1, 2, 3 ... in walking order
	product_id INTEGER NOT NULL REFERENCES product(id), -- what
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
	lot_id INTEGER REFERENCES lot(id),    -- of a tracked product; else NULL
	-- moved: it changed while it was counted, anybody counts it again; recount: another does;
	-- approve: the difference waits for a second person; refused: the books stay as they are
	state TEXT NOT NULL CHECK (state IN ('open', 'moved', 'recount', 'approve', 'counted',
		'refused', 'posted')),
	begun INTEGER NOT NULL,               -- pieces that should have lain there at the start
	begun_move INTEGER NOT NULL,          -- last move of the house then
	opened INTEGER,                       -- begun as the count began, where it began again
	opened_move INTEGER,                  -- begun_move likewise; NULL = it did not
	counted INTEGER CHECK (counted >= 0), -- pieces; NULL = not counted, or to be counted again
	expected INTEGER,                     -- pieces; NULL likewise
	counted_by INTEGER REFERENCES users(id), -- by whom
	counted_at TEXT NOT NULL DEFAULT '',  -- the moment it was counted
	first_counted INTEGER,                -- the count before it, where it was counted again
	first_expected INTEGER,               -- what should have lain there then
	first_by INTEGER REFERENCES users(id), -- who counted then
	settled_by INTEGER REFERENCES users(id), -- who approved or refused the difference
	note TEXT NOT NULL DEFAULT '',        -- why it was refused
	taken INTEGER NOT NULL DEFAULT 0,     -- pieces that the loss took from orders
	UNIQUE (count_id, line_no)
) STRICT;
CREATE INDEX count_line_place ON count_line (product_id, location_id);

-- ---------------------------------------------------------------- tell

-- room: tell/outbox. What is to be told by mail; written in the transaction that causes it.
CREATE TABLE outbox (
	id INTEGER PRIMARY KEY,               -- its key
	at TEXT NOT NULL,                     -- when it was asked for
	kind TEXT NOT NULL,                   -- "packing-slip", "invoice", "confirmation"
	document TEXT NOT NULL,               -- kind of the record it shows
	document_id INTEGER NOT NULL,         -- its id
	-- until done it is tried again
	state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
	attempts INTEGER NOT NULL DEFAULT 0,  -- how often it was tried
	result TEXT NOT NULL DEFAULT ''       -- what the last attempt said
) STRICT;
CREATE INDEX outbox_waiting ON outbox (id) WHERE state = 'waiting';
CREATE INDEX outbox_failed ON outbox (at) WHERE state = 'failed';
CREATE INDEX outbox_document ON outbox (document, document_id);

-- room: tell/outbox. Each time the mail program was given one.
CREATE TABLE outbox_attempt (
	outbox_id INTEGER NOT NULL REFERENCES outbox(id), -- of which
	attempt_no INTEGER NOT NULL,          -- 1, 2, 3 ...
	at TEXT NOT NULL,                     -- when it began
	until TEXT NOT NULL,                  -- open after this instant, it was cut off
	user_id INTEGER REFERENCES users(id), -- who sent it
	recipient TEXT NOT NULL,              -- to this address
	bytes INTEGER NOT NULL,               -- how many there were to send
	digest TEXT NOT NULL,                 -- BLAKE2b-256 of them in hex
	outcome TEXT NOT NULL DEFAULT ''      -- '' = none was heard
		CHECK (outcome IN ('', 'sent', 'unknown', 'failed')),
	result TEXT NOT NULL DEFAULT '',      -- what the mail program or the clerk said
	PRIMARY KEY (outbox_id, attempt_no)
) STRICT;

-- room: tell/print. Papers that are to be printed, written in the transaction that causes them;
-- a row is one paper: printed again, it is another row.
CREATE TABLE print_job (
	id INTEGER PRIMARY KEY,               -- its key
	document TEXT NOT NULL,               -- "packing-slip", "invoice"
	subject TEXT NOT NULL,                -- kind of the record it shows
	subject_id INTEGER NOT NULL,          -- its id
	number TEXT NOT NULL,                 -- its number, for lists and titles
	at TEXT NOT NULL,                     -- when it was asked for
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day it was asked for
	user_id INTEGER REFERENCES users(id), -- by whom; NULL = docket itself
	desk TEXT NOT NULL,                   -- and where: a desk may have a printer of its own
	batch_id INTEGER REFERENCES print_job(id), -- papers that go out together: their first
	place INTEGER NOT NULL DEFAULT 0,     -- among them
	again_of INTEGER REFERENCES print_job(id), -- the paper that this one stands in for
	-- sheets before it came out right and are left out
	from_page INTEGER NOT NULL DEFAULT 1 CHECK (from_page >= 1),
	-- 1 = original, 2 = reprint 2; 0 until it was tried for the first time
	copy_no INTEGER NOT NULL DEFAULT 0 CHECK (copy_no >= 0),
	-- of how many, as it said on the paper
	copy_count INTEGER NOT NULL DEFAULT 0 CHECK (copy_count >= copy_no),
	-- sending: the printer is being spoken to; unknown: it may be on paper
	state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent',
		'unknown', 'failed', 'acknowledged', 'ruined', 'cancelled')),
	attempts INTEGER NOT NULL DEFAULT 0,  -- how often it was tried
	result TEXT NOT NULL DEFAULT '',      -- what the last attempt or the clerk said
	settled_by INTEGER REFERENCES users(id), -- who acknowledged, ruined or cancelled it
	settled_at TEXT NOT NULL DEFAULT ''   -- when
) STRICT;
CREATE INDEX print_job_of ON print_job (subject, subject_id, document);
CREATE INDEX print_job_open ON print_job (state)
	WHERE state IN ('waiting', 'sending', 'sent', 'unknown', 'failed');

-- room: tell/print. Each time a printer was spoken to.
CREATE TABLE print_attempt (
	job_id INTEGER NOT NULL REFERENCES print_job(id), -- the paper
	attempt_no INTEGER NOT NULL,          -- 1, 2, 3 ...
	at TEXT NOT NULL,                     -- when it began
	until TEXT NOT NULL,                  -- open after this instant, it was cut off
	user_id INTEGER REFERENCES users(id), -- who sent it
	printer TEXT NOT NULL,                -- to this queue
	format TEXT NOT NULL,                 -- pdf, text, zpl
	bytes INTEGER NOT NULL,               -- how many there were to send
	digest TEXT NOT NULL,                 -- BLAKE2b-256 of them in hex
	outcome TEXT NOT NULL DEFAULT ''      -- '' = none was heard
		CHECK (outcome IN ('', 'sent', 'unknown', 'failed')),
	result TEXT NOT NULL DEFAULT '',      -- what the print program said
	PRIMARY KEY (job_id, attempt_no)
) STRICT;

-- room: tell/printer. Which queue prints what.
CREATE TABLE printer (
	document TEXT NOT NULL,               -- kind of paper; '' = any
	desk TEXT NOT NULL,                   -- of this desk; '' = any
	queue TEXT NOT NULL,                  -- as the print program knows it; '-' = not printed
	format TEXT NOT NULL CHECK (format IN ('pdf', 'text', 'zpl')), -- what it is sent
	PRIMARY KEY (document, desk)
) STRICT;

-- ---------------------------------------------------------------- order

-- room: order/order. Drafts, orders and imported history. Quantities are on the lines; state is
-- stored, stage is derived from quantities, holds and documents by one function.
CREATE TABLE orders (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT UNIQUE,                   -- with check digit; NULL while a draft
	external_id TEXT UNIQUE,              -- of the file it came from
	-- what it is; quotes and templates are kept closed: they are never open work
	kind TEXT NOT NULL DEFAULT 'order'
		CHECK (kind IN ('order', 'quote', 'standing', 'blanket')),
	-- where it came in
	origin TEXT NOT NULL DEFAULT 'desk' CHECK (origin IN ('desk', 'file', 'history')),
	state TEXT NOT NULL CHECK (state IN   -- of the whole order; quantities say the rest
		('draft', 'entered', 'verified', 'closed', 'cancelled', 'dropped')),
	stage TEXT NOT NULL DEFAULT '',       -- stored for the board
	is_part INTEGER NOT NULL DEFAULT 0 CHECK (is_part IN (0, 1)), -- some of it is further
	customer_id INTEGER REFERENCES customer(id), -- NULL in a young draft
	channel TEXT NOT NULL DEFAULT 'phone' CHECK (channel IN -- how the customer sent it
		('phone', 'email', 'fax', 'mail', 'counter', 'file', 'edi')),
	customer_po TEXT NOT NULL DEFAULT '', -- the customer's own order number
	po_key TEXT NOT NULL DEFAULT '',      -- normalised
	placed TEXT NOT NULL DEFAULT '',      -- day the customer ordered
	wanted TEXT NOT NULL DEFAULT '',      -- day the customer wants it
	address_id INTEGER REFERENCES address(id), -- ship-to; NULL = the customer's own
	service_id INTEGER REFERENCES carrier_service(id),-- carrier and service; NULL = none chosen
	tax_zone TEXT NOT NULL DEFAULT '',    -- found when it was priced
	terms_days INTEGER NOT NULL DEFAULT 0, -- agreed with this order
	billing TEXT NOT NULL DEFAULT 'shipment' -- likewise, as the customer's
		CHECK (billing IN ('shipment', 'order', 'prepaid', 'week', 'month')),
	-- percent of the total that is paid before delivery
	deposit_rate INTEGER NOT NULL DEFAULT 0 CHECK (deposit_rate BETWEEN 0 AND 100000),
	-- money; both 0: all of a prepaid order, nothing of another
	deposit_amount INTEGER NOT NULL DEFAULT 0 CHECK (deposit_amount >= 0),
	-- percent
	discount_rate INTEGER NOT NULL DEFAULT 0 CHECK (discount_rate BETWEEN 0 AND 100000),
	discount_amount INTEGER NOT NULL DEFAULT 0, -- money; one of the two is 0
	freight INTEGER NOT NULL DEFAULT 0,   -- money
	-- 1 = not from the carrier's table
	freight_is_manual INTEGER NOT NULL DEFAULT 0 CHECK (freight_is_manual IN (0, 1)),
	note TEXT NOT NULL DEFAULT '',        -- to the customer and the warehouse
	source_text TEXT NOT NULL DEFAULT '', -- the customer's words: e-mail, note of the call
	currency TEXT NOT NULL,               -- ISO 4217
	-- house money for one unit of it, in 10^-9
	exchange INTEGER NOT NULL DEFAULT 1000000000 CHECK (exchange > 0),
	-- 1 = prices, line nets, goods, discount and freight hold the value-added tax
	includes_tax INTEGER NOT NULL DEFAULT 0 CHECK (includes_tax IN (0, 1)),
	goods INTEGER NOT NULL DEFAULT 0,     -- Σ line nets
	discount INTEGER NOT NULL DEFAULT 0,  -- of the order, positive
	net INTEGER NOT NULL DEFAULT 0,       -- goods − discount + freight, without tax
	tax INTEGER NOT NULL DEFAULT 0,       -- Σ tax per category
	-- net + tax
	total INTEGER NOT NULL DEFAULT 0
		CHECK (total BETWEEN -1000000000000000 AND 1000000000000000),
	home_total INTEGER,                   -- in the house's currency; NULL = the same
	line_count INTEGER NOT NULL DEFAULT 0, -- lines, voided ones included
	day_id INTEGER REFERENCES day(id),    -- business day it was entered; NULL while a draft
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch it belongs to
	owner_id INTEGER REFERENCES users(id), -- of a draft
	amends_id INTEGER REFERENCES orders(id), -- of an amendment: the order it changes
	-- of an amendment: a dropped row that keeps that order as it was when the typing began;
	-- applied, both rows stay to tell what was changed
	base_id INTEGER REFERENCES orders(id),
	touched_at TEXT NOT NULL,             -- last change of a draft
	entered_by INTEGER REFERENCES users(id), -- the maker
	entered_at TEXT NOT NULL DEFAULT '',  -- '' while a draft; of an amendment, applied
	verified_by INTEGER REFERENCES users(id), -- NULL with verified_at set: docket itself
	verified_at TEXT NOT NULL DEFAULT '', -- '' = not yet
	promised TEXT NOT NULL DEFAULT '',    -- latest promise of its lines
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
CREATE INDEX orders_customer ON orders (customer_id, placed);
-- open work of a customer: exposure, lookups
CREATE INDEX orders_customer_open ON orders (customer_id) WHERE state IN ('entered', 'verified');
CREATE INDEX orders_day ON orders (day_id);
-- what stands among the orders and is no demand of its own: amendments, quotes, patterns
CREATE INDEX orders_apart ON orders (id) WHERE amends_id IS NOT NULL OR kind <> 'order';
CREATE INDEX orders_po ON orders (po_key) WHERE po_key <> '';
-- drafts and open work; a query must name all three states to be served by it
CREATE INDEX orders_open ON orders (state, promised)
	WHERE state IN ('draft', 'entered', 'verified');

-- room: order/mail. Messages that order something, or seem to; kept with the order they made.
CREATE TABLE mail (
	id INTEGER PRIMARY KEY,               -- its key
	message_id TEXT NOT NULL UNIQUE,      -- as its sender made it, else a digest of its text
	at TEXT NOT NULL,                     -- when it came in
	refs TEXT NOT NULL,                   -- ids of what it answers: <a@b> <c@d>; '' = nothing
	sent TEXT NOT NULL,                   -- when it was sent; '' = it does not say
	day TEXT NOT NULL,                    -- the day at the sender's; '' = it does not say
	sender TEXT NOT NULL,                 -- address, lower case
	sender_name TEXT NOT NULL,            -- the name beside it
	subject TEXT NOT NULL,                -- as it was written
	-- a taken one is entered when its order is, and queued again when its draft is dropped
	state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'taken', 'dismissed')),
	reason TEXT NOT NULL DEFAULT '',      -- why it was dismissed
	order_id INTEGER REFERENCES orders(id), -- made of it; NULL while none
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change
) STRICT;
CREATE INDEX mail_order ON mail (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX mail_waiting ON mail (at) WHERE state <> 'dismissed';

-- room: order/mail. What a message is made of, as text.
CREATE TABLE mail_part (
	mail_id INTEGER NOT NULL REFERENCES mail(id), -- of this message
	part INTEGER NOT NULL,                -- its place, counted from 0; the subject is the last
	-- what its text is; nothing is kept of the bytes of others
	kind TEXT NOT NULL
		CHECK (kind IN ('text', 'html', 'csv', 'json', 'other', 'subject')),
	type TEXT NOT NULL,                   -- media type
	name TEXT NOT NULL,                   -- of a file, or ''
	text TEXT NOT NULL,                   -- decoded
	flags INTEGER NOT NULL,               -- 1 alternative, 2 forwarded, 4 damaged
	PRIMARY KEY (mail_id, part)
) STRICT;

-- room: order/mail. What became of each piece of its text when it was taken.
CREATE TABLE mail_piece (
	mail_id INTEGER NOT NULL REFERENCES mail(id), -- of this message
	part INTEGER NOT NULL,                -- of its parts
	start INTEGER NOT NULL,               -- first byte in the part's text
	finish INTEGER NOT NULL,              -- byte behind the last
	-- value it made, or why it made none; unused waits for a clerk
	use TEXT NOT NULL CHECK (use IN ('unused', 'courtesy', 'signature', 'quoted', 'repeat',
		'heading', 'line', 'customer', 'po', 'wanted', 'ship_to', 'noted', 'ignored')),
	line_no INTEGER,                      -- of the order as it was taken, where it made one
	user_id INTEGER REFERENCES users(id), -- who noted or ignored it
	PRIMARY KEY (mail_id, part, start)
) STRICT;

-- room: order/quote. What became of a quote (orders of that kind): open and expired are told by
-- the day, taken and lost stand here.
CREATE TABLE quote (
	order_id INTEGER PRIMARY KEY REFERENCES orders(id), -- the quote
	valid_until TEXT NOT NULL,            -- last day on which it can be taken
	taken_as INTEGER REFERENCES orders(id), -- the order made of it; NULL = none
	lost_reason TEXT NOT NULL DEFAULT ''  -- why nothing came of it; '' = not given up
) STRICT;
-- those that wait for an answer
CREATE INDEX quote_open ON quote (valid_until) WHERE taken_as IS NULL AND lost_reason = '';
CREATE INDEX quote_taken ON quote (taken_as) WHERE taken_as IS NOT NULL;

-- room: order/line. What was said, what was agreed, and how far each quantity has come.
CREATE TABLE order_line (
	id INTEGER PRIMARY KEY,               -- its key
	order_id INTEGER NOT NULL REFERENCES orders(id), -- the order
	line_no INTEGER NOT NULL CHECK (line_no BETWEEN 1 AND 9999), -- 1, 2, 3 ...
	product_id INTEGER REFERENCES product(id), -- NULL: a memo line
	sku TEXT NOT NULL DEFAULT '',         -- as it was called then
	text TEXT NOT NULL DEFAULT '',        -- description, or the memo
	unit TEXT NOT NULL DEFAULT '',        -- unit name as said
	unit_qty INTEGER NOT NULL DEFAULT 0,  -- quantity as said, in that unit
	-- pieces the price is for
	base_qty INTEGER NOT NULL DEFAULT 1000 CHECK (base_qty BETWEEN 1 AND 900000000),
	ordered INTEGER NOT NULL DEFAULT 0 CHECK (ordered BETWEEN 0 AND 900000000), -- pieces
	-- agreed, per base_qty pieces
	price INTEGER NOT NULL DEFAULT 0 CHECK (price BETWEEN 0 AND 10000000000000),
	price_layer TEXT NOT NULL DEFAULT '', -- manual, contract, list, base ...
	price_trail TEXT NOT NULL DEFAULT '', -- JSON: the winner, the losers and why
	-- percent
	discount_rate INTEGER NOT NULL DEFAULT 0 CHECK (discount_rate BETWEEN 0 AND 100000),
	discount_amount INTEGER NOT NULL DEFAULT 0, -- money
	-- 1 = typed, not the customer's own
	discount_is_manual INTEGER NOT NULL DEFAULT 0 CHECK (discount_is_manual IN (0, 1)),
	net INTEGER NOT NULL DEFAULT 0,       -- rounded once
	tax_code TEXT NOT NULL DEFAULT '',    -- product's, or the setting's
	tax_category TEXT NOT NULL DEFAULT '', -- UNCL 5305
	tax_rate INTEGER NOT NULL DEFAULT 0,  -- percent of it
	tax_surcharge INTEGER NOT NULL DEFAULT 0, -- percent on top: recargo de equivalencia
	wanted TEXT NOT NULL DEFAULT '',      -- day this line is wanted; '' = the order's
	-- what the caller chose for it when short; '' = the customer's policy
	shortage TEXT NOT NULL DEFAULT '' CHECK (shortage IN ('', 'part', 'wait', 'cancel')),
	-- '' = from our stock; 'drop': bought for this line, its supplier ships it to the customer
	supply TEXT NOT NULL DEFAULT '' CHECK (supply IN ('', 'drop')),
	-- the line it was copied from; no foreign key, which would look through all lines when a
	-- draft drops one
	from_id INTEGER,
	promise TEXT NOT NULL DEFAULT '',     -- day given to the customer
	note TEXT NOT NULL DEFAULT '',        -- shown on the pick list
	allocated INTEGER NOT NULL DEFAULT 0 CHECK (allocated >= 0), -- tied to stock
	backordered INTEGER NOT NULL DEFAULT 0 CHECK (backordered >= 0), -- waiting for stock
	picked INTEGER NOT NULL DEFAULT 0 CHECK (picked BETWEEN 0 AND allocated),-- of the allocated
	shipped INTEGER NOT NULL DEFAULT 0 CHECK (shipped >= 0), -- gone out
	cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled >= 0), -- given up
	invoiced INTEGER NOT NULL DEFAULT 0 CHECK (invoiced >= 0), -- on posted invoices
	returned INTEGER NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND shipped), -- come back
	-- of a kit: its own line_no; of its parts: the kit's; 0 = neither
	kit_no INTEGER NOT NULL DEFAULT 0,
	kit_qty INTEGER NOT NULL DEFAULT 0,   -- of a part: pieces in one kit
	-- of a part: the list price of a piece when it was sold, as its share of the kit's price
	kit_worth INTEGER NOT NULL DEFAULT 0 CHECK (kit_worth >= 0),
	version INTEGER NOT NULL DEFAULT 1,   -- bumped by every change: no lost updates
	UNIQUE (order_id, line_no)
) STRICT;
-- what was ordered of a product, by order: answers without touching the lines
CREATE INDEX order_line_product ON order_line
	(product_id, order_id, ordered, kit_no, line_no);
-- the queue of a product, for our own stock or not; its sum is read from here alone
CREATE INDEX order_line_waiting ON order_line (product_id, supply, backordered)
	WHERE backordered > 0;
-- what suppliers are to ship
CREATE INDEX order_line_drop ON order_line (order_id)
	WHERE backordered > 0 AND supply = 'drop';
-- what else an order waits for
CREATE INDEX order_line_waiting_order ON order_line (order_id) WHERE backordered > 0;

-- room: order/standing. Orders agreed once and made on their dates: standing orders repeat, of a
-- blanket order parts are called off. Lines and prices stand in orders, of those kinds.
CREATE TABLE standing (
	order_id INTEGER PRIMARY KEY REFERENCES orders(id), -- the standing or blanket order
	-- '' = a blanket order: its dates are planned one by one
	every TEXT NOT NULL CHECK (every IN ('', 'day', 'week', 'month')),
	step INTEGER NOT NULL CHECK (step BETWEEN 1 AND 99), -- 2 with 'week': every second week
	first TEXT NOT NULL,                  -- first day wanted; months keep its day
	until TEXT NOT NULL,                  -- last day; '' = until it is ended
	lead_days INTEGER NOT NULL CHECK (lead_days BETWEEN 0 AND 99), -- working days, made before
	is_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1)), -- nothing is made
	ended_reason TEXT NOT NULL DEFAULT '' -- why no more is made; '' = it goes on
) STRICT;

-- room: order/standing. An order made of one, or to be made on its day.
CREATE TABLE call_off (
	id INTEGER PRIMARY KEY,               -- its key
	order_id INTEGER NOT NULL REFERENCES standing(order_id), -- of what
	due TEXT NOT NULL,                    -- day wanted
	make_on TEXT NOT NULL,                -- day on which the order is made
	made_as INTEGER REFERENCES orders(id), -- the order or draft; NULL = not made
	skipped TEXT NOT NULL DEFAULT ''      -- why none is made; '' = not skipped
) STRICT;
CREATE INDEX call_off_order ON call_off (order_id, due);
CREATE INDEX call_off_made ON call_off (made_as) WHERE made_as IS NOT NULL;
-- what waits for its day
CREATE INDEX call_off_due ON call_off (make_on) WHERE made_as IS NULL AND skipped = '';

-- room: order/standing. How much of a blanket order is planned for a day; a standing order repeats
-- whole and has none.
CREATE TABLE call_off_line (
	call_off_id INTEGER NOT NULL REFERENCES call_off(id), -- which
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- line of the blanket order
	qty INTEGER NOT NULL CHECK (qty BETWEEN 1 AND 900000000), -- pieces
	PRIMARY KEY (call_off_id, line_id)
) STRICT;
CREATE INDEX call_off_line_of ON call_off_line (line_id);

-- room: order/promise. Every date given to a customer for a line. A later row of the line replaces
-- an earlier one; whether it was kept or broken is told by what was shipped and by today.
CREATE TABLE promise (
	id INTEGER PRIMARY KEY,               -- its key
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- for which line
	date TEXT NOT NULL,                   -- the day given
	how TEXT NOT NULL,                    -- phone, email ...: as the order came, as told
	user_id INTEGER REFERENCES users(id), -- who gave it; NULL = docket itself
	at TEXT NOT NULL,                     -- when
	ready TEXT NOT NULL,                  -- what it rests on: day the goods can leave
	pickup TEXT NOT NULL,                 -- day the carrier fetches them
	transit_days INTEGER NOT NULL,        -- working days on the road
	why TEXT NOT NULL                     -- in words
) STRICT;
CREATE INDEX promise_line ON promise (line_id);

-- room: order/promise. A promise that cannot be kept: the customer is to be told, once.
CREATE TABLE tell (
	id INTEGER PRIMARY KEY,               -- its key
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- whose promise
	-- void: it can be kept again, or nothing of the line is open any more
	state TEXT NOT NULL CHECK (state IN ('open', 'deferred', 'told', 'void')),
	cause TEXT NOT NULL,                  -- why: "PO 5520 not received"
	given TEXT NOT NULL,                  -- the day promised
	due TEXT NOT NULL,                    -- the day it can be there; '' = not known
	cancel_on TEXT NOT NULL,              -- day on which what waits is given up; '' = it is not
	is_kept INTEGER NOT NULL DEFAULT 0 CHECK (is_kept IN (0, 1)), -- 1 = do not cancel
	at TEXT NOT NULL,                     -- when it broke
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that was open
	until TEXT NOT NULL DEFAULT '',       -- deferred: he is told by this day
	how TEXT NOT NULL DEFAULT '',         -- told: phone, email ...
	note TEXT NOT NULL DEFAULT '',        -- what was said, or why it was deferred
	user_id INTEGER REFERENCES users(id), -- who told or deferred
	settled_at TEXT NOT NULL DEFAULT ''   -- when
) STRICT;
-- once: one entry a line, until it is told
CREATE UNIQUE INDEX tell_open ON tell (line_id) WHERE state IN ('open', 'deferred');
CREATE INDEX tell_line ON tell (line_id);

-- room: supply/purchase. Orders to suppliers; what is open is told by their lines.
CREATE TABLE purchase (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- ours, or the one it was imported under
	supplier_id INTEGER NOT NULL REFERENCES supplier(id), -- who delivers
	placed TEXT NOT NULL,                 -- day it was ordered
	note TEXT NOT NULL DEFAULT '',        -- to the supplier and whoever receives it
	closed_reason TEXT NOT NULL DEFAULT '', -- why the rest does not come; '' = it comes
	entered_by INTEGER REFERENCES users(id), -- who
	entered_at TEXT NOT NULL,             -- when
	-- the order for which it is shipped to the customer; NULL = it comes to us
	order_id INTEGER REFERENCES orders(id)
) STRICT;
CREATE INDEX purchase_order ON purchase (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX purchase_supplier ON purchase (supplier_id);

-- room: supply/purchase. What was ordered, and how far it has come.
CREATE TABLE purchase_line (
	id INTEGER PRIMARY KEY,               -- its key
	purchase_id INTEGER NOT NULL REFERENCES purchase(id), -- the purchase order
	line_no INTEGER NOT NULL CHECK (line_no BETWEEN 1 AND 99999), -- 1, 2, 3 ...
	product_id INTEGER NOT NULL REFERENCES product(id), -- what
	ordered INTEGER NOT NULL CHECK (ordered BETWEEN 1 AND 900000000), -- pieces
	unit TEXT NOT NULL DEFAULT '',        -- pack it was ordered in; '' = pieces
	-- pieces in that pack
	unit_pieces INTEGER NOT NULL DEFAULT 1000 CHECK (unit_pieces BETWEEN 1 AND 900000000),
	received INTEGER NOT NULL DEFAULT 0 CHECK (received >= 0), -- came, damaged ones too
	damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged BETWEEN 0 AND received), -- of them
	-- agreed, a piece
	cost INTEGER NOT NULL DEFAULT 0 CHECK (cost BETWEEN 0 AND 10000000000000),
	expected TEXT NOT NULL DEFAULT '',    -- day it is to come; '' = not known
	is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)), -- the rest does not come
	billed INTEGER NOT NULL DEFAULT 0 CHECK (billed >= 0), -- by posted supplier bills
	returned INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0), -- sent back to the supplier
	-- the line for which it is shipped to the customer; NULL = it comes to us
	order_line_id INTEGER REFERENCES order_line(id),
	UNIQUE (purchase_id, line_no)
) STRICT;
-- what is still to come of a product, by day
CREATE INDEX purchase_line_drop ON purchase_line (order_line_id)
	WHERE order_line_id IS NOT NULL;
CREATE INDEX purchase_line_back ON purchase_line (product_id) WHERE received > returned;
CREATE INDEX purchase_line_open ON purchase_line (product_id, expected)
	WHERE is_closed = 0 AND received < ordered;

-- room: supply/purchase. Each time the day of a line was moved.
CREATE TABLE purchase_slip (
	id INTEGER PRIMARY KEY,               -- its key
	line_id INTEGER NOT NULL REFERENCES purchase_line(id), -- the line
	was TEXT NOT NULL,                    -- day before; '' = not known
	now TEXT NOT NULL,                    -- day after; '' = not known
	reason TEXT NOT NULL DEFAULT '',      -- what the supplier said
	user_id INTEGER REFERENCES users(id), -- who
	at TEXT NOT NULL                      -- when
) STRICT;
CREATE INDEX purchase_slip_line ON purchase_slip (line_id);

-- room: supply/receive. Goods that came for a purchase order, at one time.
CREATE TABLE receipt (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- of its series
	purchase_id INTEGER NOT NULL REFERENCES purchase(id), -- for which
	note TEXT NOT NULL DEFAULT '',        -- the supplier's delivery note
	value INTEGER NOT NULL DEFAULT 0,     -- money posted to stock for it
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day
	user_id INTEGER REFERENCES users(id), -- who counted
	at TEXT NOT NULL                      -- when
) STRICT;
CREATE INDEX receipt_purchase ON receipt (purchase_id);
CREATE INDEX receipt_day ON receipt (day_id);

-- room: supply/receive. Counted a line and place.
CREATE TABLE receipt_line (
	id INTEGER PRIMARY KEY,               -- its key
	receipt_id INTEGER NOT NULL REFERENCES receipt(id), -- which
	line_id INTEGER NOT NULL REFERENCES purchase_line(id), -- of what
	location_id INTEGER NOT NULL REFERENCES location(id), -- where it was put
	lot_id INTEGER REFERENCES lot(id),    -- of which lot; NULL = the product is not tracked
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces, damaged ones too
	damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged BETWEEN 0 AND qty) -- set apart
) STRICT;
CREATE UNIQUE INDEX receipt_line_place
	ON receipt_line (receipt_id, line_id, location_id, coalesce(lot_id, 0));
CREATE INDEX receipt_line_lot ON receipt_line (lot_id) WHERE lot_id IS NOT NULL;
CREATE INDEX receipt_line_of ON receipt_line (line_id);

-- room: supply/bill. What a supplier asks for what he brought; posted when it matches order and
-- receipt, or when somebody else released it.
CREATE TABLE supplier_bill (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- of its series
	supplier_id INTEGER NOT NULL REFERENCES supplier(id), -- whose
	their_number TEXT NOT NULL,           -- the number he gave it
	date TEXT NOT NULL,                   -- day he wrote it
	net INTEGER NOT NULL,                 -- sum of its lines, money
	tax INTEGER NOT NULL DEFAULT 0,       -- money
	total INTEGER NOT NULL,               -- money he asks
	accrued INTEGER NOT NULL DEFAULT 0,   -- of it: goods at the cost agreed; 0 until posted
	state TEXT NOT NULL CHECK (state IN ('held', 'matched', 'released', 'refused')), -- how far
	why TEXT NOT NULL DEFAULT '',         -- what holds it, beside its lines
	reason TEXT NOT NULL DEFAULT '',      -- why it was released or refused all the same
	entered_by INTEGER REFERENCES users(id), -- who
	entered_at TEXT NOT NULL,             -- when
	settled_by INTEGER REFERENCES users(id), -- who released or refused it
	settled_at TEXT NOT NULL DEFAULT '',  -- when
	day_id INTEGER REFERENCES day(id)     -- business day of its posting; NULL = not posted
) STRICT;
-- a number once, but for bills that were sent back
CREATE UNIQUE INDEX supplier_bill_their ON supplier_bill (supplier_id, their_number)
	WHERE state <> 'refused';
CREATE INDEX supplier_bill_held ON supplier_bill (id) WHERE state = 'held';
CREATE INDEX supplier_bill_day ON supplier_bill (day_id);

-- room: supply/bill. Goods of a purchase line, or a charge.
CREATE TABLE supplier_bill_line (
	bill_id INTEGER NOT NULL REFERENCES supplier_bill(id), -- which
	line_no INTEGER NOT NULL CHECK (line_no BETWEEN 1 AND 99999), -- 1, 2, 3 ...
	line_id INTEGER REFERENCES purchase_line(id), -- of what; NULL = a charge
	text TEXT NOT NULL DEFAULT '',        -- what a charge is for
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces billed; 1 for a charge
	price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 10000000000000), -- a piece
	net INTEGER NOT NULL,                 -- money
	why TEXT NOT NULL DEFAULT '',         -- what does not match; '' = it does
	PRIMARY KEY (bill_id, line_no)
) STRICT;
CREATE INDEX supplier_bill_line_of ON supplier_bill_line (line_id);

-- room: supply/supplier_return. Goods that go back to who brought them, with a debit note.
CREATE TABLE supplier_return (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- of its series
	debit_note TEXT NOT NULL DEFAULT '',  -- number of the debit note; '' until it leaves
	supplier_id INTEGER NOT NULL REFERENCES supplier(id), -- to whom
	state TEXT NOT NULL CHECK (state IN ('open', 'shipped', 'cancelled')), -- how far
	reason TEXT NOT NULL,                 -- why
	note TEXT NOT NULL DEFAULT '',        -- his return number, the carrier
	net INTEGER NOT NULL DEFAULT 0,       -- money of the debit note
	entered_by INTEGER REFERENCES users(id), -- who
	entered_at TEXT NOT NULL,             -- when
	shipped_at TEXT NOT NULL DEFAULT '',  -- when it left
	day_id INTEGER REFERENCES day(id)     -- business day it left; NULL = not yet
) STRICT;
CREATE INDEX supplier_return_open ON supplier_return (id) WHERE state = 'open';
CREATE INDEX supplier_return_day ON supplier_return (day_id);

-- room: supply/supplier_return. Goods of one product and place.
CREATE TABLE supplier_return_line (
	return_id INTEGER NOT NULL REFERENCES supplier_return(id), -- which
	line_no INTEGER NOT NULL CHECK (line_no BETWEEN 1 AND 9999), -- 1, 2, 3 ...
	line_id INTEGER NOT NULL REFERENCES purchase_line(id), -- under which it came
	location_id INTEGER NOT NULL REFERENCES location(id), -- where it lies
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces
	is_apart INTEGER NOT NULL CHECK (is_apart IN (0, 1)), -- 1 = out of quarantine
	price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 10000000000000), -- a piece, debited
	net INTEGER NOT NULL,                 -- money
	lot_id INTEGER DEFAULT NULL REFERENCES lot(id), -- of which lot; NULL = it is not tracked
	PRIMARY KEY (return_id, line_no)
) STRICT;
CREATE INDEX supplier_return_line_of ON supplier_return_line (line_id);

-- room: supply/handout. Free stock shared among waiting lines by a policy, and taken back while
-- nothing of it is picked.
CREATE TABLE hand_out (
	id INTEGER PRIMARY KEY,               -- its key
	product_id INTEGER NOT NULL REFERENCES product(id), -- of what
	policy TEXT NOT NULL,                 -- by which policy
	reason TEXT NOT NULL,                 -- why this one
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day
	user_id INTEGER REFERENCES users(id), -- who decided
	at TEXT NOT NULL,                     -- when
	undone_at TEXT NOT NULL DEFAULT ''    -- '' = it stands
) STRICT;
CREATE INDEX hand_out_product ON hand_out (product_id);

-- room: supply/handout. What a line got of it, and where that lies.
CREATE TABLE hand_out_line (
	hand_out_id INTEGER NOT NULL REFERENCES hand_out(id), -- of which
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- the line that waited
	location_id INTEGER NOT NULL REFERENCES location(id), -- where it was taken
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces
	PRIMARY KEY (hand_out_id, line_id, location_id)
) STRICT;
CREATE INDEX hand_out_line_of ON hand_out_line (line_id);

-- room: order/lost_sale. What was asked for and given up: demand that no order shows.
CREATE TABLE lost_sale (
	id INTEGER PRIMARY KEY,               -- its key
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- who asked
	product_id INTEGER NOT NULL REFERENCES product(id), -- for what
	order_id INTEGER REFERENCES orders(id), -- the order it fell out of
	qty INTEGER NOT NULL CHECK (qty BETWEEN 1 AND 900000000), -- pieces
	reason TEXT NOT NULL CHECK (reason IN ('stock', 'price', 'date', 'other')), -- why
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day
	user_id INTEGER REFERENCES users(id), -- who was told
	at TEXT NOT NULL                      -- when
) STRICT;
CREATE INDEX lost_sale_product ON lost_sale (product_id, at);
CREATE TRIGGER lost_sale_keep_update BEFORE UPDATE ON lost_sale
	BEGIN SELECT raise(ABORT, 'a lost sale is never changed'); END;
CREATE TRIGGER lost_sale_keep_delete BEFORE DELETE ON lost_sale
	BEGIN SELECT raise(ABORT, 'a lost sale is never deleted'); END;

-- room: order/hold. Several at once; any open one stops release to picking.
CREATE TABLE hold (
	id INTEGER PRIMARY KEY,               -- its key
	order_id INTEGER NOT NULL REFERENCES orders(id), -- the order
	code TEXT NOT NULL,                   -- a check's name, or "manual"
	reason TEXT NOT NULL,                 -- a sentence
	set_by INTEGER REFERENCES users(id),   -- NULL = docket itself
	owner_id INTEGER REFERENCES users(id), -- to whom it was handed over; NULL = who set it
	set_at TEXT NOT NULL,                 -- when
	released_by INTEGER REFERENCES users(id), -- NULL = still open, or by docket itself
	released_at TEXT NOT NULL DEFAULT '', -- '' = open
	release_reason TEXT NOT NULL DEFAULT '' -- a sentence
) STRICT;
CREATE INDEX hold_order ON hold (order_id);
CREATE INDEX hold_open ON hold (code) WHERE released_at = '';

-- room: order/claim. Who has an order of the verify queue open; working storage.
CREATE TABLE verify_claim (
	order_id INTEGER PRIMARY KEY REFERENCES orders(id), -- the order
	user_id INTEGER NOT NULL REFERENCES users(id), -- who reads it
	since TEXT NOT NULL,                  -- when he opened it
	touched_at TEXT NOT NULL              -- ten minutes later it is free again
) STRICT;

-- room: order/readback. The caller's yes to the order as it was read to him; it holds while the
-- order's content has this digest.
CREATE TABLE readback (
	order_id INTEGER PRIMARY KEY REFERENCES orders(id), -- the order, or the draft
	code TEXT NOT NULL,                   -- the two digits that were said
	digest TEXT NOT NULL,                 -- of all that was read and agreed, hex
	said_to INTEGER NOT NULL REFERENCES users(id), -- who heard the yes
	at TEXT NOT NULL                      -- when
) STRICT;

-- room: order/rekey. What a second person typed of an order's lines without seeing them; it holds
-- while the lines have this digest.
CREATE TABLE rekey (
	order_id INTEGER PRIMARY KEY REFERENCES orders(id), -- the order
	digest TEXT NOT NULL,                 -- of item, quantity and price of its lines, hex
	keyed_by INTEGER NOT NULL REFERENCES users(id), -- the second person
	at TEXT NOT NULL                      -- when
) STRICT;

-- room: order/rekey. Where the two differ; none when they agree.
CREATE TABLE rekey_difference (
	order_id INTEGER NOT NULL REFERENCES rekey(order_id), -- the order
	line_no INTEGER NOT NULL,             -- of the order; beyond its last: keyed only
	field TEXT NOT NULL,                  -- line, item, quantity, price
	first TEXT NOT NULL,                  -- as it stands in the order
	second TEXT NOT NULL,                 -- as it was keyed again
	PRIMARY KEY (order_id, line_no, field)
) STRICT, WITHOUT ROWID;

-- room: order/check. What the checks found when the order was entered or last changed.
CREATE TABLE finding (
	order_id INTEGER NOT NULL REFERENCES orders(id), -- the order
	code TEXT NOT NULL,                   -- the check's name
	line_no INTEGER NOT NULL DEFAULT 0,   -- 0 = the order
	-- worst first: refuse, stop, warn, ok
	severity TEXT NOT NULL CHECK (severity IN ('ok', 'warn', 'stop', 'refuse')),
	text TEXT NOT NULL,                   -- one sentence to the clerk
	passed_by INTEGER REFERENCES users(id), -- who accepted it
	passed_at TEXT NOT NULL DEFAULT '',   -- '' = nobody yet
	pass_reason TEXT NOT NULL DEFAULT '', -- why
	PRIMARY KEY (order_id, code, line_no)
) STRICT;

-- ---------------------------------------------------------------- ship

-- room: ship/pickup. A carrier's service comes on a day; what it takes, and its manifest. A row is
-- made when something is packed for it or it is booked.
CREATE TABLE pickup (
	id INTEGER PRIMARY KEY,               -- its key
	service_id INTEGER NOT NULL REFERENCES carrier_service(id), -- who comes
	date TEXT NOT NULL,                   -- when
	-- how far it is; on-manifest: the list is made, the driver has not signed
	state TEXT NOT NULL DEFAULT 'open'
		CHECK (state IN ('open', 'booked', 'on-manifest', 'gone', 'missed')),
	reference TEXT NOT NULL DEFAULT '',   -- the carrier's word that he comes
	booked_at TEXT NOT NULL DEFAULT '',   -- when it was booked; '' = not yet
	booked_by INTEGER REFERENCES users(id), -- by whom
	manifest TEXT UNIQUE,                 -- number of its manifest; NULL = none yet
	manifest_at TEXT NOT NULL DEFAULT '', -- when that was made
	manifest_by INTEGER REFERENCES users(id), -- by whom
	driver TEXT NOT NULL DEFAULT '',      -- who signed it
	parcels INTEGER NOT NULL DEFAULT 0,   -- for how many cartons
	gone_at TEXT NOT NULL DEFAULT '',     -- when he did
	reason TEXT NOT NULL DEFAULT '',      -- why it was missed
	day_id INTEGER REFERENCES day(id),    -- business day it went or was missed
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch
	UNIQUE (service_id, date)
) STRICT;
CREATE INDEX pickup_open ON pickup (date) WHERE state IN ('open', 'booked', 'on-manifest');
CREATE INDEX pickup_day ON pickup (day_id);

-- room: ship/shipment. Goods of one order on their way out.
CREATE TABLE shipment (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- as printed
	order_id INTEGER NOT NULL REFERENCES orders(id), -- the order
	-- how far it is
	state TEXT NOT NULL
		CHECK (state IN ('picking', 'picked', 'checked', 'packed', 'shipped', 'delivered',
		'came-back', 'cancelled')),
	service_id INTEGER REFERENCES carrier_service(id), -- carrier and service it goes with
	tracking TEXT NOT NULL DEFAULT '',    -- the carrier's number
	started_at TEXT NOT NULL,             -- when picking began
	started_by INTEGER REFERENCES users(id), -- by whom
	date TEXT NOT NULL DEFAULT '',        -- calendar day it was posted
	shipped_at TEXT NOT NULL DEFAULT '',  -- instant it was posted
	shipped_by INTEGER REFERENCES users(id), -- by whom
	day_id INTEGER REFERENCES day(id),    -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	wave_id INTEGER REFERENCES wave(id),  -- walked together with others; NULL = alone
	tote INTEGER NOT NULL DEFAULT 0,      -- 1, 2, 3 ... of the wave
	-- service and ship-to of the order that the picker knows; '' = not compared
	known_head TEXT NOT NULL DEFAULT '',
	pickup_id INTEGER REFERENCES pickup(id), -- goes with it; NULL = not packed, or nobody comes
	-- shipped by the supplier for this purchase order; NULL = by us
	purchase_id INTEGER REFERENCES purchase(id),
	supplier_carrier TEXT NOT NULL DEFAULT '', -- then: by whom, as the supplier said
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
CREATE INDEX shipment_wave ON shipment (wave_id) WHERE wave_id IS NOT NULL;
CREATE INDEX shipment_tracking ON shipment (tracking) WHERE tracking <> '';
CREATE INDEX shipment_order ON shipment (order_id);
CREATE INDEX shipment_day ON shipment (day_id);
CREATE INDEX shipment_pickup ON shipment (pickup_id);
-- on their way to the customer
CREATE INDEX shipment_out ON shipment (date) WHERE state = 'shipped';
CREATE INDEX shipment_open ON shipment (state)
	WHERE state IN ('picking', 'picked', 'checked', 'packed');

-- room: ship/shipment. What is to be picked, and what was.
CREATE TABLE shipment_line (
	id INTEGER PRIMARY KEY,               -- its key
	shipment_id INTEGER NOT NULL REFERENCES shipment(id), -- the shipment
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- the order line
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
	lot_id INTEGER REFERENCES lot(id),    -- to be taken; NULL = the product is not tracked
	line_version INTEGER NOT NULL,        -- of the order line when the list was made
	qty INTEGER NOT NULL CHECK (qty > 0), -- to pick
	picked INTEGER,                       -- NULL: not confirmed yet, never taken as picked
	scanned INTEGER NOT NULL DEFAULT 0,   -- counted so far; at qty, or told short, it is picked
	picked_by INTEGER REFERENCES users(id), -- who confirmed it
	packed INTEGER NOT NULL DEFAULT 0,    -- of the picked, in cartons
	short_reason TEXT NOT NULL DEFAULT '', -- why less was picked: of shorts.def, or in words
	short_note TEXT NOT NULL DEFAULT '',  -- what became of the rest, in one line
	CHECK (picked BETWEEN 0 AND qty),
	CHECK (packed BETWEEN 0 AND coalesce(picked, 0))
) STRICT;
-- one row of a lot in a bin is open; what is replaced from there gets another
CREATE UNIQUE INDEX shipment_line_place
	ON shipment_line (shipment_id, line_id, location_id, coalesce(lot_id, 0))
	WHERE picked IS NULL;
CREATE INDEX shipment_line_shipment ON shipment_line (shipment_id);
CREATE INDEX shipment_line_picker ON shipment_line (picked_by) WHERE picked_by IS NOT NULL;
CREATE INDEX shipment_line_lot ON shipment_line (lot_id) WHERE lot_id IS NOT NULL;
CREATE INDEX shipment_line_line ON shipment_line (line_id);

-- room: ship/wave. Several pick lists that are walked in one go, a tote each.
CREATE TABLE wave (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- as printed
	-- open until its totes are handed on
	state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
	chosen_by TEXT NOT NULL DEFAULT '',   -- service, zone, cut-off it was made for, as told
	made_at TEXT NOT NULL,                -- when
	made_by INTEGER REFERENCES users(id), -- who
	closed_at TEXT NOT NULL DEFAULT '',   -- when
	closed_by INTEGER REFERENCES users(id), -- who
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
CREATE INDEX wave_open ON wave (id) WHERE state = 'open';

-- room: ship/short. What a picker did not find where it should lie: set apart until looked at.
CREATE TABLE bin_check (
	id INTEGER PRIMARY KEY,               -- its key
	shipment_line_id INTEGER NOT NULL REFERENCES shipment_line(id), -- where it was missed
	product_id INTEGER NOT NULL REFERENCES product(id), -- what
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces set apart
	reason TEXT NOT NULL,                 -- a code of shorts.def, or words
	at TEXT NOT NULL,                     -- when
	by INTEGER REFERENCES users(id),      -- who missed it
	found INTEGER,                        -- of them, when somebody looked; NULL = nobody yet
	settled_at TEXT NOT NULL DEFAULT '',  -- when
	settled_by INTEGER REFERENCES users(id) -- who looked
) STRICT;
CREATE INDEX bin_check_open ON bin_check (id) WHERE found IS NULL;

-- room: ship/inspect. Lines chosen for a second look, each with its reason.
CREATE TABLE inspection (
	shipment_line_id INTEGER PRIMARY KEY REFERENCES shipment_line(id), -- the line
	shipment_id INTEGER NOT NULL REFERENCES shipment(id), -- its shipment
	code TEXT NOT NULL,                   -- the risk: a row of risks.def
	reason TEXT NOT NULL,                 -- why, in one sentence
	chosen_at TEXT NOT NULL,              -- when
	-- wait: nobody looked; failed: until the failed units are disposed of
	state TEXT NOT NULL DEFAULT 'wait' CHECK (state IN ('wait', 'ok', 'failed', 'disposed')),
	counted INTEGER,                      -- pieces found
	damaged INTEGER NOT NULL DEFAULT 0,   -- of them damaged
	label_ok INTEGER NOT NULL DEFAULT 1 CHECK (label_ok IN (0, 1)), -- label is right
	expiry_ok INTEGER NOT NULL DEFAULT 1 CHECK (expiry_ok IN (0, 1)), -- lives long enough
	failed INTEGER NOT NULL DEFAULT 0,    -- units that cannot go
	inspected_at TEXT NOT NULL DEFAULT '', -- when
	inspected_by INTEGER REFERENCES users(id), -- who
	disposition TEXT NOT NULL DEFAULT ''  -- what became of the failed units
		CHECK (disposition IN ('', 'restock', 'quarantine', 'scrap', 'replace')),
	disposed_at TEXT NOT NULL DEFAULT '', -- when
	disposed_by INTEGER REFERENCES users(id), -- who decided
	note TEXT NOT NULL DEFAULT ''         -- what became of the line, in one line
) STRICT;
CREATE INDEX inspection_shipment ON inspection (shipment_id);
CREATE INDEX inspection_open ON inspection (state) WHERE state IN ('wait', 'failed');

-- room: ship/inspect. One item was sent or picked for another: the pair is looked at from then on.
CREATE TABLE mispick (
	id INTEGER PRIMARY KEY,               -- its key
	wanted_id INTEGER NOT NULL REFERENCES product(id), -- what was ordered
	sent_id INTEGER NOT NULL REFERENCES product(id), -- what was in the box
	source TEXT NOT NULL CHECK (source IN ('return', 'inspection', 'told')), -- how it is known
	document TEXT NOT NULL DEFAULT '',    -- number of the shipment or return
	at TEXT NOT NULL,                     -- when
	by INTEGER REFERENCES users(id)       -- who told it
) STRICT;
CREATE INDEX mispick_wanted ON mispick (wanted_id);
CREATE INDEX mispick_sent ON mispick (sent_id);

-- room: ship/carton.
CREATE TABLE carton (
	id INTEGER PRIMARY KEY,               -- its key
	shipment_id INTEGER NOT NULL REFERENCES shipment(id), -- the shipment
	carton_no INTEGER NOT NULL,           -- 1, 2, 3 ... of the shipment
	-- goods go into an open one only
	state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
	box_id INTEGER REFERENCES box(id),    -- what it is packed in; NULL = any carton, no tare
	gram INTEGER NOT NULL DEFAULT 0 CHECK (gram >= 0), -- by the scale; 0 = not weighed
	expected_gram INTEGER NOT NULL DEFAULT 0, -- contents and tare when it was closed
	weight_reason TEXT NOT NULL DEFAULT '', -- why the scale says something else
	sscc TEXT NOT NULL DEFAULT '',        -- its serial number, 18 digits; '' = none
	closed_at TEXT NOT NULL DEFAULT '',   -- when it was closed last
	closed_by INTEGER REFERENCES users(id), -- by whom
	labels INTEGER NOT NULL DEFAULT 0,    -- how often its labels were made
	UNIQUE (shipment_id, carton_no)
) STRICT;
-- a scan finds its carton
CREATE UNIQUE INDEX carton_sscc ON carton (sscc) WHERE sscc <> '';

-- room: ship/sscc. Every serial number ever given to a carton; none is given twice, and that of a
-- carton that is gone stays.
CREATE TABLE sscc (
	code TEXT PRIMARY KEY,                -- 18 digits
	seq INTEGER NOT NULL UNIQUE,          -- its count in series 'sscc'
	shipment_id INTEGER NOT NULL REFERENCES shipment(id), -- whose carton got it
	carton_no INTEGER NOT NULL,           -- which one
	at TEXT NOT NULL                      -- when
) STRICT;

-- room: ship/carton.
CREATE TABLE carton_line (
	carton_id INTEGER NOT NULL REFERENCES carton(id), -- the carton
	shipment_line_id INTEGER NOT NULL REFERENCES shipment_line(id), -- what it holds
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces of it
	PRIMARY KEY (carton_id, shipment_line_id)
) STRICT;

-- room: ship/delivery. What became of a shipment at the door; a row an attempt, append-only but for
-- the goods that came back.
CREATE TABLE delivery (
	id INTEGER PRIMARY KEY,               -- its key
	shipment_id INTEGER NOT NULL REFERENCES shipment(id), -- the shipment
	outcome TEXT NOT NULL                 -- what happened
		CHECK (outcome IN ('delivered', 'refused', 'partly', 'nobody')),
	at TEXT NOT NULL,                     -- when, as it was told
	name TEXT NOT NULL DEFAULT '',        -- who took it, or refused it
	note TEXT NOT NULL DEFAULT '',        -- of the driver
	told_at TEXT NOT NULL,                -- when docket heard of it
	told_by INTEGER REFERENCES users(id), -- from whom
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that was open
	back_at TEXT NOT NULL DEFAULT '',     -- when the goods refused were here again
	-- 1 = goods or customer wait for somebody
	is_open INTEGER NOT NULL DEFAULT 0 CHECK (is_open IN (0, 1))
) STRICT;
CREATE INDEX delivery_shipment ON delivery (shipment_id);
CREATE INDEX delivery_open ON delivery (is_open) WHERE is_open = 1;

-- room: ship/delivery. Goods of a shipment that came back, in quarantine until somebody decides.
CREATE TABLE delivery_back (
	delivery_id INTEGER NOT NULL REFERENCES delivery(id), -- the attempt
	shipment_line_id INTEGER NOT NULL REFERENCES shipment_line(id), -- of what
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces
	PRIMARY KEY (delivery_id, shipment_line_id)
) STRICT;

-- room: ship/own_run. A round of the house's own driver.
CREATE TABLE own_run (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- as printed
	date TEXT NOT NULL,                   -- day it drives
	driver TEXT NOT NULL,                 -- who
	vehicle TEXT NOT NULL DEFAULT '',     -- with what
	-- planned: stops change; out: it left; closed: every stop has its outcome
	state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'out', 'closed')),
	made_by INTEGER REFERENCES users(id), -- who planned it
	made_at TEXT NOT NULL,                -- when
	out_at TEXT NOT NULL DEFAULT '',      -- when it left
	closed_at TEXT NOT NULL DEFAULT '',   -- when it was closed
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
CREATE INDEX own_run_open ON own_run (date) WHERE state IN ('planned', 'out');

-- room: ship/own_run. Its stops; shipments for one address share a stop number.
CREATE TABLE own_run_stop (
	run_id INTEGER NOT NULL REFERENCES own_run(id), -- the run
	shipment_id INTEGER NOT NULL REFERENCES shipment(id), -- what is brought there
	stop_no INTEGER NOT NULL CHECK (stop_no BETWEEN 1 AND 999), -- 1 = the first reached
	delivery_id INTEGER REFERENCES delivery(id), -- its outcome; NULL = not yet
	PRIMARY KEY (run_id, shipment_id)
) STRICT;
CREATE INDEX own_run_stop_shipment ON own_run_stop (shipment_id);

-- ---------------------------------------------------------------- money

-- room: money/invoice. Immutable once posted: it keeps its own copy of names and amounts.
CREATE TABLE invoice (
	id INTEGER PRIMARY KEY,               -- its key
	-- turns the sign in ledger and reports
	kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit-note')),
	seq INTEGER NOT NULL,                 -- gap-free within the kind
	number TEXT NOT NULL UNIQUE,          -- as printed
	order_id INTEGER REFERENCES orders(id), -- what was ordered
	shipment_id INTEGER REFERENCES shipment(id), -- what was shipped
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- the customer
	corrects INTEGER REFERENCES invoice(id), -- of a credit note
	date TEXT NOT NULL,                   -- of the document
	due_date TEXT NOT NULL,               -- date + terms
	cash_discount INTEGER NOT NULL DEFAULT 0, -- percent off when paid early; `terms` says it
	cash_discount_until TEXT NOT NULL DEFAULT '', -- last day for it; '' = there is none
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	currency TEXT NOT NULL,               -- ISO 4217
	-- house money for one unit of it, in 10^-9; a credit note has that of its invoice
	exchange INTEGER NOT NULL DEFAULT 1000000000 CHECK (exchange > 0),
	exchange_day TEXT NOT NULL DEFAULT '', -- first day of that rate; '' = the house's currency
	-- 1 = prices, line nets, goods, discount and freight hold the tax of invoice_tax
	includes_tax INTEGER NOT NULL DEFAULT 0 CHECK (includes_tax IN (0, 1)),
	seller TEXT NOT NULL,                 -- lines of the sender as printed
	bill_to TEXT NOT NULL,                -- lines of the address as printed
	ship_to TEXT NOT NULL,                -- likewise
	customer_number TEXT NOT NULL,        -- as it was
	customer_po TEXT NOT NULL,            -- the customer's own order number
	tax_number TEXT NOT NULL,             -- of the customer
	terms TEXT NOT NULL,                  -- sentence as printed
	goods INTEGER NOT NULL,               -- Σ line nets
	discount INTEGER NOT NULL,            -- share of the order's discount
	freight INTEGER NOT NULL,             -- share of the order's freight
	net INTEGER NOT NULL,                 -- goods − discount + freight, without tax
	tax INTEGER NOT NULL,                 -- Σ invoice_tax.tax
	total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 1000000000000000), -- net + tax
	-- of net: what the customer keeps back of the total and pays to the state for us
	withheld INTEGER NOT NULL DEFAULT 0 CHECK (withheld BETWEEN 0 AND total),
	withheld_rate INTEGER NOT NULL DEFAULT 0, -- percent of it
	withheld_name TEXT NOT NULL DEFAULT '', -- as printed
	prepaid INTEGER NOT NULL DEFAULT 0,   -- paid before
	rounding INTEGER NOT NULL DEFAULT 0,  -- of what is due
	due INTEGER NOT NULL,                 -- total − withheld − prepaid + rounding
	home_net INTEGER,                     -- net in the house's currency; NULL = the same
	home_tax INTEGER,                     -- Σ invoice_tax.home_tax; NULL likewise
	home_total INTEGER,                   -- home_net + home_tax; NULL likewise
	home_withheld INTEGER,                -- NULL likewise
	language TEXT NOT NULL DEFAULT '',    -- of the paper: ISO 639-1, as the customer wanted it
	-- which fields the hash binds, and in which order (money/invoice_chain.c)
	form INTEGER NOT NULL DEFAULT 1 CHECK (form BETWEEN 1 AND 4),
	hash BLOB NOT NULL CHECK (length(hash) = 32), -- of the content and of the invoice before it
	posted_at TEXT NOT NULL,              -- when
	posted_by INTEGER REFERENCES users(id), -- by whom
	UNIQUE (kind, seq)
) STRICT;
CREATE INDEX invoice_customer ON invoice (customer_id, date);
CREATE INDEX invoice_order ON invoice (order_id);
CREATE INDEX invoice_corrects ON invoice (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX invoice_shipment ON invoice (shipment_id);
CREATE INDEX invoice_day ON invoice (day_id);

-- room: money/invoice.
CREATE TABLE invoice_line (
	invoice_id INTEGER NOT NULL REFERENCES invoice(id), -- the invoice
	line_no INTEGER NOT NULL,             -- 1, 2, 3 ...
	line_id INTEGER REFERENCES order_line(id), -- what it bills; NULL = nothing ordered
	sku TEXT NOT NULL,                    -- as it was called then
	text TEXT NOT NULL,                   -- description as printed
	unit TEXT NOT NULL,                   -- unit name as said
	unit_qty INTEGER NOT NULL,            -- in that unit
	pieces INTEGER NOT NULL,              -- the same in base units
	price INTEGER NOT NULL,               -- per base_qty
	base_qty INTEGER NOT NULL,            -- pieces the price is for
	discount_rate INTEGER NOT NULL,       -- percent
	discount_amount INTEGER NOT NULL,     -- money
	net INTEGER NOT NULL,                 -- rounded once
	bare INTEGER,                         -- net without the tax it holds; NULL = it holds none
	tax_category TEXT NOT NULL,           -- UNCL 5305
	tax_rate INTEGER NOT NULL,            -- percent of it
	tax_surcharge INTEGER NOT NULL DEFAULT 0, -- percent on top: recargo de equivalencia
	PRIMARY KEY (invoice_id, line_no)
) STRICT;
CREATE INDEX invoice_line_line ON invoice_line (line_id);

-- room: money/invoice. Tax per category and rate, rounded once.
CREATE TABLE invoice_tax (
	invoice_id INTEGER NOT NULL REFERENCES invoice(id), -- the invoice
	category TEXT NOT NULL,               -- UNCL 5305
	rate INTEGER NOT NULL,                -- of tax
	base INTEGER NOT NULL,                -- Σ of what it taxes
	tax INTEGER NOT NULL,                 -- base × rate, rounded once
	name TEXT NOT NULL DEFAULT '',        -- as printed
	parts TEXT NOT NULL DEFAULT '',       -- of the rate, as printed
	home_base INTEGER,                    -- in the house's currency; NULL = the same
	home_tax INTEGER,                     -- likewise
	surcharge_rate INTEGER NOT NULL DEFAULT 0, -- percent on the same base, on top of the rate
	surcharge INTEGER NOT NULL DEFAULT 0, -- of the tax: what the surcharge comes to
	home_surcharge INTEGER,               -- in the house's currency; NULL = the same
	surcharge_name TEXT NOT NULL DEFAULT '', -- as printed
	PRIMARY KEY (invoice_id, category, rate, surcharge_rate)
) STRICT;

-- room: money/credit_note. What a line of a credit note takes back, and of which invoice's line.
CREATE TABLE credit_line (
	credit_id INTEGER NOT NULL REFERENCES invoice(id), -- the credit note
	line_no INTEGER NOT NULL,             -- its line
	invoice_id INTEGER NOT NULL REFERENCES invoice(id), -- the invoice it corrects
	invoice_line INTEGER NOT NULL,        -- that one's line
	pieces INTEGER NOT NULL CHECK (pieces >= 0), -- taken back; 0 = an amount off its net
	net INTEGER NOT NULL CHECK (net >= 0), -- that much of that line's net
	-- of the pieces: those that were invoiced ahead and never left
	unshipped INTEGER NOT NULL DEFAULT 0 CHECK (unshipped BETWEEN 0 AND pieces),
	-- line of the part of a kit that came back alone; no foreign key, which would look through
	-- all credits when a draft drops a line
	part_id INTEGER,
	part_qty INTEGER NOT NULL DEFAULT 0 CHECK (part_qty >= 0), -- so many of it
	PRIMARY KEY (credit_id, line_no)
) STRICT;
CREATE INDEX credit_line_of ON credit_line (invoice_id, invoice_line);

-- room: money/invoice. What a document of several orders holds of each, and, negative, what a
-- credit note takes back of what never left. Invoices of one order say it themselves.
CREATE TABLE invoice_share (
	invoice_id INTEGER NOT NULL REFERENCES invoice(id), -- the document
	order_id INTEGER NOT NULL REFERENCES orders(id), -- the order
	shipments TEXT NOT NULL DEFAULT '',   -- "S1001 of 12 Nov 2026, ...": as printed
	discount INTEGER NOT NULL DEFAULT 0,  -- share of the order's discount
	freight INTEGER NOT NULL DEFAULT 0,   -- share of the order's freight
	total INTEGER NOT NULL,               -- with tax; of a document they add up to its total
	PRIMARY KEY (invoice_id, order_id)
) STRICT;
CREATE INDEX invoice_share_order ON invoice_share (order_id);

-- room: money/payment.
CREATE TABLE payment (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- as printed
	external_id TEXT UNIQUE,              -- of the file it came from
	kind TEXT NOT NULL CHECK (kind IN ('payment', 'refund')), -- a refund goes the other way
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- the customer
	amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000000000), -- money
	currency TEXT NOT NULL DEFAULT '',    -- of it: ISO 4217; '' = the house's
	-- house money for one unit of it, in 10^-9
	exchange INTEGER NOT NULL DEFAULT 1000000000 CHECK (exchange > 0),
	home_amount INTEGER,                  -- amount in the house's currency; NULL = the same
	-- how
	method TEXT NOT NULL CHECK (method IN ('cash', 'card', 'cheque', 'transfer', 'credit')),
	reference TEXT NOT NULL DEFAULT '',   -- cheque number, bank text ...
	date TEXT NOT NULL,                   -- calendar day
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	taken_at TEXT NOT NULL,               -- when
	taken_by INTEGER REFERENCES users(id), -- by whom
	-- of a refund: the payment that did not hold (a cheque came back)
	reverses INTEGER UNIQUE REFERENCES payment(id),
	-- the credit note whose amount it passes on to invoices; NULL = money came or went
	credit_id INTEGER DEFAULT NULL REFERENCES invoice(id),
	-- how the invoices were found that it paid when it came; '' = it paid none
	matched TEXT NOT NULL DEFAULT ''
		CHECK (matched IN ('', 'named', 'reference', 'amount', 'sum', 'oldest'))
) STRICT;
CREATE INDEX payment_credit ON payment (credit_id) WHERE credit_id IS NOT NULL;
CREATE INDEX payment_customer ON payment (customer_id, date);
CREATE INDEX payment_day ON payment (day_id);

-- room: money/allowance. What an invoice asks for and is not paid: an early-payment discount, a
-- small rest that is given up. It never changes; a row of the other sign takes it back.
CREATE TABLE allowance (
	id INTEGER PRIMARY KEY,               -- its key
	kind TEXT NOT NULL CHECK (kind IN ('discount', 'write-off')), -- why it is not paid
	invoice_id INTEGER NOT NULL REFERENCES invoice(id), -- of which
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- of whom
	payment_id INTEGER REFERENCES payment(id), -- the payment that it came with
	amount INTEGER NOT NULL CHECK (amount <> 0), -- money; negative: taken back
	home_amount INTEGER,                  -- in the house's currency; NULL = the same
	reason TEXT NOT NULL DEFAULT '',      -- why, of a write-off
	date TEXT NOT NULL,                   -- calendar day
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	at TEXT NOT NULL,                     -- when
	by_id INTEGER REFERENCES users(id)    -- by whom
) STRICT;
CREATE INDEX allowance_invoice ON allowance (invoice_id);
CREATE INDEX allowance_customer ON allowance (customer_id);
CREATE INDEX allowance_day ON allowance (day_id);

-- room: money/allowance. The tax that an early-payment discount corrects, in proportion.
CREATE TABLE allowance_tax (
	allowance_id INTEGER NOT NULL REFERENCES allowance(id), -- of which
	category TEXT NOT NULL,               -- UNCL 5305
	rate INTEGER NOT NULL,                -- of tax
	base INTEGER NOT NULL,                -- less base, signed as the allowance
	tax INTEGER NOT NULL,                 -- less tax
	home_base INTEGER,                    -- in the house's currency; NULL = the same
	home_tax INTEGER,                     -- likewise
	surcharge_rate INTEGER NOT NULL DEFAULT 0, -- percent on the same base, on top of the rate
	surcharge INTEGER NOT NULL DEFAULT 0, -- of the tax: what of it is surcharge
	home_surcharge INTEGER,               -- in the house's currency; NULL = the same
	PRIMARY KEY (allowance_id, category, rate, surcharge_rate)
) STRICT;

-- room: money/payment. What settled an invoice: part of a payment, or an allowance. What is taken
-- back stands here as a row of the other sign.
CREATE TABLE payment_use (
	id INTEGER PRIMARY KEY,               -- its key: credit used later has its own batch
	payment_id INTEGER REFERENCES payment(id), -- the payment
	allowance_id INTEGER REFERENCES allowance(id), -- or the allowance
	invoice_id INTEGER NOT NULL REFERENCES invoice(id), -- the invoice
	amount INTEGER NOT NULL CHECK (amount <> 0), -- how much of it
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day it was applied
	CHECK ((payment_id IS NULL) <> (allowance_id IS NULL))
) STRICT;
CREATE INDEX payment_use_payment ON payment_use (payment_id);
CREATE INDEX payment_use_invoice ON payment_use (invoice_id);
CREATE INDEX payment_use_allowance ON payment_use (allowance_id) WHERE allowance_id IS NOT NULL;

-- room: money/deposit. What of a payment is kept for an order until its invoices use it; what is
-- used or given free again stands here as a row of the other sign. It never changes.
CREATE TABLE deposit (
	id INTEGER PRIMARY KEY,               -- its key
	order_id INTEGER NOT NULL REFERENCES orders(id), -- for which
	payment_id INTEGER NOT NULL REFERENCES payment(id), -- out of which
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- whose
	invoice_id INTEGER REFERENCES invoice(id), -- that deducted it; NULL = kept, or freed
	amount INTEGER NOT NULL CHECK (amount <> 0), -- money; negative: used or freed
	date TEXT NOT NULL,                   -- calendar day
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	at TEXT NOT NULL,                     -- when
	by_id INTEGER REFERENCES users(id)    -- by whom
) STRICT;
CREATE INDEX deposit_order ON deposit (order_id);
CREATE INDEX deposit_payment ON deposit (payment_id);
CREATE INDEX deposit_customer ON deposit (customer_id);
CREATE INDEX deposit_day ON deposit (day_id);

-- room: money/dunning. A letter that asks a customer for what is overdue.
CREATE TABLE dunning (
	id INTEGER PRIMARY KEY,               -- its key
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- whom it asks
	level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 9), -- the highest of its invoices
	date TEXT NOT NULL,                   -- calendar day
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day it was made
	made_at TEXT NOT NULL,                -- when
	made_by INTEGER REFERENCES users(id)  -- by whom
) STRICT;
CREATE INDEX dunning_customer ON dunning (customer_id);

-- room: money/dunning. The invoices that a letter asks for: each level once an invoice.
CREATE TABLE dunning_line (
	invoice_id INTEGER NOT NULL REFERENCES invoice(id), -- the invoice
	level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 9), -- 1, 2, 3 ...
	dunning_id INTEGER NOT NULL REFERENCES dunning(id), -- the letter
	open INTEGER NOT NULL CHECK (open > 0), -- money asked for
	late INTEGER NOT NULL,                -- days overdue then
	PRIMARY KEY (invoice_id, level)
) STRICT;
CREATE INDEX dunning_line_of ON dunning_line (dunning_id);

-- ---------------------------------------------------------------- returns

-- room: returns/policy. What may come back, until when and for which fee: the most specific row in
-- force on the day of the sale says it.
CREATE TABLE return_rule (
	valid_from TEXT NOT NULL,             -- for sales of that day and later
	class TEXT NOT NULL,                  -- product class; '' = any
	reason TEXT NOT NULL,                 -- code of reasons.def; '' = any
	grp TEXT NOT NULL,                    -- customer group; '' = any
	days INTEGER NOT NULL CHECK (days BETWEEN 0 AND 3650), -- from delivery; 0 = no end
	verdict TEXT NOT NULL CHECK (verdict IN ('allowed', 'approval', 'refused')), -- what it says
	fee INTEGER NOT NULL CHECK (fee BETWEEN 0 AND 100000), -- for restocking, percent of the net
	fee_code TEXT NOT NULL,               -- tax code of the fee; '' = taxed as the goods
	clause TEXT NOT NULL,                 -- its text, as it is told and printed
	-- the way back: the customer sends it, or the house does and charges it or not
	freight TEXT NOT NULL DEFAULT 'customer'
		CHECK (freight IN ('customer', 'charged', 'house')),
	valid_to TEXT NOT NULL DEFAULT '',    -- last day of those sales; '' = nobody ended it
	PRIMARY KEY (valid_from, class, reason, grp)
) STRICT;

-- room: returns/returns. Goods that a customer sends back, of one order.
CREATE TABLE goods_return (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- of its series
	order_id INTEGER NOT NULL REFERENCES orders(id), -- of which
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- whose
	-- how far it is
	state TEXT NOT NULL CHECK (state IN ('requested', 'authorised', 'received', 'inspected',
		'settled', 'refused', 'expired', 'cancelled')),
	-- what he gets
	outcome TEXT NOT NULL CHECK (outcome IN ('credit', 'refund', 'store-credit', 'repair')),
	note TEXT NOT NULL DEFAULT '',        -- what he said
	exception TEXT NOT NULL DEFAULT '',   -- why it is taken against the policy; '' = it agrees
	why TEXT NOT NULL DEFAULT '',         -- why it was refused or cancelled
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day it was asked for
	entered_by INTEGER REFERENCES users(id), -- who
	entered_at TEXT NOT NULL,             -- when
	authorised_by INTEGER REFERENCES users(id), -- who
	authorised_at TEXT NOT NULL DEFAULT '', -- when; '' = not yet
	expires TEXT NOT NULL DEFAULT '',     -- last day for the goods to come; '' = not authorised
	received_by INTEGER REFERENCES users(id), -- who took the goods
	received_at TEXT NOT NULL DEFAULT '', -- when; '' = not yet
	inspected_by INTEGER REFERENCES users(id), -- who looked at them
	inspected_at TEXT NOT NULL DEFAULT '', -- when; '' = not yet
	settled_by INTEGER REFERENCES users(id), -- who
	settled_at TEXT NOT NULL DEFAULT '',  -- when; '' = not yet
	settled_day INTEGER REFERENCES day(id), -- business day of that
	-- who pays the way back
	freight TEXT NOT NULL DEFAULT 'customer'
		CHECK (freight IN ('customer', 'charged', 'house')),
	freight_charge INTEGER NOT NULL DEFAULT 0 CHECK (freight_charge >= 0), -- money: of it, net
	approved_by INTEGER REFERENCES users(id), -- who passed the policy over at the desk
	work TEXT NOT NULL DEFAULT '',        -- of a repair: what was done
	sent_by TEXT NOT NULL DEFAULT '',     -- of a repair: how it went back, tracking number
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
CREATE INDEX goods_return_order ON goods_return (order_id);
CREATE INDEX goods_return_customer ON goods_return (customer_id);
CREATE INDEX goods_return_day ON goods_return (day_id);
CREATE INDEX goods_return_open ON goods_return (state)
	WHERE state IN ('requested', 'authorised', 'received', 'inspected');

-- room: returns/returns. So many of a line of the order, and why.
CREATE TABLE goods_return_line (
	return_id INTEGER NOT NULL REFERENCES goods_return(id), -- which
	line_no INTEGER NOT NULL CHECK (line_no BETWEEN 1 AND 9999), -- 1, 2, 3 ...
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- of the order; a kit's own
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces asked for
	reason TEXT NOT NULL,                 -- code of reasons.def
	sent_id INTEGER REFERENCES product(id), -- of a wrong item: what came instead
	lot_id INTEGER REFERENCES lot(id),    -- which lot comes back; NULL = not tracked
	verdict TEXT NOT NULL CHECK (verdict IN ('allowed', 'approval')), -- of the policy
	days INTEGER NOT NULL,                -- since delivery when it was asked for
	window_days INTEGER NOT NULL,         -- days that it had; 0 = no end
	fee INTEGER NOT NULL,                 -- percent of the net
	fee_code TEXT NOT NULL,               -- its tax code; '' = as the goods
	clause TEXT NOT NULL,                 -- text of the rule
	received INTEGER NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND qty), -- pieces that came
	to_stock INTEGER NOT NULL DEFAULT 0 CHECK (to_stock >= 0), -- of them for sale again
	to_quarantine INTEGER NOT NULL DEFAULT 0 CHECK (to_quarantine >= 0), -- set apart
	to_supplier INTEGER NOT NULL DEFAULT 0 CHECK (to_supplier >= 0), -- go back to theirs
	to_scrap INTEGER NOT NULL DEFAULT 0 CHECK (to_scrap >= 0), -- thrown away
	condition TEXT NOT NULL DEFAULT '',   -- as found: code of conditions.def; '' = not said
	PRIMARY KEY (return_id, line_no),
	CHECK (to_stock + to_quarantine + to_supplier + to_scrap <= received)
) STRICT;
CREATE INDEX goods_return_line_of ON goods_return_line (line_id);

-- room: returns/returns. Goods as they came in: of a kit its parts, of a lot each.
CREATE TABLE goods_return_part (
	return_id INTEGER NOT NULL REFERENCES goods_return(id), -- which
	part_no INTEGER NOT NULL,             -- 1, 2, 3 ...
	line_no INTEGER NOT NULL,             -- line of the return
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- of the order: the part's own
	location_id INTEGER NOT NULL REFERENCES location(id), -- where they were put
	lot_id INTEGER REFERENCES lot(id),    -- which lot; NULL = not tracked
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces
	cost INTEGER NOT NULL,                -- money: what they left with
	PRIMARY KEY (return_id, part_no)
) STRICT;
CREATE INDEX goods_return_part_of ON goods_return_part (line_id);

-- room: returns/returns. The credit notes that settled it, one an invoice.
CREATE TABLE goods_return_credit (
	return_id INTEGER NOT NULL REFERENCES goods_return(id), -- which
	credit_id INTEGER NOT NULL REFERENCES invoice(id), -- the credit note
	PRIMARY KEY (return_id, credit_id)
) STRICT;

-- room: returns/exchange. Goods that come back and goods that go out for them, on one document: a
-- return, an order, and one balance between the two.
CREATE TABLE goods_exchange (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- of its series
	return_id INTEGER NOT NULL UNIQUE REFERENCES goods_return(id), -- what comes back
	order_id INTEGER NOT NULL UNIQUE REFERENCES orders(id), -- what goes out for it
	-- how far it is; charged: the replacement went out, the goods never came
	state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'charged', 'cancelled')),
	-- what moves first; the order is held until its gate opens
	first TEXT NOT NULL CHECK (first IN ('goods', 'replacement')),
	-- when a balance against the customer is paid: before the replacement leaves, or by invoice
	pays TEXT NOT NULL CHECK (pays IN ('before', 'after')),
	credit INTEGER NOT NULL DEFAULT 0,    -- money: worth of the returned when agreed, with tax
	charge INTEGER NOT NULL DEFAULT 0,    -- money: the replacement when agreed, with tax
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day it was agreed
	entered_by INTEGER REFERENCES users(id), -- who
	entered_at TEXT NOT NULL,             -- when
	opened_at TEXT NOT NULL DEFAULT '',   -- when its gate opened; '' = it is shut
	ended_by INTEGER REFERENCES users(id), -- who
	ended_at TEXT NOT NULL DEFAULT '',    -- when it was settled, charged, cancelled; '' = open
	ended_day INTEGER REFERENCES day(id), -- business day of that
	balance INTEGER,                      -- money: credited less invoiced; NULL = not settled
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
CREATE INDEX goods_exchange_open ON goods_exchange (state) WHERE state = 'open';
CREATE INDEX goods_exchange_day ON goods_exchange (day_id);

-- room: returns/exchange. What a line of the order costs that sends the same item again: what is
-- credited for it.
CREATE TABLE goods_exchange_price (
	exchange_id INTEGER NOT NULL REFERENCES goods_exchange(id), -- which
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- sold, and coming back
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces at most
	price INTEGER NOT NULL CHECK (price >= 0), -- per base_qty, 10^-4
	base_qty INTEGER NOT NULL CHECK (base_qty > 0), -- pieces that the price is for
	discount_rate INTEGER NOT NULL,       -- percent
	discount_amount INTEGER NOT NULL,     -- money: off all of qty
	PRIMARY KEY (exchange_id, line_id)
) STRICT;

-- room: returns/exchange. What was paid for a balance against the customer.
CREATE TABLE goods_exchange_payment (
	exchange_id INTEGER NOT NULL REFERENCES goods_exchange(id), -- which
	payment_id INTEGER NOT NULL REFERENCES payment(id), -- the payment
	PRIMARY KEY (exchange_id, payment_id)
) STRICT;

-- ---------------------------------------------------------------- service

-- room: service/inquiry. What a customer asked and was told; append-only.
CREATE TABLE inquiry (
	id INTEGER PRIMARY KEY,               -- its key
	at TEXT NOT NULL,                     -- when
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that was open
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	user_id INTEGER NOT NULL REFERENCES users(id), -- who answered
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- who asked
	order_id INTEGER REFERENCES orders(id), -- about which order; NULL = none
	-- what he wanted to know
	kind TEXT NOT NULL CHECK (kind IN
		('status', 'change', 'price', 'return', 'dispute', 'quote')),
	answer TEXT NOT NULL                  -- what he was told
) STRICT;
CREATE INDEX inquiry_customer ON inquiry (customer_id);
CREATE INDEX inquiry_order ON inquiry (order_id);

-- room: service/request. What one desk asks another about an order, an item or a purchase order.
CREATE TABLE request (
	id INTEGER PRIMARY KEY,               -- its key
	-- what is asked
	kind TEXT NOT NULL CHECK (kind IN ('count', 'expedite', 'split', 'question')),
	-- whose queue it stands in
	to_desk TEXT NOT NULL CHECK (to_desk IN ('warehouse', 'purchasing', 'supervisor', 'clerk')),
	text TEXT NOT NULL,                   -- in the asker's words
	order_id INTEGER REFERENCES orders(id), -- about this order; NULL = none
	line_id INTEGER REFERENCES order_line(id), -- and this line of it
	product_id INTEGER REFERENCES product(id), -- about this item
	purchase_id INTEGER REFERENCES purchase(id), -- about this purchase order
	asked_by INTEGER NOT NULL REFERENCES users(id), -- who asked
	asked_at TEXT NOT NULL,               -- when
	due TEXT NOT NULL DEFAULT '',         -- day by which an answer is needed; '' = soon
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day it was asked
	state TEXT NOT NULL DEFAULT 'open'    -- how it stands
		CHECK (state IN ('open', 'answered', 'declined')),
	answer TEXT NOT NULL DEFAULT '',      -- what came back
	answered_by INTEGER REFERENCES users(id), -- from whom
	answered_at TEXT NOT NULL DEFAULT '', -- when
	seen_at TEXT NOT NULL DEFAULT '',     -- when the asker read the answer; '' = not yet
	CHECK ((state = 'open') = (answered_at = ''))
) STRICT;
CREATE INDEX request_open ON request (to_desk, id) WHERE state = 'open';
CREATE INDEX request_unseen ON request (asked_by) WHERE state <> 'open' AND seen_at = '';
CREATE INDEX request_order ON request (order_id) WHERE order_id IS NOT NULL;

-- room: service/inquiry. Calls that were promised with an answer.
CREATE TABLE call_back (
	inquiry_id INTEGER PRIMARY KEY REFERENCES inquiry(id), -- about what
	due TEXT NOT NULL,                    -- day he is called
	owner_id INTEGER NOT NULL REFERENCES users(id), -- who calls him
	done_at TEXT NOT NULL DEFAULT ''      -- when he was called; '' = not yet
) STRICT;
CREATE INDEX call_back_due ON call_back (due) WHERE done_at = '';

-- room: service/lesson. How far somebody is in the tutorial.
CREATE TABLE lesson (
	user_id INTEGER PRIMARY KEY REFERENCES users(id), -- who learns
	step INTEGER NOT NULL                 -- steps done
) STRICT;

-- room: service/handover. What a clerk left to a colleague.
CREATE TABLE handover (
	id INTEGER PRIMARY KEY,               -- its key
	from_id INTEGER NOT NULL REFERENCES users(id), -- who left it
	to_id INTEGER NOT NULL REFERENCES users(id), -- who has it now
	note TEXT NOT NULL,                   -- what he should know
	drafts INTEGER NOT NULL,              -- how many came with it
	holds INTEGER NOT NULL,               -- how many holds
	calls INTEGER NOT NULL,               -- how many call-backs
	at TEXT NOT NULL,                     -- when
	seen_at TEXT NOT NULL DEFAULT ''      -- when the colleague read it; '' = not yet
) STRICT;
CREATE INDEX handover_unseen ON handover (to_id) WHERE seen_at = '';

-- ---------------------------------------------------------------- claim

-- room: claim/claim. What a customer holds against an order without goods coming back.
CREATE TABLE claim (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- of its series
	kind TEXT NOT NULL,                   -- code of kinds.def
	order_id INTEGER NOT NULL REFERENCES orders(id), -- against which
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- whose
	invoice_id INTEGER REFERENCES invoice(id), -- of this invoice alone; NULL = any of it
	-- how far it is
	state TEXT NOT NULL DEFAULT 'open'
		CHECK (state IN ('open', 'decided', 'settled', 'withdrawn')),
	-- what was decided; '' = nothing yet
	verdict TEXT NOT NULL DEFAULT ''
		CHECK (verdict IN ('', 'accepted', 'partly', 'refused')),
	outcome TEXT NOT NULL DEFAULT ''      -- what he gets; '' = not decided, or nothing
		CHECK (outcome IN ('', 'credit', 'refund', 'store-credit', 'replacement')),
	cause TEXT NOT NULL DEFAULT ''        -- whose doing it was; '' = not known
		CHECK (cause IN ('', 'house', 'carrier', 'supplier', 'customer')),
	said TEXT NOT NULL DEFAULT '',        -- what he said
	evidence TEXT NOT NULL DEFAULT '',    -- what proves it: photos, the driver's note
	request_id INTEGER REFERENCES request(id), -- the warehouse was asked to look; NULL = not
	asked INTEGER NOT NULL DEFAULT 0,     -- money: net of what he asks for
	accepted INTEGER NOT NULL DEFAULT 0,  -- money: net of what he gets
	freight INTEGER NOT NULL DEFAULT 0,   -- money: of asked, for the way the goods came
	ok_freight INTEGER NOT NULL DEFAULT 0, -- money: of accepted, likewise
	why TEXT NOT NULL DEFAULT '',         -- of the verdict, or of withdrawing it
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day it was entered
	entered_by INTEGER REFERENCES users(id), -- who
	entered_at TEXT NOT NULL,             -- when
	decided_by INTEGER REFERENCES users(id), -- who
	decided_at TEXT NOT NULL DEFAULT '',  -- when; '' = not yet
	settled_by INTEGER REFERENCES users(id), -- who
	settled_at TEXT NOT NULL DEFAULT '',  -- when; '' = not yet
	settled_day INTEGER REFERENCES day(id), -- business day of that
	replacement_id INTEGER REFERENCES orders(id), -- the order that replaces it; NULL = none
	version INTEGER NOT NULL DEFAULT 1,   -- bumped by every change: no lost updates
	CHECK ((state = 'open') = (verdict = '') OR state = 'withdrawn')
) STRICT;
CREATE INDEX claim_order ON claim (order_id);
CREATE INDEX claim_customer ON claim (customer_id);
CREATE INDEX claim_day ON claim (day_id);
CREATE INDEX claim_settled ON claim (settled_day) WHERE settled_day IS NOT NULL;
CREATE INDEX claim_open ON claim (id)
	WHERE state IN ('open', 'decided') AND verdict <> 'refused';
CREATE INDEX claim_replacement ON claim (replacement_id) WHERE replacement_id IS NOT NULL;

-- room: claim/claim. So much of a line of the order.
CREATE TABLE claim_line (
	claim_id INTEGER NOT NULL REFERENCES claim(id), -- which
	line_no INTEGER NOT NULL CHECK (line_no BETWEEN 1 AND 9999), -- 1, 2, 3 ...
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- of the order; a kit's own
	qty INTEGER NOT NULL CHECK (qty >= 0), -- pieces; 0 = an amount of money
	price INTEGER NOT NULL DEFAULT 0,     -- of a wrong price: the right one, as the order's
	off INTEGER NOT NULL DEFAULT 0,       -- likewise: how much too dear it was
	amount INTEGER NOT NULL CHECK (amount >= 0), -- money: of the line's net
	ok_qty INTEGER NOT NULL DEFAULT 0 CHECK (ok_qty BETWEEN 0 AND qty), -- accepted of it
	-- likewise; of goods it can be a minor unit more than asked: another part of the
	-- line, taken back meanwhile, took the smaller share
	ok_amount INTEGER NOT NULL DEFAULT 0 CHECK (ok_amount >= 0),
	PRIMARY KEY (claim_id, line_no)
) STRICT;
CREATE INDEX claim_line_of ON claim_line (line_id);

-- room: claim/claim. The credit notes that settled it, one an invoice.
CREATE TABLE claim_credit (
	claim_id INTEGER NOT NULL REFERENCES claim(id), -- which
	credit_id INTEGER NOT NULL REFERENCES invoice(id), -- the credit note
	PRIMARY KEY (claim_id, credit_id)
) STRICT;
CREATE INDEX claim_credit_note ON claim_credit (credit_id);

-- room: claim/counter. What the house claims of the carrier or supplier whose doing it was.
CREATE TABLE counter_claim (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- of its series
	claim_id INTEGER NOT NULL REFERENCES claim(id), -- because of which
	carrier TEXT NOT NULL DEFAULT '',     -- of whom: a carrier ...
	supplier_id INTEGER REFERENCES supplier(id), -- ... or a supplier
	-- how far it is
	state TEXT NOT NULL DEFAULT 'open'
		CHECK (state IN ('open', 'sent', 'accepted', 'refused', 'paid')),
	asked INTEGER NOT NULL CHECK (asked > 0), -- money
	accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted BETWEEN 0 AND asked), -- money
	paid INTEGER NOT NULL DEFAULT 0 CHECK (paid BETWEEN 0 AND accepted), -- money
	reference TEXT NOT NULL DEFAULT '',   -- theirs
	why TEXT NOT NULL DEFAULT '',         -- why they refused, or gave less
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day it was entered
	entered_by INTEGER REFERENCES users(id), -- who
	entered_at TEXT NOT NULL,             -- when
	moved_at TEXT NOT NULL,               -- when it came into its state
	paid_day INTEGER REFERENCES day(id),  -- business day the money came
	version INTEGER NOT NULL DEFAULT 1,   -- bumped by every change: no lost updates
	CHECK ((carrier = '') <> (supplier_id IS NULL)),
	CHECK ((state = 'paid') = (paid > 0))
) STRICT;
CREATE INDEX counter_claim_of ON counter_claim (claim_id);
CREATE INDEX counter_claim_paid ON counter_claim (paid_day) WHERE paid_day IS NOT NULL;
CREATE INDEX counter_claim_open ON counter_claim (state)
	WHERE state IN ('open', 'sent', 'accepted');

-- ---------------------------------------------------------------- day

-- room: day/reconcile. Each run of the rules.
CREATE TABLE run (
	id INTEGER PRIMARY KEY,               -- its key
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day it looked at
	at TEXT NOT NULL,                     -- when
	run_by INTEGER REFERENCES users(id),  -- by whom
	stops INTEGER NOT NULL,               -- discrepancies that forbid sign-off
	warnings INTEGER NOT NULL             -- and those that need a reason
) STRICT;
CREATE INDEX run_day ON run (day_id);

-- room: day/reconcile. What a rule expected and found in a run.
CREATE TABLE run_rule (
	run_id INTEGER NOT NULL REFERENCES run(id), -- the run
	rule TEXT NOT NULL,                   -- its name
	expected TEXT NOT NULL,               -- as shown
	found TEXT NOT NULL,                  -- as shown
	state TEXT NOT NULL CHECK (state IN ('ok', 'warn', 'stop')), -- its verdict
	PRIMARY KEY (run_id, rule)
) STRICT;

-- room: day/reconcile. The reason given for a discrepancy; its key is the same from run to run.
CREATE TABLE discrepancy_reason (
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day
	key TEXT NOT NULL,                    -- "rule:subject"
	code TEXT NOT NULL,                   -- one word: carried, late ...
	text TEXT NOT NULL,                   -- a sentence
	given_by INTEGER REFERENCES users(id), -- by whom
	given_at TEXT NOT NULL,               -- when
	PRIMARY KEY (day_id, key)
) STRICT;

-- room: day/tender. What was counted of each method of payment.
CREATE TABLE tender_count (
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day
	method TEXT NOT NULL,                 -- of payment
	counted INTEGER NOT NULL,             -- money
	counted_by INTEGER REFERENCES users(id), -- by whom
	counted_at TEXT NOT NULL,             -- when
	PRIMARY KEY (day_id, method)
) STRICT;

-- room: day/keep. What a sign-off keeps of rows that live on after it, so that a closed day is told
-- for ever as it was: names of the customers its documents name.
CREATE TABLE day_name (
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- the customer
	name TEXT NOT NULL,                   -- as it was
	PRIMARY KEY (day_id, customer_id)
) STRICT;

-- room: day/keep. Orders entered on the day, as they stood.
CREATE TABLE day_order (
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day
	order_id INTEGER NOT NULL REFERENCES orders(id), -- the order
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- who ordered
	customer_po TEXT NOT NULL,            -- the customer's own order number
	placed TEXT NOT NULL,                 -- day the customer ordered
	wanted TEXT NOT NULL,                 -- day the customer wants it
	promised TEXT NOT NULL,               -- latest promise of its lines
	line_count INTEGER NOT NULL,          -- lines, voided ones included
	goods INTEGER NOT NULL,               -- money: Σ line nets
	discount INTEGER NOT NULL,            -- of the order, positive
	freight INTEGER NOT NULL,             -- money
	net INTEGER NOT NULL,                 -- goods − discount + freight
	tax INTEGER NOT NULL,                 -- Σ tax per category
	total INTEGER NOT NULL,               -- net + tax
	PRIMARY KEY (day_id, order_id)
) STRICT;

-- room: day/keep. Their lines.
CREATE TABLE day_line (
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day
	order_id INTEGER NOT NULL REFERENCES orders(id), -- the order
	line_no INTEGER NOT NULL,             -- 1, 2, 3 ...
	sku TEXT NOT NULL,                    -- '' = a memo line
	text TEXT NOT NULL,                   -- description, or the memo
	unit TEXT NOT NULL,                   -- unit name as said
	unit_qty INTEGER NOT NULL,            -- quantity as said, in that unit
	base_qty INTEGER NOT NULL,            -- pieces the price is for
	ordered INTEGER NOT NULL,             -- pieces
	filled INTEGER NOT NULL,              -- of them allocated or shipped at the sign-off
	backordered INTEGER NOT NULL,         -- of them waiting for stock
	cancelled INTEGER NOT NULL,           -- of them given up
	price INTEGER NOT NULL,               -- per base_qty pieces
	price_layer TEXT NOT NULL,            -- manual, contract, list, base ...
	discount_rate INTEGER NOT NULL,       -- percent
	discount_amount INTEGER NOT NULL,     -- money
	net INTEGER NOT NULL,                 -- rounded once
	tax_category TEXT NOT NULL,           -- UNCL 5305
	tax_rate INTEGER NOT NULL,            -- percent of it
	promise TEXT NOT NULL,                -- day given to the customer
	PRIMARY KEY (day_id, order_id, line_no)
) STRICT;

-- room: day/keep. What somebody let pass on the day: manual prices, released holds, findings.
CREATE TABLE day_override (
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day
	kind TEXT NOT NULL CHECK (kind IN ('price', 'release', 'pass')), -- what was let pass
	order_id INTEGER NOT NULL REFERENCES orders(id), -- the order
	line_no INTEGER NOT NULL,             -- 0 = the order
	code TEXT NOT NULL,                   -- check, hold or price layer
	part INTEGER NOT NULL,                -- tells holds of one code apart; else 0
	text TEXT NOT NULL,                   -- what the check or hold said
	reason TEXT NOT NULL,                 -- why it was let pass
	user_id INTEGER REFERENCES users(id), -- by whom; NULL = docket itself
	at TEXT NOT NULL,                     -- when
	PRIMARY KEY (day_id, kind, order_id, line_no, code, part)
) STRICT;

-- ---------------------------------------------------------------- append-only

CREATE TRIGGER journal_keep_u BEFORE UPDATE ON journal
	BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keep_d BEFORE DELETE ON journal
	BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER move_keep_u BEFORE UPDATE ON move
	BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
CREATE TRIGGER move_keep_d BEFORE DELETE ON move
	BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
CREATE TRIGGER revaluation_keep_u BEFORE UPDATE ON revaluation
	BEGIN SELECT RAISE(ABORT, 'revaluations are append-only'); END;
CREATE TRIGGER revaluation_keep_d BEFORE DELETE ON revaluation
	BEGIN SELECT RAISE(ABORT, 'revaluations are append-only'); END;
CREATE TRIGGER batch_keep_u BEFORE UPDATE ON batch
	BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER batch_keep_d BEFORE DELETE ON batch
	BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER posting_keep_u BEFORE UPDATE ON posting
	BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER posting_keep_d BEFORE DELETE ON posting
	BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER invoice_keep_u BEFORE UPDATE ON invoice
	BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER invoice_keep_d BEFORE DELETE ON invoice
	BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER invoice_line_keep_u BEFORE UPDATE ON invoice_line
	BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER invoice_line_keep_d BEFORE DELETE ON invoice_line
	BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER invoice_tax_keep_u BEFORE UPDATE ON invoice_tax
	BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER invoice_tax_keep_d BEFORE DELETE ON invoice_tax
	BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER payment_keep_u BEFORE UPDATE ON payment
	BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
CREATE TRIGGER payment_keep_d BEFORE DELETE ON payment
	BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
CREATE TRIGGER credit_line_keep_u BEFORE UPDATE ON credit_line
	BEGIN SELECT RAISE(ABORT, 'a credit note never changes'); END;
CREATE TRIGGER credit_line_keep_d BEFORE DELETE ON credit_line
	BEGIN SELECT RAISE(ABORT, 'a credit note never changes'); END;
CREATE TRIGGER invoice_share_keep_u BEFORE UPDATE ON invoice_share
	BEGIN SELECT RAISE(ABORT, 'a credit note never changes'); END;
CREATE TRIGGER invoice_share_keep_d BEFORE DELETE ON invoice_share
	BEGIN SELECT RAISE(ABORT, 'a credit note never changes'); END;
CREATE TRIGGER deposit_keep_u BEFORE UPDATE ON deposit
	BEGIN SELECT RAISE(ABORT, 'a credit note never changes'); END;
CREATE TRIGGER deposit_keep_d BEFORE DELETE ON deposit
	BEGIN SELECT RAISE(ABORT, 'a credit note never changes'); END;
CREATE TRIGGER payment_use_keep_u BEFORE UPDATE ON payment_use
	BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
CREATE TRIGGER payment_use_keep_d BEFORE DELETE ON payment_use
	BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
CREATE TRIGGER allowance_keep_u BEFORE UPDATE ON allowance
	BEGIN SELECT RAISE(ABORT, 'an allowance never changes'); END;
CREATE TRIGGER allowance_keep_d BEFORE DELETE ON allowance
	BEGIN SELECT RAISE(ABORT, 'an allowance never changes'); END;
CREATE TRIGGER allowance_tax_keep_u BEFORE UPDATE ON allowance_tax
	BEGIN SELECT RAISE(ABORT, 'an allowance never changes'); END;
CREATE TRIGGER allowance_tax_keep_d BEFORE DELETE ON allowance_tax
	BEGIN SELECT RAISE(ABORT, 'an allowance never changes'); END;
CREATE TRIGGER inquiry_keep_u BEFORE UPDATE ON inquiry
	BEGIN SELECT RAISE(ABORT, 'what was said stays said'); END;
CREATE TRIGGER inquiry_keep_d BEFORE DELETE ON inquiry
	BEGIN SELECT RAISE(ABORT, 'what was said stays said'); END;
CREATE TRIGGER day_keep_u BEFORE UPDATE ON day WHEN old.state = 'closed'
	BEGIN SELECT RAISE(ABORT, 'a closed day is never reopened'); END;
CREATE TRIGGER day_keep_d BEFORE DELETE ON day
	BEGIN SELECT RAISE(ABORT, 'a day is never deleted'); END;
CREATE TRIGGER run_keep_u BEFORE UPDATE ON run
	BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
CREATE TRIGGER run_keep_d BEFORE DELETE ON run
	BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
CREATE TRIGGER day_name_keep_u BEFORE UPDATE ON day_name
	BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
CREATE TRIGGER day_name_keep_d BEFORE DELETE ON day_name
	BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
CREATE TRIGGER day_order_keep_u BEFORE UPDATE ON day_order
	BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
CREATE TRIGGER day_order_keep_d BEFORE DELETE ON day_order
	BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
CREATE TRIGGER day_line_keep_u BEFORE UPDATE ON day_line
	BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
CREATE TRIGGER day_line_keep_d BEFORE DELETE ON day_line
	BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
CREATE TRIGGER day_override_keep_u BEFORE UPDATE ON day_override
	BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
CREATE TRIGGER day_override_keep_d BEFORE DELETE ON day_override
	BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
