// The headers of libcurl, and what only C can do with them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

#ifndef EXEAT_CCURL_SHIM_H
#define EXEAT_CCURL_SHIM_H

// The checks that libcurl's macros make want constants, and here options are parameters.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// One function of libssl, which libcurl links anyway; its headers belong to another room.
struct ssl_st;
const char *SSL_get_version(const struct ssl_st *connection);

// Setting options: curl_easy_setopt takes whatever follows, and Swift cannot call such a function.

static inline CURLcode exeat_curl_set_number(CURL *handle, CURLoption option, long value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode exeat_curl_set_text(CURL *handle, CURLoption option, const char *value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode exeat_curl_set_headers(CURL *handle, const struct curl_slist *headers)
{
    return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
}

// The body is not copied: it must stay where it is until the request is done.
static inline CURLcode exeat_curl_set_body(
    CURL *handle, const unsigned char *body, size_t count)
{
    CURLcode code = curl_easy_setopt(handle, CURLOPT_POST, 1L);
    if (code == CURLE_OK)
        code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    if (code == CURLE_OK)
        code = curl_easy_setopt(handle, CURLOPT_POSTFIELDS, (const void *)body);
    return code;
}

static inline long exeat_curl_status(CURL *handle)
{
    long status = 0;
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}

// The leaf certificate in PEM; null without TLS. Valid until the handle's next request.
static inline const char *exeat_curl_peer_certificate(CURL *handle)
{
    struct curl_certinfo *chain = NULL;
    if (curl_easy_getinfo(handle, CURLINFO_CERTINFO, &chain) != CURLE_OK || !chain
        || chain->num_of_certs < 1)
        return NULL;
    for (struct curl_slist *line = chain->certinfo[0]; line; line = line->next)
        if (!strncmp(line->data, "Cert:", 5))
            return line->data + 5;
    return NULL;
}

// Header lines that hold a secret.

// Adds `name`, a colon, a blank and the secret to a list. The list is given back; null means that
// nothing was added and `headers` is as it was. Neither may hold a zero byte or a line break.
static inline struct curl_slist *exeat_headers_append_secret(
    struct curl_slist *headers, const char *name, const unsigned char *secret, size_t count)
{
    size_t prefix = strlen(name);
    size_t size = prefix + 2 + count + 1;
    char *line = malloc(size);
    if (!line)
        return NULL;
    memcpy(line, name, prefix);
    memcpy(line + prefix, ": ", 2);
    memcpy(line + prefix + 2, secret, count);
    line[size - 1] = 0;
    struct curl_slist *longer = curl_slist_append(headers, line);
    explicit_bzero(line, size);
    free(line);
    return longer;
}

// Wipes every line, then gives the memory back.
static inline void exeat_headers_wipe(struct curl_slist *headers)
{
    for (struct curl_slist *line = headers; line; line = line->next)
        explicit_bzero(line->data, strlen(line->data));
    curl_slist_free_all(headers);
}

// Collecting an answer.

// Bytes that grow up to a limit.
struct exeat_buffer {
    unsigned char *bytes;
    size_t count, capacity, limit;
    // Whether something did not fit.
    int is_full;
};

struct exeat_answer {
    struct exeat_buffer headers, body;
    // Whether the connection stood, TLS included, and the request began to be written.
    int has_begun;
    // Such as `TLSv1.3`; empty without TLS.
    char security[16];
    CURL *handle;
};

static inline int exeat_buffer_append(
    struct exeat_buffer *buffer, const char *bytes, size_t count)
{
    if (count > buffer->limit - buffer->count) {
        buffer->is_full = 1;
        return 0;
    }
    if (count > buffer->capacity - buffer->count) {
        size_t capacity = buffer->capacity ? buffer->capacity : 4096;
        while (capacity - buffer->count < count)
            capacity *= 2;
        unsigned char *larger = realloc(buffer->bytes, capacity);
        if (!larger)
            return 0;
        buffer->bytes = larger;
        buffer->capacity = capacity;
    }
    memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
    return 1;
}

static inline size_t exeat_on_body(char *bytes, size_t size, size_t count, void *answer)
{
    struct exeat_buffer *body = &((struct exeat_answer *)answer)->body;
    return exeat_buffer_append(body, bytes, size * count) ? size * count : 0;
}

// Keeps the last block of header lines: an interim answer such as 100 has a block of its own.
static inline size_t exeat_on_header(char *bytes, size_t size, size_t count, void *answer)
{
    struct exeat_buffer *headers = &((struct exeat_answer *)answer)->headers;
    if (size * count >= 5 && !memcmp(bytes, "HTTP/", 5))
        headers->count = 0;
    return exeat_buffer_append(headers, bytes, size * count) ? size * count : 0;
}

// Called when the connection stands and before the first byte of the request.
static inline int exeat_on_begin(
    void *answer, char *peer, char *local, int peer_port, int local_port)
{
    (void)peer, (void)local, (void)peer_port, (void)local_port;
    struct exeat_answer *begun = answer;
    begun->has_begun = 1;
    struct curl_tlssessioninfo *session = NULL;
    if (curl_easy_getinfo(begun->handle, CURLINFO_TLS_SSL_PTR, &session) == CURLE_OK && session
        && session->backend == CURLSSLBACKEND_OPENSSL && session->internals) {
        const char *version = SSL_get_version(session->internals);
        strncpy(begun->security, version ? version : "", sizeof begun->security - 1);
    }
    return CURL_PREREQFUNC_OK;
}

// Points a handle at the place where its answer is collected.
static inline CURLcode exeat_curl_set_answer(CURL *handle, struct exeat_answer *answer)
{
    answer->handle = handle;
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, exeat_on_body);
    if (code == CURLE_OK)
        code = curl_easy_setopt(handle, CURLOPT_WRITEDATA, answer);
    if (code == CURLE_OK)
        code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, exeat_on_header);
    if (code == CURLE_OK)
        code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, answer);
    if (code == CURLE_OK)
        code = curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, exeat_on_begin);
    if (code == CURLE_OK)
        code = curl_easy_setopt(handle, CURLOPT_PREREQDATA, answer);
    return code;
}

static inline void exeat_answer_release(struct exeat_answer *answer)
{
    free(answer->headers.bytes);
    free(answer->body.bytes);
    memset(answer, 0, sizeof *answer);
}

// Performs the request with SIGPIPE held back on this thread alone.
//
// A peer that closes while TLS writes raises it, and its default ends the process. Ignoring it
// for the whole process would be somebody else's decision.
static inline CURLcode exeat_curl_perform(CURL *handle)
{
    sigset_t pipe, before, pending;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    sigemptyset(&pending);
    sigpending(&pending);
    int was_pending = sigismember(&pending, SIGPIPE);
    if (pthread_sigmask(SIG_BLOCK, &pipe, &before))
        return CURLE_FAILED_INIT;
    CURLcode code = curl_easy_perform(handle);
    if (!was_pending) {
        struct timespec at_once = {0, 0};
        while (sigtimedwait(&pipe, NULL, &at_once) == SIGPIPE) {
        }
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return code;
}

#endif
