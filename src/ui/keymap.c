/* keymap.c - docket.keys: sequences and keys of one user's terminal. */
#include "ui/keymap.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "docket/arena.h"

static bool
is_prefix(const char *s)
{
	return s[0] == '\\' && s[1] == 'e';
}

/* "\\e[25~" as the terminal sends it; a sequence goes on after Esc and is printable there. */
static bool
decode(const char *s, char bytes[DK_RULE_BYTES])
{
	size_t len = strlen(s);

	if (len < 3 || len >= DK_RULE_BYTES)
		return false;
	bytes[0] = '\033';
	memcpy(bytes + 1, s + 2, len - 1);
	for (const char *c = bytes + 1; *c != '\0'; c++)
		if (!isgraph((unsigned char)*c))
			return false;
	return true;
}

/* A key that may stand for another: no text, and none that every form needs. */
static enum dk_rc
take_key(const char *name, int *code, struct dk_err *err)
{
	struct dk_event ev;

	if (dk_key_is_never(name))
		return dk_fail(err, DK_EINPUT, NULL,
		    "%.20s is never a key: terminals, multiplexers or browsers take it.", name);
	if (!dk_event_named(name, &ev) || ev.code == DK_KEY_TEXT)
		return dk_fail(err, DK_EINPUT, NULL,
		    "\"%.20s\" is no key; keys are named F1, C-r, A-5, PgUp, KPEnter.", name);
	*code = ev.code;
	return DK_OK;
}

static enum dk_rc
take_left(const char *name, struct dk_key_rule *rule, struct dk_err *err)
{
	enum dk_rc rc;

	if (is_prefix(name))
		return decode(name, rule->bytes)
		    ? DK_OK
		    : dk_fail(err, DK_EINPUT, NULL,
			  "\"%.40s\" is no sequence of a terminal, such as \\e[25~.", name);
	if ((rc = take_key(name, &rule->from, err)) != DK_OK)
		return rc;
	if (rule->from == DK_KEY_ENTER || rule->from == DK_KEY_ESC || rule->from == DK_KEY_TAB)
		return dk_fail(err, DK_EINPUT, NULL, "%s stays what it is.", name);
	return DK_OK;
}

static enum dk_rc
add_rule(struct dk_keymap *m, const struct dk_key_rule *rule, struct dk_err *err)
{
	if (m->count == DK_RULES_MAX)
		return dk_fail(err, DK_EINPUT, NULL, "There are more than %d rules.",
		    (int)DK_RULES_MAX);
	m->rules[m->count++] = *rule;
	return DK_OK;
}

enum dk_rc
dk_keymap_line(struct dk_keymap *m, const char *line, struct dk_err *err)
{
	char left[64], right[64], more[2];
	struct dk_key_rule rule = { .bytes = "" };
	enum dk_rc rc;
	int n;

	while (isspace((unsigned char)*line))
		line++;
	if (*line == '\0' || *line == '#')
		return DK_OK;
	n = sscanf(line, "%63[^ \t=] = %63s %1s", left, right, more);
	if (n < 2 || (n == 3 && more[0] != '#'))
		return dk_fail(err, DK_EINPUT, NULL,
		    "Lines look like \\e[25~ = F1, or C-r = F9, or esc-digit = yes.");
	if (strcmp(left, "esc-digit") == 0) {
		if (strcmp(right, "yes") != 0 && strcmp(right, "no") != 0)
			return dk_fail(err, DK_EINPUT, NULL, "esc-digit is yes or no.");
		m->esc_by_hand = strcmp(right, "yes") == 0;
		return DK_OK;
	}
	rc = take_left(left, &rule, err);
	if (rc == DK_OK)
		rc = take_key(right, &rule.to, err);
	return rc == DK_OK ? add_rule(m, &rule, err) : rc;
}

void
dk_keymap_read(struct dk_keymap *m, const char *path, bool is_learned)
{
	const char *slash = strrchr(path, '/');
	FILE *f = fopen(path, "re");
	struct dk_err err;
	char *line = NULL;
	size_t size = 0;
	int number = 0;

	while (f != NULL && getline(&line, &size, f) >= 0) {
		size_t before = m->count;

		number++;
		if (dk_keymap_line(m, line, &err) != DK_OK && m->trouble[0] == '\0')
			snprintf(m->trouble, sizeof(m->trouble), "%.60s:%d is ignored: %.150s",
			    slash != NULL ? slash + 1 : path, number, err.text);
		if (m->count > before)
			m->rules[before].is_learned = is_learned;
	}
	free(line);
	if (f != NULL)
		fclose(f);
}

