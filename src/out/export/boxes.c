/* boxes.c - the boxes that goods are packed into. */
#include "docket/box.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "box", "name", "length_mm", "width_mm", "height_mm",
	"tare_kg", "max_kg" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_box *all;
	size_t n = 0;
	enum dk_rc rc = dk_box_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].code);
		export_text(x, all[i].name);
		export_int(x, all[i].length_mm);
		export_int(x, all[i].width_mm);
		export_int(x, all[i].height_mm);
		export_kilo(x, all[i].tare_gram);
		export_kilo(x, all[i].max_gram);
	}
	return rc;
}

const struct dk_exporter dk_export_boxes = {
	.kind = "boxes", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
