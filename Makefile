# docket - the order desk's workstation.
#
#   make demo     install what is missing, build, make the demo company, open the workstation
#   make tutorial open the workstation where row 2 teaches the two main tasks
#   make check    lint, build by gcc and clang, all tests, all once more under sanitizers
#   make          build build/docket

CC ?= gcc
PREFIX ?= /usr/local
PKG_CONFIG ?= pkg-config
V ?= 0
B ?= build
VARIANT ?=
Q = $(if $(filter 1,$V),,@)

PKGS = ncursesw sqlite3 libutf8proc libcjson libsodium pangocairo xlsxwriter libxml-2.0 libzip \
       gmime-3.0
WARN = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
       -Wformat=2 -Wvla -Wundef
HARDEN = -fstack-protector-strong -fPIE -Werror=format-security
CFLAGS ?= -O2 -g
HAVE = $(shell $(PKG_CONFIG) --exists $(PKGS) 2>/dev/null && echo yes)
LIBCFLAGS := $(if $(HAVE),$(shell $(PKG_CONFIG) --cflags $(PKGS)))
LIBS := $(if $(HAVE),$(shell $(PKG_CONFIG) --libs $(PKGS))) -lcsv -lzint -lm
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Iinclude -Isrc -include src/base/banned.h $(WARN) $(HARDEN) \
             $(LIBCFLAGS) $(DEFS) $(OWN_DEFS) $(VARIANT) $(CFLAGS) $(WERROR)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now $(LDFLAGS)

# the wildcard goes as deep as the tree does; one file added is one file built
SRC := $(sort $(wildcard src/*.c src/*/*.c src/*/*/*.c src/*/*/*/*.c))
OBJ := $(SRC:%.c=$B/%.o)
LIBOBJ := $(filter-out $B/src/main.o,$(OBJ))
TESTS := $(sort $(wildcard tests/unit/test_*.c tests/fault/test_*.c))
TESTBIN := $(TESTS:%.c=$B/%)
# what several unit tests share: every file of tests/unit that is no test itself
HELPOBJ := $(patsubst %.c,$B/%.o,$(filter-out $(TESTS),$(wildcard tests/unit/*.c)))

all: $B/docket

$B/docket: $B/src/main.o $B/libdocket.a
	@mkdir -p $(@D)
	$Q$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$B/libdocket.a: $(LIBOBJ)
	$Qrm -f $@ && ar rcs $@ $^

$B/%.o: %.c $B/flags
	@mkdir -p $(@D)
	$Q$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# what the objects of $B were made with: other flags make them anew, so that no build mixes two
FLAGS = $(subst ','\'',$(CC) $(ALL_CFLAGS))
$B/flags: always
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' >$@

# the schema travels inside the program
$B/src/db/schema.o: OWN_DEFS = -DDK_SCHEMA_FILE='"$(CURDIR)/schema.sql"'
$B/src/db/schema.o: schema.sql
$B/src/out/key_card.o: OWN_DEFS = -DDK_CARD_FILE='"$(CURDIR)/data/card.txt"'
$B/src/out/key_card.o: data/card.txt

$B/tests/unit/help.a: $(HELPOBJ)
	$Qrm -f $@ && ar rcs $@ $^

# an object of its own each: what changed in the core links them anew and compiles none
TESTOBJ := $(TESTBIN:=.o)
$(TESTOBJ): OWN_DEFS = -Itests/unit
.SECONDARY: $(TESTOBJ)
$(TESTBIN): $B/tests/%: $B/tests/%.o $B/libdocket.a $B/tests/unit/help.a
	$Q$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $B/tests/unit/help.a $B/libdocket.a \
	    $(LIBS) -lcmocka -lvterm -lutil

-include $(OBJ:.o=.d) $(TESTOBJ:.o=.d) $(HELPOBJ:.o=.d)

include tests/tests.mk

install:
	@+$(BUILD_release) build/release/docket
	install -D -m 755 build/release/docket $(DESTDIR)$(PREFIX)/bin/docket
	install -d $(DESTDIR)$(PREFIX)/share/docket/demo $(DESTDIR)$(PREFIX)/share/docket/maps \
	    $(DESTDIR)$(PREFIX)/share/docket/schema $(DESTDIR)$(PREFIX)/share/docket/tutorial
	install -m 644 data/demo/*.csv data/demo/*.jsonl data/demo/LICENSE data/demo/ORIGIN.md \
	    $(DESTDIR)$(PREFIX)/share/docket/demo
	install -m 644 data/tutorial/* $(DESTDIR)$(PREFIX)/share/docket/tutorial
	install -m 644 data/card.txt $(DESTDIR)$(PREFIX)/share/docket
	install -m 644 data/maps/* $(DESTDIR)$(PREFIX)/share/docket/maps
	install -m 644 data/schema/* $(DESTDIR)$(PREFIX)/share/docket/schema

clean:
	rm -rf build demo

.PHONY: all install clean always
