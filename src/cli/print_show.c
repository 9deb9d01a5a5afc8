/* print_show.c - what a print job is and what became of it. */
#include "cli/print_show.h"

static void
members(struct dk_cli *c, const struct dk_print_job *j)
{
	dk_out_int(&c->out, "job", j->id);
	dk_out_str(&c->out, "document", j->document);
	dk_out_str(&c->out, "number", j->number);
	dk_out_str(&c->out, "state", dk_print_state_name(j->state));
	dk_out_str(&c->out, "copy", j->copy_no > 0 ? dk_print_copy(&c->arena, j) : NULL);
	dk_out_int(&c->out, "from_page", j->from_page);
	dk_out_int(&c->out, "attempts", j->attempts);
	dk_out_str(&c->out, "printer", j->printer[0] != '\0' ? j->printer : NULL);
	dk_out_str(&c->out, "format", j->format[0] != '\0' ? j->format : NULL);
	dk_out_str(&c->out, "digest", j->digest[0] != '\0' ? j->digest : NULL);
	dk_out_str(&c->out, "result", j->result[0] != '\0' ? j->result : NULL);
	dk_out_str(&c->out, "asked_by", j->by);
	dk_out_str(&c->out, "asked_at", j->at);
	if (j->batch_id != 0)
		dk_out_int(&c->out, "batch", j->batch_id);
	if (j->again_of != 0)
		dk_out_int(&c->out, "again_of", j->again_of);
}

static void
json(struct dk_cli *c, const struct dk_print_job *j)
{
	dk_out_object(&c->out, NULL);
	members(c, j);
	dk_out_end(&c->out);
}

void
dk_show_print_jobs(struct dk_cli *c, const struct dk_print_jobs *jobs)
{
	static const struct dk_out_column columns[] = { { "Job", true }, { "Document", false },
		{ "Number", false }, { "State", false }, { "Copy", false }, { "Printer", false },
		{ "By", false }, { "Said", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < jobs->count; i++) {
		const struct dk_print_job *j = &jobs->list[i];

		if (c->json) {
			json(c, j);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)j->id));
		dk_out_cell(&t, j->document);
		dk_out_cell(&t, j->number);
		dk_out_cell(&t, dk_print_state_name(j->state));
		dk_out_cell(&t, dk_print_copy(&c->arena, j));
		dk_out_cell(&t, j->printer);
		dk_out_cell(&t, j->by);
		dk_out_cell(&t, j->result);
	}
	if (!c->json)
		dk_out_table(&c->out, &t);
}

void
dk_show_print_sent(struct dk_cli *c, const struct dk_print_sent *sent)
{
	const struct dk_print_job *j = sent->job;
	long long id = j->id;

	if (sent->outcome != DK_PRINT_SENT)
		c->status = DK_EXIT_NO;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "job", id);
		dk_out_str(&c->out, "document", j->document);
		dk_out_str(&c->out, "number", j->number);
		dk_out_str(&c->out, "copy", dk_print_copy(&c->arena, j));
		dk_out_str(&c->out, "outcome", dk_print_state_name(sent->outcome));
		dk_out_str(&c->out, "said", sent->said);
		dk_out_end(&c->out);
	} else if (sent->outcome == DK_PRINT_SENT) {
		dk_cli_note(c, "Job %lld: %s %s, %s, is at the printer.", id, j->document,
		    j->number, dk_print_copy(&c->arena, j));
	} else if (sent->outcome == DK_PRINT_FAILED) {
		dk_out_line(&c->out, "Job %lld: %s %s was not printed: %s.", id, j->document,
		    j->number, sent->said);
	} else {
		dk_out_line(&c->out, "Job %lld: %s %s may be on paper, look at the printer: %s.",
		    id, j->document, j->number, sent->said);
	}
}

enum dk_rc
dk_show_print_after(struct dk_cli *c, dk_id id, const char *what, struct dk_err *err)
{
	struct dk_print_job *j = NULL;
	enum dk_rc rc = dk_print_load(c->session, &c->arena, id, &j, err);

	if (rc == DK_OK && c->json)
		json(c, j);
	else if (rc == DK_OK)
		dk_cli_note(c, "Job %lld, %s %s, %s.", (long long)id, j->document, j->number,
		    what);
	return rc;
}
