/* test_import.c - files become records: all of a file or nothing, every fault with its place. */
#include "house.h"

#include "docket/buf.h"
#include "docket/export.h"
#include "docket/format.h"
#include "docket/json.h"
#include "docket/payment.h"

static void
the_same_file_twice_changes_nothing(void **state)
{
	static const char text[] = "sku,name,price,pack,pack_qty,weight_kg\n"
	    "A1,Bolt,1.5,cs,12,0.25\nA2,Nut,.5,,,\n";
	struct house h;

	(void)state;
	open_house(&h);
	good(&h, "products", text);
	counts(&h, 2, 2, 0, 0);
	assert_int_equal(fixture_number(h.s->db, "SELECT price FROM product WHERE sku = 'A1'"),
	    15000);
	assert_int_equal(fixture_number(h.s->db, "SELECT gram FROM product WHERE sku = 'A1'"), 250);
	assert_int_equal(fixture_number(h.s->db, "SELECT pieces FROM unit"), 12000);
	good(&h, "products", text);
	counts(&h, 2, 0, 0, 2);
	good(&h, "products", "name,sku\nBolts,A1\nNut,A2\n");
	counts(&h, 2, 0, 1, 1);
	assert_int_equal(fixture_number(h.s->db, "SELECT price FROM product WHERE sku = 'A1'"),
	    15000);
	good(&h, "products", "name,sku,price\nBolts,A1,\n");
	assert_int_equal(fixture_number(h.s->db, "SELECT price FROM product WHERE sku = 'A1'"), 0);
	close_house(&h);
}

static void
a_bad_row_spoils_the_file_and_is_named(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	assert_int_equal(run(&h, "products", "sku,name,price,status\nA1,Bolt,1,\nA2,,1,\n"
	    "A3,Nut,1.23456,\nA4,Nut,1,on\n\"A5\",Nut\nA6,Nut\x07,,\nA7,\xFF,,\n"), DK_EINPUT);
	assert_int_equal(h.sum.fault_count, 6);
	assert_string_equal(fault(&h, 0), ":3: name: This must not be blank.");
	assert_non_null(strstr(fault(&h, 1), ":4: price: At most 4 decimals"));
	assert_non_null(strstr(fault(&h, 2),
	    ":5: status: 'on' is not one of: active, run-out, discontinued."));
	assert_non_null(strstr(fault(&h, 3), ":6: This row has 2 fields, the header has 4."));
	assert_non_null(strstr(fault(&h, 4), ":7: name: The text holds a control character"));
	assert_non_null(strstr(fault(&h, 5), ":8: This is not UTF-8"));
	assert_int_equal(rows_of(&h, "product"), 0);
	assert_int_equal(h.sum.added, 0);
	assert_int_equal(h.sum.rejected, 6);
	close_house(&h);
}

static void
columns_are_held_against_the_kind(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	assert_int_equal(run(&h, "products", "sku,colour,sku\nA1,red,A1\n"), DK_EINPUT);
	assert_int_equal(h.sum.fault_count, 3);
	assert_non_null(strstr(fault(&h, 0), ":1: colour: This column is not known"));
	assert_non_null(strstr(fault(&h, 1), ":1: sku: This column stands twice."));
	assert_non_null(strstr(fault(&h, 2), ":1: name: This column is missing."));
	assert_int_equal(run(&h, "products", ""), DK_EINPUT);
	assert_int_equal(h.sum.fault_count, 0);
	assert_non_null(strstr(h.err.text, "is empty"));
	assert_int_equal(run(&h, "products", "\"sku\n"), DK_EINPUT);
	assert_int_equal(run(&h, "wares", "sku\n"), DK_ENOTFOUND);
	assert_non_null(strstr(h.err.text, "products"));
	h.req = (struct dk_import_request){ .kind = "products", .path = "/no/such/file" };
	assert_int_equal(dk_import_run(h.s, &h.a, &h.req, &h.sum, &h.err), DK_ENOTFOUND);
	h.req.path = "/tmp";
	assert_int_equal(dk_import_run(h.s, &h.a, &h.req, &h.sum, &h.err), DK_ENOTFOUND);
	close_house(&h);
}

