/* file.c - puts a file in its place whole, or leaves what was there. */
#include "docket/format.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

static enum dk_rc
refuse(const char *path, int why, struct dk_err *err)
{
	switch (why) {
	case ENOSPC:
	case EDQUOT:
		return dk_fail(err, DK_EIO, "file",
		    "There is no room to write %s; make room and print it again.", path);
	case ENOENT:
	case ENOTDIR:
		return dk_fail(err, DK_EIO, "file",
		    "The folder of %s does not exist; create it or name another.", path);
	case EACCES:
	case EPERM:
	case EROFS:
		return dk_fail(err, DK_EIO, "file",
		    "You may not write %s; choose another folder.", path);
	case EISDIR:
		return dk_fail(err, DK_EIO, "file",
		    "%s is a folder; name a file in it.", path);
	default:
		return dk_fail(err, DK_EIO, "file",
		    "%s cannot be written (%s); choose another place.", path, strerror(why));
	}
}

/* 0, or the errno of what went wrong. */
static int
write_all(int fd, const struct dk_buf *data)
{
	for (size_t done = 0; done < data->len;) {
		ssize_t n = write(fd, data->data + done, data->len - done);

		if (n < 0 && errno != EINTR)
			return errno;
		if (n > 0)
			done += (size_t)n;
	}
	return 0;
}

static int
write_device(const char *path, const struct dk_buf *data)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY), why;

	if (fd < 0)
		return errno;
	why = write_all(fd, data);
	if (close(fd) != 0 && why == 0)
		why = errno;
	return why;
}

/* Makes the name durable. Some file systems cannot sync a folder; the file itself is safe. */
static void
sync_folder(const char *path)
{
	char folder[PATH_MAX];
	char *slash;
	int fd;

	snprintf(folder, sizeof(folder), "%s", path);
	slash = strrchr(folder, '/');
	if (slash == NULL)
		snprintf(folder, sizeof(folder), ".");
	else
		slash[slash == folder ? 1 : 0] = '\0';
	if ((fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
		return;
	(void)fsync(fd);
	(void)close(fd);
}

static int
write_beside(const char *path, const struct dk_buf *data)
{
	char beside[PATH_MAX];
	mode_t mask = umask(0);
	int fd, why;

	(void)umask(mask);
	if (access(path, W_OK) != 0 && errno != ENOENT)
		return errno; /* a file that is read-only is meant to stay */
	if (snprintf(beside, sizeof(beside), "%s.XXXXXX", path) >= (int)sizeof(beside))
		return ENAMETOOLONG;
	if ((fd = mkostemp(beside, O_CLOEXEC)) < 0)
		return errno;
	why = write_all(fd, data);
	if (why == 0 && (fchmod(fd, 0666 & ~mask) != 0 || fsync(fd) != 0))
		why = errno;
	if (close(fd) != 0 && why == 0)
		why = errno;
	if (why == 0 && rename(beside, path) != 0)
		why = errno;
	if (why != 0)
		(void)unlink(beside);
	else
		sync_folder(path);
	return why;
}

enum dk_rc
dk_out_file(const char *path, const struct dk_buf *data, struct dk_err *err)
{
	char target[PATH_MAX];
	struct stat st;
	int why;

	if (*path == '\0')
		return dk_fail(err, DK_EINPUT, "file", "Name the file to write.");
	/* a link stays one: what it points at is replaced */
	if (realpath(path, target) == NULL)
		snprintf(target, sizeof(target), "%s", path);
	if (stat(target, &st) == 0 && S_ISDIR(st.st_mode))
		why = EISDIR;
	else if (stat(target, &st) == 0 && !S_ISREG(st.st_mode))
		why = write_device(target, data);
	else
		why = write_beside(target, data);
	return why == 0 ? DK_OK : refuse(path, why, err);
}
