#include "CrashFiles.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CrashImage.h"
#include "CrashShim.h"

static sqlite3_vfs *former_default;

static void lock(void) { pthread_mutex_lock(&crash_log.lock); }
static void unlock(void) { pthread_mutex_unlock(&crash_log.lock); }

int crashfiles_register(const char *directory, int make_default) {
    // Outside the lock: both wait for SQLite's own, and SQLite may hold that while it calls us.
    int rc = sqlite3_initialize();
    sqlite3_vfs *underneath = sqlite3_vfs_find(NULL);
    char *resolved = directory == NULL ? NULL : realpath(directory, NULL);
    if (rc == SQLITE_OK && (underneath == NULL || resolved == NULL)) rc = SQLITE_CANTOPEN;
    sqlite3_vfs *shim = NULL;
    lock();
    if (rc == SQLITE_OK && crash_log.registered) rc = SQLITE_BUSY;
    if (rc == SQLITE_OK) {
        former_default = underneath;
        shim = crash_shim(underneath);
        free(crash_log.directory);
        crash_log.directory = resolved;
        crash_log.directory_length = (int64_t)strlen(resolved);
        crash_log.registered = 1;
        resolved = NULL;
    }
    unlock();
    free(resolved);
    if (rc == SQLITE_OK) rc = sqlite3_vfs_register(shim, make_default != 0);
    return rc;
}

void crashfiles_unregister(void) {
    sqlite3_vfs *shim = sqlite3_vfs_find("crashfiles");
    lock();
    int registered = crash_log.registered;
    unlock();
    if (!registered || shim == NULL) return;
    int was_default = sqlite3_vfs_find(NULL) == shim;
    sqlite3_vfs_unregister(shim);
    if (was_default) sqlite3_vfs_register(former_default, 1);
    lock();
    crash_log.registered = 0;
    crash_log.writes_left = -1;
    crash_log.failed_writes = 0;
    crash_log.ignore_syncs = 0;
    log_forget();
    unlock();
}

void crashfiles_reset(void) {
    lock();
    log_clear();
    unlock();
}

int64_t crashfiles_log_length(void) {
    lock();
    int64_t length = crash_log.entry_count;
    unlock();
    return length;
}

/// Expects the lock to be held; NULL if there is no such step.
static const Entry *entry_at(int64_t step) {
    return step < 1 || step > crash_log.entry_count ? NULL : &crash_log.entries[step - 1];
}

int crashfiles_kind(int64_t step) {
    lock();
    const Entry *entry = entry_at(step);
    int kind = entry == NULL ? 0 : entry->kind;
    unlock();
    return kind;
}

void crashfiles_describe(int64_t step, char *line, int64_t capacity) {
    static const char *const words[] = {
        "", "create", "write", "truncate", "sync", "sync ignored", "delete", "delete synced", "mark", "replaced",
        "sync directory of",
    };
    if (line == NULL || capacity <= 0) return;
    size_t room = (size_t)capacity;
    lock();
    const Entry *entry = entry_at(step);
    if (entry == NULL) {
        line[0] = 0;
    } else if (entry->kind == CRASHFILES_MARK) {
        snprintf(line, room, "mark %lld", (long long)entry->offset);
    } else {
        const char *path = crash_log.names[entry->name].path + crash_log.directory_length + 1;
        const char *word = words[entry->kind];
        if (entry->kind == CRASHFILES_WRITE) {
            snprintf(line, room, "%s %s %lld+%lld", word, path, (long long)entry->offset, (long long)entry->length);
        } else if (entry->kind == CRASHFILES_TRUNCATE) {
            snprintf(line, room, "%s %s %lld", word, path, (long long)entry->offset);
        } else {
            snprintf(line, room, "%s %s", word, path);
        }
    }
    unlock();
}

int crashfiles_mark(int64_t tag) {
    lock();
    int rc = tag < 0 || !crash_log.registered ? SQLITE_MISUSE : log_reserve();
    if (rc == SQLITE_OK) log_append((Entry){CRASHFILES_MARK, -1, -1, tag, 0, NULL, 0});
    unlock();
    return rc;
}

int64_t crashfiles_tag_before(int64_t step) {
    lock();
    if (step > crash_log.entry_count) step = crash_log.entry_count;
    const Entry *entry = entry_at(step);
    int64_t tag = entry == NULL ? -1 : entry->largest_mark;
    unlock();
    return tag;
}

static int prepare_target(const char *target, char **resolved) {
    if (target == NULL) return SQLITE_MISUSE;
    char *path = strdup(target);
    if (path == NULL) return SQLITE_NOMEM;
    for (char *p = path + 1; path[0] != 0; p++) {
        if (*p != '/' && *p != 0) continue;
        char end = *p;
        *p = 0;
        int failed = mkdir(path, 0777) != 0 && errno != EEXIST;
        *p = end;
        if (failed || end == 0) break;
    }
    free(path);
    *resolved = realpath(target, NULL);
    return *resolved == NULL ? SQLITE_CANTOPEN : SQLITE_OK;
}

int crashfiles_materialise(int64_t step, int mode, uint64_t seed, const char *target_directory) {
    char *target = NULL;
    int rc = prepare_target(target_directory, &target);
    if (rc != SQLITE_OK) return rc;
    lock();
    int inside = log_watches(target) || (crash_log.registered && strcmp(target, crash_log.directory) == 0);
    if (!crash_log.registered || inside || step < 0 || step > crash_log.entry_count
        || mode < CRASHFILES_KEEP_NONE || mode > CRASHFILES_KEEP_PREFIX) {
        rc = SQLITE_MISUSE;
    } else {
        rc = image_write(step, mode, seed, target);
    }
    unlock();
    free(target);
    return rc;
}

void crashfiles_fail_after(int64_t operations, int code) {
    lock();
    crash_log.writes_left = operations;
    crash_log.failure_code = code;
    crash_log.failed_writes = 0;
    unlock();
}

int64_t crashfiles_failed_writes(void) {
    lock();
    int64_t failed = crash_log.failed_writes;
    unlock();
    return failed;
}

void crashfiles_ignore_syncs(int on) {
    lock();
    crash_log.ignore_syncs = on != 0;
    unlock();
}
