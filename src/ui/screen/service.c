/* service.c - one service of a carrier: when he comes, what he takes; its rates stand below. */
#include "docket/carrier.h"
#include "ui/card/card.h"

enum { CARRIER, SERVICE, KIND, DAYS, CUTOFF, FROM, TO, BOOKING, MAX_KG, MAX_CM, HAZARD, FIELDS };

struct state {
	struct card card;
	const char *name; /* "DHL/STD"; "" = new; in s->keep */
	struct dk_service *one;
	struct dk_carrier_rate *rates;
	size_t rate_count;
};

static const struct dk_input_def defs[FIELDS] = {
	[CARRIER] = { .name = "carrier", .label = "Carrier    ", .row = 0, .col = 1, .width = 20,
	    .help = "Carrier: short, as orders name it: DHL. It is never changed later." },
	[SERVICE] = { .name = "service", .label = "Service ", .row = 0, .col = 40, .width = 20,
	    .help = "Service: of that carrier: STD, EXP. It is never changed later." },
	[KIND] = { .name = "kind", .label = "Kind       ", .row = 1, .col = 1, .width = 7,
	    .help = "Kind: carrier; own: the house's driver; counter: the customer comes." },
	[DAYS] = { .name = "pickup_days", .label = "Pickup days", .row = 2, .col = 1, .width = 7,
	    .help = "Pickup days: 12345 is Monday to Friday." },
	[CUTOFF] = { .name = "cutoff", .label = "Cut-off ", .row = 2, .col = 40, .width = 5,
	    .help = "Cut-off: 15:30; what is packed later goes with the next pickup." },
	[FROM] = { .name = "window_from", .label = "Comes from ", .row = 3, .col = 1, .width = 5,
	    .help = "Comes from: 15:30; empty: at any time." },
	[TO] = { .name = "window_to", .label = "until   ", .row = 3, .col = 40, .width = 5,
	    .help = "until: 16:00; empty: at any time." },
	[BOOKING] = { .name = "booking", .label = "Booking    ", .row = 4, .col = 1, .width = 3,
	    .help = "Booking: yes, he comes only when he was booked; no, he comes by himself." },
	[MAX_KG] = { .name = "max_kg", .label = "Max kg     ", .row = 5, .col = 1, .width = 8,
	    .help = "Max kg: the heaviest parcel he takes; 0: any." },
	[MAX_CM] = { .name = "max_cm", .label = "Max cm  ", .row = 5, .col = 40, .width = 6,
	    .help = "Max cm: the longest side of a parcel; 0: any." },
	[HAZARD] = { .name = "hazard", .label = "Hazard     ", .row = 6, .col = 1, .width = 30,
	    .help = "Hazard: classes he takes: 3;8, or all; empty: none." },
};

enum { RATES_ROW = 8 };

static struct dk_card
card_for(const struct dk_screen *s, struct dk_service *x)
{
	return (struct dk_card){ DK_CARD_SERVICE, x, s->session->exponent };
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_card record;
	enum dk_rc rc = DK_OK;

	st->rate_count = 0;
	if (st->name[0] != '\0') {
		rc = dk_service_find(s->session, &s->data, st->name, &st->one, err);
		if (rc == DK_OK)
			rc = dk_carrier_rates(s->session, &s->data, st->one->id, &st->rates,
			    &st->rate_count, err);
		st->card.fields[CARRIER].is_off = st->card.fields[SERVICE].is_off = true;
	} else {
		st->one = dk_arena_alloc(&s->data, sizeof(*st->one));
		record = card_for(s, st->one);
		dk_card_blank(&record);
	}
	if (rc != DK_OK)
		return rc;
	record = card_for(s, st->one);
	card_show(s, card_texts(s, &record));
	return DK_OK;
}

static enum dk_rc
keep_it(struct dk_screen *s, struct dk_service *x, enum dk_put *did, struct dk_err *err)
{
	const struct state *st = s->state;
	struct dk_service *other = NULL;

	if (st->card.is_new && dk_service_find(s->session, &s->data,
	    dk_fmt(&s->data, "%s/%s", x->carrier, x->service), &other, NULL) == DK_OK)
		return dk_fail(err, DK_EREFUSED, "service",
		    "There is %s/%s already. Change that one, or name it otherwise.", x->carrier,
		    x->service);
	return dk_service_put(s->session, x, did, err);
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_service x = *st->one;
	const struct dk_card record = card_for(s, &x);
	enum dk_put did = DK_PUT_UNCHANGED;
	struct dk_err err;
	enum dk_rc rc = card_take(s, &record, &err);

	if (rc == DK_OK)
		rc = keep_it(s, &x, &did, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	dk_say(s, DK_LOOK_OK, "%s/%s is %s", x.carrier, x.service,
	    did == DK_PUT_UNCHANGED ? "as it was" : "stored");
	(void)card_stored(s, dk_fmt(&s->data, "%s/%s", x.carrier, x.service));
	return DK_BACK;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = DK_OK;

	st->name = dk_arena_dup(&s->keep, s->arg);
	card_open(s, &(struct card_setup){ defs, FIELDS, DK_CARD_SERVICE, keep });
	st->card.is_new = st->name[0] == '\0';
	if (st->card.is_new)
		rc = dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, err);
	dk_title(s, "%s%s", st->card.is_new ? "NEW SERVICE" : "SERVICE ", st->name);
	return rc;
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;

	if (st->name[0] != '\0')
		dk_put(sf, dk_at(0, 1, 60, DK_LOOK_LABEL), "Service     %s", st->name);
	dk_form_draw(&st->card.form, sf, true);
	for (size_t i = 0; i < st->rate_count && RATES_ROW + 1 + (int)i < sf->rows; i++) {
		const struct dk_carrier_rate *r = &st->rates[i];

		dk_put(sf, dk_to(RATES_ROW, 1, DK_LOOK_LABEL),
		    "Zone          up to kg       price  days");
		dk_put(sf, dk_to(RATES_ROW + 1 + (int)i, 1, DK_LOOK_VALUE),
		    "%-12.12s %9s %11s %5lld", r->zone[0] != '\0' ? r->zone : "any",
		    dk_decimal_text(r->upto_gram, 3, 0).s,
		    dk_money_show(r->price, s->session->exponent).s, (long long)r->transit_days);
	}
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ 0 },
};

const struct dk_screen_ops dk_screen_service = {
	.name = "service",
	.title = "SERVICE",
	.help = "F2 stores the service and goes back; Esc asks when something is not stored.\n"
		"Its rates are set by docket carrier rate, or docket import carriers.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.typing = card_typing,
	.key = card_key,
	.topic = card_topic,
	.settle = card_settle,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