static void
only_a_hundred_faults_are_listed_and_the_rest_counted(void **state)
{
	struct dk_buf text = { 0 };
	struct house h;

	(void)state;
	open_house(&h);
	dk_buf_str(&text, "sku,name\n");
	for (int i = 0; i < 250; i++)
		dk_buf_fmt(&text, "A%d,\n", i);
	assert_int_equal(run(&h, "products", text.data), DK_EINPUT);
	assert_int_equal(h.sum.fault_count, 100);
	assert_int_equal(h.sum.faults_left, 150);
	dk_buf_free(&text);
	close_house(&h);
}

static void
keep_going_takes_the_good_rows_and_keeps_the_bad_ones_in_a_file(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	h.req.keep_going = true;
	h.req.rejects = h.other;
	good(&h, "products", "sku,name\r\nA1,\"Bolt, long\"\r\nA2,\r\n\"A3,x\r\n");
	counts(&h, 3, 1, 0, 0);
	assert_int_equal(rows_of(&h, "product"), 1);
	assert_string_equal(read_file(&h, h.other), "sku,name,reason\n"
	    "A2,,\"This must not be blank.\"\n"
	    "\"\"\"A3,x\",,\"A quote is opened here and never closed.\"\n");
	h.req.rejects = h.file;
	assert_int_equal(run(&h, "products", "sku,name\nA1,x\n"), DK_EINPUT);
	assert_string_equal(h.err.field, "rejects");
	close_house(&h);
}

static void
a_dry_run_tells_but_stores_nothing(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	h.req.dry_run = true;
	good(&h, "products", "sku,name\nA1,Bolt\n");
	counts(&h, 1, 1, 0, 0);
	assert_int_equal(rows_of(&h, "product"), 0);
	close_house(&h);
}

static bool
stop_at_once(void *arg, int64_t rows)
{
	(void)arg;
	return rows == 0;
}

static void
an_interrupted_import_leaves_no_trace(void **state)
{
	struct dk_buf text = { 0 };
	struct house h;

	(void)state;
	open_house(&h);
	dk_buf_str(&text, "sku,name\n");
	for (int i = 0; i < 600; i++)
		dk_buf_fmt(&text, "A%d,Bolt\n", i);
	h.req.progress = stop_at_once;
	assert_int_equal(run(&h, "products", text.data), DK_EBUSY);
	assert_int_equal(rows_of(&h, "product"), 0);
	dk_buf_free(&text);
	close_house(&h);
}

static void
one_journal_row_tells_of_the_whole_file(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	good(&h, "products", "sku,name\nA1,Bolt\nA2,Nut\n");
	assert_int_equal(fixture_number(h.s->db,
	    "SELECT count(*) FROM journal WHERE action = 'import'"), 1);
	assert_non_null(strstr(fixture_text(h.s->db,
	    "SELECT body FROM journal WHERE action = 'import'"), "\"rows\":2"));
	close_house(&h);
}

static void
a_map_makes_foreign_columns_ours_and_its_rejects_spoil_nothing(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	h.req.map = "Artikel=sku,Bezeichnung=name";
	h.req.latin1 = true;
	good(&h, "products", "Artikel,Farbe,Bezeichnung\nA1,rot,D\xFC" "bel\n");
	assert_string_equal(fixture_text(h.s->db, "SELECT name FROM product"), "Dübel");
	h.req.map = h.other;
	write_file(h.other, "Artikel = sku\nBezeichnung = name\n"
	    "reject \"No goods.\" when Artikel begins \"X\"\n");
	good(&h, "products", "Artikel,Bezeichnung\nX9,Porto\nA2,Nut\n");
	counts(&h, 2, 1, 0, 0);
	assert_int_equal(h.sum.refused, 0);
	assert_string_equal(fault(&h, 0), ":2: Artikel: No goods.");
	close_house(&h);
}

/* The same as JSON lines. */
static void
json_comes_back(struct house *h, const char *kind, int64_t rows)
{
	struct dk_export_request out = { .kind = kind, .json = true };
	FILE *f = fopen(h->other, "w");

	assert_int_equal(dk_export_run(h->s, &out, f, &h->err), DK_OK);
	fclose(f);
	good(h, kind, read_file(h, h->other));
	assert_int_equal(h->sum.rows, rows);
	assert_int_equal(h->sum.unchanged, rows);
}

