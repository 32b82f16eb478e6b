// The headers of OpenSSL's libcrypto, and what only C can build for them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

#ifndef EXEAT_COPENSSL_SHIM_H
#define EXEAT_COPENSSL_SHIM_H

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

// Parameter lists hold pointers to names and values. They are built here, on the stack of one
// call, because a pointer made from a Swift value would be gone before OpenSSL reads it.

// Gives a MAC context its digest and its key.
static inline int exeat_hmac_sha256_start(
    EVP_MAC_CTX *context, const unsigned char *key, size_t key_count)
{
    char digest[] = "SHA256";
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_end(),
    };
    return EVP_MAC_init(context, key, key_count, parameters);
}

// HKDF with SHA-256, extract and expand (RFC 5869).
static inline int exeat_hkdf_sha256(
    EVP_KDF_CTX *context, const unsigned char *secret, size_t secret_count,
    const unsigned char *salt, size_t salt_count, const unsigned char *info, size_t info_count,
    unsigned char *output, size_t output_count)
{
    char digest[] = "SHA256";
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_octet_string(
            OSSL_KDF_PARAM_KEY, (void *)(uintptr_t)secret, secret_count),
        OSSL_PARAM_construct_octet_string(
            OSSL_KDF_PARAM_SALT, (void *)(uintptr_t)salt, salt_count),
        OSSL_PARAM_construct_octet_string(
            OSSL_KDF_PARAM_INFO, (void *)(uintptr_t)info, info_count),
        OSSL_PARAM_construct_end(),
    };
    return EVP_KDF_derive(context, output, output_count, parameters);
}

#endif
