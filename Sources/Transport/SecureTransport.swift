// Requests to one address, one at a time.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import CCurl
import Dispatch

/// Requests to one address with one head, one at a time.
///
/// Every request has a connection of its own and is written at most once: libcurl repeats a
/// request by itself on a kept connection that turns out dead, and over HTTP/2, so neither is
/// used. No redirect is followed, no proxy of the environment used, nothing but the address's own
/// scheme spoken. TLS is 1.2 or later against the system's certificate authorities.
public final class SecureTransport: Sendable {
    /// How the gateway names itself.
    public static let userAgent = "exeat/0.1.0"

    private let address: WebAddress
    private let head: RequestHead
    private let limits: TransportLimits
    private let queue = DispatchQueue(label: "exeat.transport")

    /// Once a process: libcurl's own state.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Takes up an address; nothing is asked yet.
    public init(
        address: WebAddress, head: consuming RequestHead, limits: TransportLimits
    ) {
        self.address = address
        self.head = head
        self.limits = limits
    }

    /// Asks for what is at `path`, which begins with a slash and follows the address.
    public func get(_ path: String) async -> Result<WebAnswer, TransportError> {
        await answer(path, body: nil)
    }

    /// Sends exactly `body`, once.
    public func post(_ path: String, _ body: [UInt8]) async -> Result<WebAnswer, TransportError> {
        await answer(path, body: body)
    }

    /// A request is not broken off when its task is cancelled: nobody would know what became of it.
    private func answer(
        _ path: String, body: [UInt8]?
    ) async -> Result<WebAnswer, TransportError> {
        await withCheckedContinuation { waiting in
            queue.async { waiting.resume(returning: self.perform(path, body: body)) }
        }
    }

    private func perform(_ path: String, body: [UInt8]?) -> Result<WebAnswer, TransportError> {
        guard let headers = RequestHeaders(head, hasBody: body != nil) else {
            return .failure(.notSent("what goes with the request cannot stand in its header lines"))
        }
        guard Self.isReady, let handle = unsafe curl_easy_init() else {
            return .failure(.notSent("libcurl has no memory"))
        }
        // Before the headers are wiped, because it points at them.
        defer { unsafe curl_easy_cleanup(handle) }
        var answer = unsafe exeat_answer()
        unsafe answer.body.limit = limits.answerBytes
        unsafe answer.headers.limit = limits.headerBytes
        defer { unsafe exeat_answer_release(&answer) }
        return unsafe withUnsafeMutablePointer(to: &answer) { answer in
            guard unsafe configure(handle, path: path),
                unsafe exeat_curl_set_headers(handle, headers.list) == CURLE_OK,
                unsafe exeat_curl_set_answer(handle, answer) == CURLE_OK
            else { return .failure(.notSent("libcurl does not take an option")) }
            guard let body else {
                return unsafe outcome(of: exeat_curl_perform(handle), handle, answer.pointee)
            }
            return unsafe body.withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress, !bytes.isEmpty,
                    unsafe exeat_curl_set_body(handle, start, bytes.count) == CURLE_OK
                else { return .failure(.notSent("there is nothing to send")) }
                return unsafe outcome(of: exeat_curl_perform(handle), handle, answer.pointee)
            }
        }
    }

    private func configure(_ handle: UnsafeMutableRawPointer, path: String) -> Bool {
        let scheme = address.isEncrypted ? "https" : "http"
        var texts = [
            (CURLOPT_URL, "\(address)\(path)"), (CURLOPT_USERAGENT, Self.userAgent),
            (CURLOPT_PROTOCOLS_STR, scheme), (CURLOPT_REDIR_PROTOCOLS_STR, scheme),
            // An empty proxy is none, whatever the environment says.
            (CURLOPT_PROXY, ""),
        ]
        if let authorities = limits.authorities { texts.append((CURLOPT_CAINFO, authorities)) }
        let numbers = [
            (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)), (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_FRESH_CONNECT, 1), (CURLOPT_FORBID_REUSE, 1), (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_CERTINFO, 1),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            (CURLOPT_DISALLOW_USERNAME_IN_URL, 1), (CURLOPT_PATH_AS_IS, 1),
            (CURLOPT_CONNECTTIMEOUT_MS, Int(limits.connectSeconds * 1000)),
            (CURLOPT_TIMEOUT_MS, Int(limits.totalSeconds * 1000)),
        ]
        return texts.allSatisfy {
            unsafe exeat_curl_set_text(handle, $0.0, $0.1) == CURLE_OK
        }
            && numbers.allSatisfy { unsafe exeat_curl_set_number(handle, $0.0, $0.1) == CURLE_OK }
    }

    private func outcome(
        of code: CURLcode, _ handle: UnsafeMutableRawPointer, _ answer: exeat_answer
    ) -> Result<WebAnswer, TransportError> {
        guard code == CURLE_OK else {
            let text = unsafe String(cString: curl_easy_strerror(code)).lowercased()
            guard unsafe answer.has_begun != 0 else { return .failure(.notSent(text)) }
            let isFull = unsafe answer.body.is_full != 0 || answer.headers.is_full != 0
            return .failure(.lost(isFull ? "the answer is too long" : text))
        }
        let security = unsafe withUnsafeBytes(of: answer.security) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        let certificate = unsafe exeat_curl_peer_certificate(handle).map {
            unsafe String(cString: $0)
        }
        return .success(
            WebAnswer(
                status: unsafe exeat_curl_status(handle),
                headers: unsafe Self.bytes(of: answer.headers),
                body: unsafe Self.bytes(of: answer.body),
                security: security.isEmpty ? nil : security,
                peerCertificate: certificate.flatMap(PeerCertificate.digest(ofPEM:))))
    }

    private static func bytes(of buffer: exeat_buffer) -> [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
    }
}
