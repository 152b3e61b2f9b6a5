#include <stddef.h>
#include <sys/types.h>

/* The shortest way to keep the memory of a hash: what `rawhash … kept` measures. Nothing of the product's is in it. */

/* From now on the calling thread keeps the memory of its hashes. */
void region_keep(void);
/* How many hashes of the calling thread had it. */
size_t region_hashes(void);

/* What libsodium's Argon2 calls in the copy that Scripts/sodium makes. */
void *countersign_mmap(void *address, size_t length, int protection, int flags, int file, off_t offset);
int countersign_munmap(void *start, size_t length);
