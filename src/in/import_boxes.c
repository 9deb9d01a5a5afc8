/* import_boxes.c - the boxes that goods are packed into. */
#include <string.h>

#include "docket/box.h"
#include "in/importer.h"

enum { BOX, NAME, LENGTH, WIDTH, HEIGHT, TARE_KG, MAX_KG };

static const struct import_column columns[] = {
	[BOX] = { "box", .type = IMPORT_CODE, .required = true, .max = 20 },
	[NAME] = { "name", .type = IMPORT_TEXT, .max = 60 },
	[LENGTH] = { "length_mm", .type = IMPORT_INT, .required = true, .min = 1, .max = 100000 },
	[WIDTH] = { "width_mm", .type = IMPORT_INT, .required = true, .min = 1, .max = 100000 },
	[HEIGHT] = { "height_mm", .type = IMPORT_INT, .required = true, .min = 1, .max = 100000 },
	[TARE_KG] = { "tare_kg", .type = IMPORT_KILO },
	[MAX_KG] = { "max_kg", .type = IMPORT_KILO },
};

/* What is stored already, for the columns that the file leaves out. */
static enum dk_rc
find(struct import_run *run, struct dk_box *x, struct dk_err *err)
{
	struct dk_box *all;
	size_t n = 0;
	enum dk_rc rc = dk_box_list(run->session, run->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++)
		if (strcmp(all[i].code, x->code) == 0)
			*x = all[i];
	return rc;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_box x = { .code = v[BOX].text, .name = "" };
	enum dk_rc rc = find(run, &x, err);

	(void)count;
	if (rc != DK_OK)
		return rc;
	import_set_text(&v[NAME], &x.name);
	import_set_int(&v[LENGTH], 0, &x.length_mm);
	import_set_int(&v[WIDTH], 0, &x.width_mm);
	import_set_int(&v[HEIGHT], 0, &x.height_mm);
	import_set_int(&v[TARE_KG], 0, &x.tare_gram);
	import_set_int(&v[MAX_KG], 0, &x.max_gram);
	return dk_box_put(run->session, &x, did, err);
}

const struct dk_importer dk_import_boxes = {
	.kind = "boxes", .summary = "Boxes that goods are packed into: inner size, weight.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
