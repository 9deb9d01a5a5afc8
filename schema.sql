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
	id INTEGER PRIMARY KEY,
	code TEXT NOT NULL UNIQUE,            -- "MAIN"
	name TEXT NOT NULL
) STRICT;

-- room: control/business_day. A day is open until a supervisor signs it off.
CREATE TABLE day (
	id INTEGER PRIMARY KEY,
	site_id INTEGER NOT NULL REFERENCES site(id),
	date TEXT NOT NULL,                   -- the business day's name
	state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
	opened_at TEXT NOT NULL,
	closed_at TEXT NOT NULL DEFAULT '',
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
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,            -- what is typed at sign-in
	full_name TEXT NOT NULL,
	role TEXT NOT NULL CHECK (role IN ('clerk', 'warehouse', 'supervisor', 'admin')),
	os_account TEXT,                      -- operating-system account tied to it
	password TEXT NOT NULL DEFAULT '',    -- Argon2id string; '' = cannot sign in by password
	pin TEXT NOT NULL DEFAULT '',         -- Argon2id string of the PIN
	is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
	failed INTEGER NOT NULL DEFAULT 0,    -- wrong attempts since the last right one
	retry_at TEXT NOT NULL DEFAULT '',    -- no attempt is checked before this instant
	last_at TEXT NOT NULL DEFAULT '',     -- last sign-in
	last_desk TEXT NOT NULL DEFAULT '',   -- and where
	created_at TEXT NOT NULL,
	UNIQUE (os_account)
) STRICT;

-- room: control/user. Rights given or denied on top of the role.
CREATE TABLE user_right (
	user_id INTEGER NOT NULL REFERENCES users(id),
	right_name TEXT NOT NULL,             -- name in docket/right.h
	is_given INTEGER NOT NULL CHECK (is_given IN (0, 1)),
	max_value INTEGER,                    -- limit in the unit of the right; NULL = none
	PRIMARY KEY (user_id, right_name)
) STRICT;

-- room: control/number. The next number of each kind of document.
CREATE TABLE series (
	kind TEXT PRIMARY KEY,                -- order, shipment, invoice, credit-note, payment
	prefix TEXT NOT NULL,
	first_no INTEGER NOT NULL,
	next_no INTEGER NOT NULL,
	has_check_digit INTEGER NOT NULL CHECK (has_check_digit IN (0, 1))
) STRICT;

-- room: control/journal. What was done by whom; one row a transaction, chained by hashes.
CREATE TABLE journal (
	seq INTEGER PRIMARY KEY,              -- 1, 2, 3 ... without a gap
	at TEXT NOT NULL,
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that was open
	site_id INTEGER NOT NULL REFERENCES site(id),
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
	customer_id INTEGER PRIMARY KEY REFERENCES customer(id),
	secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

-- room: control/once. --once keys: the same command with the same key has one effect.
CREATE TABLE once (
	key TEXT PRIMARY KEY,
	action TEXT NOT NULL,                 -- command that used it
	subject_id INTEGER NOT NULL,          -- record that it made or changed
	at TEXT NOT NULL
) STRICT;

-- ---------------------------------------------------------------- master

-- room: master/calendar.
CREATE TABLE holiday (
	calendar TEXT NOT NULL,               -- '' = the house's own
	date TEXT NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (calendar, date)
) STRICT;

-- room: master/zone. Which tax or carrier zone an address lies in; the most specific row wins.
CREATE TABLE zone (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('tax', 'carrier')),
	code TEXT NOT NULL,
	country TEXT NOT NULL DEFAULT '',     -- ISO 3166-1 alpha-2; '' = any
	region TEXT NOT NULL DEFAULT '',
	postcode_from TEXT NOT NULL DEFAULT '',
	postcode_to TEXT NOT NULL DEFAULT '',
	UNIQUE (kind, code, country, region, postcode_from)
) STRICT;

-- room: master/tax. Tax code × zone × first day → category and rate.
CREATE TABLE tax (
	code TEXT NOT NULL,
	zone TEXT NOT NULL,
	valid_from TEXT NOT NULL DEFAULT '',  -- '' = always
	rate INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 1000000),
	category TEXT NOT NULL,               -- UNCL 5305
	name TEXT NOT NULL DEFAULT '',        -- as printed
	PRIMARY KEY (code, zone, valid_from)
) STRICT;

-- room: master/supplier.
CREATE TABLE supplier (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	email TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '',
	lead_days INTEGER NOT NULL DEFAULT 0 CHECK (lead_days BETWEEN 0 AND 3650)
) STRICT;

