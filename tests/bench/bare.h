/* bare.h - the same rows written by the fewest statements, prepared once, with nothing around. */
#ifndef BENCH_BARE_H
#define BENCH_BARE_H

struct bare;
struct bare_weight {
	double rows, bytes; /* an order, of all rows that the bench added */
};

double bench_now(void);

struct bare *bare_open(const char *path);
/* Reads the next `count` orders from `from` (not timed) and writes them; answers the seconds. */
double bare_post(struct bare *b, const char *from, long count);
void bare_close(struct bare *b);
struct bare_weight bare_weigh(const char *path);
void bare_script(const char *path, const char *sql);
void bare_remove(const char *path);

#endif