static void
goes_round(struct house *h, const char *kind, const char *csv)
{
	bool is_locations = strcmp(kind, "locations") == 0; /* a new company has one already */
	struct dk_export_request out = { .kind = kind };
	FILE *f;
	char *text;

	good(h, kind, csv);
	if (h->sum.added + h->sum.changed != h->sum.rows) /* stock was 0 before */
		fail_msg("%s: %d of %d", kind, (int)h->sum.added, (int)h->sum.rows);
	f = fopen(h->other, "w");
	assert_int_equal(dk_export_run(h->s, &out, f, &h->err), DK_OK);
	fclose(f);
	text = read_file(h, h->other);
	good(h, kind, text);
	assert_int_equal(h->sum.unchanged, h->sum.rows);
	json_comes_back(h, kind, h->sum.rows);
	assert_true(h->sum.rows >= (is_locations ? 2 : 1));
	if (!is_locations)
		assert_string_equal(text, csv);
}

static const char promotions[] =
    "code,kind,name,sku,price_group,customer,customer_group,min_qty,"
    "rate,price,per,buy,pay,free_sku,free_qty,exclusive,on_net,max_order,"
    "max_customer,max_total,from,to\n"
    "G1,free,,,BOLTS,,KEY,0,0,0.00,1,10,0,A2,0.5,no,no,0,0,0,,\n"
    "P1,percent,Week,A1,,4711,,10,2.5,0.00,1,0,0,,0,yes,yes,50,100,500,2026-11-01,"
    "2026-11-30\n";

static const char blackouts[] = "customer,code,from,to,reason\n"
    "4711,01,2026-12-24,2027-01-03,works holidays\n4711,01,2027-02-01,2027-02-01,\n";
static const char certificates[] = "customer,certificate,from,to,codes,zones,category,note\n"
    "4711,X-1,2026-01-01,2026-12-31,STD RED,DE,E,Finanzamt\n4712,X-2,,,,,K,\n";

static const char rates[] = "currency,from,rate\nUSD,2026-11-02,0.9213\nUSD,2026-01-01,0.9\n";
static const char heads[] = "list,currency,includes_tax\nbase,,yes\nUS,USD,no\n";
static const char withheld[] = "code,rate,from,name,names\nIRPF,15,,IRPF,es=Ret. IRPF\n"
    "IRPF,19,2026-11-01,,\n";

static const char taxes[] = "code,zone,rate,category,from,name,parts,names,surcharge,"
    "surcharge_name,surcharge_names\nSTD,DE,19,S,,VAT 19 %,,de=MwSt. 19 %,0,,\n"
    "STD,DE,16,S,2020-07-01,VAT 16 %,,,0,,\nSTD,ES,21,S,,IVA 21 %,,,5.2,Recargo 5.2 %,"
    "de=Zuschlag\nSTD,NY,8.875,S,,Sales tax,State=4; City=4.5; MCTD=0.375,,0,,\n";

