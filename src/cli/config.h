/*
 * config.h - settings of this program on this machine: lines `key = value`, # begins a comment.
 *
 * The first there is of --config, DOCKET_CONFIG, $XDG_CONFIG_HOME/docket.conf (~/.config) and
 * /etc/docket.conf. What the command line or the environment says wins over it.
 */
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include "cli/cli.h"

struct dk_config {
	const char *path;  /* the file that was read; "" = none */
	const char *db;    /* the database; "" = not said */
	const char *theme; /* colours of the workstation; "" = not said */
};

/* DK_ENOTFOUND when the one named by --config is not there, DK_ECONFIG for an unknown key. */
enum dk_rc dk_config_load(struct dk_cli *c, struct dk_config *out, struct dk_err *err) DK_MUST_USE;

#endif
