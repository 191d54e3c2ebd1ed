#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CrashShim.h"

// Through the handle SQLite will use: closing another descriptor of the file would drop the locks of this process.
static int read_whole(sqlite3_file *real, Buffer *buffer) {
    sqlite3_int64 size = 0;
    int rc = real->pMethods->xFileSize(real, &size);
    if (rc == SQLITE_OK) rc = buffer_resize(buffer, size);
    for (int64_t done = 0; rc == SQLITE_OK && done < size;) {
        int piece = size - done < (1 << 20) ? (int)(size - done) : 1 << 20;
        rc = real->pMethods->xRead(real, buffer->bytes + done, piece, done);
        done += piece;
    }
    return rc;
}

static int same_bytes(const Buffer *a, const Buffer *b) {
    return a->size == b->size && (a->size == 0 || memcmp(a->bytes, b->bytes, (size_t)a->size) == 0);
}

static int has_steps(int32_t name) {
    for (int64_t i = 0; i < crash_log.entry_count; i++) {
        if (crash_log.entries[i].kind != CRASHFILES_MARK && crash_log.entries[i].name == name) return 1;
    }
    return 0;
}

/// A file that exists and that the log does not hold in this form: seen for the first time, or replaced behind us.
static int adopt(int32_t name, Buffer content, const struct stat *status, File **result) {
    File *file = log_add_file(name, status);
    if (file == NULL) return SQLITE_IOERR_NOMEM;
    file->base = content;
    int rc = buffer_resize(&file->now, content.size);
    if (rc != SQLITE_OK) {
        file->base = (Buffer){0};  // the caller still owns the content
        return rc;
    }
    if (content.size > 0) memcpy(file->now.bytes, content.bytes, (size_t)content.size);
    Name *entry = &crash_log.names[name];
    if (entry->live < 0 && !has_steps(name)) {
        entry->base = file->index;
    } else {
        log_append((Entry){CRASHFILES_REPLACED, name, file->index, 0, 0, NULL, 0});
    }
    entry->live = file->index;
    *result = file;
    return SQLITE_OK;
}

static int find_file(int32_t name, int existed, sqlite3_file *real, const struct stat *status, File **result) {
    int32_t live = crash_log.names[name].live;
    if (!existed) {
        File *file = log_add_file(name, status);
        if (file == NULL) return SQLITE_IOERR_NOMEM;
        if (live >= 0) log_append((Entry){CRASHFILES_REPLACED, name, -1, 0, 0, NULL, 0});
        log_append((Entry){CRASHFILES_CREATE, name, file->index, 0, 0, NULL, 0});
        crash_log.names[name].live = file->index;
        *result = file;
        return SQLITE_OK;
    }
    File *known = live >= 0 ? crash_log.files[live] : NULL;
    if (known != NULL && (known->inode != status->st_ino || known->device != status->st_dev)) known = NULL;
    if (known != NULL && known->open_count > 0) {
        *result = known;
        return SQLITE_OK;
    }
    Buffer content = {0};
    int rc = read_whole(real, &content);
    if (rc == SQLITE_OK && known != NULL && same_bytes(&content, &known->now)) {
        *result = known;
    } else if (rc == SQLITE_OK) {
        rc = adopt(name, content, status, result);
        if (rc == SQLITE_OK) return rc;
    }
    buffer_free(&content);
    return rc;
}

static int open_watched(const char *path, Handle *handle, int flags, int *out_flags) {
    struct stat status;
    int existed = stat(path, &status) == 0;
    int32_t name = log_add_name(path);
    if (name < 0 || log_reserve() != SQLITE_OK) return SQLITE_IOERR_NOMEM;
    int rc = real_vfs->xOpen(real_vfs, path, handle->real, flags, out_flags);
    if (rc != SQLITE_OK) {
        if (handle->real->pMethods != NULL) handle->real->pMethods->xClose(handle->real);
        return rc;
    }
    rc = stat(path, &status) == 0 ? find_file(name, existed, handle->real, &status, &handle->file) : SQLITE_CANTOPEN;
    if (rc != SQLITE_OK) {
        handle->real->pMethods->xClose(handle->real);
        return rc;
    }
    int journal = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
    handle->owes_directory_sync = (flags & SQLITE_OPEN_CREATE) != 0 && (flags & journal) != 0;
    handle->file->open_count++;
    handle->base.pMethods = &crash_methods;
    return SQLITE_OK;
}

static int shim_open(sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *f, int flags, int *out_flags) {
    (void)vfs;
    pthread_mutex_lock(&crash_log.lock);
    int watched = log_watches(path) && (flags & SQLITE_OPEN_DELETEONCLOSE) == 0;
    if (!watched) {
        pthread_mutex_unlock(&crash_log.lock);
        return real_vfs->xOpen(real_vfs, path, f, flags, out_flags);
    }
    Handle *handle = (Handle *)f;
    memset(handle, 0, sizeof *handle);
    handle->real = (sqlite3_file *)(handle + 1);
    memset(handle->real, 0, (size_t)real_vfs->szOsFile);
    int rc = open_watched(path, handle, flags, out_flags);
    pthread_mutex_unlock(&crash_log.lock);
    return rc;
}

