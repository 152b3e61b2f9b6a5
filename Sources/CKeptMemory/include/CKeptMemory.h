#ifndef COUNTERSIGN_KEPT_MEMORY_H
#define COUNTERSIGN_KEPT_MEMORY_H

/* Memory for Argon2id that a hashing thread keeps from one hash to the next (docs/decisions/0020-kept-memory.md).
 *
 * libsodium maps, zeroes and gives back all the memory of a hash each time, which takes the kernel nearly as long as the hash
 * takes. `Scripts/sodium` makes a copy of the library whose Argon2 asks the two functions at the end in place of the kernel. A
 * build without that copy does not call them: it hashes as it always did. */

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* From now on the calling thread keeps memory for hashes of up to `size` bytes; it is mapped at the first of them. */
void kept_memory_begin(size_t size);

/* Gives the memory of the calling thread back. */
void kept_memory_end(void);

/* Around a hash: what the calling thread keeps may be handed out, once. */
void kept_memory_offer(void);
void kept_memory_withdraw(void);

/* Whether the last hash of the calling thread asked for it, as the copy of libsodium does. */
bool kept_memory_was_asked(void);

/* How many hashes of the calling thread had kept memory. */
size_t kept_memory_hashes(void);

/* Whether all that the calling thread keeps is zero, as it is between two hashes. */
bool kept_memory_is_zero(void);

/* How many bytes the threads of the process keep together. */
size_t kept_memory_held(void);

/* How many bytes a thread keeps for hashes of up to `size` bytes: whole huge pages. */
size_t kept_memory_size(size_t size);

/* Whether the system lets the process keep so many bytes, for all its threads together, beside what it has locked already. */
bool kept_memory_is_allowed(size_t size);

/* In the place of mmap(2) and munmap(2) in libsodium's argon2-core.o, and nowhere else. */
void *countersign_mmap(void *address, size_t length, int protection, int flags, int file, off_t offset);
int countersign_munmap(void *start, size_t length);

#endif