static void
every_kind_goes_in_and_comes_out_the_same(void **state)
{
	static const struct {
		const char *kind, *text;
	} files[] = {
		{ "locations", "location,zone,sort\nA-01,A,01\nB-02,B,02\n" },
		{ "holidays", "date,name,calendar\n2026-12-25,Christmas,\n2026-12-25,Xmas,UK\n" },
		{ "zones", "kind,zone,country,region,postcode_from,postcode_to\n"
		  "carrier,HOME,DE,,10000,19999\ncarrier,WORLD,,,,\ntax,DE,DE,,,\n" },
		{ "tax", taxes },
		{ "rates", rates }, { "withholding", withheld },
		{ "suppliers", "number,name,email,phone,lead_days,street,street2,city,region,"
		    "postcode,country\nS1,Exotic,,,28,Kade 7,,Rotterdam,,3011 XB,NL\n" },
		{ "carriers", "carrier,service,zone,up_to_kg,price,transit_days,cutoff,"
		  "pickup_days,max_kg,hazard,kind,window,booking,max_cm\n"
		  "DHL,STD,HOME,5,7.50,1,16:30,12345,31.5,3;8,carrier,16:30-17:15,yes,120\n"
		  "DHL,STD,HOME,20,15.00,1,16:30,12345,31.5,3;8,carrier,16:30-17:15,yes,120\n" },
		{ "boxes", "box,name,length_mm,width_mm,height_mm,tare_kg,max_kg\nS,,200,150,100,"
		  "0.12,0\nM,Medium,400,300,200,0.35,20\n" },
		{ "products", "sku,name,description,unit,pack,pack_qty,barcode,pack_barcode,price,"
		  "per,cost,tax_code,weight_kg,length_mm,width_mm,height_mm,status,replaced_by,"
		  "min_qty,multiple,max_qty,decimals,supplier,supplier_sku,lead_days,"
		  "reorder_point,reorder_qty,abc,hazard,attributes,tracked,shelf_days,bin,"
		  "reserve_days,supply,price_group,origin\n"
		  "A1,Bolt,\"long, \"\"M8\"\"\n"
		  "steel\",ea,,,,,1.50,100,0.90,STD,0.25,40,13,13,active,,10,10,,0,S1,X-1,5,20,"
		  "100,A,,size=M8;grade=A4,lot,90,A-01,30,drop,BOLTS,SE\n"
		  "A2,Nut,,m,,,,,0.1255,1,0.00,,0,0,0,0,"
		  "run-out,A1,,,,2,,,0,,,,,,,0,,0,,,\nK1,Set,,ea,,,,,9.90,1,0.00,,0,0,0,0,"
		  "active,,,,,0,,,0,,,,,,,0,,0,,,\n" },
		{ "units", "sku,unit,pieces,barcode\nA1,cs,12,\n" },
		{ "substitutes", "sku,substitute,rank\nA1,A2,3\n" },
		{ "kits", "sku,part,qty\nK1,A1,2\nK1,A2,0.5\n" },
		{ "customers", "number,name,group,contact,phone,email,language,street,street2,city,"
		  "region,postcode,country,tax_zone,carrier_zone,terms_days,credit_limit,"
		  "price_list,discount,priority,tax_number,tax_exempt_until,po_required,"
		  "duplicate_po,backorders,shortage_policy,blocked,alert,min_life_days,"
		  "cash_discount,cash_discount_days,e_address,buyer_reference,"
		  "billing,currency,withholding,pays_surcharge\n"
		  "4711,Müller & Söhne,KEY,Eva,+49 30 1234,eva@example.com,de,Kai 1,,Berlin,,"
		  "10115,DE,,,14,2500.00,KEY,2.5,3,,2027-01-31,yes,stop,no,wait,,Call first,60,"
		  "2,10,0088:5412345000013,Dept 4,month,USD,IRPF,yes\n"
		  "4712,Plain,,,,,,,,,,,,,,30,,,0,5,,,no,warn,yes,part,,,0,0,0,,,,,,no\n" },
		{ "addresses", "customer,code,name,street,street2,city,region,postcode,country,"
		  "tax_zone,carrier_zone,phone,note,carrier,window\n"
		  "4711,01,Store,Kai 2,,Berlin,,10115,DE,,,,gate 12,"
		  "DHL/STD,Mo-Fr 8-16\n" },
		{ "contacts", "customer,name,role,phone,email,language\n"
		  "4711,Eva Roth,Buyer,+49 30 99,,de\n" },
		{ "blackouts", blackouts }, { "certificates", certificates },
		{ "customer-items", "customer,their_sku,sku\n4711,ZZ-1,A1\n" },
		{ "price-lists", heads },
		{ "prices", "list,customer,sku,price,per,min_qty,from,to,by_group\n"
		  "KEY,,A1,1.40,100,,,,no\nKEY,,A1,1.30,100,500,,,yes\n"
		  ",4711,A2,0.12,1,,2026-01-01,2026-12-31,no\n" },
		{ "promotions", promotions },
		{ "payments", "external_id,customer,amount,method,date,reference\n"
		  "bank-1,4711,125.50,transfer,2026-11-20,ref 9\n"
		  "bank-2,4712,3.00,cash,2026-11-21,\n" },
		{ "stock", "sku,location,on_hand,lot,expiry\nA1,A-01,500,L1,2027-05-31\n"
		  "A1,A-01,20,L2,2027-06-30\nA2,B-02,12.5,,\n" },
	};
	struct house h;

	(void)state;
	open_house(&h);
	for (size_t i = 0; i < DK_COUNT(files); i++)
		goes_round(&h, files[i].kind, files[i].text);
	close_house(&h);
}

