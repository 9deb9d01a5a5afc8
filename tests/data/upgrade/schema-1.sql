-- schema-1.sql - a company as docket kept it before schema 2: orders, a shipment, an invoice, a
-- purchase order on its way. Made by that docket; for the test of docket upgrade.
PRAGMA application_id = 1145260884;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE setting (
	key TEXT PRIMARY KEY,                 -- name in settings.def
	value TEXT NOT NULL                   -- as text, checked by the setting's kind
) STRICT;
INSERT INTO setting VALUES('company','Earlier House');
INSERT INTO setting VALUES('currency','EUR');
INSERT INTO setting VALUES('test_clock','yes');
INSERT INTO setting VALUES('first_order','no');
INSERT INTO setting VALUES('sample_share','0');
CREATE TABLE site (
	id INTEGER PRIMARY KEY,               -- its key
	code TEXT NOT NULL UNIQUE,            -- "MAIN"
	name TEXT NOT NULL                    -- as printed
) STRICT;
INSERT INTO site VALUES(1,'MAIN','Earlier House');
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
INSERT INTO day VALUES(1,1,'2026-11-20','open','2026-11-20T09:00:00.000Z','',NULL,'',0,'','');
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
INSERT INTO users VALUES(1,'ann','ann','admin','ann','','',0,0,'','','','2026-11-20T09:00:00.000Z');
CREATE TABLE user_right (
	user_id INTEGER NOT NULL REFERENCES users(id), -- whose right
	right_name TEXT NOT NULL,             -- name in docket/right.h
	is_given INTEGER NOT NULL CHECK (is_given IN (0, 1)), -- 1 = given, 0 = denied
	max_value INTEGER,                    -- limit in the unit of the right; NULL = none
	PRIMARY KEY (user_id, right_name)
) STRICT;
CREATE TABLE series (
	kind TEXT PRIMARY KEY,                -- order, quote, shipment, invoice, credit-note ...
	prefix TEXT NOT NULL,                 -- printed before the number
	first_no INTEGER NOT NULL,            -- where it began
	next_no INTEGER NOT NULL,             -- the one to be taken next
	-- 1 = ends in a Damm digit
	has_check_digit INTEGER NOT NULL CHECK (has_check_digit IN (0, 1))
) STRICT;
INSERT INTO series VALUES('order','',10001,10002,1);
INSERT INTO series VALUES('quote','Q',1001,1001,1);
INSERT INTO series VALUES('standing','ST',1001,1001,1);
INSERT INTO series VALUES('blanket','BL',1001,1001,1);
INSERT INTO series VALUES('purchase','PO',1001,1001,1);
INSERT INTO series VALUES('receipt','R',1001,1001,0);
INSERT INTO series VALUES('shipment','S',1001,1002,0);
INSERT INTO series VALUES('invoice','INV',1001,1002,0);
INSERT INTO series VALUES('credit-note','CN',1001,1001,0);
INSERT INTO series VALUES('payment','P',1001,1002,0);
INSERT INTO series VALUES('customer','C',1001,1001,0);
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
INSERT INTO journal VALUES(1,'2026-11-20T09:00:00.000Z',1,1,1,'vm','company.init','setting',0,'{"company":"Earlier House","currency":"EUR"}',NULL,X'b2474b4c27f089f917d4e8b963ed73f3e428c1e4f333d5de48fce4e6f0e0dbc2');
INSERT INTO journal VALUES(2,'2026-11-20T09:00:00.000Z',1,1,1,'vm','setting.set','setting',0,'{"first_order":["yes","no"]}',NULL,X'b72d42e124a4d7689151023e8df473ed537436eb8968dccd392dcfc525212751');
INSERT INTO journal VALUES(3,'2026-11-20T09:00:00.000Z',1,1,1,'vm','setting.set','setting',0,'{"sample_share":["10","0"]}',NULL,X'45d1f4fb9ba8d9c8044370042cb47c7e376204654c07e9a2980ce9c8476cf07e');
INSERT INTO journal VALUES(4,'2026-11-20T09:00:00.000Z',1,1,1,'vm','supplier.put','supplier',1,'{"number":"S1","name":"changed","lead_days":["","3"]}',NULL,X'49fbd97b87f4f76cd5b7bfbcc9292c9f8e32a4edc17db263fd21a15fa6a9a6a6');
INSERT INTO journal VALUES(5,'2026-11-20T09:00:00.000Z',1,1,1,'vm','import','batch',0,'{"file":"s.csv","kind":"suppliers","rows":1,"added":1,"changed":0,"rejected":0}',NULL,X'04a7994958d326f7f16f4cc61cf83f64de5ec774c1d8c926d1f94fabbcf677c8');
INSERT INTO journal VALUES(6,'2026-11-20T09:00:00.000Z',1,1,1,'vm','product.put','product',1,'{"sku":"BOLT","name":["","Bolt"],"unit":["","ea"],"price":["","1.50"],"per":["","1"],"cost":["","0.70"],"status":["","active"],"supplier":["","S1"],"lead_days":["","3"]}',NULL,X'039144c53a7d9c69974ee124d0f5694efeacd264c0c537514b9c879d5e5b6864');
INSERT INTO journal VALUES(7,'2026-11-20T09:00:00.000Z',1,1,1,'vm','product.put','product',2,'{"sku":"NUT","name":["","Nut"],"unit":["","ea"],"price":["","0.20"],"per":["","1"],"cost":["","0.10"],"status":["","active"],"supplier":["","S1"],"lead_days":["","3"]}',NULL,X'0d95a707e374d85fd4166b3881ca216aa47a2c61c827217256a5bf6eaf2811ea');
INSERT INTO journal VALUES(8,'2026-11-20T09:00:00.000Z',1,1,1,'vm','import','batch',0,'{"file":"p.csv","kind":"products","rows":2,"added":2,"changed":0,"rejected":0}',NULL,X'aca3759e2e2d7d0f127fdfdfeb1b53f0225ca39279fc799cfff6a8e8459ebff5');
INSERT INTO journal VALUES(9,'2026-11-20T09:00:00.000Z',1,1,1,'vm','zone.put','zone',1,'{"kind":"tax","zone":"GB","country":"GB"}',NULL,X'f64171b2b388fa6819c68d4b618e9d6cfa86104db55d6539250d9d996e3513df');
INSERT INTO journal VALUES(10,'2026-11-20T09:00:00.000Z',1,1,1,'vm','import','batch',0,'{"file":"z.csv","kind":"zones","rows":1,"added":1,"changed":0,"rejected":0}',NULL,X'431fe4f36a6421a26f371f3112aa05191e31c1701d30a8c8b10a10f4587a0aa9');
INSERT INTO journal VALUES(11,'2026-11-20T09:00:00.000Z',1,1,1,'vm','tax.put','tax',0,'{"code":"S","zone":"GB","rate":["","20"],"category":["","S"]}',NULL,X'6bf577ff3843800434202a5f9a45386a04b57ccc44c5b89838698e47d9a88eaa');
INSERT INTO journal VALUES(12,'2026-11-20T09:00:00.000Z',1,1,1,'vm','import','batch',0,'{"file":"t.csv","kind":"tax","rows":1,"added":1,"changed":0,"rejected":0}',NULL,X'ae0c3e794c95ff00682df9bebcf24cc50640b9916a5174931d2153b1743129f3');
INSERT INTO journal VALUES(13,'2026-11-20T09:00:00.000Z',1,1,1,'vm','customer.put','customer',1,'{"number":"C1","country":["","GB"],"terms_days":["","30"],"priority":["","5"],"duplicate_po":["","warn"],"backorders":["","yes"],"shortage_policy":["","part"],"sealed_for":1}',X'7f5c2a8257afd5fbc3ef664728d81e7fe94723026e21d20299c04acd0ae1792fcbd12acc5b541c59f834ba9800de04022806d12bd5154e950ad4fe4d603d91831db1b51606aee2d24ad6c82f705f787808f17c35e53ed187f6d547f3e080f569315e1284832841b2fb242eaf12ef8ada6bb78b39ac0e219d346bcaa73ec6c3135e5bce67741e2ef38eb43c1f61c4dc5134867e2a7126099eed1d797e2838b7fb346a7637a36705053cb198e04f',X'e86ed2844c7929f34184eab97b63ef8765c2a0697c38fa915ed62181201a29ac');
INSERT INTO journal VALUES(14,'2026-11-20T09:00:00.000Z',1,1,1,'vm','import','batch',0,'{"file":"c.csv","kind":"customers","rows":1,"added":1,"changed":0,"rejected":0}',NULL,X'53a5df45141f570bfa352833b410f607ae9a31dd967a54d399060ab4f79ca074');
INSERT INTO journal VALUES(15,'2026-11-20T09:00:00.000Z',1,1,1,'vm','stock.put','product',1,'{"sku":"BOLT","location":"","qty":"100","reason":"import"}',NULL,X'4a9e2807583e6e06bceb22cd51efa1eff5af68d85a8726c72a9e2a70824f51b0');
INSERT INTO journal VALUES(16,'2026-11-20T09:00:00.000Z',1,1,1,'vm','stock.put','product',2,'{"sku":"NUT","location":"","qty":"10","reason":"import"}',NULL,X'c75432bc0c67593fbdcdad2042c4747cfecd5ef6bcfee734374e59691a83ad3d');
INSERT INTO journal VALUES(17,'2026-11-20T09:00:00.000Z',1,1,1,'vm','import','batch',0,'{"file":"st.csv","kind":"stock","rows":2,"added":0,"changed":2,"rejected":0}',NULL,X'499fe49c3394b1de3d9ba63d2e6bae26a3fe54d02b0a48ecaf833371e1ed045a');
INSERT INTO journal VALUES(18,'2026-11-20T09:00:00.000Z',1,1,1,'vm','purchase.new','purchase',1,'{"number":"PO7","supplier":"S1","lines":1}',NULL,X'a6c72d398a86cfb10a011ac7d9477e21351cbf674bf5acf70e26c6dfed8e66bd');
INSERT INTO journal VALUES(19,'2026-11-20T09:00:00.000Z',1,1,1,'vm','import','batch',0,'{"file":"po.csv","kind":"purchase-orders","rows":1,"added":1,"changed":0,"rejected":0}',NULL,X'a0a0d72536738f16588c33f84c78271fa9fa50d851906015b0e13702d5d72b7a');
INSERT INTO journal VALUES(20,'2026-11-20T09:00:00.000Z',1,1,1,'vm','order.enter','order',1,'{"number":"100014","lines":2,"total":"78.00"}',NULL,X'6118285c6a438175b65a3b33f11b34f28730ba3fc7c67b8061aa4e9c8776bd73');
INSERT INTO journal VALUES(21,'2026-11-20T09:00:00.000Z',1,1,1,'vm','payment.take','payment',1,'{"payment":"P1001","customer":"C1","method":"transfer","amount":"20.00"}',NULL,X'cea25276ea559d45ce4d082a770b8c2b2679123a59235a95ac0a31912ea2a8a8');
INSERT INTO journal VALUES(22,'2026-11-20T09:30:00.000Z',1,1,1,'vm','order.verify','order',1,'{"pass stock-short":"agreed"}',NULL,X'8e0e1aa60edbd3ed104a642285ed539799939f3f3ec1b9d5dbfbd4ce930f925d');
INSERT INTO journal VALUES(23,'2026-11-20T09:30:00.000Z',1,1,1,'vm','ship.pick','shipment',1,'{"shipment":"S1001","order":"100014","lines":2}',NULL,X'd381061240703fd67ccdc0c28364a597446026a66456d7c8fb8a2a1365abcbd3');
INSERT INTO journal VALUES(24,'2026-11-20T09:30:00.000Z',1,1,1,'vm','ship.confirm','shipment',1,'{"state":["picking","picked"],"shipment":"S1001","order":"100014"}',NULL,X'f990ee877d7cf13ed125e723efedd4e81425e7532082f6c66fab26ed26560ec1');
INSERT INTO journal VALUES(25,'2026-11-20T09:30:00.000Z',1,1,1,'vm','ship.pack','shipment',1,'{"carton":1,"state":["picked","packed"],"shipment":"S1001","order":"100014"}',NULL,X'1bb47f243c2ad012dcdcc73f1908d714ab822399b6825ce79772d92fc43b6feb');
INSERT INTO journal VALUES(26,'2026-11-20T09:30:00.000Z',1,1,1,'vm','ship.post','shipment',1,'{"state":["packed","shipped"],"shipment":"S1001","order":"100014"}',NULL,X'61b59ea03a1783515000761aa4185df8902a9d227cd1136ee3bad36aa9362b88');
INSERT INTO journal VALUES(27,'2026-11-20T09:30:00.000Z',1,1,1,'vm','invoice.post','invoice',1,'{"invoice":"INV1001","order":"100014","total":"74.40"}',NULL,X'986c6f1c7cf8ff665a7f598a942c3c701116bb498cc65be01173bf58da9d5959');
CREATE TABLE customer_key (
	customer_id INTEGER PRIMARY KEY REFERENCES customer(id), -- whose text it opens
	secret BLOB NOT NULL CHECK (length(secret) = 32) -- random
) STRICT;
INSERT INTO customer_key VALUES(1,X'fc5a55bf8e53fe78c9be5e644ade225aa282f428216bb895dc46e305daa9c824');
CREATE TABLE once (
	key TEXT PRIMARY KEY,                 -- as given by the caller
	action TEXT NOT NULL,                 -- command that used it, and a hash of its words
	subject_id INTEGER NOT NULL,          -- record that it made or changed
	at TEXT NOT NULL                      -- when
) STRICT;
CREATE TABLE holiday (
	calendar TEXT NOT NULL,               -- '' = the house's own
	date TEXT NOT NULL,                   -- the day nobody works
	name TEXT NOT NULL,                   -- as shown
	PRIMARY KEY (date, calendar)
) STRICT;
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
INSERT INTO zone VALUES(1,'tax','GB','GB','','','');
CREATE TABLE tax (
	code TEXT NOT NULL,                   -- of the product
	zone TEXT NOT NULL,                   -- of the address
	valid_from TEXT NOT NULL DEFAULT '',  -- '' = always
	rate INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 1000000), -- percent
	category TEXT NOT NULL,               -- UNCL 5305
	name TEXT NOT NULL DEFAULT '',        -- as printed
	PRIMARY KEY (code, zone, valid_from)
) STRICT;
INSERT INTO tax VALUES('S','GB','',20000,'S','');
CREATE TABLE supplier (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- as typed
	name TEXT NOT NULL,                   -- as shown
	email TEXT NOT NULL DEFAULT '',       -- address
	phone TEXT NOT NULL DEFAULT '',       -- as typed
	-- days from order to receipt
	lead_days INTEGER NOT NULL DEFAULT 0 CHECK (lead_days BETWEEN 0 AND 3650)
) STRICT;
INSERT INTO supplier VALUES(1,'S1','Seaboard','','',3);
CREATE TABLE carrier_service (
	id INTEGER PRIMARY KEY,               -- its key
	carrier TEXT NOT NULL,                -- "DHL"
	service TEXT NOT NULL,                -- "STD"
	cutoff TEXT NOT NULL DEFAULT '',      -- "15:30"; '' = any time
	pickup_days TEXT NOT NULL DEFAULT '12345', -- weekdays, 1 = Monday
	max_gram INTEGER NOT NULL DEFAULT 0,  -- heaviest parcel; 0 = no limit
	hazard TEXT NOT NULL DEFAULT '',      -- classes it takes: "3;8", "all"; '' = none
	UNIQUE (carrier, service)
) STRICT;
CREATE TABLE carrier_rate (
	service_id INTEGER NOT NULL REFERENCES carrier_service(id), -- the service
	zone TEXT NOT NULL,                   -- carrier zone; '' = any
	upto_gram INTEGER NOT NULL,           -- the row holds up to this weight
	price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 1000000000000000), -- money
	-- working days on the way
	transit_days INTEGER NOT NULL DEFAULT 1 CHECK (transit_days BETWEEN 0 AND 365),
	PRIMARY KEY (service_id, zone, upto_gram)
) STRICT;
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
	reorder_point INTEGER NOT NULL DEFAULT 0, -- order more when free stock falls to it
	reorder_qty INTEGER NOT NULL DEFAULT 0, -- how much
	abc TEXT NOT NULL DEFAULT '',         -- class A, B or C of the stock count
	hazard TEXT NOT NULL DEFAULT '',      -- shipping class; '' = none
	popularity INTEGER NOT NULL DEFAULT 0, -- lines sold; orders search hits
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
INSERT INTO product VALUES(1,'BOLT','bolt','Bolt','','','ea',0,'',15000,1000,7000,'',0,'active','',0,0,0,'S1','',3,0,0,'','',0,1);
INSERT INTO product VALUES(2,'NUT','nut','Nut','','','ea',0,'',2000,1000,1000,'',0,'active','',0,0,0,'S1','',3,0,0,'','',0,1);
CREATE TABLE unit (
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	name TEXT NOT NULL,                   -- "cs"
	pieces INTEGER NOT NULL CHECK (pieces BETWEEN 1 AND 900000000), -- in one of it
	barcode TEXT NOT NULL DEFAULT '',     -- of the pack
	PRIMARY KEY (product_id, name)
) STRICT;
CREATE TABLE barcode (
	code TEXT PRIMARY KEY,                -- digits as scanned
	product_id INTEGER NOT NULL REFERENCES product(id), -- what it stands on
	unit TEXT NOT NULL                    -- unit name; the base unit's too
) STRICT;
CREATE TABLE substitute (
	product_id INTEGER NOT NULL REFERENCES product(id), -- what was asked for
	substitute_id INTEGER NOT NULL REFERENCES product(id), -- what may go instead
	rank INTEGER NOT NULL DEFAULT 1,      -- 1 is offered first
	PRIMARY KEY (product_id, substitute_id)
) STRICT;
CREATE TABLE kit_part (
	kit_id INTEGER NOT NULL REFERENCES product(id), -- the kit
	part_id INTEGER NOT NULL REFERENCES product(id), -- a part of it
	qty INTEGER NOT NULL CHECK (qty BETWEEN 1 AND 900000000), -- per kit
	PRIMARY KEY (kit_id, part_id)
) STRICT;
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
	credit_limit INTEGER,                 -- NULL = none set, 0 = no credit
	price_list TEXT NOT NULL DEFAULT '',  -- '' = the group's, else the base list
	-- percent off listed prices
	discount INTEGER NOT NULL DEFAULT 0 CHECK (discount BETWEEN 0 AND 100000),
	priority INTEGER NOT NULL DEFAULT 5 CHECK (priority BETWEEN 1 AND 9), -- 1 is served first
	tax_number TEXT NOT NULL DEFAULT '',  -- VAT number or the like
	tax_exempt_until TEXT NOT NULL DEFAULT '', -- last day of the certificate; '' = none
	-- 1 = no order without their number
	po_required INTEGER NOT NULL DEFAULT 0 CHECK (po_required IN (0, 1)),
	-- what to do when it repeats
	duplicate_po TEXT NOT NULL DEFAULT 'warn' CHECK (duplicate_po IN ('ok', 'warn', 'stop')),
	backorders INTEGER NOT NULL DEFAULT 1 CHECK (backorders IN (0, 1)), -- allowed
	shortage_policy TEXT NOT NULL DEFAULT 'part' -- what happens to a short line
		CHECK (shortage_policy IN ('part', 'wait', 'cancel', 'substitute', 'ask')),
	blocked TEXT NOT NULL DEFAULT '',     -- reason; '' = not blocked
	alert TEXT NOT NULL DEFAULT '',       -- note shown when an order is opened
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
INSERT INTO customer VALUES(1,'C1','Harbor Marine','harbor marine','','','0117 555 0142','24105557110','','','14 Quay St','','Bristol','','BS1 4RN','GB','','',30,NULL,'',0,5,'','',0,'warn',1,'part','','',1);
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
	time_window TEXT NOT NULL DEFAULT ''  -- when it takes deliveries
) STRICT;
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
CREATE TABLE customer_item (
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- the customer
	their_sku TEXT NOT NULL,              -- what they call it
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	PRIMARY KEY (customer_id, their_sku)
) STRICT;
CREATE TABLE price (
	id INTEGER PRIMARY KEY,               -- its key
	list TEXT NOT NULL DEFAULT '',        -- list code; '' when customer_id is set
	customer_id INTEGER REFERENCES customer(id), -- contract price of this customer
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 10000000000000), -- per `per` pieces
	per INTEGER NOT NULL DEFAULT 1000 CHECK (per BETWEEN 1 AND 900000000), -- base quantity
	min_qty INTEGER NOT NULL DEFAULT 0,   -- quantity break
	valid_from TEXT NOT NULL DEFAULT '',  -- first day; '' = always
	valid_to TEXT NOT NULL DEFAULT ''     -- last day; '' = for ever
) STRICT;
CREATE TABLE account (
	code TEXT PRIMARY KEY,                -- "1200"
	name TEXT NOT NULL,                   -- as shown
	role TEXT NOT NULL UNIQUE             -- what docket posts to it: receivable, revenue ...
) STRICT;
INSERT INTO account VALUES('1000','Cash','cash');
INSERT INTO account VALUES('1010','Card payments in transit','card');
INSERT INTO account VALUES('1020','Cheques in hand','cheque');
INSERT INTO account VALUES('1030','Bank','transfer');
INSERT INTO account VALUES('1040','Store credit used','credit');
INSERT INTO account VALUES('1200','Receivables','receivable');
INSERT INTO account VALUES('1400','Stock','stock');
INSERT INTO account VALUES('2100','Customer credit, unapplied','customer-credit');
INSERT INTO account VALUES('2200','Tax payable','tax');
INSERT INTO account VALUES('4000','Revenue','revenue');
INSERT INTO account VALUES('4100','Freight charged','freight');
INSERT INTO account VALUES('4900','Discounts given','discount');
INSERT INTO account VALUES('4990','Rounding','rounding');
INSERT INTO account VALUES('5000','Cost of goods sold','cost-of-goods');
INSERT INTO account VALUES('5900','Stock differences','stock-difference');
CREATE TABLE batch (
	id INTEGER PRIMARY KEY,               -- its key
	document TEXT NOT NULL,               -- kind: invoice, payment, shipment ...
	document_id INTEGER NOT NULL,         -- its id
	date TEXT NOT NULL,                   -- calendar day
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	UNIQUE (document, document_id)
) STRICT;
INSERT INTO batch VALUES(1,'payment',1,'2026-11-20',1,1);
INSERT INTO batch VALUES(2,'shipment',1,'2026-11-20',1,1);
INSERT INTO batch VALUES(3,'invoice',1,'2026-11-20',1,1);
CREATE TABLE posting (
	batch_id INTEGER NOT NULL REFERENCES batch(id), -- its batch
	line_no INTEGER NOT NULL,             -- 1, 2, 3 ...
	account TEXT NOT NULL REFERENCES account(code), -- account code
	-- money; one of the two is 0
	debit INTEGER NOT NULL DEFAULT 0 CHECK (debit BETWEEN 0 AND 1000000000000000),
	credit INTEGER NOT NULL DEFAULT 0 CHECK (credit BETWEEN 0 AND 1000000000000000), -- money
	customer_id INTEGER REFERENCES customer(id), -- on receivable and customer credit
	PRIMARY KEY (batch_id, line_no),
	CHECK ((debit > 0) <> (credit > 0))
) STRICT;
INSERT INTO posting VALUES(1,1,'1030',2000,0,NULL);
INSERT INTO posting VALUES(1,2,'2100',0,2000,1);
INSERT INTO posting VALUES(2,1,'5000',2900,0,NULL);
INSERT INTO posting VALUES(2,2,'1400',0,2900,NULL);
INSERT INTO posting VALUES(3,1,'1200',7440,0,1);
INSERT INTO posting VALUES(3,2,'4000',0,6200,NULL);
INSERT INTO posting VALUES(3,3,'2200',0,1240,NULL);
CREATE TABLE customer_account (
	customer_id INTEGER PRIMARY KEY REFERENCES customer(id), -- whose
	receivable INTEGER NOT NULL DEFAULT 0, -- money owed: Σ postings on receivable
	credit INTEGER NOT NULL DEFAULT 0     -- unapplied payments: Σ postings on customer-credit
) STRICT;
INSERT INTO customer_account VALUES(1,7440,2000);
CREATE TABLE location (
	id INTEGER PRIMARY KEY,               -- its key
	code TEXT NOT NULL UNIQUE,            -- as on the shelf
	zone TEXT NOT NULL DEFAULT '',        -- part of the house
	sort TEXT NOT NULL DEFAULT ''         -- walking order
) STRICT;
INSERT INTO location VALUES(1,'MAIN','','');
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
INSERT INTO stock VALUES(1,1,60000,0,0);
INSERT INTO stock VALUES(2,1,0,0,0);
CREATE TABLE move (
	id INTEGER PRIMARY KEY,               -- its key
	at TEXT NOT NULL,                     -- when
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
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
INSERT INTO move VALUES(1,'2026-11-20T09:00:00.000Z',1,1,1,1,100000,'import','import','journal',15,7000,1);
INSERT INTO move VALUES(2,'2026-11-20T09:00:00.000Z',1,1,2,1,10000,'import','import','journal',16,100,1);
INSERT INTO move VALUES(3,'2026-11-20T09:30:00.000Z',1,1,1,1,-40000,'shipment','shipped','shipment',1,-2800,1);
INSERT INTO move VALUES(4,'2026-11-20T09:30:00.000Z',1,1,2,1,-10000,'shipment','shipped','shipment',1,-100,1);
CREATE TABLE allocation (
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- the order line
	product_id INTEGER NOT NULL REFERENCES product(id), -- the product
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
	qty INTEGER NOT NULL CHECK (qty BETWEEN 1 AND 900000000), -- pieces
	PRIMARY KEY (line_id, location_id)
) STRICT;
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
INSERT INTO outbox VALUES(1,'2026-11-20T09:30:00.000Z','packing-slip','shipment',1,'waiting',0,'');
INSERT INTO outbox VALUES(2,'2026-11-20T09:30:00.000Z','invoice','invoice',1,'waiting',0,'');
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
	-- percent
	discount_rate INTEGER NOT NULL DEFAULT 0 CHECK (discount_rate BETWEEN 0 AND 100000),
	discount_amount INTEGER NOT NULL DEFAULT 0, -- money; one of the two is 0
	freight INTEGER NOT NULL DEFAULT 0,   -- money
	-- 1 = not from the carrier's table
	freight_is_manual INTEGER NOT NULL DEFAULT 0 CHECK (freight_is_manual IN (0, 1)),
	note TEXT NOT NULL DEFAULT '',        -- to the customer and the warehouse
	source_text TEXT NOT NULL DEFAULT '', -- the customer's words: e-mail, note of the call
	currency TEXT NOT NULL,               -- ISO 4217
	goods INTEGER NOT NULL DEFAULT 0,     -- Σ line nets
	discount INTEGER NOT NULL DEFAULT 0,  -- of the order, positive
	net INTEGER NOT NULL DEFAULT 0,       -- goods − discount + freight
	tax INTEGER NOT NULL DEFAULT 0,       -- Σ tax per category
	-- net + tax
	total INTEGER NOT NULL DEFAULT 0
		CHECK (total BETWEEN -1000000000000000 AND 1000000000000000),
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
INSERT INTO orders VALUES(1,'100014',NULL,'order','file','verified','short',1,1,'file','','','2026-11-20','',NULL,NULL,'GB',30,0,0,0,0,'','','EUR',6500,0,6500,1300,7800,2,1,1,NULL,NULL,NULL,'2026-11-20T09:00:00.000Z',1,'2026-11-20T09:00:00.000Z',1,'2026-11-20T09:30:00.000Z','2026-11-26',9);
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
CREATE TABLE quote (
	order_id INTEGER PRIMARY KEY REFERENCES orders(id), -- the quote
	valid_until TEXT NOT NULL,            -- last day on which it can be taken
	taken_as INTEGER REFERENCES orders(id), -- the order made of it; NULL = none
	lost_reason TEXT NOT NULL DEFAULT ''  -- why nothing came of it; '' = not given up
) STRICT;
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
	wanted TEXT NOT NULL DEFAULT '',      -- day this line is wanted; '' = the order's
	-- what the caller chose for it when short; '' = the customer's policy
	shortage TEXT NOT NULL DEFAULT '' CHECK (shortage IN ('', 'part', 'wait', 'cancel')),
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
	version INTEGER NOT NULL DEFAULT 1,   -- bumped by every change: no lost updates
	UNIQUE (order_id, line_no)
) STRICT;
INSERT INTO order_line VALUES(1,1,1,1,'BOLT','Bolt','ea',40000,1000,40000,15000,'base','{"layer":"base","price":"1.50","per":"1","why":"price of the product","losers":[]}',0,0,0,6000,'','S',20000,'','',NULL,'2026-11-23','',0,0,0,40000,0,40000,0,4);
INSERT INTO order_line VALUES(2,1,2,2,'NUT','Nut','ea',25000,1000,25000,2000,'base','{"layer":"base","price":"0.20","per":"1","why":"price of the product","losers":[]}',0,0,0,500,'','S',20000,'','',NULL,'2026-11-26','',0,15000,0,10000,0,10000,0,4);
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
CREATE TABLE call_off (
	id INTEGER PRIMARY KEY,               -- its key
	order_id INTEGER NOT NULL REFERENCES standing(order_id), -- of what
	due TEXT NOT NULL,                    -- day wanted
	make_on TEXT NOT NULL,                -- day on which the order is made
	made_as INTEGER REFERENCES orders(id), -- the order or draft; NULL = not made
	skipped TEXT NOT NULL DEFAULT ''      -- why none is made; '' = not skipped
) STRICT;
CREATE TABLE call_off_line (
	call_off_id INTEGER NOT NULL REFERENCES call_off(id), -- which
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- line of the blanket order
	qty INTEGER NOT NULL CHECK (qty BETWEEN 1 AND 900000000), -- pieces
	PRIMARY KEY (call_off_id, line_id)
) STRICT;
CREATE TABLE purchase (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- ours, or the one it was imported under
	supplier_id INTEGER NOT NULL REFERENCES supplier(id), -- who delivers
	placed TEXT NOT NULL,                 -- day it was ordered
	note TEXT NOT NULL DEFAULT '',        -- to the supplier and whoever receives it
	closed_reason TEXT NOT NULL DEFAULT '', -- why the rest does not come; '' = it comes
	entered_by INTEGER REFERENCES users(id), -- who
	entered_at TEXT NOT NULL              -- when
) STRICT;
INSERT INTO purchase VALUES(1,'PO7',1,'2026-11-20','','',1,'2026-11-20T09:00:00.000Z');
CREATE TABLE purchase_line (
	id INTEGER PRIMARY KEY,               -- its key
	purchase_id INTEGER NOT NULL REFERENCES purchase(id), -- the purchase order
	line_no INTEGER NOT NULL CHECK (line_no BETWEEN 1 AND 9999), -- 1, 2, 3 ...
	product_id INTEGER NOT NULL REFERENCES product(id), -- what
	ordered INTEGER NOT NULL CHECK (ordered BETWEEN 1 AND 900000000), -- pieces
	received INTEGER NOT NULL DEFAULT 0 CHECK (received >= 0), -- came, damaged ones too
	damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged BETWEEN 0 AND received), -- of them
	-- agreed, a piece
	cost INTEGER NOT NULL DEFAULT 0 CHECK (cost BETWEEN 0 AND 10000000000000),
	expected TEXT NOT NULL DEFAULT '',    -- day it is to come; '' = not known
	is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)), -- the rest does not come
	UNIQUE (purchase_id, line_no)
) STRICT;
INSERT INTO purchase_line VALUES(1,1,1,2,200000,0,0,900,'2026-11-24',0);
CREATE TABLE receipt (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- of its series
	purchase_id INTEGER NOT NULL REFERENCES purchase(id), -- for which
	note TEXT NOT NULL DEFAULT '',        -- the supplier's delivery note
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day
	user_id INTEGER REFERENCES users(id), -- who counted
	at TEXT NOT NULL                      -- when
) STRICT;
CREATE TABLE receipt_line (
	receipt_id INTEGER NOT NULL REFERENCES receipt(id), -- which
	line_id INTEGER NOT NULL REFERENCES purchase_line(id), -- of what
	location_id INTEGER NOT NULL REFERENCES location(id), -- where it was put
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces, damaged ones too
	damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged BETWEEN 0 AND qty), -- set apart
	PRIMARY KEY (receipt_id, line_id)
) STRICT;
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
CREATE TABLE hand_out_line (
	hand_out_id INTEGER NOT NULL REFERENCES hand_out(id), -- of which
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- the line that waited
	location_id INTEGER NOT NULL REFERENCES location(id), -- where it was taken
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces
	PRIMARY KEY (hand_out_id, line_id, location_id)
) STRICT;
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
CREATE TABLE verify_claim (
	order_id INTEGER PRIMARY KEY REFERENCES orders(id), -- the order
	user_id INTEGER NOT NULL REFERENCES users(id), -- who reads it
	since TEXT NOT NULL,                  -- when he opened it
	touched_at TEXT NOT NULL              -- ten minutes later it is free again
) STRICT;
CREATE TABLE readback (
	order_id INTEGER PRIMARY KEY REFERENCES orders(id), -- the order, or the draft
	code TEXT NOT NULL,                   -- the two digits that were said
	digest TEXT NOT NULL,                 -- of all that was read and agreed, hex
	said_to INTEGER NOT NULL REFERENCES users(id), -- who heard the yes
	at TEXT NOT NULL                      -- when
) STRICT;
CREATE TABLE rekey (
	order_id INTEGER PRIMARY KEY REFERENCES orders(id), -- the order
	digest TEXT NOT NULL,                 -- of item, quantity and price of its lines, hex
	keyed_by INTEGER NOT NULL REFERENCES users(id), -- the second person
	at TEXT NOT NULL                      -- when
) STRICT;
CREATE TABLE rekey_difference (
	order_id INTEGER NOT NULL REFERENCES rekey(order_id), -- the order
	line_no INTEGER NOT NULL,             -- of the order; beyond its last: keyed only
	field TEXT NOT NULL,                  -- line, item, quantity, price
	first TEXT NOT NULL,                  -- as it stands in the order
	second TEXT NOT NULL,                 -- as it was keyed again
	PRIMARY KEY (order_id, line_no, field)
) STRICT, WITHOUT ROWID;
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
INSERT INTO finding VALUES(1,'stock-short',2,'warn','L2: 15 short; 10 ship now.',1,'2026-11-20T09:30:00.000Z','agreed');
CREATE TABLE shipment (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- as printed
	order_id INTEGER NOT NULL REFERENCES orders(id), -- the order
	-- how far it is
	state TEXT NOT NULL
		CHECK (state IN ('picking', 'picked', 'packed', 'shipped', 'cancelled')),
	service_id INTEGER REFERENCES carrier_service(id), -- carrier and service it goes with
	tracking TEXT NOT NULL DEFAULT '',    -- the carrier's number
	started_at TEXT NOT NULL,             -- when picking began
	started_by INTEGER REFERENCES users(id), -- by whom
	date TEXT NOT NULL DEFAULT '',        -- calendar day it was posted
	shipped_at TEXT NOT NULL DEFAULT '',  -- instant it was posted
	shipped_by INTEGER REFERENCES users(id), -- by whom
	day_id INTEGER REFERENCES day(id),    -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	slip_prints INTEGER NOT NULL DEFAULT 0, -- how often its slip was printed
	version INTEGER NOT NULL DEFAULT 1    -- bumped by every change: no lost updates
) STRICT;
INSERT INTO shipment VALUES(1,'S1001',1,'shipped',NULL,'','2026-11-20T09:30:00.000Z',1,'2026-11-20','2026-11-20T09:30:00.000Z',1,1,1,0,4);
CREATE TABLE shipment_line (
	id INTEGER PRIMARY KEY,               -- its key
	shipment_id INTEGER NOT NULL REFERENCES shipment(id), -- the shipment
	line_id INTEGER NOT NULL REFERENCES order_line(id), -- the order line
	location_id INTEGER NOT NULL REFERENCES location(id), -- where
	line_version INTEGER NOT NULL,        -- of the order line when the list was made
	qty INTEGER NOT NULL CHECK (qty > 0), -- to pick
	picked INTEGER,                       -- NULL: not confirmed yet, never taken as picked
	packed INTEGER NOT NULL DEFAULT 0,    -- of the picked, in cartons
	short_reason TEXT NOT NULL DEFAULT '', -- why less was picked
	UNIQUE (shipment_id, line_id, location_id),
	CHECK (picked BETWEEN 0 AND qty),
	CHECK (packed BETWEEN 0 AND coalesce(picked, 0))
) STRICT;
INSERT INTO shipment_line VALUES(1,1,1,1,1,40000,40000,40000,'');
INSERT INTO shipment_line VALUES(2,1,2,1,1,10000,10000,10000,'');
CREATE TABLE carton (
	id INTEGER PRIMARY KEY,               -- its key
	shipment_id INTEGER NOT NULL REFERENCES shipment(id), -- the shipment
	carton_no INTEGER NOT NULL,           -- 1, 2, 3 ... of the shipment
	gram INTEGER NOT NULL DEFAULT 0,      -- weight as stated; 0 = from the products
	UNIQUE (shipment_id, carton_no)
) STRICT;
INSERT INTO carton VALUES(1,1,1,0);
CREATE TABLE carton_line (
	carton_id INTEGER NOT NULL REFERENCES carton(id), -- the carton
	shipment_line_id INTEGER NOT NULL REFERENCES shipment_line(id), -- what it holds
	qty INTEGER NOT NULL CHECK (qty > 0), -- pieces of it
	PRIMARY KEY (carton_id, shipment_line_id)
) STRICT;
INSERT INTO carton_line VALUES(1,1,40000);
INSERT INTO carton_line VALUES(1,2,10000);
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
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	currency TEXT NOT NULL,               -- ISO 4217
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
	net INTEGER NOT NULL,                 -- goods − discount + freight
	tax INTEGER NOT NULL,                 -- Σ invoice_tax.tax
	total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 1000000000000000), -- net + tax
	prepaid INTEGER NOT NULL DEFAULT 0,   -- paid before
	rounding INTEGER NOT NULL DEFAULT 0,  -- of what is due
	due INTEGER NOT NULL,                 -- total − prepaid + rounding
	hash BLOB NOT NULL CHECK (length(hash) = 32), -- of the content and of the invoice before it
	posted_at TEXT NOT NULL,              -- when
	posted_by INTEGER REFERENCES users(id), -- by whom
	UNIQUE (kind, seq)
) STRICT;
INSERT INTO invoice VALUES(1,'invoice',1001,'INV1001',1,1,1,NULL,'2026-11-20','2026-12-20',1,1,'EUR','Earlier House',replace('Harbor Marine\n14 Quay St\nBristol\nBS1 4RN\nUnited Kingdom','\n',char(10)),replace('Harbor Marine\n14 Quay St\nBristol\nBS1 4RN\nUnited Kingdom','\n',char(10)),'C1','','','30 days net, due 20 Dec 2026',6200,0,0,6200,1240,7440,0,0,7440,X'9f3bb0e1b5acbbab4045a6a760ab099567e5895fa1f927973afe35f59946fc4a','2026-11-20T09:30:00.000Z',1);
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
	tax_category TEXT NOT NULL,           -- UNCL 5305
	tax_rate INTEGER NOT NULL,            -- percent of it
	PRIMARY KEY (invoice_id, line_no)
) STRICT;
INSERT INTO invoice_line VALUES(1,1,1,'BOLT','Bolt','ea',40000,40000,15000,1000,0,0,6000,'S',20000);
INSERT INTO invoice_line VALUES(1,2,2,'NUT','Nut','ea',10000,10000,2000,1000,0,0,200,'S',20000);
CREATE TABLE invoice_tax (
	invoice_id INTEGER NOT NULL REFERENCES invoice(id), -- the invoice
	category TEXT NOT NULL,               -- UNCL 5305
	rate INTEGER NOT NULL,                -- of tax
	base INTEGER NOT NULL,                -- Σ of what it taxes
	tax INTEGER NOT NULL,                 -- base × rate, rounded once
	name TEXT NOT NULL DEFAULT '',        -- as printed
	PRIMARY KEY (invoice_id, category, rate)
) STRICT;
INSERT INTO invoice_tax VALUES(1,'S',20000,6200,1240,'');
CREATE TABLE payment (
	id INTEGER PRIMARY KEY,               -- its key
	number TEXT NOT NULL UNIQUE,          -- as printed
	external_id TEXT UNIQUE,              -- of the file it came from
	kind TEXT NOT NULL CHECK (kind IN ('payment', 'refund')), -- a refund goes the other way
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- the customer
	amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000000000), -- money
	-- how
	method TEXT NOT NULL CHECK (method IN ('cash', 'card', 'cheque', 'transfer', 'credit')),
	reference TEXT NOT NULL DEFAULT '',   -- cheque number, bank text ...
	date TEXT NOT NULL,                   -- calendar day
	day_id INTEGER NOT NULL REFERENCES day(id), -- business day that counts it
	site_id INTEGER NOT NULL REFERENCES site(id), -- branch that counts it
	taken_at TEXT NOT NULL,               -- when
	taken_by INTEGER REFERENCES users(id) -- by whom
) STRICT;
INSERT INTO payment VALUES(1,'P1001',NULL,'payment',1,2000,'transfer','','2026-11-20',1,1,'2026-11-20T09:00:00.000Z',1);
CREATE TABLE payment_use (
	id INTEGER PRIMARY KEY,               -- its key: credit used later has its own batch
	payment_id INTEGER NOT NULL REFERENCES payment(id), -- the payment
	invoice_id INTEGER NOT NULL REFERENCES invoice(id), -- the invoice
	amount INTEGER NOT NULL CHECK (amount > 0), -- how much of it
	day_id INTEGER NOT NULL REFERENCES day(id) -- business day it was applied
) STRICT;
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
CREATE TABLE call_back (
	inquiry_id INTEGER PRIMARY KEY REFERENCES inquiry(id), -- about what
	due TEXT NOT NULL,                    -- day he is called
	owner_id INTEGER NOT NULL REFERENCES users(id), -- who calls him
	done_at TEXT NOT NULL DEFAULT ''      -- when he was called; '' = not yet
) STRICT;
CREATE TABLE lesson (
	user_id INTEGER PRIMARY KEY REFERENCES users(id), -- who learns
	step INTEGER NOT NULL                 -- steps done
) STRICT;
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
CREATE TABLE run (
	id INTEGER PRIMARY KEY,               -- its key
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day it looked at
	at TEXT NOT NULL,                     -- when
	run_by INTEGER REFERENCES users(id),  -- by whom
	stops INTEGER NOT NULL,               -- discrepancies that forbid sign-off
	warnings INTEGER NOT NULL             -- and those that need a reason
) STRICT;
CREATE TABLE run_rule (
	run_id INTEGER NOT NULL REFERENCES run(id), -- the run
	rule TEXT NOT NULL,                   -- its name
	expected TEXT NOT NULL,               -- as shown
	found TEXT NOT NULL,                  -- as shown
	state TEXT NOT NULL CHECK (state IN ('ok', 'warn', 'stop')), -- its verdict
	PRIMARY KEY (run_id, rule)
) STRICT;
CREATE TABLE discrepancy_reason (
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day
	key TEXT NOT NULL,                    -- "rule:subject"
	code TEXT NOT NULL,                   -- one word: carried, late ...
	text TEXT NOT NULL,                   -- a sentence
	given_by INTEGER REFERENCES users(id), -- by whom
	given_at TEXT NOT NULL,               -- when
	PRIMARY KEY (day_id, key)
) STRICT;
CREATE TABLE tender_count (
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day
	method TEXT NOT NULL,                 -- of payment
	counted INTEGER NOT NULL,             -- money
	counted_by INTEGER REFERENCES users(id), -- by whom
	counted_at TEXT NOT NULL,             -- when
	PRIMARY KEY (day_id, method)
) STRICT;
CREATE TABLE day_name (
	day_id INTEGER NOT NULL REFERENCES day(id), -- the day
	customer_id INTEGER NOT NULL REFERENCES customer(id), -- the customer
	name TEXT NOT NULL,                   -- as it was
	PRIMARY KEY (day_id, customer_id)
) STRICT;
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
CREATE TABLE product_place (id INTEGER PRIMARY KEY, place INTEGER NOT NULL UNIQUE) STRICT;
INSERT INTO product_place VALUES(1,1);
INSERT INTO product_place VALUES(2,2);
CREATE TABLE customer_place (id INTEGER PRIMARY KEY, place INTEGER NOT NULL UNIQUE) STRICT;
INSERT INTO customer_place VALUES(1,1);
CREATE UNIQUE INDEX day_open ON day (site_id) WHERE state = 'open';
CREATE INDEX journal_subject ON journal (subject, subject_id, seq);
CREATE INDEX zone_place ON zone (kind, country);
CREATE INDEX product_sku_key ON product (sku_key);
CREATE INDEX customer_phone ON customer (phone_key);
CREATE UNIQUE INDEX address_code ON address (customer_id, code) WHERE code <> '';
CREATE INDEX contact_phone ON contact (phone_key);
CREATE INDEX pending_open ON pending (subject, subject_id) WHERE state = 'open';
CREATE UNIQUE INDEX price_of_list ON price (product_id, list, valid_from, min_qty)
	WHERE customer_id IS NULL;