-- room: master/carrier. A carrier's service, with its cut-off and pickup days.
CREATE TABLE carrier_service (
	id INTEGER PRIMARY KEY,
	carrier TEXT NOT NULL,                -- "DHL"
	service TEXT NOT NULL,                -- "STD"
	cutoff TEXT NOT NULL DEFAULT '',      -- "15:30"; '' = any time
	pickup_days TEXT NOT NULL DEFAULT '12345', -- weekdays, 1 = Monday
	max_gram INTEGER NOT NULL DEFAULT 0,  -- heaviest parcel; 0 = no limit
	UNIQUE (carrier, service)
) STRICT;

-- room: master/carrier. Price and transit time by zone and weight.
CREATE TABLE carrier_rate (
	service_id INTEGER NOT NULL REFERENCES carrier_service(id),
	zone TEXT NOT NULL,                   -- carrier zone; '' = any
	upto_gram INTEGER NOT NULL,           -- the row holds up to this weight
	price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 1000000000000000), -- money
	transit_days INTEGER NOT NULL DEFAULT 1 CHECK (transit_days BETWEEN 0 AND 365),
	PRIMARY KEY (service_id, zone, upto_gram)
) STRICT;

-- room: master/product.
CREATE TABLE product (
	id INTEGER PRIMARY KEY,
	sku TEXT NOT NULL UNIQUE,             -- headed Item on screens and paper
	sku_key TEXT NOT NULL,                -- folded, for typing
	name TEXT NOT NULL,
	description TEXT NOT NULL DEFAULT '',
	attributes TEXT NOT NULL DEFAULT '',  -- size=M8;grade=A4
	unit TEXT NOT NULL DEFAULT 'ea',      -- base unit
	decimals INTEGER NOT NULL DEFAULT 0 CHECK (decimals BETWEEN 0 AND 3), -- of a quantity
	barcode TEXT NOT NULL DEFAULT '',     -- of the base unit
	price INTEGER NOT NULL DEFAULT 0 CHECK (price BETWEEN 0 AND 10000000000000), -- base list
	price_per INTEGER NOT NULL DEFAULT 1000 CHECK (price_per BETWEEN 1 AND 900000000), -- base quantity of price
	cost INTEGER NOT NULL DEFAULT 0 CHECK (cost BETWEEN 0 AND 10000000000000), -- per price_per
	tax_code TEXT NOT NULL DEFAULT '',    -- '' = the setting's
	gram INTEGER NOT NULL DEFAULT 0 CHECK (gram >= 0), -- weight of a piece
	status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'run-out', 'discontinued')),
	replaced_by TEXT NOT NULL DEFAULT '', -- SKU of its successor
	min_qty INTEGER NOT NULL DEFAULT 0,   -- of sale; 0 = none
	multiple INTEGER NOT NULL DEFAULT 0,
	max_qty INTEGER NOT NULL DEFAULT 0,
	supplier TEXT NOT NULL DEFAULT '',    -- supplier number
	supplier_sku TEXT NOT NULL DEFAULT '',
	lead_days INTEGER NOT NULL DEFAULT 0 CHECK (lead_days BETWEEN 0 AND 3650),
	reorder_point INTEGER NOT NULL DEFAULT 0,
	reorder_qty INTEGER NOT NULL DEFAULT 0,
	abc TEXT NOT NULL DEFAULT '',
	hazard TEXT NOT NULL DEFAULT '',
	popularity INTEGER NOT NULL DEFAULT 0, -- lines sold; orders search hits
	version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX product_sku_key ON product (sku_key);

-- room: master/unit. Packs of a product: case, inner, pallet.
CREATE TABLE unit (
	product_id INTEGER NOT NULL REFERENCES product(id),
	name TEXT NOT NULL,                   -- "cs"
	pieces INTEGER NOT NULL CHECK (pieces BETWEEN 1 AND 900000000), -- in one of it
	barcode TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (product_id, name)
) STRICT;

-- room: master/unit. Every barcode, of base units and packs, leads to one product and unit.
CREATE TABLE barcode (
	code TEXT PRIMARY KEY,
	product_id INTEGER NOT NULL REFERENCES product(id),
	unit TEXT NOT NULL                    -- unit name; the base unit's too
) STRICT;

-- room: master/product. What may be offered instead.
CREATE TABLE substitute (
	product_id INTEGER NOT NULL REFERENCES product(id),
	substitute_id INTEGER NOT NULL REFERENCES product(id),
	rank INTEGER NOT NULL DEFAULT 1,
	PRIMARY KEY (product_id, substitute_id)
) STRICT;

-- room: master/product. Parts of a kit.
CREATE TABLE kit_part (
	kit_id INTEGER NOT NULL REFERENCES product(id),
	part_id INTEGER NOT NULL REFERENCES product(id),
	qty INTEGER NOT NULL CHECK (qty BETWEEN 1 AND 900000000), -- per kit
	PRIMARY KEY (kit_id, part_id)
) STRICT;

