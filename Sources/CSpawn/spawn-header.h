#include <spawn.h>

// Of the C library since 2.29 and 2.34; its header shows them only under a macro that a module cannot set.
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
