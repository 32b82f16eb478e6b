// A TLS server of OpenSSL's own tool.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A TLS server of OpenSSL's own tool, with a certificate that it signed itself.
///
/// It answers every GET with a page about the connection; this is about TLS, not about answers.
struct EncryptedStub {
    /// The port.
    let port: UInt16
    /// The file of the certificate in PEM, to be trusted or not.
    let certificate: String
    /// The certificate in DER.
    let encoded: [UInt8]
    private let folder: URL
    private let server: OpenSSLTool

    /// Starts a server whose certificate is for `host`, an address in digits.
    init(for host: String, _ options: [String] = []) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = { (name: String) in folder.appending(path: name).path }
        let (key, pem, der) = (path("key.pem"), path("certificate.pem"), path("certificate.der"))
        try OpenSSLTool.run([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", key, "-out", pem, "-days", "2", "-subj", "/CN=example.com", "-addext",
            "subjectAltName=IP:\(host)",
        ])
        try OpenSSLTool.run(["x509", "-in", pem, "-outform", "der", "-out", der])
        self.folder = folder
        certificate = pem
        encoded = Array(try Data(contentsOf: URL(filePath: der)))
        server = try OpenSSLTool(
            ["s_server", "-accept", "127.0.0.1:0", "-cert", pem, "-key", key, "-www"] + options)
        let text = try server.read { $0.contains(/ACCEPT [^\n]*\n/) }
        guard let line = text.firstMatch(of: /ACCEPT [^\n]*:([0-9]+)\n/),
            let port = UInt16(line.output.1)
        else { throw OpenSSLTool.Failure() }
        self.port = port
    }

    /// Ends the server and removes its files.
    func stop() {
        server.stop()
        try? FileManager.default.removeItem(at: folder)
    }
}
