#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

/* curl_easy_setopt takes any number of arguments of any type, which Swift cannot call: one function for each type. */
static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

/* libcurl copies the text. */
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

/* The list must live until the transfer is over. */
static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

/* What is sent. */
static inline CURLcode ccurl_set_source(CURL *handle, curl_read_callback read, void *source) {
    CURLcode result = curl_easy_setopt(handle, CURLOPT_READFUNCTION, read);
    return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_READDATA, source) : result;
}

/* What is received beside replies: nothing that matters. */
static inline CURLcode ccurl_set_sink(CURL *handle, curl_write_callback write) {
    return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, write);
}

/* Who watches the conversation. */
static inline CURLcode ccurl_set_witness(CURL *handle, curl_debug_callback hear, void *witness) {
    CURLcode result = curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, hear);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_DEBUGDATA, witness);
    return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L) : result;
}

/* Who may break it off. */
static inline CURLcode ccurl_set_watch(CURL *handle, curl_xferinfo_callback watch, void *watcher) {
    CURLcode result = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, watch);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, watcher);
    return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L) : result;
}

/* Who takes what is received: the body, and a line of the header at a time. */
static inline CURLcode ccurl_set_receiver(CURL *handle, curl_write_callback body, curl_write_callback header, void *receiver) {
    CURLcode result = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_WRITEDATA, receiver);
    if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, header);
    return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_HEADERDATA, receiver) : result;
}

static inline CURLcode ccurl_get_status(CURL *handle, long *status) {
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, status);
}

/* Who opens the socket of a connection, and may refuse to: it is shown the very address that is connected to. */
static inline CURLcode ccurl_set_opener(CURL *handle, curl_opensocket_callback open, void *opener) {
    CURLcode result = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open);
    return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, opener) : result;
}

/* The bytes of an address, 4 or 16 of them; 0 for one of another family. */
static inline int ccurl_address_bytes(const struct curl_sockaddr *address, unsigned char bytes[16]) {
    if (address->family == AF_INET) {
        memcpy(bytes, &((const struct sockaddr_in *)&address->addr)->sin_addr, 4);
        return 4;
    }
    if (address->family == AF_INET6) {
        memcpy(bytes, &((const struct sockaddr_in6 *)&address->addr)->sin6_addr, 16);
        return 16;
    }
    return 0;
}

/* Close-on-exec, as every descriptor of the program is. */
static inline curl_socket_t ccurl_open_socket(const struct curl_sockaddr *address) {
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}
