#include "CrashImage.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CrashLog.h"

// What one name went through up to the step: its first `durable` changes are certain, the first `kept` survive.
typedef struct {
    int64_t changes;
    int64_t durable;
    int64_t kept;
    int32_t file;  // what the kept changes leave under the name, or -1
} NameView;

typedef struct {
    int64_t last_sync;
    int64_t unsynced;
    int64_t created_as;  // which change of its name created it
} FileView;

typedef struct {
    int64_t step;
    int mode;
    uint64_t seed;
    NameView *names;
    FileView *files;
} Image;

static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/// A stream of its own for each name and file, so that what happens to one does not depend on the others.
static uint64_t stream_for(const Image *image, uint64_t kind, int32_t index) {
    uint64_t state = image->seed ^ (kind << 56) ^ ((uint64_t)index << 24) ^ ((uint64_t)image->mode << 20);
    state = next_random(&state) ^ (uint64_t)image->step;
    return next_random(&state);
}

// MARK: - What is durable

static void sync_directory_of(Image *image, int32_t name) {
    const Name *first = &crash_log.names[name];
    for (int32_t i = 0; i < crash_log.name_count; i++) {
        const Name *other = &crash_log.names[i];
        if (other->directory_length == first->directory_length
            && strncmp(other->path, first->path, (size_t)first->directory_length) == 0) {
            image->names[i].durable = image->names[i].changes;
        }
    }
}

static void survey_entry(Image *image, const Entry *entry, int64_t step) {
    NameView *name = entry->kind == CRASHFILES_MARK ? NULL : &image->names[entry->name];
    FileView *file = entry->kind == CRASHFILES_MARK || entry->file < 0 ? NULL : &image->files[entry->file];
    switch (entry->kind) {
    case CRASHFILES_CREATE:
        file->created_as = ++name->changes;
        break;
    case CRASHFILES_REPLACED:
        name->durable = ++name->changes;
        break;
    case CRASHFILES_DELETE:
        name->changes++;
        break;
    case CRASHFILES_DELETE_SYNCED:
        name->changes++;
        sync_directory_of(image, entry->name);
        break;
    case CRASHFILES_SYNC_DIRECTORY:
        sync_directory_of(image, entry->name);
        break;
    case CRASHFILES_SYNC:
        file->last_sync = step;
        file->unsynced = 0;
        if (file->created_as > name->durable) name->durable = file->created_as;
        break;
    case CRASHFILES_WRITE:
    case CRASHFILES_TRUNCATE:
        file->unsynced++;
        break;
    default:
        break;
    }
}

static void choose_names(Image *image) {
    for (int32_t i = 0; i < crash_log.name_count; i++) {
        NameView *view = &image->names[i];
        uint64_t random = stream_for(image, 1, i);
        int64_t open_end = view->changes - view->durable;
        int64_t kept = image->mode == CRASHFILES_KEEP_NONE ? 0
            : image->mode == CRASHFILES_KEEP_ALL           ? open_end
                                                           : (int64_t)(random % (uint64_t)(open_end + 1));
        view->kept = view->durable + kept;
        view->changes = 0;
        view->file = crash_log.names[i].base;
    }
    for (int64_t i = 0; i < image->step; i++) {
        const Entry *entry = &crash_log.entries[i];
        switch (entry->kind) {
        case CRASHFILES_CREATE:
        case CRASHFILES_REPLACED:
        case CRASHFILES_DELETE:
        case CRASHFILES_DELETE_SYNCED:
            if (++image->names[entry->name].changes <= image->names[entry->name].kept) {
                image->names[entry->name].file = entry->file;
            }
            break;
        default:
            break;
        }
    }
}

// MARK: - The content of one file

typedef struct {
    int mode;
    uint64_t random;
    unsigned chance;  // of 256, that a piece survives
    int lengthens;
    int64_t left;  // operations a prefix still lets through whole
} Loss;

static Loss loss_for(const Image *image, int32_t file) {
    static const unsigned chances[] = {16, 96, 160, 240, 254};
    Loss loss = {.mode = image->mode, .random = stream_for(image, 2, file)};
    loss.chance = chances[next_random(&loss.random) % 5];
    loss.lengthens = next_random(&loss.random) % 4 == 0;
    loss.left = (int64_t)(next_random(&loss.random) % (uint64_t)(image->files[file].unsynced + 1));
    return loss;
}

static int survives(Loss *loss) { return next_random(&loss->random) % 256 < loss->chance; }

/// The piece of a write from `done` on that lies within one sector of the file.
static int64_t piece_length(const Entry *entry, int64_t done) {
    int64_t room = CRASHFILES_SECTOR - (entry->offset + done) % CRASHFILES_SECTOR;
    return room < entry->length - done ? room : entry->length - done;
}

