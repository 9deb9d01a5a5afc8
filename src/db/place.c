/* place.c - where a database may lie: one name, on a disk of this host. */
#include <sys/stat.h>
#include <sys/vfs.h>

#include "db/private.h"

enum dk_rc
dk_place_check(const char *path, struct dk_err *err)
{
	static const unsigned long network[] = { 0x6969, 0xFF534D42, 0xFE534D42, 0x517B,
		0x01021997 };
	struct statfs fs;
	struct stat st;

	if (stat(path, &st) != 0)
		return dk_fail(err, DK_ENOTFOUND, NULL,
		    "There is no database '%s'. Make one with: docket init", path);
	if (!S_ISREG(st.st_mode))
		return dk_fail(err, DK_ECONFIG, NULL, "'%s' is not a docket database.", path);
	if (st.st_nlink > 1)
		return dk_fail(err, DK_ECONFIG, NULL,
		    "'%s' has a second name (hard link); a database must have one.", path);
	if (statfs(path, &fs) != 0)
		return DK_OK;
	for (size_t i = 0; i < DK_COUNT(network); i++)
		if ((unsigned long)fs.f_type == network[i])
			return dk_fail(err, DK_ECONFIG, NULL,
			    "'%s' lies on a network file system; move it to a disk of this host.",
			    path);
	return DK_OK;
}
