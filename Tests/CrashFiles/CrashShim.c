#include "CrashShim.h"

#include <stdlib.h>
#include <string.h>

sqlite3_vfs *real_vfs;

static Handle *handle_of(sqlite3_file *file) { return (Handle *)file; }
static sqlite3_file *real_of(sqlite3_file *file) { return handle_of(file)->real; }
static void lock(void) { pthread_mutex_lock(&crash_log.lock); }
static void unlock(void) { pthread_mutex_unlock(&crash_log.lock); }
static int is_logged(const File *file) { return crash_log.registered && !file->outlived; }

// MARK: - What is logged. The lock is held through the real operation, so that the log has the order of the disk.

static int write_refused(void) {
    if (crash_log.writes_left < 0) return SQLITE_OK;
    if (crash_log.writes_left > 0) {
        crash_log.writes_left--;
        return SQLITE_OK;
    }
    crash_log.failed_writes++;
    return crash_log.failure_code;
}

static int logged_write(Handle *handle, const void *bytes, int length, sqlite3_int64 offset) {
    File *file = handle->file;
    int rc = write_refused();
    if (rc == SQLITE_OK) rc = log_reserve();
    int64_t end = offset + length;
    if (rc == SQLITE_OK && end > file->now.size) rc = buffer_reserve(&file->now, end);
    if (rc != SQLITE_OK) return rc;
    if (crash_log.held_bytes + length > CRASHFILES_MAX_BYTES) return SQLITE_IOERR_NOMEM;
    unsigned char *copy = malloc(length > 0 ? (size_t)length : 1);
    if (copy == NULL) return SQLITE_IOERR_NOMEM;
    memcpy(copy, bytes, (size_t)length);
    rc = handle->real->pMethods->xWrite(handle->real, bytes, length, offset);
    if (rc != SQLITE_OK) {
        free(copy);
        return rc;
    }
    crash_log.held_bytes += length;
    buffer_write(&file->now, bytes, length, offset);
    log_append((Entry){CRASHFILES_WRITE, file->name, file->index, offset, length, copy, 0});
    return SQLITE_OK;
}

static int shim_write(sqlite3_file *f, const void *bytes, int length, sqlite3_int64 offset) {
    lock();
    Handle *handle = handle_of(f);
    int rc = is_logged(handle->file) ? logged_write(handle, bytes, length, offset)
                                     : handle->real->pMethods->xWrite(handle->real, bytes, length, offset);
    unlock();
    return rc;
}

static int shim_truncate(sqlite3_file *f, sqlite3_int64 size) {
    lock();
    File *file = handle_of(f)->file;
    int logged = is_logged(file);
    int rc = SQLITE_OK;
    if (logged) {
        rc = log_reserve();
        if (rc == SQLITE_OK) rc = buffer_reserve(&file->now, size);
    }
    if (rc == SQLITE_OK) rc = real_of(f)->pMethods->xTruncate(real_of(f), size);
    if (rc == SQLITE_OK && logged) {
        buffer_resize(&file->now, size);
        log_append((Entry){CRASHFILES_TRUNCATE, file->name, file->index, size, 0, NULL, 0});
    }
    unlock();
    return rc;
}

static int shim_sync(sqlite3_file *f, int flags) {
    lock();
    File *file = handle_of(f)->file;
    int logged = is_logged(file);
    int ignored = logged && crash_log.ignore_syncs;
    int rc = logged ? log_reserve() : SQLITE_OK;
    if (rc == SQLITE_OK && !ignored) rc = real_of(f)->pMethods->xSync(real_of(f), flags);
    if (rc == SQLITE_OK && logged) {
        int kind = ignored ? CRASHFILES_SYNC_IGNORED : CRASHFILES_SYNC;
        log_append((Entry){kind, file->name, file->index, flags, 0, NULL, 0});
        if (!ignored && handle_of(f)->owes_directory_sync) {
            handle_of(f)->owes_directory_sync = 0;
            log_append((Entry){CRASHFILES_SYNC_DIRECTORY, file->name, -1, 0, 0, NULL, 0});
        }
    }
    unlock();
    return rc;
}

static int shim_close(sqlite3_file *f) {
    lock();
    handle_of(f)->file->open_count--;
    int rc = real_of(f)->pMethods->xClose(real_of(f));
    unlock();
    return rc;
}

// MARK: - What is passed on

static int shim_read(sqlite3_file *f, void *bytes, int length, sqlite3_int64 offset) {
    return real_of(f)->pMethods->xRead(real_of(f), bytes, length, offset);
}
static int shim_file_size(sqlite3_file *f, sqlite3_int64 *size) {
    return real_of(f)->pMethods->xFileSize(real_of(f), size);
}
static int shim_lock(sqlite3_file *f, int level) { return real_of(f)->pMethods->xLock(real_of(f), level); }
static int shim_unlock(sqlite3_file *f, int level) { return real_of(f)->pMethods->xUnlock(real_of(f), level); }
static int shim_check_reserved(sqlite3_file *f, int *reserved) {
    return real_of(f)->pMethods->xCheckReservedLock(real_of(f), reserved);
}
static int shim_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **memory) {
    return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, memory);
}
static int shim_shm_lock(sqlite3_file *f, int offset, int count, int flags) {
    return real_of(f)->pMethods->xShmLock(real_of(f), offset, count, flags);
}
static void shim_shm_barrier(sqlite3_file *f) { real_of(f)->pMethods->xShmBarrier(real_of(f)); }
static int shim_shm_unmap(sqlite3_file *f, int delete_it) {
    return real_of(f)->pMethods->xShmUnmap(real_of(f), delete_it);
}

// MARK: - What is answered here

// Promising nothing makes SQLite take the fewest short cuts.
static int shim_characteristics(sqlite3_file *f) { return (void)f, 0; }
static int shim_sector_size(sqlite3_file *f) { return (void)f, CRASHFILES_SECTOR; }

// Work through a memory map would pass by the log.
static int shim_fetch(sqlite3_file *f, sqlite3_int64 offset, int length, void **memory) {
    (void)f, (void)offset, (void)length;
    *memory = NULL;
    return SQLITE_OK;
}
static int shim_unfetch(sqlite3_file *f, sqlite3_int64 offset, void *memory) {
    return (void)f, (void)offset, (void)memory, SQLITE_OK;
}

static int shim_control(sqlite3_file *f, int operation, void *argument) {
    switch (operation) {
    case SQLITE_FCNTL_SIZE_HINT:
    case SQLITE_FCNTL_CHUNK_SIZE:
        return SQLITE_OK;  // hints, and following them would lengthen the file past the log
    case SQLITE_FCNTL_MMAP_SIZE:
        *(sqlite3_int64 *)argument = 0;
        return SQLITE_OK;
    case SQLITE_FCNTL_POWERSAFE_OVERWRITE:
        *(int *)argument = 0;
        return SQLITE_OK;
    case SQLITE_FCNTL_VFSNAME:
        *(char **)argument = sqlite3_mprintf("crashfiles/%s", real_vfs->zName);
        return SQLITE_OK;
    default:
        return real_of(f)->pMethods->xFileControl(real_of(f), operation, argument);
    }
}

const sqlite3_io_methods crash_methods = {
    3, shim_close, shim_read, shim_write, shim_truncate, shim_sync, shim_file_size, shim_lock, shim_unlock,
    shim_check_reserved, shim_control, shim_sector_size, shim_characteristics, shim_shm_map, shim_shm_lock,
    shim_shm_barrier, shim_shm_unmap, shim_fetch, shim_unfetch,
};