CREATE UNIQUE INDEX price_of_customer ON price (product_id, customer_id, valid_from, min_qty)
	WHERE customer_id IS NOT NULL;
CREATE INDEX batch_day ON batch (day_id);
CREATE INDEX move_product ON move (product_id, location_id, id);
CREATE INDEX move_day ON move (day_id);
CREATE INDEX outbox_waiting ON outbox (id) WHERE state = 'waiting';
CREATE INDEX outbox_failed ON outbox (at) WHERE state = 'failed';
CREATE INDEX outbox_document ON outbox (document, document_id);
CREATE INDEX orders_customer ON orders (customer_id, placed);
CREATE INDEX orders_customer_open ON orders (customer_id) WHERE state IN ('entered', 'verified');
CREATE INDEX orders_day ON orders (day_id);
CREATE INDEX orders_apart ON orders (id) WHERE amends_id IS NOT NULL OR kind <> 'order';
CREATE INDEX orders_po ON orders (po_key) WHERE po_key <> '';
CREATE INDEX orders_open ON orders (state, promised)
	WHERE state IN ('draft', 'entered', 'verified');
CREATE INDEX mail_order ON mail (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX mail_waiting ON mail (at) WHERE state <> 'dismissed';
CREATE INDEX quote_open ON quote (valid_until) WHERE taken_as IS NULL AND lost_reason = '';
CREATE INDEX quote_taken ON quote (taken_as) WHERE taken_as IS NOT NULL;
CREATE INDEX order_line_product ON order_line (product_id, order_id, ordered);
CREATE INDEX order_line_waiting ON order_line (product_id) WHERE backordered > 0;
CREATE INDEX call_off_order ON call_off (order_id, due);
CREATE INDEX call_off_made ON call_off (made_as) WHERE made_as IS NOT NULL;
CREATE INDEX call_off_due ON call_off (make_on) WHERE made_as IS NULL AND skipped = '';
CREATE INDEX call_off_line_of ON call_off_line (line_id);
CREATE INDEX purchase_supplier ON purchase (supplier_id);
CREATE INDEX purchase_line_open ON purchase_line (product_id, expected)
	WHERE is_closed = 0 AND received < ordered;
CREATE INDEX receipt_purchase ON receipt (purchase_id);
CREATE INDEX hand_out_product ON hand_out (product_id);
CREATE INDEX hand_out_line_of ON hand_out_line (line_id);
CREATE INDEX lost_sale_product ON lost_sale (product_id, at);
CREATE TRIGGER lost_sale_keep_update BEFORE UPDATE ON lost_sale
	BEGIN SELECT raise(ABORT, 'a lost sale is never changed'); END;
CREATE TRIGGER lost_sale_keep_delete BEFORE DELETE ON lost_sale
	BEGIN SELECT raise(ABORT, 'a lost sale is never deleted'); END;
CREATE INDEX hold_order ON hold (order_id);
CREATE INDEX hold_open ON hold (code) WHERE released_at = '';
CREATE INDEX shipment_tracking ON shipment (tracking) WHERE tracking <> '';
CREATE INDEX shipment_order ON shipment (order_id);
CREATE INDEX shipment_day ON shipment (day_id);
CREATE INDEX shipment_open ON shipment (state) WHERE state IN ('picking', 'picked', 'packed');
CREATE INDEX shipment_line_line ON shipment_line (line_id);
CREATE INDEX invoice_customer ON invoice (customer_id, date);
CREATE INDEX invoice_order ON invoice (order_id);
CREATE INDEX invoice_shipment ON invoice (shipment_id);
CREATE INDEX invoice_day ON invoice (day_id);
CREATE INDEX invoice_line_line ON invoice_line (line_id);
CREATE INDEX payment_customer ON payment (customer_id, date);
CREATE INDEX payment_day ON payment (day_id);
CREATE INDEX payment_use_payment ON payment_use (payment_id);
CREATE INDEX payment_use_invoice ON payment_use (invoice_id);
CREATE INDEX inquiry_customer ON inquiry (customer_id);
CREATE INDEX inquiry_order ON inquiry (order_id);
CREATE INDEX call_back_due ON call_back (due) WHERE done_at = '';
CREATE INDEX handover_unseen ON handover (to_id) WHERE seen_at = '';
CREATE INDEX run_day ON run (day_id);
CREATE TRIGGER journal_keep_u BEFORE UPDATE ON journal
	BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keep_d BEFORE DELETE ON journal
	BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER move_keep_u BEFORE UPDATE ON move
	BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
CREATE TRIGGER move_keep_d BEFORE DELETE ON move
	BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
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
CREATE TRIGGER payment_use_keep_u BEFORE UPDATE ON payment_use
	BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
CREATE TRIGGER payment_use_keep_d BEFORE DELETE ON payment_use
	BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
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
COMMIT;
CREATE VIRTUAL TABLE product_words USING fts5(words, tokenize = 'unicode61', prefix = '1 2 3 4 5');
CREATE VIRTUAL TABLE customer_words USING fts5(words, tokenize = 'unicode61', prefix = '1 2 3 4 5');
