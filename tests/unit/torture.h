/* torture.h - what others use to break readers: files and strings, from the cases. */
#ifndef TEST_TORTURE_H
#define TEST_TORTURE_H

#include "cases.h"

#include <utf8proc.h>

#include "docket/json.h"

/* The text of a case of graphemes: its clusters, each code points in hex, one after the other. */
static inline char *
torture_clusters(struct dk_arena *a, const struct dk_json *clusters, size_t *bytes)
{
	char *out = dk_arena_alloc(a, 4096);

	for (const struct dk_json *c = clusters->child; c != NULL; c = c->next) {
		const char *s = c->text;
		char *end;

		for (long code; code = strtol(s, &end, 16), end != s; s = end)
			*bytes += (size_t)utf8proc_encode_char((utf8proc_int32_t)code,
			    (utf8proc_uint8_t *)out + *bytes);
	}
	return out;
}

/* Calls `each` with the bytes of every case of a set (json, csv, utf8, naughty, graphemes, widths);
 * how many there were, 0 where the set is not on this machine. */
static inline int
torture_each(void *arg, const char *name, void (*each)(void *, const char *, size_t))
{
	char path[64];
	FILE *f;
	char *line = NULL;
	size_t size = 0;
	ssize_t len;
	int n = 0;

	snprintf(path, sizeof(path), "torture/%s.jsonl", name);
	if ((f = cases_open(path)) == NULL)
		return 0;
	while ((len = getline(&line, &size, f)) > 0) {
		struct dk_arena a = { 0 };
		const struct dk_json *o = NULL;
		struct dk_err err;
		const char *text;
		size_t bytes = 0;

		if (dk_json_parse(&a, line, (size_t)len, &o, &err) == DK_OK) {
			if ((text = dk_json_text(o, "b64"))[0] != '\0')
				text = cases_base64(&a, text, &bytes);
			else if ((text = dk_json_text(o, "hex"))[0] != '\0')
				text = cases_hex(&a, text, &bytes);
			else if ((text = dk_json_text(o, "csv"))[0] == '\0')
				text = dk_json_text(o, "text");
			if (dk_json_get(o, "b64") == NULL && dk_json_get(o, "hex") == NULL)
				bytes = strlen(text);
			if (dk_json_get(o, "clusters") != NULL)
				text = torture_clusters(&a, dk_json_get(o, "clusters"), &bytes);
			each(arg, text, bytes);
			n++;
		}
		dk_arena_free(&a);
	}
	free(line);
	fclose(f);
	return n;
}

#endif
