#define _GNU_SOURCE
#include "CKeptRegion.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

static _Thread_local bool is_kept;
static _Thread_local size_t hashes;
static _Thread_local unsigned char *region;

void region_keep(void) { is_kept = true; }

size_t region_hashes(void) { return hashes; }

void *countersign_mmap(void *address, size_t length, int protection, int flags, int file, off_t offset) {
    if (!is_kept) return mmap(address, length, protection, flags, file, offset);
    if (region == NULL) {
        const size_t huge_page = (size_t)2 << 20;
        unsigned char *start = mmap(NULL, length + 2 * huge_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (start == MAP_FAILED) return MAP_FAILED;
        region = start + (huge_page - (uintptr_t)start % huge_page);
        madvise(region, (length + huge_page - 1) / huge_page * huge_page, MADV_HUGEPAGE);
    }
    hashes++;
    return region;
}

int countersign_munmap(void *start, size_t length) {
    if (start != region) return munmap(start, length);
    explicit_bzero(start, length);
    return 0;
}
