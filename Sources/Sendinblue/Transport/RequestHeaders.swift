// The header lines of one request, the API key among them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import CCurl
import Cryptography

/// The header lines of one request, the API key among them; wiped when the request is done.
///
/// The key goes from its secret bytes into the list without ever being text of ours. libcurl
/// makes one more copy while it writes the request, and frees it unwiped.
@safe
struct RequestHeaders: ~Copyable {
    private(set) var list: UnsafeMutablePointer<curl_slist>?

    /// Nil without memory, or if the key holds what a header line cannot carry.
    init?(key: borrowing SecretBytes, hasBody: Bool) {
        unsafe list = nil
        guard Self.isCarriable(key) else { return nil }
        let added = unsafe key.withBytes { bytes in
            unsafe bytes.withUnsafeBufferPointer { buffer -> UnsafeMutablePointer<curl_slist>? in
                unsafe exeat_headers_append_key(nil, buffer.baseAddress, buffer.count)
            }
        }
        guard let added = unsafe added else { return nil }
        unsafe list = added
        // Without `Expect:`, libcurl would ask for leave before a long body, and repeat the
        // request itself when the answer is 417.
        let plain = ["accept: application/json", "Expect:"]
        for line in hasBody ? plain + ["content-type: application/json"] : plain {
            guard let longer = unsafe curl_slist_append(list, line) else { return nil }
            unsafe list = longer
        }
    }

    deinit { unsafe exeat_headers_wipe(list) }

    /// Whether a key can stand in a header line: 1 to 1024 visible characters of ASCII.
    ///
    /// A line break would end the line and let the rest of the key pass for another one.
    static func isCarriable(_ key: borrowing SecretBytes) -> Bool {
        (1...1024).contains(key.count)
            && key.withBytes { bytes in
                bytes.indices.allSatisfy { (0x21...0x7E).contains(bytes[$0]) }
            }
    }
}
