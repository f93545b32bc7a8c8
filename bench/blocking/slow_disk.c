/*
 * A disk that takes its time: calls on paths with "slow-disk" in them wait before they are done. Loaded before the C library (LD_PRELOAD),
 * because nothing else on one's own machine makes the likes of `os.stat` slow, as a network drive or a busy disk does.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void wait_for(const char *path) {
    const struct timespec delay = {.tv_nsec = 400 * 1000 * 1000};
    if (path && strstr(path, "slow-disk")) nanosleep(&delay, 0);
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* Calls of one path, and of two. The arguments are passed on as they are, whatever they point to. */
#define ONE(name)                                     \
    int name(const char *path, void *result) {        \
        REAL(name);                                   \
        wait_for(path);                               \
        return real(path, result);                    \
    }
#define TWO(name)                                     \
    int name(const char *from, const char *to) {      \
        REAL(name);                                   \
        wait_for(from);                               \
        return real(from, to);                        \
    }

ONE(stat)
ONE(stat64)
ONE(lstat)
ONE(lstat64)
ONE(statvfs)
ONE(statvfs64)
TWO(rename)
TWO(link)
TWO(symlink)

int fstat64(int descriptor, void *result) {
    REAL(fstat64);
    char link[64], path[4096] = {0};
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    __typeof__(&readlink) real_readlink = (__typeof__(&readlink))dlsym(RTLD_NEXT, "readlink");
    if (real_readlink(link, path, sizeof path - 1) > 0) wait_for(path);
    return real(descriptor, result);
}

int access(const char *path, int mode) {
    REAL(access);
    wait_for(path);
    return real(path, mode);
}

int mkdir(const char *path, unsigned mode) {
    REAL(mkdir);
    wait_for(path);
    return real(path, mode);
}

int rmdir(const char *path) {
    REAL(rmdir);
    wait_for(path);
    return real(path);
}

int unlink(const char *path) {
    REAL(unlink);
    wait_for(path);
    return real(path);
}

ssize_t readlink(const char *path, char *to, size_t size) {
    REAL(readlink);
    wait_for(path);
    return real(path, to, size);
}

DIR *opendir(const char *path) {
    REAL(opendir);
    wait_for(path);
    return real(path);
}
