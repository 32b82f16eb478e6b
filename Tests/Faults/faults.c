// Makes one file system call of a program fail, or ends the program there.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

// Built as a shared library and put before libc by LD_PRELOAD. Calls are counted over all threads
// of the process, and only those on paths under FAULT_UNDER: a tracer that counts each thread for
// itself would let the first calls of the thread that opens hide those of the thread that commits.
//
// FAULT_UNDER   one absolute path; what is below it or beside it with a longer name counts
// FAULT_CALL    the call to hit, by its plain name
// FAULT_NUMBER  which one of those, from 1
// FAULT_KIND    EIO, ENOSPC (the call is not made), late (made, then EIO), kill (before the call)
// FAULT_LOG     a file that gets a line for each call: its name, its number, its path

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

enum call {
    OPEN, READ, PREAD, WRITE, PWRITE, FSYNC, FDATASYNC, RENAME, FTRUNCATE, UNLINK, MKDIR, RMDIR,
    CHMOD, CHOWN, FLOCK, FCNTL, STAT, STATVFS, MMAP, OPENDIR, READDIR, CALLS
};
static const char *const names[CALLS] = {
    "open", "read", "pread", "write", "pwrite", "fsync", "fdatasync", "rename", "ftruncate",
    "unlink", "mkdir", "rmdir", "chmod", "chown", "flock", "fcntl", "stat", "statvfs", "mmap",
    "opendir", "readdir",
};

static atomic_int counts[CALLS];
static const char *under, *wanted, *kind;
static size_t under_length;
static int number, log_file = -1;

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("FAULT_LOG"), *place = getenv("FAULT_NUMBER");
    wanted = getenv("FAULT_CALL");
    kind = getenv("FAULT_KIND");
    number = place ? atoi(place) : 0;
    if (path)
        log_file = (int)syscall(
            SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    under = getenv("FAULT_UNDER");
    under_length = under ? strlen(under) : 0;
}

enum verdict { PASS, FAIL, LATE };

static enum verdict judge(enum call call, const char *path) {
    if (!under || !path || strncmp(path, under, under_length) != 0) return PASS;
    int saved = errno, count = atomic_fetch_add(&counts[call], 1) + 1;
    int hit = wanted && kind && count == number && strcmp(wanted, names[call]) == 0;
    if (log_file >= 0) {
        char line[PATH_MAX + 64];
        int length = snprintf(
            line, sizeof line, "%s%s %d %s\n", hit ? "HIT " : "", names[call], count,
            path + under_length);
        syscall(SYS_write, log_file, line, length);
    }
    errno = saved;
    if (!hit) return PASS;
    if (strcmp(kind, "kill") == 0) {
        syscall(SYS_kill, getpid(), SIGKILL);
        for (;;) pause();
    }
    if (strcmp(kind, "late") == 0) return LATE;
    errno = strcmp(kind, "ENOSPC") == 0 ? ENOSPC : EIO;
    return FAIL;
}

static enum verdict judge_file(enum call call, int file) {
    if (!under) return PASS;
    char link[64], path[PATH_MAX];
    int saved = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    errno = saved;
    if (length < 0) return PASS;
    path[length] = 0;
    return judge(call, path);
}

