/* stock_atp.c - what can be promised of a product by which day, as figures and in words. */
#include "cli/stock_atp.h"

static void
put_day(struct dk_cli *c, const char *name, dk_date day, dk_qty atp)
{
	dk_out_object(&c->out, name);
	dk_out_date(&c->out, "date", day);
	dk_out_qty(&c->out, "atp", atp);
	dk_out_end(&c->out);
}

void
dk_stock_atp_json(struct dk_cli *c, const struct dk_atp *x, dk_date on)
{
	dk_out_qty(&c->out, "waiting", x->waiting);
	dk_out_int(&c->out, "waiting_lines", x->lines);
	dk_out_qty(&c->out, "undated", x->undated);
	dk_out_array(&c->out, "atp");
	put_day(c, NULL, dk_session_today(c->session), x->today);
	for (size_t i = 0; i < x->count; i++)
		put_day(c, NULL, x->days[i].day, x->days[i].atp);
	dk_out_end(&c->out);
	if (dk_date_is_set(on))
		put_day(c, "atp_on", on, dk_atp_on(x, on));
}

void
dk_stock_atp_text(struct dk_cli *c, const struct dk_atp *x, dk_date on)
{
	if (x->lines > 0)
		dk_out_line(&c->out, "%s wait on %lld line%s: %s free - %s waiting = %s today",
		    dk_qty_show(x->waiting).s, (long long)x->lines, x->lines == 1 ? "" : "s",
		    dk_qty_show(x->free).s,
		    dk_qty_show(x->waiting).s, dk_qty_show(x->today).s);
	for (size_t i = 0; i < x->count; i++)
		dk_out_line(&c->out, "%s + %s = %s can be promised from %s%s",
		    dk_qty_show(i > 0 ? x->days[i - 1].atp : x->today).s,
		    dk_qty_show(x->days[i].comes).s, dk_qty_show(x->days[i].atp).s,
		    dk_date_iso(x->days[i].day).s, x->days[i].is_late ? " (overdue)" : "");
	if (x->undated.milli > 0)
		dk_out_line(&c->out, "%s are ordered without a day and counted nowhere",
		    dk_qty_show(x->undated).s);
	if (dk_date_is_set(on))
		dk_out_line(&c->out, "%s can be promised by %s",
		    dk_qty_show(dk_atp_on(x, on)).s, dk_date_iso(on).s);
}
