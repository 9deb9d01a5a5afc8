# tests.mk - the targets that check docket; included by the Makefile.
#
#   make check       packages, lint, gcc and clang, all suites, all again under sanitizers
#   make lint        the tree's own rules (tests/lint)
#   make unit        one suite on the gcc build; also oracle screen cli doc fault; T=word: those
#                    cases whose names hold the word
#   make sanitize    all suites under the address and undefined-behaviour sanitizers
#   make check-long  check, and then the long loops of tests/long
#   make golden      rewrite the expectations of screen, cli and doc; then read the difference
#   make bench       the core against a bare SQLite program (not a test)
#   make tutorial    open the workstation on a company where it teaches the two main tasks
#   make demo        make the demo company, walk the main job, open the workstation
#
# A build variant has a directory of its own, so that variants never share an object:
#   build/by-gcc, by-clang    -Werror, DK_CHEAP_HASH: password hashing at minimum cost, for tests;
#                            not plainly gcc, since build/ may stand in somebody's PATH
#   build/san                the same under -fsanitize=address,undefined
#   build/release            DK_RELEASE, what `make install` installs and `make bench` measures.
#                            A release refuses DK_CHEAP_HASH (#error beside the hashing).

SUITES = unit oracle screen cli doc fault
CHEAP = -DDK_CHEAP_HASH
SAN = $(CHEAP) -DDK_SANITIZE -fsanitize=address,undefined -fno-sanitize-recover=all \
      -fno-omit-frame-pointer
# the jobserver of a `make -j` above serves the builds below; without one they take every core
JOBS = $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))
SUB = $(MAKE) --no-print-directory -s $(JOBS)
BUILD_gcc = $(SUB) B=build/by-gcc CC=gcc WERROR=-Werror VARIANT='$(CHEAP)' bins
BUILD_clang = $(SUB) B=build/by-clang CC=clang WERROR=-Werror CFLAGS='-O1 -g' \
              VARIANT='$(CHEAP)' bins
BUILD_san = $(SUB) B=build/san CC=gcc CFLAGS='-O1 -g' VARIANT='$(SAN)' bins
BUILD_release = $(SUB) B=build/release VARIANT=-DDK_RELEASE
PACKAGES = sh tests/tools/packages.sh
RUN = DK_ONLY='$(T)' sh tests/run.sh

# the program and every test binary of one variant
bins: $B/docket $(TESTBIN)

check:
	@$(PACKAGES)
	@+BUILD_gcc="$(BUILD_gcc)" BUILD_clang="$(BUILD_clang)" BUILD_san="$(BUILD_san)" \
	    sh tests/check.sh

check-long: check
	@DK_CASE_SECONDS=3600 sh tests/run.sh build/by-gcc long

lint:
	@sh tests/lint/lint.sh

$(SUITES):
	@+$(BUILD_gcc)
	@$(RUN) build/by-gcc $@

sanitize:
	@+$(BUILD_san)
	@$(RUN) build/san $(SUITES)

golden:
	@+$(BUILD_gcc)
	@DK_GOLDEN=1 $(RUN) build/by-gcc screen cli doc

# plants faults in functions of docket's own: their calls go through the test first
$B/tests/fault/test_money: ALL_LDFLAGS += -Wl,--wrap=dk_credit_collect,--wrap=dk_posting_add \
    -Wl,--wrap=dk_credit_post,--wrap=dk_number_take \
    -Wl,--wrap=dk_once_check,--wrap=dk_once_find,--wrap=dk_once_store

# what measures: bench_NAME.c with bare.c or replay.c, the program to be compared with
$B/tests/bench/bench_%: tests/bench/bench_%.c tests/bench/bare.c \
    tests/bench/replay.c $(wildcard tests/bench/*.h) \
    $B/libdocket.a $B/tests/unit/help.a
	@mkdir -p $(@D)
	$Q$(CC) $(ALL_CFLAGS) -Itests/bench -Itests/unit $(ALL_LDFLAGS) -o $@ $< \
	    $(if $(filter %orders,$@),tests/bench/bare.c) \
	    $(if $(filter %goods %bills,$@),tests/bench/replay.c) \
	    $B/tests/unit/help.a $B/libdocket.a $(LIBS) -lcmocka -lvterm -lutil

# BENCH_BIG=1 measures with a million stored orders too: some 4 GiB in BENCH_DIR, some minutes
bench:
	@$(PACKAGES)
	@+$(BUILD_release) build/release/docket build/release/tests/bench/bench_orders \
	    build/release/tests/bench/bench_screen build/release/tests/bench/bench_search \
	    build/release/tests/bench/bench_desks build/release/tests/bench/bench_goods \
	    build/release/tests/bench/bench_bills build/release/tests/bench/bench_statements
	@build/release/tests/bench/bench_orders 10000
	@[ -z "$(BENCH_BIG)" ] || build/release/tests/bench/bench_orders 1000000
	@build/release/tests/bench/bench_goods
	@build/release/tests/bench/bench_bills
	@build/release/tests/bench/bench_statements
	@build/release/tests/bench/bench_screen build/release/docket
	@build/release/tests/bench/bench_desks
	@build/release/tests/bench/bench_search $(if $(BENCH_BIG),1000000,100000)

demo:
	@$(PACKAGES)
	@+$(SUB) all
	@sh data/demo/demo.sh $B/docket

# a company to learn on; made once, then gone on with
tutorial:
	@+$(SUB) all
	@[ -e demo/tutorial.db ] || { mkdir -p demo && \
	    $B/docket --db demo/tutorial.db init --tutorial --quiet; }
	@$B/docket --db demo/tutorial.db

.PHONY: tutorial bins check check-long lint $(SUITES) sanitize golden bench demo