#define REAL(name) \
    static typeof(&name) real; \
    if (!real) real = (typeof(&name))dlsym(RTLD_NEXT, #name)

#define AROUND(VERDICT, FAILED, ...) \
    enum verdict verdict = VERDICT; \
    if (verdict == FAIL) return FAILED; \
    __auto_type result = real(__VA_ARGS__); \
    if (verdict == LATE) { errno = EIO; return FAILED; } \
    return result

#define OPENING(name, TAKEN, PASSED, PATH) \
    int name TAKEN { \
        REAL(name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { \
            va_list list; \
            va_start(list, flags); \
            mode = va_arg(list, mode_t); \
            va_end(list); \
        } \
        enum verdict verdict = judge(OPEN, PATH); \
        if (verdict == FAIL) return -1; \
        int file = real PASSED; \
        if (verdict == LATE && file >= 0) { \
            syscall(SYS_close, file); \
            errno = EIO; \
            return -1; \
        } \
        return file; \
    }
OPENING(open, (const char *path, int flags, ...), (path, flags, mode), path)
OPENING(open64, (const char *path, int flags, ...), (path, flags, mode), path)
OPENING(openat, (int at, const char *path, int flags, ...), (at, path, flags, mode), path)
OPENING(openat64, (int at, const char *path, int flags, ...), (at, path, flags, mode), path)

#define SIMPLE(result_type, name, CALL, FAILED, TAKEN, JUDGED, ...) \
    result_type name TAKEN { REAL(name); AROUND(JUDGED, FAILED, __VA_ARGS__); }
#define ON_FILE(CALL) judge_file(CALL, file)
#define ON_PATH(CALL) judge(CALL, path)

SIMPLE(ssize_t, read, READ, -1, (int file, void *to, size_t count), ON_FILE(READ), file, to, count)
SIMPLE(ssize_t, pread, PREAD, -1, (int file, void *to, size_t count, off_t at),
    ON_FILE(PREAD), file, to, count, at)
SIMPLE(ssize_t, pread64, PREAD, -1, (int file, void *to, size_t count, off64_t at),
    ON_FILE(PREAD), file, to, count, at)
SIMPLE(ssize_t, write, WRITE, -1, (int file, const void *from, size_t count),
    ON_FILE(WRITE), file, from, count)
SIMPLE(ssize_t, pwrite, PWRITE, -1, (int file, const void *from, size_t count, off_t at),
    ON_FILE(PWRITE), file, from, count, at)
SIMPLE(ssize_t, pwrite64, PWRITE, -1, (int file, const void *from, size_t count, off64_t at),
    ON_FILE(PWRITE), file, from, count, at)
SIMPLE(int, fsync, FSYNC, -1, (int file), ON_FILE(FSYNC), file)
SIMPLE(int, fdatasync, FDATASYNC, -1, (int file), ON_FILE(FDATASYNC), file)
SIMPLE(int, rename, RENAME, -1, (const char *path, const char *to), ON_PATH(RENAME), path, to)
SIMPLE(int, ftruncate, FTRUNCATE, -1, (int file, off_t size), ON_FILE(FTRUNCATE), file, size)
SIMPLE(int, ftruncate64, FTRUNCATE, -1, (int file, off64_t size), ON_FILE(FTRUNCATE), file, size)
SIMPLE(int, unlink, UNLINK, -1, (const char *path), ON_PATH(UNLINK), path)
SIMPLE(int, remove, UNLINK, -1, (const char *path), ON_PATH(UNLINK), path)
SIMPLE(int, unlinkat, UNLINK, -1, (int at, const char *path, int flags),
    ON_PATH(UNLINK), at, path, flags)
SIMPLE(int, mkdir, MKDIR, -1, (const char *path, mode_t mode), ON_PATH(MKDIR), path, mode)
SIMPLE(int, rmdir, RMDIR, -1, (const char *path), ON_PATH(RMDIR), path)
SIMPLE(int, chmod, CHMOD, -1, (const char *path, mode_t mode), ON_PATH(CHMOD), path, mode)
SIMPLE(int, fchmod, CHMOD, -1, (int file, mode_t mode), ON_FILE(CHMOD), file, mode)
SIMPLE(int, fchown, CHOWN, -1, (int file, uid_t user, gid_t group),
    ON_FILE(CHOWN), file, user, group)
SIMPLE(int, flock, FLOCK, -1, (int file, int how), ON_FILE(FLOCK), file, how)
SIMPLE(int, stat, STAT, -1, (const char *path, struct stat *to), ON_PATH(STAT), path, to)
SIMPLE(int, stat64, STAT, -1, (const char *path, struct stat64 *to), ON_PATH(STAT), path, to)
SIMPLE(int, lstat, STAT, -1, (const char *path, struct stat *to), ON_PATH(STAT), path, to)
SIMPLE(int, lstat64, STAT, -1, (const char *path, struct stat64 *to), ON_PATH(STAT), path, to)
SIMPLE(int, fstat, STAT, -1, (int file, struct stat *to), ON_FILE(STAT), file, to)
SIMPLE(int, fstat64, STAT, -1, (int file, struct stat64 *to), ON_FILE(STAT), file, to)
SIMPLE(int, access, STAT, -1, (const char *path, int mode), ON_PATH(STAT), path, mode)
SIMPLE(int, statvfs, STATVFS, -1, (const char *path, struct statvfs *to),
    ON_PATH(STATVFS), path, to)
SIMPLE(int, statvfs64, STATVFS, -1, (const char *path, struct statvfs64 *to),
    ON_PATH(STATVFS), path, to)
SIMPLE(void *, mmap, MMAP, MAP_FAILED,
    (void *start, size_t length, int protection, int flags, int file, off_t at),
    file < 0 ? PASS : ON_FILE(MMAP), start, length, protection, flags, file, at)
SIMPLE(void *, mmap64, MMAP, MAP_FAILED,
    (void *start, size_t length, int protection, int flags, int file, off64_t at),
    file < 0 ? PASS : ON_FILE(MMAP), start, length, protection, flags, file, at)
SIMPLE(DIR *, opendir, OPENDIR, NULL, (const char *path), ON_PATH(OPENDIR), path)
SIMPLE(struct dirent *, readdir, READDIR, NULL, (DIR *folder),
    judge_file(READDIR, dirfd(folder)), folder)
SIMPLE(struct dirent64 *, readdir64, READDIR, NULL, (DIR *folder),
    judge_file(READDIR, dirfd(folder)), folder)

#define LOCKING(name) \
    int name(int file, int command, ...) { \
        REAL(name); \
        va_list list; \
        va_start(list, command); \
        void *argument = va_arg(list, void *); \
        va_end(list); \
        int is_lock = command == F_SETLK || command == F_SETLKW || command == F_GETLK; \
        AROUND(is_lock ? ON_FILE(FCNTL) : PASS, -1, file, command, argument); \
    }
LOCKING(fcntl)
LOCKING(fcntl64)