-- room: master/customer.
CREATE TABLE customer (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,               -- folded
	grp TEXT NOT NULL DEFAULT '',         -- customer group (tier)
	contact TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '',
	phone_key TEXT NOT NULL DEFAULT '',   -- digits, reversed
	email TEXT NOT NULL DEFAULT '',
	language TEXT NOT NULL DEFAULT '',
	street TEXT NOT NULL DEFAULT '',
	street2 TEXT NOT NULL DEFAULT '',
	city TEXT NOT NULL DEFAULT '',
	region TEXT NOT NULL DEFAULT '',
	postcode TEXT NOT NULL DEFAULT '',
	country TEXT NOT NULL DEFAULT '',     -- ISO 3166-1 alpha-2
	tax_zone TEXT NOT NULL DEFAULT '',
	carrier_zone TEXT NOT NULL DEFAULT '',
	terms_days INTEGER NOT NULL DEFAULT 30 CHECK (terms_days BETWEEN 0 AND 3650),
	credit_limit INTEGER,                 -- NULL = none set, 0 = no credit
	price_list TEXT NOT NULL DEFAULT '',
	discount INTEGER NOT NULL DEFAULT 0 CHECK (discount BETWEEN 0 AND 100000),
	priority INTEGER NOT NULL DEFAULT 5 CHECK (priority BETWEEN 1 AND 9),
	tax_number TEXT NOT NULL DEFAULT '',
	tax_exempt_until TEXT NOT NULL DEFAULT '',
	po_required INTEGER NOT NULL DEFAULT 0 CHECK (po_required IN (0, 1)),
	duplicate_po TEXT NOT NULL DEFAULT 'warn' CHECK (duplicate_po IN ('ok', 'warn', 'stop')),
	backorders INTEGER NOT NULL DEFAULT 1 CHECK (backorders IN (0, 1)), -- allowed
	shortage_policy TEXT NOT NULL DEFAULT 'part'
		CHECK (shortage_policy IN ('part', 'wait', 'cancel', 'substitute', 'ask')),
	blocked TEXT NOT NULL DEFAULT '',     -- reason; '' = not blocked
	alert TEXT NOT NULL DEFAULT '',       -- note shown when an order is opened
	version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX customer_phone ON customer (phone_key);

-- room: master/address. Ship-to addresses.
CREATE TABLE address (
	id INTEGER PRIMARY KEY,
	customer_id INTEGER NOT NULL REFERENCES customer(id),
	code TEXT NOT NULL,                   -- "01"; '' = given for one order only
	name TEXT NOT NULL DEFAULT '',
	street TEXT NOT NULL DEFAULT '',
	street2 TEXT NOT NULL DEFAULT '',
	city TEXT NOT NULL DEFAULT '',
	region TEXT NOT NULL DEFAULT '',
	postcode TEXT NOT NULL DEFAULT '',
	country TEXT NOT NULL DEFAULT '',
	tax_zone TEXT NOT NULL DEFAULT '',
	carrier_zone TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '',
	note TEXT NOT NULL DEFAULT '',
	carrier TEXT NOT NULL DEFAULT '',     -- default, CARRIER/SERVICE
	time_window TEXT NOT NULL DEFAULT ''  -- when it takes deliveries
) STRICT;
CREATE UNIQUE INDEX address_code ON address (customer_id, code) WHERE code <> '';

-- room: master/contact.
CREATE TABLE contact (
	customer_id INTEGER NOT NULL REFERENCES customer(id),
	name TEXT NOT NULL,
	role TEXT NOT NULL DEFAULT '',
	phone TEXT NOT NULL DEFAULT '',
	phone_key TEXT NOT NULL DEFAULT '',   -- digits, reversed
	email TEXT NOT NULL DEFAULT '',
	language TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (customer_id, name)
) STRICT;
CREATE INDEX contact_phone ON contact (phone_key);

-- room: master/customer. The customer's own part numbers.
CREATE TABLE customer_item (
	customer_id INTEGER NOT NULL REFERENCES customer(id),
	their_sku TEXT NOT NULL,
	product_id INTEGER NOT NULL REFERENCES product(id),
	PRIMARY KEY (customer_id, their_sku)
) STRICT;

-- room: master/price_list. A price of a list ('' base, a named list) or of one customer (contract).
CREATE TABLE price (
	id INTEGER PRIMARY KEY,
	list TEXT NOT NULL DEFAULT '',        -- list code; '' when customer_id is set
	customer_id INTEGER REFERENCES customer(id), -- contract price of this customer
	product_id INTEGER NOT NULL REFERENCES product(id),
	price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 10000000000000),
	per INTEGER NOT NULL DEFAULT 1000 CHECK (per BETWEEN 1 AND 900000000), -- base quantity
	min_qty INTEGER NOT NULL DEFAULT 0,   -- quantity break
	valid_from TEXT NOT NULL DEFAULT '',
	valid_to TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX price_of_list ON price (product_id, list, valid_from, min_qty)
	WHERE customer_id IS NULL;
CREATE UNIQUE INDEX price_of_customer ON price (product_id, customer_id, valid_from, min_qty)
	WHERE customer_id IS NOT NULL;

-- ---------------------------------------------------------------- ledger

-- room: ledger/account. The chart of accounts.
CREATE TABLE account (
	code TEXT PRIMARY KEY,                -- "1200"
	name TEXT NOT NULL,
	role TEXT NOT NULL UNIQUE             -- what docket posts to it: receivable, revenue ...
) STRICT;

-- room: ledger/posting. One balanced batch per posted document.
CREATE TABLE batch (
	id INTEGER PRIMARY KEY,
	document TEXT NOT NULL,               -- kind: invoice, payment, shipment ...
	document_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	day_id INTEGER NOT NULL REFERENCES day(id),
	site_id INTEGER NOT NULL REFERENCES site(id),
	UNIQUE (document, document_id)
) STRICT;

-- room: ledger/posting.
CREATE TABLE posting (
	batch_id INTEGER NOT NULL REFERENCES batch(id),
	line_no INTEGER NOT NULL,
	account TEXT NOT NULL REFERENCES account(code),
	debit INTEGER NOT NULL DEFAULT 0 CHECK (debit BETWEEN 0 AND 1000000000000000),
	credit INTEGER NOT NULL DEFAULT 0 CHECK (credit BETWEEN 0 AND 1000000000000000),
	customer_id INTEGER REFERENCES customer(id), -- on receivable and customer credit
	PRIMARY KEY (batch_id, line_no),
	CHECK ((debit > 0) <> (credit > 0))
) STRICT;

-- ---------------------------------------------------------------- stock

-- room: stock/location. Warehouse and bin.
CREATE TABLE location (
	id INTEGER PRIMARY KEY,
	code TEXT NOT NULL UNIQUE,
	zone TEXT NOT NULL DEFAULT '',
	sort TEXT NOT NULL DEFAULT ''         -- walking order
) STRICT;

-- room: stock/balance. What lies where; on_hand is the sum of the moves.
CREATE TABLE stock (
	product_id INTEGER NOT NULL REFERENCES product(id),
	location_id INTEGER NOT NULL REFERENCES location(id),
	on_hand INTEGER NOT NULL DEFAULT 0,
	quarantined INTEGER NOT NULL DEFAULT 0,
	allocated INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (product_id, location_id),
	CHECK (on_hand >= 0 AND quarantined >= 0 AND allocated >= 0
		AND quarantined + allocated <= on_hand)
) STRICT;

-- room: stock/move. Every change of on_hand, positive into the location.
CREATE TABLE move (
	id INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	day_id INTEGER NOT NULL REFERENCES day(id),
	site_id INTEGER NOT NULL REFERENCES site(id),
	product_id INTEGER NOT NULL REFERENCES product(id),
	location_id INTEGER NOT NULL REFERENCES location(id),
	qty INTEGER NOT NULL CHECK (qty <> 0),
	kind TEXT NOT NULL CHECK (kind IN
		('receipt', 'shipment', 'return', 'adjustment', 'count', 'transfer', 'scrap', 'import')),
	reason TEXT NOT NULL,                 -- code or text
	document TEXT NOT NULL,               -- kind of the document behind it: "shipment", "journal"
	document_id INTEGER NOT NULL,
	cost INTEGER NOT NULL DEFAULT 0,      -- value of the move in money, signed like qty
	user_id INTEGER REFERENCES users(id)
) STRICT;
CREATE INDEX move_product ON move (product_id, location_id, id);
CREATE INDEX move_day ON move (day_id);

-- room: stock/allocation. Ties a line to stock; gone when shipped or given back.
CREATE TABLE allocation (
	line_id INTEGER NOT NULL REFERENCES order_line(id),
	product_id INTEGER NOT NULL REFERENCES product(id),
	location_id INTEGER NOT NULL REFERENCES location(id),
	qty INTEGER NOT NULL CHECK (qty BETWEEN 1 AND 900000000),
	PRIMARY KEY (line_id, location_id)
) STRICT;

-- ---------------------------------------------------------------- tell

-- room: tell/outbox. What is to be printed or sent; written in the transaction that causes it.
CREATE TABLE outbox (
	id INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	kind TEXT NOT NULL,                   -- "packing-slip", "invoice", "confirmation"
	document TEXT NOT NULL,
	document_id INTEGER NOT NULL,
	state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
	attempts INTEGER NOT NULL DEFAULT 0,
	result TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outbox_waiting ON outbox (id) WHERE state = 'waiting';

-- ---------------------------------------------------------------- order

-- room: order/order. Drafts, orders and imported history. Quantities are on the lines; state is
-- stored, stage is derived from quantities, holds and documents by one function.
CREATE TABLE orders (
	id INTEGER PRIMARY KEY,
	number TEXT UNIQUE,                   -- with check digit; NULL while a draft
	external_id TEXT UNIQUE,              -- of the file it came from
	kind TEXT NOT NULL DEFAULT 'order' CHECK (kind IN ('order', 'quote', 'standing', 'blanket')),
	origin TEXT NOT NULL DEFAULT 'desk' CHECK (origin IN ('desk', 'file', 'history')),
	state TEXT NOT NULL CHECK (state IN
		('draft', 'entered', 'verified', 'closed', 'cancelled', 'dropped')),
	stage TEXT NOT NULL DEFAULT '',       -- stored for the board
	is_part INTEGER NOT NULL DEFAULT 0 CHECK (is_part IN (0, 1)), -- some of it is further
	customer_id INTEGER REFERENCES customer(id), -- NULL in a young draft
	channel TEXT NOT NULL DEFAULT 'phone' CHECK (channel IN
		('phone', 'email', 'fax', 'mail', 'counter', 'file', 'edi')),
	customer_po TEXT NOT NULL DEFAULT '',
	po_key TEXT NOT NULL DEFAULT '',      -- normalised
	placed TEXT NOT NULL DEFAULT '',      -- day the customer ordered
	wanted TEXT NOT NULL DEFAULT '',      -- day the customer wants it
	address_id INTEGER REFERENCES address(id), -- ship-to; NULL = the customer's own
	service_id INTEGER REFERENCES carrier_service(id),
	tax_zone TEXT NOT NULL DEFAULT '',    -- found when it was priced
	terms_days INTEGER NOT NULL DEFAULT 0,
	discount_rate INTEGER NOT NULL DEFAULT 0 CHECK (discount_rate BETWEEN 0 AND 100000),
	discount_amount INTEGER NOT NULL DEFAULT 0, -- money; one of the two is 0
	freight INTEGER NOT NULL DEFAULT 0,
	freight_is_manual INTEGER NOT NULL DEFAULT 0 CHECK (freight_is_manual IN (0, 1)),
	note TEXT NOT NULL DEFAULT '',
	currency TEXT NOT NULL,
	goods INTEGER NOT NULL DEFAULT 0,     -- Σ line nets
	discount INTEGER NOT NULL DEFAULT 0,  -- of the order, positive
	net INTEGER NOT NULL DEFAULT 0,       -- goods − discount + freight
	tax INTEGER NOT NULL DEFAULT 0,
	total INTEGER NOT NULL DEFAULT 0 CHECK (total BETWEEN -1000000000000000 AND 1000000000000000),
	line_count INTEGER NOT NULL DEFAULT 0,
	day_id INTEGER REFERENCES day(id),    -- business day it was entered; NULL while a draft
	site_id INTEGER NOT NULL REFERENCES site(id),
	owner_id INTEGER REFERENCES users(id), -- of a draft
	touched_at TEXT NOT NULL,             -- last change of a draft
	entered_by INTEGER REFERENCES users(id),
	entered_at TEXT NOT NULL DEFAULT '',
	verified_by INTEGER REFERENCES users(id), -- NULL with verified_at set: docket itself
	verified_at TEXT NOT NULL DEFAULT '',
	promised TEXT NOT NULL DEFAULT '',    -- latest promise of its lines
	version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX orders_customer ON orders (customer_id, placed);
CREATE INDEX orders_day ON orders (day_id);
CREATE INDEX orders_open ON orders (state, promised) WHERE state IN ('draft', 'entered', 'verified');

-- room: order/line. What was said, what was agreed, and how far each quantity has come.
CREATE TABLE order_line (
	id INTEGER PRIMARY KEY,
	order_id INTEGER NOT NULL REFERENCES orders(id),
	line_no INTEGER NOT NULL CHECK (line_no BETWEEN 1 AND 9999),
	product_id INTEGER REFERENCES product(id), -- NULL: a memo line
	sku TEXT NOT NULL DEFAULT '',         -- as it was called then
	text TEXT NOT NULL DEFAULT '',        -- description, or the memo
	unit TEXT NOT NULL DEFAULT '',
	unit_qty INTEGER NOT NULL DEFAULT 0,  -- quantity as said, in that unit
	base_qty INTEGER NOT NULL DEFAULT 1000 CHECK (base_qty BETWEEN 1 AND 900000000), -- pieces the price is for
	ordered INTEGER NOT NULL DEFAULT 0 CHECK (ordered BETWEEN 0 AND 900000000), -- pieces
	price INTEGER NOT NULL DEFAULT 0 CHECK (price BETWEEN 0 AND 10000000000000),
	price_layer TEXT NOT NULL DEFAULT '', -- manual, contract, list, base ...
	price_trail TEXT NOT NULL DEFAULT '', -- JSON: the winner, the losers and why
	discount_rate INTEGER NOT NULL DEFAULT 0 CHECK (discount_rate BETWEEN 0 AND 100000),
	discount_amount INTEGER NOT NULL DEFAULT 0, -- money
	net INTEGER NOT NULL DEFAULT 0,       -- rounded once
	tax_code TEXT NOT NULL DEFAULT '',
	tax_category TEXT NOT NULL DEFAULT '',
	tax_rate INTEGER NOT NULL DEFAULT 0,
	promise TEXT NOT NULL DEFAULT '',
	note TEXT NOT NULL DEFAULT '',
	allocated INTEGER NOT NULL DEFAULT 0 CHECK (allocated >= 0),
	backordered INTEGER NOT NULL DEFAULT 0 CHECK (backordered >= 0),
	picked INTEGER NOT NULL DEFAULT 0 CHECK (picked BETWEEN 0 AND allocated),
	shipped INTEGER NOT NULL DEFAULT 0 CHECK (shipped >= 0),
	cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
	invoiced INTEGER NOT NULL DEFAULT 0 CHECK (invoiced >= 0),
	returned INTEGER NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND shipped),
	version INTEGER NOT NULL DEFAULT 1,
	UNIQUE (order_id, line_no)
) STRICT;
CREATE INDEX order_line_product ON order_line (product_id, order_id);
CREATE INDEX order_line_waiting ON order_line (product_id) WHERE backordered > 0;

-- room: order/hold. Several at once; any open one stops release to picking.
CREATE TABLE hold (
	id INTEGER PRIMARY KEY,
	order_id INTEGER NOT NULL REFERENCES orders(id),
	code TEXT NOT NULL,                   -- a check's name, or "manual"
	reason TEXT NOT NULL,
	set_by INTEGER REFERENCES users(id),   -- NULL = docket itself
	set_at TEXT NOT NULL,
	released_by INTEGER REFERENCES users(id),
	released_at TEXT NOT NULL DEFAULT '',
	release_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX hold_order ON hold (order_id);
CREATE INDEX hold_open ON hold (code) WHERE released_at = '';

-- room: order/check. What the checks found when the order was entered or last changed.
CREATE TABLE finding (
	order_id INTEGER NOT NULL REFERENCES orders(id),
	code TEXT NOT NULL,                   -- the check's name
	line_no INTEGER NOT NULL DEFAULT 0,   -- 0 = the order
	severity TEXT NOT NULL CHECK (severity IN ('ok', 'warn', 'stop', 'refuse')),
	text TEXT NOT NULL,
	passed_by INTEGER REFERENCES users(id),
	passed_at TEXT NOT NULL DEFAULT '',
	pass_reason TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (order_id, code, line_no)
) STRICT;

-- ---------------------------------------------------------------- ship

-- room: ship/shipment. Goods of one order on their way out.
CREATE TABLE shipment (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	order_id INTEGER NOT NULL REFERENCES orders(id),
	state TEXT NOT NULL CHECK (state IN ('picking', 'picked', 'packed', 'shipped', 'cancelled')),
	service_id INTEGER REFERENCES carrier_service(id),
	tracking TEXT NOT NULL DEFAULT '',
	started_at TEXT NOT NULL,
	started_by INTEGER REFERENCES users(id),
	date TEXT NOT NULL DEFAULT '',        -- calendar day it was posted
	shipped_at TEXT NOT NULL DEFAULT '',
	shipped_by INTEGER REFERENCES users(id),
	day_id INTEGER REFERENCES day(id),    -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id),
	slip_prints INTEGER NOT NULL DEFAULT 0,
	version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX shipment_order ON shipment (order_id);
CREATE INDEX shipment_day ON shipment (day_id);
CREATE INDEX shipment_open ON shipment (state) WHERE state IN ('picking', 'picked', 'packed');

-- room: ship/shipment. What is to be picked, and what was.
CREATE TABLE shipment_line (
	id INTEGER PRIMARY KEY,
	shipment_id INTEGER NOT NULL REFERENCES shipment(id),
	line_id INTEGER NOT NULL REFERENCES order_line(id),
	location_id INTEGER NOT NULL REFERENCES location(id),
	line_version INTEGER NOT NULL,        -- of the order line when the list was made
	qty INTEGER NOT NULL CHECK (qty > 0), -- to pick
	picked INTEGER,                       -- NULL: not confirmed yet, never taken as picked
	packed INTEGER NOT NULL DEFAULT 0,
	short_reason TEXT NOT NULL DEFAULT '',
	UNIQUE (shipment_id, line_id, location_id),
	CHECK (picked BETWEEN 0 AND qty),
	CHECK (packed BETWEEN 0 AND coalesce(picked, 0))
) STRICT;
CREATE INDEX shipment_line_line ON shipment_line (line_id);

-- room: ship/carton.
CREATE TABLE carton (
	id INTEGER PRIMARY KEY,
	shipment_id INTEGER NOT NULL REFERENCES shipment(id),
	carton_no INTEGER NOT NULL,
	gram INTEGER NOT NULL DEFAULT 0,      -- weight as stated; 0 = from the products
	UNIQUE (shipment_id, carton_no)
) STRICT;

-- room: ship/carton.
CREATE TABLE carton_line (
	carton_id INTEGER NOT NULL REFERENCES carton(id),
	shipment_line_id INTEGER NOT NULL REFERENCES shipment_line(id),
	qty INTEGER NOT NULL CHECK (qty > 0),
	PRIMARY KEY (carton_id, shipment_line_id)
) STRICT;

-- ---------------------------------------------------------------- money

-- room: money/invoice. Immutable once posted: it keeps its own copy of names and amounts.
CREATE TABLE invoice (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit-note')),
	seq INTEGER NOT NULL,                 -- gap-free within the kind
	number TEXT NOT NULL UNIQUE,          -- as printed
	order_id INTEGER REFERENCES orders(id),
	shipment_id INTEGER REFERENCES shipment(id),
	customer_id INTEGER NOT NULL REFERENCES customer(id),
	corrects INTEGER REFERENCES invoice(id), -- of a credit note
	date TEXT NOT NULL,
	due_date TEXT NOT NULL,
	day_id INTEGER NOT NULL REFERENCES day(id),
	site_id INTEGER NOT NULL REFERENCES site(id),
	currency TEXT NOT NULL,
	seller TEXT NOT NULL,                 -- lines of the sender as printed
	bill_to TEXT NOT NULL,                -- lines of the address as printed
	ship_to TEXT NOT NULL,
	customer_number TEXT NOT NULL,
	customer_po TEXT NOT NULL,
	tax_number TEXT NOT NULL,
	terms TEXT NOT NULL,                  -- sentence as printed
	goods INTEGER NOT NULL,
	discount INTEGER NOT NULL,
	freight INTEGER NOT NULL,
	net INTEGER NOT NULL,
	tax INTEGER NOT NULL,
	total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 1000000000000000),
	prepaid INTEGER NOT NULL DEFAULT 0,
	rounding INTEGER NOT NULL DEFAULT 0,
	due INTEGER NOT NULL,
	hash BLOB NOT NULL CHECK (length(hash) = 32), -- of the content and of the invoice before it
	posted_at TEXT NOT NULL,
	posted_by INTEGER REFERENCES users(id),
	UNIQUE (kind, seq)
) STRICT;
CREATE INDEX invoice_customer ON invoice (customer_id, date);
CREATE INDEX invoice_order ON invoice (order_id);
CREATE INDEX invoice_shipment ON invoice (shipment_id);
CREATE INDEX invoice_day ON invoice (day_id);

-- room: money/invoice.
CREATE TABLE invoice_line (
	invoice_id INTEGER NOT NULL REFERENCES invoice(id),
	line_no INTEGER NOT NULL,
	line_id INTEGER REFERENCES order_line(id),
	sku TEXT NOT NULL,
	text TEXT NOT NULL,
	unit TEXT NOT NULL,
	unit_qty INTEGER NOT NULL,
	pieces INTEGER NOT NULL,
	price INTEGER NOT NULL,
	base_qty INTEGER NOT NULL,
	discount_rate INTEGER NOT NULL,
	discount_amount INTEGER NOT NULL,
	net INTEGER NOT NULL,
	tax_category TEXT NOT NULL,
	tax_rate INTEGER NOT NULL,
	PRIMARY KEY (invoice_id, line_no)
) STRICT;
CREATE INDEX invoice_line_line ON invoice_line (line_id);

-- room: money/invoice. Tax per category and rate, rounded once.
CREATE TABLE invoice_tax (
	invoice_id INTEGER NOT NULL REFERENCES invoice(id),
	category TEXT NOT NULL,
	rate INTEGER NOT NULL,
	base INTEGER NOT NULL,
	tax INTEGER NOT NULL,
	name TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (invoice_id, category, rate)
) STRICT;

-- room: money/payment.
CREATE TABLE payment (
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,
	external_id TEXT UNIQUE,
	kind TEXT NOT NULL CHECK (kind IN ('payment', 'refund')),
	customer_id INTEGER NOT NULL REFERENCES customer(id),
	amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000000000),
	method TEXT NOT NULL CHECK (method IN ('cash', 'card', 'cheque', 'transfer', 'credit')),
	reference TEXT NOT NULL DEFAULT '',
	date TEXT NOT NULL,
	day_id INTEGER NOT NULL REFERENCES day(id),
	site_id INTEGER NOT NULL REFERENCES site(id),
	taken_at TEXT NOT NULL,
	taken_by INTEGER REFERENCES users(id)
) STRICT;
CREATE INDEX payment_customer ON payment (customer_id, date);
CREATE INDEX payment_day ON payment (day_id);

-- room: money/payment. What a payment paid.
CREATE TABLE payment_use (
	payment_id INTEGER NOT NULL REFERENCES payment(id),
	invoice_id INTEGER NOT NULL REFERENCES invoice(id),
	amount INTEGER NOT NULL CHECK (amount > 0),
	day_id INTEGER NOT NULL REFERENCES day(id),
	PRIMARY KEY (payment_id, invoice_id)
) STRICT;
CREATE INDEX payment_use_invoice ON payment_use (invoice_id);

-- ---------------------------------------------------------------- day

-- room: day/reconcile. Each run of the rules.
CREATE TABLE run (
	id INTEGER PRIMARY KEY,
	day_id INTEGER NOT NULL REFERENCES day(id),
	at TEXT NOT NULL,
	run_by INTEGER REFERENCES users(id),
	stops INTEGER NOT NULL,               -- discrepancies that forbid sign-off
	warnings INTEGER NOT NULL             -- and those that need a reason
) STRICT;
CREATE INDEX run_day ON run (day_id);

-- room: day/reconcile. What a rule expected and found in a run.
CREATE TABLE run_rule (
	run_id INTEGER NOT NULL REFERENCES run(id),
	rule TEXT NOT NULL,
	expected TEXT NOT NULL,
	found TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('ok', 'warn', 'stop')),
	PRIMARY KEY (run_id, rule)
) STRICT;

