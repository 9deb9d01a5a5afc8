/* json.c - a guarded text becomes a tree in the caller's arena; objects are held against tables. */
#include "docket/json.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "in/json.h"
#include "in/json_guard.h"

/* Copies cJSON's tree; numbers come from the guard's list, in the order of the text. */
struct copier {
	struct dk_arena *a;
	const struct json_numbers *numbers;
	size_t number;
};

static void
copy_scalar(struct copier *c, const cJSON *from, struct dk_json *to)
{
	if (cJSON_IsString(from)) {
		to->kind = DK_JSON_STRING;
		to->text = dk_arena_dup(c->a, from->valuestring);
	} else if (cJSON_IsNumber(from)) {
		dk_assert(c->number < c->numbers->count);
		to->kind = DK_JSON_NUMBER;
		to->text = c->numbers->text[c->number++];
	} else if (cJSON_IsBool(from)) {
		to->kind = DK_JSON_BOOL;
		to->text = cJSON_IsTrue(from) ? "true" : "false";
	} else {
		to->kind = DK_JSON_NULL;
	}
}

/* No deeper than DK_JSON_DEPTH: the guard has seen to it. */
static struct dk_json *
copy(struct copier *c, const cJSON *from)
{
	struct dk_json *to = dk_arena_alloc(c->a, sizeof(*to));
	const struct dk_json **tail = &to->child;

	to->key = from->string != NULL ? dk_arena_dup(c->a, from->string) : "";
	to->text = "";
	if (!cJSON_IsArray(from) && !cJSON_IsObject(from)) {
		copy_scalar(c, from, to);
		return to;
	}
	to->kind = cJSON_IsArray(from) ? DK_JSON_ARRAY : DK_JSON_OBJECT;
	for (const cJSON *i = from->child; i != NULL; i = i->next) {
		struct dk_json *member = copy(c, i);

		*tail = member;
		tail = &member->next;
		to->count++;
	}
	return to;
}

static int
by_key(const void *x, const void *y)
{
	return strcmp((*(const struct dk_json *const *)x)->key,
	    (*(const struct dk_json *const *)y)->key);
}

/* A key that stands twice in one object, anywhere in the tree; NULL when there is none. */
static const char *
key_twice(struct dk_arena *a, const struct dk_json *v)
{
	const struct dk_json **sorted;
	const char *found = NULL;
	size_t n = 0;

	for (const struct dk_json *i = v->child; i != NULL && found == NULL; i = i->next)
		found = key_twice(a, i);
	if (found != NULL || v->kind != DK_JSON_OBJECT || v->count < 2)
		return found;
	sorted = dk_arena_array(a, v->count, sizeof(const struct dk_json *));
	for (const struct dk_json *i = v->child; i != NULL; i = i->next)
		sorted[n++] = i;
	qsort(sorted, n, sizeof(const struct dk_json *), by_key);
	for (size_t i = 1; i < n; i++)
		if (strcmp(sorted[i - 1]->key, sorted[i]->key) == 0)
			return sorted[i]->key;
	return NULL;
}

bool
json_build(struct dk_arena *a, const char *s, size_t len, const struct dk_json **out,
    struct json_fault *fault)
{
	struct json_numbers numbers = { 0 };
	struct copier c = { .a = a, .numbers = &numbers };
	const char *twice;
	cJSON *tree;

	*out = NULL;
	if (!json_guard(a, s, len, &numbers, fault))
		return false;
	*fault = (struct json_fault){ .line = 1, .character = 1, .why = "this is not JSON" };
	if ((tree = cJSON_ParseWithLength(s, len)) == NULL)
		return false;
	*out = copy(&c, tree);
	cJSON_Delete(tree);
	dk_assert(c.number == numbers.count);
	if ((twice = key_twice(a, *out)) == NULL)
		return true;
	fault->why = dk_fmt(a, "the key '%.40s' stands twice in one object", twice);
	*out = NULL;
	return false;
}

enum dk_rc
dk_json_parse(struct dk_arena *a, const char *s, size_t len, const struct dk_json **out,
    struct dk_err *err)
{
	struct json_fault fault;

	if (json_build(a, s, len, out, &fault))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, NULL, "Line %zu, character %zu: %s.", fault.line,
	    fault.character, fault.why);
}

const struct dk_json *
dk_json_get(const struct dk_json *object, const char *key)
{
	if (object == NULL || object->kind != DK_JSON_OBJECT)
		return NULL;
	for (const struct dk_json *i = object->child; i != NULL; i = i->next)
		if (strcmp(i->key, key) == 0)
			return i->kind == DK_JSON_NULL ? NULL : i;
	return NULL;
}

const char *
dk_json_text(const struct dk_json *object, const char *key)
{
	const struct dk_json *v = dk_json_get(object, key);

	return v != NULL ? v->text : "";
}

static bool
fits(const struct dk_json *v, enum dk_json_want want)
{
	bool text = v->kind == DK_JSON_STRING || v->kind == DK_JSON_NUMBER;

	switch (want) {
	case DK_WANT_TEXT:
		return text;
	case DK_WANT_BOOL:
		return v->kind == DK_JSON_BOOL;
	case DK_WANT_ARRAY:
		return v->kind == DK_JSON_ARRAY;
	case DK_WANT_OBJECT:
		return v->kind == DK_JSON_OBJECT;
	case DK_WANT_TEXT_OR_OBJECT:
		return text || v->kind == DK_JSON_OBJECT;
	}
	return false;
}

static const char *const want_name[] = {
	[DK_WANT_TEXT] = "a text", [DK_WANT_BOOL] = "true or false", [DK_WANT_ARRAY] = "a list",
	[DK_WANT_OBJECT] = "an object", [DK_WANT_TEXT_OR_OBJECT] = "a text or an object",
};

static enum dk_rc
place(const struct dk_json *v, const struct dk_json_key *keys, size_t count,
    const struct dk_json **values, struct dk_err *err)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(keys[i].name, v->key) != 0)
			continue;
		if (v->kind == DK_JSON_NULL)
			return DK_OK;
		if (!fits(v, keys[i].want))
			return dk_fail(err, DK_EINPUT, v->key, "'%s' must be %s.", v->key,
			    want_name[keys[i].want]);
		values[i] = v;
		return DK_OK;
	}
	return dk_fail(err, DK_EINPUT, v->key, "The key '%.60s' is not known here.", v->key);
}

enum dk_rc
dk_json_walk(const struct dk_json *object, const struct dk_json_key *keys, size_t count,
    const struct dk_json **values, struct dk_err *err)
{
	enum dk_rc rc;

	memset(values, 0, count * sizeof(*values));
	if (object->kind != DK_JSON_OBJECT)
		return dk_fail(err, DK_EINPUT, NULL, "An object {...} is expected here.");
	for (const struct dk_json *i = object->child; i != NULL; i = i->next)
		if ((rc = place(i, keys, count, values, err)) != DK_OK)
			return rc;
	for (size_t i = 0; i < count; i++)
		if (keys[i].required && values[i] == NULL)
			return dk_fail(err, DK_EINPUT, keys[i].name, "The key '%s' is missing.",
			    keys[i].name);
	return DK_OK;
}