static int apply_torn(Buffer *content, const Entry *entry, Loss *loss) {
    int rc = SQLITE_OK;
    int64_t length = 0;
    for (int64_t done = 0; rc == SQLITE_OK && done < entry->length; done += length) {
        length = piece_length(entry, done);
        int64_t end = entry->offset + done + length;
        if (survives(loss)) {
            rc = buffer_write(content, entry->bytes + done, length, entry->offset + done);
        } else if (loss->mode == CRASHFILES_KEEP_PREFIX) {
            break;
        } else if (loss->lengthens && end > content->size) {
            rc = buffer_resize(content, end);
        }
    }
    return rc;
}

static int apply(Buffer *content, const Entry *entry) {
    if (entry->kind == CRASHFILES_TRUNCATE) return buffer_resize(content, entry->offset);
    return buffer_write(content, entry->bytes, entry->length, entry->offset);
}

static int apply_unsynced(Buffer *content, const Entry *entry, Loss *loss) {
    switch (loss->mode) {
    case CRASHFILES_KEEP_ALL:
        return apply(content, entry);
    case CRASHFILES_KEEP_SUBSET:
        if (entry->kind == CRASHFILES_WRITE) return apply_torn(content, entry, loss);
        return survives(loss) ? apply(content, entry) : SQLITE_OK;
    case CRASHFILES_KEEP_PREFIX:
        if (loss->left-- > 0) return apply(content, entry);
        return loss->left == -1 && entry->kind == CRASHFILES_WRITE ? apply_torn(content, entry, loss) : SQLITE_OK;
    default:
        return SQLITE_OK;
    }
}

static int build(const Image *image, int32_t file, Buffer *content) {
    const File *source = crash_log.files[file];
    Loss loss = loss_for(image, file);
    int rc = buffer_write(content, source->base.bytes, source->base.size, 0);
    for (int64_t i = 0; rc == SQLITE_OK && i < image->step; i++) {
        const Entry *entry = &crash_log.entries[i];
        if (entry->file != file || (entry->kind != CRASHFILES_WRITE && entry->kind != CRASHFILES_TRUNCATE)) continue;
        int synced = i < image->files[file].last_sync;
        rc = synced ? apply(content, entry) : apply_unsynced(content, entry, &loss);
    }
    return rc;
}

// MARK: - Writing

static int make_parents(char *path, size_t from) {
    for (size_t i = from + 1; path[i] != 0; i++) {
        if (path[i] != '/') continue;
        path[i] = 0;
        int failed = mkdir(path, 0777) != 0 && errno != EEXIST;
        path[i] = '/';
        if (failed) return SQLITE_CANTOPEN;
    }
    return SQLITE_OK;
}

static int write_file(const char *path, const Buffer *content) {
    FILE *stream = fopen(path, "wb");
    if (stream == NULL) return SQLITE_CANTOPEN;
    int failed = content->size > 0 && fwrite(content->bytes, (size_t)content->size, 1, stream) != 1;
    failed |= fclose(stream) != 0;
    return failed ? SQLITE_IOERR_WRITE : SQLITE_OK;
}

static void remove_former(char *path, size_t length) {
    static const char *const endings[] = {"-wal", "-shm", "-journal", ""};
    for (int i = 0; i < 4; i++) {
        strcpy(path + length, endings[i]);
        unlink(path);
    }
}

/// `files` says which pass this is: first everything old goes, so that removing one name's journal spares a new file.
static int put_name(const Image *image, int32_t name, const char *target, int files) {
    const char *relative = crash_log.names[name].path + crash_log.directory_length;
    size_t length = strlen(target) + strlen(relative);
    char *path = malloc(length + sizeof "-journal");
    if (path == NULL) return SQLITE_NOMEM;
    strcpy(path, target);
    strcat(path, relative);
    int rc = SQLITE_OK;
    int32_t file = image->names[name].file;
    if (!files) {
        remove_former(path, length);
    } else if (file >= 0) {
        Buffer content = {.uncounted = 1};
        rc = build(image, file, &content);
        if (rc == SQLITE_OK) rc = make_parents(path, strlen(target));
        if (rc == SQLITE_OK) rc = write_file(path, &content);
        buffer_free(&content);
    }
    free(path);
    return rc;
}

int image_write(int64_t step, int mode, uint64_t seed, const char *target) {
    Image image = {.step = step, .mode = mode, .seed = seed};
    image.names = calloc((size_t)crash_log.name_count + 1, sizeof(NameView));
    image.files = calloc((size_t)crash_log.file_count + 1, sizeof(FileView));
    int rc = image.names == NULL || image.files == NULL ? SQLITE_NOMEM : SQLITE_OK;
    if (rc == SQLITE_OK) {
        for (int64_t i = 0; i < step; i++) survey_entry(&image, &crash_log.entries[i], i + 1);
        choose_names(&image);
    }
    for (int files = 0; files < 2; files++) {
        for (int32_t i = 0; rc == SQLITE_OK && i < crash_log.name_count; i++) rc = put_name(&image, i, target, files);
    }
    free(image.names);
    free(image.files);
    return rc;
}