-- room: day/reconcile. The reason given for a discrepancy; its key is the same from run to run.
CREATE TABLE discrepancy_reason (
	day_id INTEGER NOT NULL REFERENCES day(id),
	key TEXT NOT NULL,                    -- "rule:subject"
	code TEXT NOT NULL,
	text TEXT NOT NULL,
	given_by INTEGER REFERENCES users(id),
	given_at TEXT NOT NULL,
	PRIMARY KEY (day_id, key)
) STRICT;

-- room: day/tender. What was counted of each method of payment.
CREATE TABLE tender_count (
	day_id INTEGER NOT NULL REFERENCES day(id),
	method TEXT NOT NULL,
	counted INTEGER NOT NULL,             -- money
	counted_by INTEGER REFERENCES users(id),
	counted_at TEXT NOT NULL,
	PRIMARY KEY (day_id, method)
) STRICT;

-- ---------------------------------------------------------------- append-only

CREATE TRIGGER journal_keep_u BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keep_d BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER move_keep_u BEFORE UPDATE ON move BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
CREATE TRIGGER move_keep_d BEFORE DELETE ON move BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
CREATE TRIGGER batch_keep_u BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER batch_keep_d BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER posting_keep_u BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER posting_keep_d BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER invoice_keep_u BEFORE UPDATE ON invoice BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER invoice_keep_d BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER invoice_line_keep_u BEFORE UPDATE ON invoice_line BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER invoice_line_keep_d BEFORE DELETE ON invoice_line BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER invoice_tax_keep_u BEFORE UPDATE ON invoice_tax BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER invoice_tax_keep_d BEFORE DELETE ON invoice_tax BEGIN SELECT RAISE(ABORT, 'a posted invoice never changes'); END;
CREATE TRIGGER payment_keep_u BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
CREATE TRIGGER payment_keep_d BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
CREATE TRIGGER payment_use_keep_u BEFORE UPDATE ON payment_use BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
CREATE TRIGGER payment_use_keep_d BEFORE DELETE ON payment_use BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
CREATE TRIGGER day_keep_u BEFORE UPDATE ON day WHEN old.state = 'closed' BEGIN SELECT RAISE(ABORT, 'a closed day is never reopened'); END;
CREATE TRIGGER day_keep_d BEFORE DELETE ON day BEGIN SELECT RAISE(ABORT, 'a day is never deleted'); END;
CREATE TRIGGER run_keep_u BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
CREATE TRIGGER run_keep_d BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
