/*
 * price_plan.h - price rows that are to be kept together: what they would change, before anything
 * is changed, and keeping them all in one change (domain.md §5).
 */
#ifndef DOCKET_PRICE_PLAN_H
#define DOCKET_PRICE_PLAN_H

#include "docket/price.h"

#define DK_PRICE_DOES(X) \
	X(NEW, "new") X(CHANGED, "changed") X(SAME, "same") X(GONE, "gone")
enum dk_price_does {
#define X(name, text) DK_PRICE_##name,
	DK_PRICE_DOES(X)
#undef X
};
const char *dk_price_does_name(enum dk_price_does d);

/* What becomes of one price. */
struct dk_price_effect {
	enum dk_price_does does;
	struct dk_price_row row; /* as it will be; of one that is gone, as it was */
	const char *sku, *name, *whose; /* "list base", "customer 4711" */
	bool had;                /* the list had a price for as many pieces on that day */
	dk_price was;            /* that one, for `was_per` pieces */
	dk_qty was_per;
	bool has_cost;
	dk_rate margin;          /* of the new price; below 0 when it costs more */
	bool under_floor;        /* less than cost and the floor margin (setting floor_margin) */
};

/* What somebody waits for and what it would cost: its goods today at today's prices and with the
 * rows, on the first day that all of them hold. What is shipped, typed or agreed stays. */
struct dk_price_touched {
	dk_id id;
	const char *kind;        /* order, quote, draft */
	const char *number, *customer, *customer_name;
	const char *currency;    /* of was and now */
	dk_money was, now;
};

struct dk_price_preview {
	dk_date day;             /* of the comparison */
	struct dk_price_effect *effects;
	size_t effect_count;
	struct dk_price_touched *touched;
	size_t touched_count;
	int64_t added, changed, same, gone, under_floor;
};

/* Changes nothing. Right: master-edit. The first row that cannot be kept refuses all: DK_EINPUT,
 * DK_EREFUSED where two rows tie; *bad is its index, or the count of the rows. */
enum dk_rc dk_price_preview(struct dk_session *s, struct dk_arena *a,
    const struct dk_price_rows *rows, struct dk_price_preview *out, size_t *bad,
    struct dk_err *err) DK_MUST_USE;
/* Keeps them: all or none, and no two of them for one key. */
enum dk_rc dk_price_keep(struct dk_session *s, const struct dk_price_rows *rows, int64_t *changed,
    size_t *bad, struct dk_err *err) DK_MUST_USE;

/* The rows of a list that hold on a day, made other prices from that day on. */
struct dk_price_raise {
	const char *list;        /* "base", ... */
	const char *sku;         /* begins so; "" = all */
	dk_rate percent;         /* added; may be below 0 */
	dk_price round_to;       /* the next whole of it, half away from zero; 0 = four decimals */
	dk_date from;            /* of the new set; not set: the rows themselves are changed */
};
/* The rows as they will be, not kept yet. DK_ENOTFOUND: the list has none. */
enum dk_rc dk_price_raise(struct dk_session *s, struct dk_arena *a, const struct dk_price_raise *in,
    struct dk_price_rows *out, struct dk_err *err) DK_MUST_USE;

struct dk_price_list_info {
	const char *list;        /* "base" first */
	int64_t rows, coming;    /* rows; those that begin after today */
	int64_t customers;       /* that buy by it */
	bool includes_tax;       /* docket/price_head.h */
	const char *currency;    /* "" = the house's */
};
/* Those with prices, and those that have only a head yet. */
enum dk_rc dk_price_lists(struct dk_session *s, struct dk_arena *a,
    struct dk_price_list_info **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* The rows of one list: those that hold on the day or begin later, by item, day and break. */
enum dk_rc dk_price_of_list(struct dk_session *s, struct dk_arena *a, const char *list,
    struct dk_price_rows *out, struct dk_err *err) DK_MUST_USE;
/* Likewise those that were agreed with a customer. */
enum dk_rc dk_price_of_customer(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_price_rows *out, struct dk_err *err) DK_MUST_USE;

/* What is agreed with a customer on an item, ended by a last day. */
struct dk_price_end {
	dk_id customer_id, product_id;
	const dk_qty *min_qty;   /* NULL = from any quantity on */
	const dk_date *from;     /* NULL = of any first day */
	dk_date until;
};
/* The rows as they will be, not kept yet; those that end sooner stay as they are. DK_EREFUSED:
 * there are none. Right: view. */
enum dk_rc dk_price_ended(struct dk_session *s, struct dk_arena *a, const struct dk_price_end *in,
    struct dk_price_rows *out, struct dk_err *err) DK_MUST_USE;

#endif