/* The path of a file in the folder that `variable` names, else in `below` the home; NULL without
 * a home. */
static const char *
path_of(struct dk_arena *a, const char *variable, const char *below, const char *name)
{
	const char *folder = getenv(variable), *home = getenv("HOME");

	if (folder != NULL && folder[0] != '\0')
		return dk_fmt(a, "%s/%s", folder, name);
	return home != NULL && home[0] != '\0' ? dk_fmt(a, "%s/%s/%s", home, below, name) : NULL;
}

static const char *
learned_path(struct dk_arena *a)
{
	const char *kind = getenv("TERM");

	return path_of(a, "XDG_STATE_HOME", ".local/state",
	    dk_fmt(a, "docket-%s.keys", kind != NULL && strchr(kind, '/') == NULL ? kind : ""));
}

void
dk_keymap_load(struct dk_keymap *m)
{
	struct dk_arena tmp = { 0 };
	const char *by_hand = getenv("DOCKET_KEYS"), *learned = learned_path(&tmp);

	*m = (struct dk_keymap){ 0 };
	if (by_hand == NULL || by_hand[0] == '\0')
		by_hand = path_of(&tmp, "XDG_CONFIG_HOME", ".config", "docket.keys");
	if (learned != NULL)
		dk_keymap_read(m, learned, true);
	if (by_hand != NULL)
		dk_keymap_read(m, by_hand, false);
	dk_arena_free(&tmp);
}

/* The folders on the way to a file, as far as they can be made. */
static void
make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST)
			errno = 0; /* opening the file tells what is wrong */
		*slash = '/';
	}
}

static enum dk_rc
keep(const struct dk_keymap *m, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const char *path = learned_path(&tmp);
	FILE *f = NULL;
	bool done = false;

	if (path != NULL) {
		make_folders(dk_arena_dup(&tmp, path));
		f = fopen(path, "we");
	}
	if (f != NULL) {
		fprintf(f, "# what docket learned; your own lines go into docket.keys\n");
		for (size_t i = 0; i < m->count; i++)
			if (m->rules[i].is_learned)
				fprintf(f, "\\e%s = %s\n", m->rules[i].bytes + 1,
				    dk_key_name(m->rules[i].to).s);
		done = fclose(f) == 0;
	}
	dk_arena_free(&tmp);
	if (!done)
		return dk_fail(err, DK_EIO, NULL,
		    "The key is known until you leave; it could not be kept: %s.",
		    strerror(errno));
	return DK_OK;
}

/* What was learned of the same sequence or key before is forgotten. */
static void
forget(struct dk_keymap *m, const struct dk_key_rule *rule)
{
	size_t left = 0;

	for (size_t i = 0; i < m->count; i++) {
		const struct dk_key_rule *r = &m->rules[i];

		if (!r->is_learned ||
		    (r->to != rule->to && strcmp(r->bytes, rule->bytes) != 0))
			m->rules[left++] = *r;
	}
	m->count = left;
}

enum dk_rc
dk_keymap_learn(struct dk_keymap *m, const char *sequence, int to, struct dk_err *err)
{
	struct dk_key_rule rule = { .to = to, .is_learned = true };
	enum dk_rc rc = take_left(sequence, &rule, err);

	if (rc != DK_OK)
		return rc;
	forget(m, &rule);
	rc = add_rule(m, &rule, err);
	return rc == DK_OK ? keep(m, err) : rc;
}

void
dk_keymap_apply(const struct dk_keymap *m, struct dk_event *ev)
{
	for (size_t i = m->count; i-- > 0;) {
		const struct dk_key_rule *r = &m->rules[i];

		if (r->bytes[0] == '\0' && r->from == ev->code) {
			ev->code = r->to;
			return;
		}
	}
}

const char *
dk_state_path(struct dk_arena *a, const char *name)
{
	const char *path = path_of(a, "XDG_STATE_HOME", ".local/state", name);

	if (path == NULL)
		return NULL;
	make_folders(dk_arena_dup(a, path));
	return path;
}
