/* source.c - the customer's own words beside the order that was made of them. */
#include "ui/act/show.h"

#include "docket/text.h"

enum { ROWS_MAX = 2000 };

/* Never less than the wrapped text takes: each line and each word may begin a row. */
static int
rows_needed(const char *text, int cells)
{
	int rows = 1, width = 0;

	for (; *text != '\0'; text++) {
		width++;
		if (*text == '\n' || width > cells / 2) {
			rows++;
			width = 0;
		}
	}
	return rows < ROWS_MAX ? rows : ROWS_MAX;
}

/* The text on a surface of its own; answers its rows. */
static int
lay_out(struct dk_surface *whole, struct dk_spot at, const char *text)
{
	int rows;

	dk_surface_resize(whole, rows_needed(text, at.cells), at.cells);
	rows = dk_put_wrapped(whole, dk_at(0, 0, at.cells, at.look), text);
	return rows < whole->rows ? rows : whole->rows;
}

int
show_source_rows(const char *text, int cells)
{
	struct dk_surface whole = { 0 };
	int rows = lay_out(&whole, dk_at(0, 0, cells, DK_LOOK_LABEL), text);

	dk_surface_free(&whole);
	return rows;
}

void
show_source(struct dk_surface *body, struct dk_spot at, int rows, const char *text, int top)
{
	struct dk_surface whole = { 0 };
	int all = lay_out(&whole, at, text);

	dk_surface_copy(body, at, (struct dk_part){ &whole, top, 0, rows });
	dk_surface_free(&whole);
	if (top + rows < all)
		dk_put_text(body, dk_at(at.row + rows - 1, at.col, at.cells, at.look),
		    "... PgDn reads on");
}