static void
what_can_come_in_can_go_out(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_import_kind in;
	struct dk_export_kind out;
	size_t i = 0;

	(void)state;
	for (; dk_import_kind_at(&a, i, &in); i++) {
		if (in.column_count == 0) { /* messages are no table */
			assert_string_equal(in.kind, "mail");
			break;
		}
		assert_true(dk_export_kind_at(i, &out));
		assert_string_equal(in.kind, out.kind);
		for (size_t c = 0; c < out.column_count; c++) {
			size_t k = 0;

			while (k < in.column_count && strcmp(in.columns[k], out.columns[c]) != 0)
				k++;
			if (k == in.column_count)
				fail_msg("%s: no import of %s", in.kind, out.columns[c]);
		}
	}
	assert_false(dk_export_kind_at(i, &out));
	dk_arena_free(&a);
}

static void
json_lines_are_rows_too(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	good(&h, "products", "{\"sku\":\"A1\",\"name\":\"Bolt\",\"price\":1.5}\n");
	assert_int_equal(run(&h, "products", "{\"sku\":\"A1\"}\n{\"sku\":1,\"nam\":2}\n"
	    "{\"sku\":\"A2\",\"name\":\"x\",\"price\":\"dear\"}\n{\"sku\":\n[1]\n"), DK_EINPUT);
	assert_non_null(strstr(fault(&h, 0), ":1: name: The key 'name' is missing."));
	assert_non_null(strstr(fault(&h, 1), ":2: nam: The key 'nam' is not known here."));
	assert_non_null(strstr(fault(&h, 2), ":3: price: "));
	assert_non_null(strstr(fault(&h, 3), ":4: "));
	assert_non_null(strstr(fault(&h, 4), ":5: An object {...} is expected here."));
	h.req.map = "a=sku";
	assert_int_equal(run(&h, "products", "{}"), DK_EINPUT);
	close_house(&h);
}

static void
names_of_records_that_do_not_exist_are_bad_rows(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	good(&h, "products", "sku,name\nA1,Bolt\n");
	assert_int_equal(run(&h, "units", "sku,unit,pieces\nA1,cs,12\nB1,cs,12\n"), DK_EINPUT);
	assert_string_equal(fault(&h, 0), ":3: sku: There is no product 'B1'.");
	assert_int_equal(run(&h, "prices", "customer,sku,price\n9,A1,1\n"), DK_EINPUT);
	assert_string_equal(fault(&h, 0), ":2: customer: There is no customer '9'.");
	assert_int_equal(run(&h, "prices", "sku,price\nA1,1\n"), DK_EINPUT);
	assert_string_equal(fault(&h, 0), ":2: list: Name a price list or a customer.");
	assert_int_equal(rows_of(&h, "price"), 0);
	close_house(&h);
}

/* Runs one hostile text through a kind; a fault must be a sentence, and nothing may change. */
static void
hostile(struct house *h, const char *kind, const char *bytes, size_t len)
{
	FILE *f = fopen(h->file, "w");
	enum dk_rc rc;

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
	h->req = (struct dk_import_request){ .kind = kind, .path = h->file };
	rc = dk_import_run(h->s, &h->a, &h->req, &h->sum, &h->err);
	if (rc != DK_OK && (rc != DK_EINPUT || h->err.text[0] == '\0'))
		fail_msg("%s: %d %s", kind, (int)rc, h->err.text);
	if (rc != DK_OK)
		assert_int_equal(h->sum.added, 0);
}

/* Opens a set of hostile texts; false where the cases are not on this machine. */
static struct dk_json_stream *
torture(const char *name, FILE **f)
{
	*f = cases_open(name);
	return *f != NULL ? dk_json_open(*f) : NULL;
}

static void
hostile_files_are_refused_in_words(void **state)
{
	static const char *const sets[] = { "torture/json.jsonl", "torture/csv.jsonl",
		"torture/utf8.jsonl", "torture/naughty.jsonl" };
	struct house h;

	(void)state;
	open_house(&h);
	for (size_t i = 0; i < DK_COUNT(sets); i++) {
		const struct dk_json *c;
		FILE *f;
		struct dk_json_stream *st = torture(sets[i], &f);

		if (st == NULL) /* not on this machine */
			continue;
		while (dk_json_next(st, &h.a, &c, &h.err) != DK_OK || c != NULL) {
			const char *text = dk_json_text(c, "csv");
			size_t len = strlen(text);

			if (c == NULL)
				continue;
			if (i == 0)
				text = cases_base64(&h.a, dk_json_text(c, "b64"), &len);
			else if (i == 2)
				text = cases_hex(&h.a, dk_json_text(c, "hex"), &len);
			else if (i == 3)
				len = strlen(text = dk_json_text(c, "text"));
			hostile(&h, "orders", text, len);
			hostile(&h, "products", text, len);
		}
		dk_json_close(st);
		fclose(f);
	}
	assert_int_equal(rows_of(&h, "product"), 0);
	assert_int_equal(rows_of(&h, "orders"), 0);
	close_house(&h);
}

