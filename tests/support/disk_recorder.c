/* Preloaded into a program: records what it writes to files of one folder, and lets the n-th change fail on purpose.
 *
 * DISK_FOLDER  only files below it are looked at
 * DISK_LOG     where records go: "W|S|T|U|F path offset length\n" and, for W, the bytes; F is the change that failed
 * DISK_FAULT   the number of the change (write, sync, truncate) that fails, counted from 1 once "acks" is open
 * DISK_KIND    full, error or short: ENOSPC, EIO, or a write of half the bytes
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096
static char *paths[FILES];
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static long changes = 0;
static int begun = 0;
static int log_fd = -1;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static const char *watched(int fd) { return fd >= 0 && fd < FILES ? paths[fd] : NULL; }

/* The name of a file below the folder that is looked at; NULL for any other, the folder itself included. */
static const char *inside(const char *path) {
    const char *folder = getenv("DISK_FOLDER");
    size_t length = folder ? strlen(folder) : 0;
    if (!length || !path || strncmp(path, folder, length) != 0 || path[length] != '/') return NULL;
    return path + length + 1;
}

static void remember(int fd, const char *path) {
    const char *name = inside(path);
    if (fd < 0 || fd >= FILES) return;
    free(paths[fd]);
    paths[fd] = NULL;
    if (!name || strstr(name, "-shm")) return;
    paths[fd] = strdup(name);
    begun |= !strcmp(paths[fd], "acks");
}

static void put(const void *data, size_t count) {
    ssize_t (*write_)(int, const void *, size_t) = real("write");
    const char *at = data;
    while (count) {
        ssize_t done = write_(log_fd, at, count);
        if (done <= 0) abort();
        at += done;
        count -= done;
    }
}

static void note(char kind, const char *path, long long offset, size_t count, const void *data) {
    const char *name = getenv("DISK_LOG");
    char head[512];
    if (!name) return;
    if (log_fd < 0) {
        int (*open_)(const char *, int, ...) = real("open");
        log_fd = open_(name, O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
    int length = snprintf(head, sizeof head, "%c %s %lld %zu\n", kind, path, offset, count);
    size_t whole = length + (data ? count : 0);
    char *record = malloc(whole);
    if (!record) abort();
    memcpy(record, head, length);
    if (data) memcpy(record + length, data, count);
    put(record, whole); /* in one piece: a child process may record at the same time */
    free(record);
}

/* 0: go on; 1: fail with errno; 2: write half */
static int fault(int is_write) {
    const char *at = getenv("DISK_FAULT"), *kind = getenv("DISK_KIND");
    if (!begun || !at || !kind || ++changes != atol(at)) return 0;
    note('F', kind, 0, 0, NULL);
    if (!strcmp(kind, "short") && is_write) return 2;
    errno = !strcmp(kind, "full") ? ENOSPC : EIO;
    return 1;
}

static int opened(int fd, const char *path) { remember(fd, path); return fd; }

#define OPEN(name)                                                    \
    int name(const char *path, int flags, ...) {                      \
        va_list more; va_start(more, flags);                          \
        mode_t mode = va_arg(more, mode_t); va_end(more);             \
        int (*next)(const char *, int, ...) = real(#name);            \
        return opened(next(path, flags, mode), path);                 \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                  \
    int name(int at, const char *path, int flags, ...) {              \
        va_list more; va_start(more, flags);                          \
        mode_t mode = va_arg(more, mode_t); va_end(more);             \
        int (*next)(int, const char *, int, ...) = real(#name);       \
        return opened(next(at, path, flags, mode), path);             \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    int (*next)(int) = real("close");
    if (fd >= 0 && fd < FILES) { free(paths[fd]); paths[fd] = NULL; }
    return next(fd);
}

#define PWRITE(name, type)                                            \
    ssize_t name(int fd, const void *data, size_t count, type offset) {\
        ssize_t (*next)(int, const void *, size_t, type) = real(#name);\
        const char *path = watched(fd);                               \
        if (!path) return next(fd, data, count, offset);              \
        pthread_mutex_lock(&order);                                   \
        int wrong = fault(1);                                         \
        if (wrong == 2) count /= 2;                                   \
        ssize_t done = wrong == 1 ? -1 : next(fd, data, count, offset);\
        if (done > 0) note('W', path, offset, done, data);            \
        pthread_mutex_unlock(&order);                                 \
        return done;                                                  \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t count) {
    ssize_t (*next)(int, const void *, size_t) = real("write");
    const char *path = watched(fd);
    if (!path) return next(fd, data, count);
    pthread_mutex_lock(&order);
    long long offset = lseek(fd, 0, SEEK_CUR);
    ssize_t done = next(fd, data, count);
    if (done > 0) note('W', path, offset, done, data);
    pthread_mutex_unlock(&order);
    return done;
}

#define SYNC(name)                                                    \
    int name(int fd) {                                                \
        int (*next)(int) = real(#name);                               \
        const char *path = watched(fd);                               \
        if (!path) return next(fd);                                   \
        pthread_mutex_lock(&order);                                   \
        int done = fault(0) ? -1 : next(fd);                          \
        if (!done) note('S', path, 0, 0, NULL);                       \
        pthread_mutex_unlock(&order);                                 \
        return done;                                                  \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, type)                                          \
    int name(int fd, type size) {                                     \
        int (*next)(int, type) = real(#name);                         \
        const char *path = watched(fd);                               \
        if (!path) return next(fd, size);                             \
        pthread_mutex_lock(&order);                                   \
        int done = fault(0) ? -1 : next(fd, size);                    \
        if (!done) note('T', path, size, 0, NULL);                    \
        pthread_mutex_unlock(&order);                                 \
        return done;                                                  \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path) {
    int (*next)(const char *) = real("unlink");
    const char *name = inside(path);
    int done = next(path);
    if (!done && name) {
        pthread_mutex_lock(&order);
        note('U', name, 0, 0, NULL);
        pthread_mutex_unlock(&order);
    }
    return done;
}
