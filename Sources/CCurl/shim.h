#include <curl/curl.h>

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
