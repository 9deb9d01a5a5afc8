/* services.c - carriers' services: when they come, where they go, what they take. */
#include <string.h>

#include "docket/carrier.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_service *rows;
	const char **zones; /* "HOME, WORLD", by row */
};

/* The zones of its rates, each once; the steps of one stand together. */
static enum dk_rc
find_zones(struct dk_screen *s, dk_id id, const char **out, struct dk_err *err)
{
	struct dk_carrier_rate *rates = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_carrier_rates(s->session, &s->data, id, &rates, &count, err);

	*out = count == 0 ? "no rates" : "";
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (i > 0 && strcmp(rates[i].zone, rates[i - 1].zone) == 0)
			continue;
		*out = dk_fmt(&s->data, "%s%s%s", *out, i > 0 ? ", " : "",
		    rates[i].zone[0] != '\0' ? rates[i].zone : "any");
	}
	return rc;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count = 0;
	enum dk_rc rc = dk_service_list(s->session, &s->data, &st->rows, &count, err);

	st->zones = dk_arena_array(&s->data, count + 1, sizeof(*st->zones));
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = find_zones(s, st->rows[i].id, &st->zones[i], err);
	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS(st->rows, count, id), st->rows);
	dk_title(s, "CARRIERS  %zu service%s", count, count == 1 ? "" : "s");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct state *st = data;
	const struct dk_service *v = &st->rows[row];
	const char *const texts[] = { v->carrier, v->service, v->kind, v->pickup_days, v->cutoff,
		st->zones[row] };

	out->text = out->buf;
	if (column < 6)
		out->text = texts[column];
	else if (column == 8)
		out->text = v->hazard[0] != '\0' ? v->hazard : "-";
	else if (column == 6 ? v->max_gram == 0 : v->max_cm == 0)
		out->text = "-";
	else if (column == 6)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_decimal_text(v->max_gram, 3, 0).s);
	else
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)v->max_cm);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Carrier", .width = 10 }, { .head = "Service", .width = 8 },
		{ .head = "Kind", .width = 7 }, { .head = "Days", .width = 7 },
		{ .head = "Cut-off", .width = 7 },
		{ .head = "Zones", .width = 12, .grows = true },
		{ .head = "Max kg", .width = 7, .right = true },
		{ .head = "Max cm", .width = 6, .right = true }, { .head = "Hazard", .width = 7 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"No carrier is set up. n adds a service." };
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_service *v = dk_sheet_row(s);

	return v == NULL ? DK_KEEP
	    : dk_open(s, "service", dk_fmt(&s->data, "%s/%s", v->carrier, v->service));
}

static enum dk_react
add(struct dk_screen *s)
{
	return dk_open(s, "service", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "the service: days, cut-off, limits, hazard classes", false },
	{ "n", "new", add, "a service of a carrier", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_services = {
	.name = "services",
	.title = "CARRIERS",
	.help = "Services of carriers, of the house's own drivers and of the counter. Their rates\n"
		"come by docket import carriers, or docket carrier rate.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
