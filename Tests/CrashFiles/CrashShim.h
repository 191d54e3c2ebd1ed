// The SQLite VFS of CrashFiles.h, private to this target. CrashOpen.c works on names, CrashShim.c on open files.

#ifndef CRASHSHIM_H
#define CRASHSHIM_H

#include "CrashLog.h"

/// A watched file. Unwatched ones are opened by the VFS underneath in this same memory and never come here.
typedef struct {
    sqlite3_file base;
    File *file;
    sqlite3_file *real;
    int owes_directory_sync;  // until the first sync, as in the unix VFS
} Handle;

extern sqlite3_vfs *real_vfs;
extern const sqlite3_io_methods crash_methods;

/// The VFS over `underneath`; the same object every time, since open connections keep pointing at it.
sqlite3_vfs *crash_shim(sqlite3_vfs *underneath);

#endif
