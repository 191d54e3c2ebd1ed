// The record behind CrashFiles.h, private to this target. Everything here expects the lock to be held.

#ifndef CRASHLOG_H
#define CRASHLOG_H

#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <sys/stat.h>

#include "include/CrashFiles.h"

#ifndef CRASHFILES_MAX_BYTES
#define CRASHFILES_MAX_BYTES (512LL * 1024 * 1024)
#endif
#ifndef CRASHFILES_MAX_STEPS
#define CRASHFILES_MAX_STEPS (1LL << 20)
#endif
#define CRASHFILES_SECTOR 512

typedef struct {
    unsigned char *bytes;
    int64_t size;
    int64_t capacity;
    int uncounted;  // short-lived: outside the budget, so that a full log can still be turned into images
} Buffer;

/// One life of a file: a journal deleted and created again under its name is two.
typedef struct {
    int32_t index;
    int32_t name;
    int32_t open_count;
    int outlived;  // opened under an earlier registration: works on, unlogged
    dev_t device;
    ino_t inode;
    Buffer base;  // when the log begins, or when the file was first seen
    Buffer now;
} File;

typedef struct {
    char *path;
    int64_t directory_length;
    int32_t base;  // the file under this name at step 0, or -1
    int32_t live;  // the file under this name now, or -1
} Name;

typedef struct {
    int kind;
    int32_t name;
    int32_t file;  // -1 when a name loses its file
    int64_t offset;  // of a write; the new size for a truncation; the tag of a mark
    int64_t length;
    unsigned char *bytes;
    int64_t largest_mark;
} Entry;

typedef struct {
    pthread_mutex_t lock;
    int registered;
    char *directory;
    int64_t directory_length;
    Name *names;
    int32_t name_count;
    File **files;
    int32_t file_count;
    Entry *entries;
    int64_t entry_count;
    int64_t entry_capacity;
    int64_t held_bytes;
    int64_t writes_left;  // negative: no fault armed
    int64_t failed_writes;
    int failure_code;
    int ignore_syncs;
} CrashLog;

extern CrashLog crash_log;

int buffer_reserve(Buffer *buffer, int64_t size);
int buffer_resize(Buffer *buffer, int64_t size);
int buffer_write(Buffer *buffer, const void *bytes, int64_t length, int64_t offset);
void buffer_free(Buffer *buffer);

int log_watches(const char *path);
/// The index of a name, or -1.
int32_t log_find_name(const char *path);
/// The index of a name, added if new, or -1 when out of memory.
int32_t log_add_name(const char *path);
/// A new file under a name, not yet linked to it; NULL when out of memory.
File *log_add_file(int32_t name, const struct stat *status);
/// Makes room for two more entries, the most that one operation needs (a removal behind us, then its own).
int log_reserve(void);
/// Appends an entry and takes its bytes over; log_reserve has succeeded before.
void log_append(Entry entry);
/// Empties the log and makes what the files hold now their base.
void log_clear(void);
/// Empties the log and forgets the files, but for those that are still open.
void log_forget(void);

#endif
