#include <sodium.h>

/* crypto_pwhash with the text as bytes: Swift lends an array of them without a cast. */
static inline int csodium_argon2id(unsigned char *hash, size_t hash_length, const unsigned char *text,
                                   size_t text_length, const unsigned char *salt, unsigned long long passes,
                                   size_t memory) {
    return crypto_pwhash(hash, hash_length, (const char *)text, text_length, salt, passes, memory,
                         crypto_pwhash_ALG_ARGON2ID13);
}
