// The header lines of one request, as libcurl takes them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import CCurl
import Cryptography

/// The header lines of one request, as libcurl takes them; wiped when the request is done.
///
/// A secret goes from its secret bytes into the list without ever being text of ours. libcurl
/// makes one more copy while it writes the request, and frees it unwiped.
@safe
struct RequestHeaders: ~Copyable {
    private(set) var list: UnsafeMutablePointer<curl_slist>?

    /// Nil without memory, or if the secret holds what a header line cannot carry.
    init?(_ head: borrowing RequestHead, hasBody: Bool) {
        unsafe list = nil
        if let name = head.secretName {
            guard RequestHead.isCarriable(head.secret) else { return nil }
            let added = unsafe head.secret.withBytes { bytes in
                unsafe bytes.withUnsafeBufferPointer {
                    buffer -> UnsafeMutablePointer<curl_slist>? in
                    unsafe exeat_headers_append_secret(nil, name, buffer.baseAddress, buffer.count)
                }
            }
            guard let added = unsafe added else { return nil }
            unsafe list = added
        }
        // Without `Expect:`, libcurl would ask for leave before a long body, and repeat the
        // request itself when the answer is 417.
        for line in head.lines + ["Expect:"] + (hasBody ? head.bodyLines : []) {
            guard let longer = unsafe curl_slist_append(list, line) else { return nil }
            unsafe list = longer
        }
    }

    deinit { unsafe exeat_headers_wipe(list) }
}
