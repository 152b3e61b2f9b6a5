#define _GNU_SOURCE
#include "CKeptMemory.h"

#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

/* A sanitizer watches mappings begin and end, and would not see a hash read what is not its own any more. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define WATCHED_BY_A_SANITIZER 1
#endif
#endif

/* What the kernel calls a huge page on every machine that Countersign is built for; elsewhere it is only a round number. */
static const size_t huge_page = (size_t)2 << 20;

static _Thread_local struct {
    size_t wanted;        /* the most that is kept; 0 where nothing is */
    void *mapping;        /* one huge page longer than the region, so that this can begin where one does */
    unsigned char *start; /* NULL until the first hash */
    size_t size;
    size_t used; /* by the hash that has the region now; 0 between two */
    size_t hashes;
    bool is_offered, was_asked;
} kept;

static atomic_size_t held;

size_t kept_memory_size(size_t size) { return (size + huge_page - 1) / huge_page * huge_page; }

static bool leave_out_of_dumps(void *start, size_t size) {
#ifdef MADV_DONTDUMP
    return madvise(start, size, MADV_DONTDUMP) == 0;
#else
    return true;
#endif
}

void kept_memory_begin(size_t size) {
    kept_memory_end();
    kept.wanted = size;
}

void kept_memory_end(void) {
    if (kept.start != NULL) {
        munmap(kept.mapping, kept.size + huge_page); /* which ends its lock */
        atomic_fetch_sub(&held, kept.size);
    }
    memset(&kept, 0, sizeof kept);
}

void kept_memory_offer(void) {
#ifndef WATCHED_BY_A_SANITIZER
    kept.is_offered = true;
#endif
    kept.was_asked = false;
}

void kept_memory_withdraw(void) { kept.is_offered = false; }

bool kept_memory_was_asked(void) { return kept.was_asked; }

size_t kept_memory_hashes(void) { return kept.hashes; }

bool kept_memory_is_zero(void) {
    for (size_t place = 0; kept.start != NULL && place < kept.size; place++)
        if (kept.start[place] != 0) return false;
    return true;
}

size_t kept_memory_held(void) { return atomic_load(&held); }

bool kept_memory_is_allowed(size_t size) {
    void *start = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED) return false;
#ifdef MLOCK_ONFAULT
    bool is_locked = mlock2(start, size, MLOCK_ONFAULT) == 0; /* asks whether it is allowed, and takes no page */
#else
    bool is_locked = mlock(start, size) == 0;
#endif
    bool is_allowed = is_locked && leave_out_of_dumps(start, size);
    munmap(start, size);
    return is_allowed;
}

/* Maps the region of the calling thread, unless it is there. Where it can be neither swapped out nor dumped, or not at all:
 * nothing is kept, and the next hash tries again. */
static bool region_is_there(void) {
    if (kept.start != NULL) return true;
    size_t size = kept_memory_size(kept.wanted);
    void *mapping = mmap(NULL, size + huge_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapping == MAP_FAILED) return false;
    size_t past = (uintptr_t)mapping % huge_page;
    unsigned char *start = (unsigned char *)mapping + (past == 0 ? 0 : huge_page - past);
#ifdef MADV_HUGEPAGE
    madvise(start, size, MADV_HUGEPAGE); /* a wish: refused, it is merely slower */
#endif
    if (!leave_out_of_dumps(start, size) || mlock(start, size) != 0) {
        munmap(mapping, size + huge_page);
        return false;
    }
    kept.mapping = mapping;
    kept.start = start;
    kept.size = size;
    atomic_fetch_add(&held, size);
    return true;
}

void *countersign_mmap(void *address, size_t length, int protection, int flags, int file, off_t offset) {
    if (kept.is_offered) {
        kept.was_asked = true;
        if (kept.used == 0 && length > 0 && length <= kept.wanted && region_is_there()) {
            kept.used = length;
            kept.hashes++;
            return kept.start;
        }
    }
    return mmap(address, length, protection, flags, file, offset);
}

int countersign_munmap(void *start, size_t length) {
    if (kept.used == 0 || start != kept.start) return munmap(start, length);
    explicit_bzero(start, kept.used);
    kept.used = 0;
    return 0;
}
