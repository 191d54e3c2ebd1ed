#include "CrashLog.h"

#include <stdlib.h>
#include <string.h>

CrashLog crash_log = {.lock = PTHREAD_MUTEX_INITIALIZER, .writes_left = -1};

int buffer_reserve(Buffer *buffer, int64_t size) {
    if (size < 0 || size > CRASHFILES_MAX_BYTES) return SQLITE_IOERR_NOMEM;
    if (size <= buffer->capacity) return SQLITE_OK;
    int64_t capacity = buffer->capacity * 2 > size ? buffer->capacity * 2 : size;
    int64_t left = buffer->uncounted ? INT64_MAX : CRASHFILES_MAX_BYTES - crash_log.held_bytes;
    if (capacity - buffer->capacity > left) capacity = size;
    if (capacity - buffer->capacity > left) return SQLITE_IOERR_NOMEM;
    unsigned char *bytes = realloc(buffer->bytes, (size_t)capacity);
    if (bytes == NULL) return SQLITE_IOERR_NOMEM;
    if (!buffer->uncounted) crash_log.held_bytes += capacity - buffer->capacity;
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return SQLITE_OK;
}

int buffer_resize(Buffer *buffer, int64_t size) {
    int rc = buffer_reserve(buffer, size);
    if (rc != SQLITE_OK) return rc;
    if (size > buffer->size) memset(buffer->bytes + buffer->size, 0, (size_t)(size - buffer->size));
    buffer->size = size;
    return SQLITE_OK;
}

int buffer_write(Buffer *buffer, const void *bytes, int64_t length, int64_t offset) {
    if (length <= 0) return SQLITE_OK;
    if (offset + length > buffer->size) {
        int rc = buffer_resize(buffer, offset + length);
        if (rc != SQLITE_OK) return rc;
    }
    memcpy(buffer->bytes + offset, bytes, (size_t)length);
    return SQLITE_OK;
}

void buffer_free(Buffer *buffer) {
    if (!buffer->uncounted) crash_log.held_bytes -= buffer->capacity;
    free(buffer->bytes);
    *buffer = (Buffer){0};
}

int log_watches(const char *path) {
    if (path == NULL || !crash_log.registered) return 0;
    return strncmp(path, crash_log.directory, (size_t)crash_log.directory_length) == 0
        && path[crash_log.directory_length] == '/';
}

int32_t log_find_name(const char *path) {
    for (int32_t i = 0; i < crash_log.name_count; i++) {
        if (strcmp(crash_log.names[i].path, path) == 0) return i;
    }
    return -1;
}

int32_t log_add_name(const char *path) {
    int32_t known = log_find_name(path);
    if (known >= 0) return known;
    Name *names = realloc(crash_log.names, ((size_t)crash_log.name_count + 1) * sizeof(Name));
    if (names == NULL) return -1;
    crash_log.names = names;
    Name name = {.path = strdup(path), .base = -1, .live = -1};
    if (name.path == NULL) return -1;
    name.directory_length = strrchr(name.path, '/') - name.path;
    names[crash_log.name_count] = name;
    return crash_log.name_count++;
}

File *log_add_file(int32_t name, const struct stat *status) {
    File **files = realloc(crash_log.files, ((size_t)crash_log.file_count + 1) * sizeof(File *));
    if (files == NULL) return NULL;
    crash_log.files = files;
    File *file = calloc(1, sizeof(File));
    if (file == NULL) return NULL;
    file->index = crash_log.file_count;
    file->name = name;
    file->device = status->st_dev;
    file->inode = status->st_ino;
    files[crash_log.file_count++] = file;
    return file;
}

int log_reserve(void) {
    if (crash_log.entry_count + 2 > CRASHFILES_MAX_STEPS) return SQLITE_IOERR_NOMEM;
    if (crash_log.entry_count + 2 <= crash_log.entry_capacity) return SQLITE_OK;
    int64_t capacity = crash_log.entry_capacity == 0 ? 256 : crash_log.entry_capacity * 2;
    Entry *entries = realloc(crash_log.entries, (size_t)capacity * sizeof(Entry));
    if (entries == NULL) return SQLITE_IOERR_NOMEM;
    crash_log.entries = entries;
    crash_log.entry_capacity = capacity;
    return SQLITE_OK;
}

void log_append(Entry entry) {
    int64_t largest = crash_log.entry_count == 0 ? -1 : crash_log.entries[crash_log.entry_count - 1].largest_mark;
    entry.largest_mark = entry.kind == CRASHFILES_MARK && entry.offset > largest ? entry.offset : largest;
    crash_log.entries[crash_log.entry_count++] = entry;
}

static void free_entries(void) {
    for (int64_t i = 0; i < crash_log.entry_count; i++) {
        if (crash_log.entries[i].bytes == NULL) continue;
        crash_log.held_bytes -= crash_log.entries[i].length;
        free(crash_log.entries[i].bytes);
    }
    free(crash_log.entries);
    crash_log.entries = NULL;
    crash_log.entry_count = 0;
    crash_log.entry_capacity = 0;
}

/// What is now becomes what was. Outside the budget and with no way to fail: a reset cannot be refused halfway.
static void rebase(File *file) {
    Buffer base = file->base;
    if (base.capacity < file->now.size) {
        unsigned char *bytes = realloc(base.bytes, (size_t)file->now.size);
        if (bytes == NULL) abort();
        crash_log.held_bytes += file->now.size - base.capacity;
        base.bytes = bytes;
        base.capacity = file->now.size;
    }
    if (file->now.size > 0) memcpy(base.bytes, file->now.bytes, (size_t)file->now.size);
    base.size = file->now.size;
    file->base = base;
}

void log_clear(void) {
    free_entries();
    int32_t kept = 0;
    for (int32_t i = 0; i < crash_log.file_count; i++) {
        File *file = crash_log.files[i];
        int linked = crash_log.names[file->name].live == i;
        if (!linked && file->open_count == 0) {
            buffer_free(&file->base);
            buffer_free(&file->now);
            free(file);
            continue;
        }
        if (linked) crash_log.names[file->name].live = kept;
        rebase(file);
        file->index = kept;
        crash_log.files[kept++] = file;
    }
    crash_log.file_count = kept;
    for (int32_t i = 0; i < crash_log.name_count; i++) crash_log.names[i].base = crash_log.names[i].live;
}

void log_forget(void) {
    for (int32_t i = 0; i < crash_log.name_count; i++) crash_log.names[i].live = -1;
    log_clear();
    for (int32_t i = 0; i < crash_log.file_count; i++) crash_log.files[i]->outlived = 1;
    if (crash_log.file_count > 0) return;  // open handles still point at their names
    for (int32_t i = 0; i < crash_log.name_count; i++) free(crash_log.names[i].path);
    free(crash_log.names);
    free(crash_log.files);
    crash_log.names = NULL;
    crash_log.files = NULL;
    crash_log.name_count = 0;
}