/// A file deleted before it was ever opened here must be able to come back. Plain calls will do: a file that is not
/// open through this VFS has no lock of this process to lose.
static int adopt_unopened(const char *path, int32_t name, const struct stat *status) {
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) return SQLITE_IOERR_DELETE;
    Buffer content = {0};
    int rc = buffer_resize(&content, status->st_size);
    if (rc == SQLITE_OK && content.size > 0 && fread(content.bytes, (size_t)content.size, 1, stream) != 1) {
        rc = SQLITE_IOERR_READ;
    }
    fclose(stream);
    File *file = NULL;
    if (rc == SQLITE_OK) rc = adopt(name, content, status, &file);
    if (rc != SQLITE_OK) buffer_free(&content);
    return rc;
}

static int delete_watched(const char *path, int sync_directory) {
    struct stat status;
    int ignored = crash_log.ignore_syncs != 0;
    int32_t name = log_add_name(path);
    if (name < 0 || log_reserve() != SQLITE_OK) return SQLITE_IOERR_NOMEM;
    if (crash_log.names[name].live < 0 && stat(path, &status) == 0) {
        int rc = adopt_unopened(path, name, &status);
        if (rc != SQLITE_OK) return rc;
    }
    int rc = real_vfs->xDelete(real_vfs, path, sync_directory && !ignored);
    // A failed directory sync leaves the file deleted all the same.
    int gone = stat(path, &status) != 0;
    if (gone && crash_log.names[name].live >= 0) {
        int durable = rc == SQLITE_OK && sync_directory && !ignored;
        int kind = durable ? CRASHFILES_DELETE_SYNCED : CRASHFILES_DELETE;
        log_append((Entry){kind, name, -1, 0, 0, NULL, 0});
        crash_log.names[name].live = -1;
    }
    return rc;
}

static int shim_delete(sqlite3_vfs *vfs, const char *path, int sync_directory) {
    (void)vfs;
    pthread_mutex_lock(&crash_log.lock);
    int rc = log_watches(path) ? delete_watched(path, sync_directory)
                               : real_vfs->xDelete(real_vfs, path, sync_directory);
    pthread_mutex_unlock(&crash_log.lock);
    return rc;
}

// What is passed on

static int shim_access(sqlite3_vfs *v, const char *path, int flags, int *result) {
    return (void)v, real_vfs->xAccess(real_vfs, path, flags, result);
}
static int shim_full_pathname(sqlite3_vfs *v, const char *path, int capacity, char *result) {
    return (void)v, real_vfs->xFullPathname(real_vfs, path, capacity, result);
}
static void *shim_dl_open(sqlite3_vfs *v, const char *path) { return (void)v, real_vfs->xDlOpen(real_vfs, path); }
static void shim_dl_error(sqlite3_vfs *v, int capacity, char *text) {
    (void)v, real_vfs->xDlError(real_vfs, capacity, text);
}
static void (*shim_dl_sym(sqlite3_vfs *v, void *library, const char *symbol))(void) {
    return (void)v, real_vfs->xDlSym(real_vfs, library, symbol);
}
static void shim_dl_close(sqlite3_vfs *v, void *library) { (void)v, real_vfs->xDlClose(real_vfs, library); }
static int shim_randomness(sqlite3_vfs *v, int count, char *bytes) {
    return (void)v, real_vfs->xRandomness(real_vfs, count, bytes);
}
static int shim_sleep(sqlite3_vfs *v, int microseconds) { return (void)v, real_vfs->xSleep(real_vfs, microseconds); }
static int shim_current_time(sqlite3_vfs *v, double *day) { return (void)v, real_vfs->xCurrentTime(real_vfs, day); }
static int shim_last_error(sqlite3_vfs *v, int capacity, char *text) {
    return (void)v, real_vfs->xGetLastError(real_vfs, capacity, text);
}
static int shim_current_time_64(sqlite3_vfs *v, sqlite3_int64 *time) {
    return (void)v, real_vfs->xCurrentTimeInt64(real_vfs, time);
}

sqlite3_vfs *crash_shim(sqlite3_vfs *underneath) {
    // Version 2 leaves out the replacing of system calls, which nobody needs here.
    static sqlite3_vfs shim = {
        2, 0, 0, NULL, "crashfiles", NULL, shim_open, shim_delete, shim_access, shim_full_pathname, shim_dl_open,
        shim_dl_error, shim_dl_sym, shim_dl_close, shim_randomness, shim_sleep, shim_current_time, shim_last_error,
        shim_current_time_64, NULL, NULL, NULL,
    };
    real_vfs = underneath;
    shim.szOsFile = (int)sizeof(Handle) + underneath->szOsFile;
    shim.mxPathname = underneath->mxPathname;
    return &shim;
}