static void
hostile_cells_are_kept_whole_or_refused(void **state)
{
	struct house h;
	struct dk_json_stream *st;
	const struct dk_json *c;
	FILE *f;

	(void)state;
	if ((st = torture("torture/naughty.jsonl", &f)) == NULL)
		skip();
	open_house(&h);
	while (assert_int_equal(dk_json_next(st, &h.a, &c, &h.err), DK_OK), c != NULL) {
		struct dk_buf row = { 0 };
		const char *text = dk_json_text(c, "text");

		dk_buf_str(&row, "sku,name,description\nX,");
		dk_csv_field(&row, text, false);
		dk_buf_char(&row, ',');
		dk_csv_field(&row, text, false);
		dk_buf_char(&row, '\n');
		hostile(&h, "products", row.data, row.len);
		dk_buf_free(&row);
	}
	dk_json_close(st);
	fclose(f);
	assert_int_equal(rows_of(&h, "product"), 1);
	close_house(&h);
}

static void
a_payment_taken_at_the_desk_is_known_by_its_number(void **state)
{
	struct dk_export_request out = { .kind = "payments" };
	struct dk_payment_in in = { .amount = { 500 }, .method = "cash", .reference = "",
		.external_id = "", .date = DK_NO_DATE };
	struct house h;
	bool known;
	dk_id id;
	FILE *f;

	(void)state;
	open_house(&h);
	good(&h, "customers", "number,name\n4711,Miller\n");
	in.customer_id = fixture_number(h.s->db, "SELECT id FROM customer");
	if (dk_payment_take(h.s, &in, &id, &known, &h.err) != DK_OK)
		fail_msg("%s", h.err.text);
	f = fopen(h.other, "w");
	assert_int_equal(dk_export_run(h.s, &out, f, &h.err), DK_OK);
	fclose(f);
	good(&h, "payments", read_file(&h, h.other));
	counts(&h, 1, 0, 0, 1);
	assert_int_equal(rows_of(&h, "payment"), 1);
	close_house(&h);
}

static void
without_the_right_nothing_is_read(void **state)
{
	struct house h;

	(void)state;
	open_house(&h);
	dk_session_sign_out(h.s);
	assert_int_equal(run(&h, "products", "sku,name\nA1,Bolt\n"), DK_EDENIED);
	assert_int_equal(rows_of(&h, "product"), 0);
	close_house(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_file_twice_changes_nothing),
		cmocka_unit_test(a_bad_row_spoils_the_file_and_is_named),
		cmocka_unit_test(columns_are_held_against_the_kind),
		cmocka_unit_test(only_a_hundred_faults_are_listed_and_the_rest_counted),
		cmocka_unit_test(keep_going_takes_the_good_rows_and_keeps_the_bad_ones_in_a_file),
		cmocka_unit_test(a_dry_run_tells_but_stores_nothing),
		cmocka_unit_test(an_interrupted_import_leaves_no_trace),
		cmocka_unit_test(one_journal_row_tells_of_the_whole_file),
		cmocka_unit_test(a_map_makes_foreign_columns_ours_and_its_rejects_spoil_nothing),
		cmocka_unit_test(every_kind_goes_in_and_comes_out_the_same),
		cmocka_unit_test(what_can_come_in_can_go_out),
		cmocka_unit_test(json_lines_are_rows_too),
		cmocka_unit_test(names_of_records_that_do_not_exist_are_bad_rows),
		cmocka_unit_test(hostile_files_are_refused_in_words),
		cmocka_unit_test(hostile_cells_are_kept_whole_or_refused),
		cmocka_unit_test(a_payment_taken_at_the_desk_is_known_by_its_number),
		cmocka_unit_test(without_the_right_nothing_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
