// Images of what a power cut leaves, private to this target.

#ifndef CRASHIMAGE_H
#define CRASHIMAGE_H

#include <stdint.h>

/// Writes the image of a step into a directory that exists and ends without a slash. Expects the lock to be held.
int image_write(int64_t step, int mode, uint64_t seed, const char *target);

#endif
