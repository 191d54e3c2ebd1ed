// A SQLite file system for tests that remembers what a power cut would forget.
//
// While registered, "crashfiles" stands before the default VFS. It passes all work on files below one directory through
// to the real files and keeps an ordered log of it in memory. From the log it can write, for any step, the files as a
// machine that lost power right after that step could leave them.
//
//     crashfiles_register(directory, 1);                  // before the database is opened
//     ... open, append, crashfiles_mark(position) after each acknowledged append, close ...
//     for step in 0 ... crashfiles_log_length():
//         crashfiles_materialise(step, mode, seed, target)
//         open target: it must be whole and hold everything up to crashfiles_tag_before(step)
//     crashfiles_unregister();
//
// What counts as durable
//   content    What a file held when it was first seen, and everything done to it before its last xSync.
//   creation   Once the new file has been xSync'ed, or its directory was synced later.
//   deletion   If made with a directory sync, if the directory was synced later, or if a file created later under the
//              same name is durable. Creations and deletions of one name always survive in their order.
//   directory  Synced by a deletion with directory sync, and after the first xSync of a journal or WAL that was opened
//              with leave to create it: the unix VFS does that, and SQLite relies on it.
//   Shared memory (-shm) is never durable and never written to an image; so are files that SQLite deletes on closing.
//
// Limits. One registration per process at a time: run such tests serially. Work of other processes, of other VFSs and
// of plain file calls is not logged; a file replaced behind the VFS is taken as durable when it is opened next. The log
// and the copies of files are bounded (512 MiB, a million steps); an operation that no longer fits fails with
// SQLITE_IOERR_NOMEM before it reaches the real file, so the log stays true.
//
// All functions may be called from any thread. Those that return int return SQLITE_OK (0) or a SQLite error code
// unless said otherwise.

#ifndef CRASHFILES_H
#define CRASHFILES_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Kinds of log steps, see crashfiles_kind.
#define CRASHFILES_CREATE 1
#define CRASHFILES_WRITE 2
#define CRASHFILES_TRUNCATE 3
#define CRASHFILES_SYNC 4
#define CRASHFILES_SYNC_IGNORED 5
#define CRASHFILES_DELETE 6
#define CRASHFILES_DELETE_SYNCED 7
#define CRASHFILES_MARK 8
/// A file was replaced or removed behind the VFS; what is there now counts as durable.
#define CRASHFILES_REPLACED 9
/// The directory of a new journal or WAL was synced, as the unix VFS does after the first sync of such a file.
#define CRASHFILES_SYNC_DIRECTORY 10

// Which of the work that was not made durable survives, see crashfiles_materialise.
/// None of it.
#define CRASHFILES_KEEP_NONE 0
/// All of it: what a killed process leaves.
#define CRASHFILES_KEEP_ALL 1
/// A random subset, chosen for each 512-byte sector of each write, so that writes are torn and overtake each other.
/// How much survives differs from file to file; for some files a lost write still lengthens the file, with zeros.
#define CRASHFILES_KEEP_SUBSET 2
/// For each file a random prefix, whose last write may be cut at a sector.
#define CRASHFILES_KEEP_PREFIX 3

/// Puts the VFS before the default one and starts an empty log of the files below `directory`, which must exist.
/// With `make_default` other than 0 every connection opened without naming a VFS uses it; files outside `directory`
/// pass through untouched. Without, open with the VFS name "crashfiles".
/// Errors: SQLITE_BUSY if already registered, SQLITE_CANTOPEN if the directory cannot be resolved.
int crashfiles_register(const char *directory, int make_default);

/// Takes the VFS out again, makes the former default the default, forgets the log and disarms all faults.
/// Close the databases first; one still open goes on working, unlogged.
void crashfiles_unregister(void);

/// Forgets the log. The files as they stand become the durable state that step 0 means. Faults stay as they are.
void crashfiles_reset(void);

/// The number of steps in the log. Steps count from 1; step 0 is the state before the first.
int64_t crashfiles_log_length(void);

/// What happened at a step: one of the kinds above, or 0 if there is no such step.
int crashfiles_kind(int64_t step);

/// Writes a line on a step ("write journal.sqlite-wal 4152+4096"), cut to `capacity` bytes with the closing zero.
void crashfiles_describe(int64_t step, char *line, int64_t capacity);

/// Puts a mark into the log, for example the last position that was acknowledged to a writer.
/// Errors: SQLITE_MISUSE if `tag` is negative or nothing is registered, SQLITE_IOERR_NOMEM if the log is full.
int crashfiles_mark(int64_t tag);

/// The largest mark at or before a step, or -1 if there is none.
int64_t crashfiles_tag_before(int64_t step);

/// Writes the files as they could be after a power cut right after `step`, under their paths relative to the watched
/// directory. `mode` is one of CRASHFILES_KEEP_…; the same log, step, mode and seed give the same files. The target is
/// created if need be and may be used again: the former image of a watched file, with its -wal, -shm and -journal, is
/// removed first (close it before).
/// Errors: SQLITE_MISUSE for a step or mode that does not exist, a target inside the watched directory or no
/// registration; SQLITE_CANTOPEN or SQLITE_IOERR if the target cannot be written; SQLITE_NOMEM or SQLITE_IOERR_NOMEM.
int crashfiles_materialise(int64_t step, int mode, uint64_t seed, const char *target_directory);

/// Lets the next `operations` writes to watched files through and makes every write after them fail with `code`
/// (SQLITE_FULL, SQLITE_IOERR …) until told otherwise. A negative number disarms.
void crashfiles_fail_after(int64_t operations, int code);

/// How many writes have failed since crashfiles_fail_after was last called: proof that the fault was met.
int64_t crashfiles_failed_writes(void);

/// With `on` other than 0, syncs of files and directories report success and make nothing durable. A test that still
/// passes then proves nothing.
void crashfiles_ignore_syncs(int on);

#ifdef __cplusplus
}
#endif

#endif
