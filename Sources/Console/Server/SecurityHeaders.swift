// What every answer tells the browser not to do.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What every answer tells the browser not to do.
///
/// `Strict-Transport-Security` is not among them: on 127.0.0.1 there is no TLS, and a browser that
/// took it to heart would hold every other port of `localhost` to it for a year.
enum SecurityHeaders {
    /// Names and values, in the order they are sent.
    static let all: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
                + "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
        (
            "Permissions-Policy",
            features.map { "\($0)=()" }.joined(separator: ", ")
        ),
        ("X-Robots-Tag", "noindex, nofollow"),
    ]

    /// Everything a page could ask the browser for; none of it is needed to read.
    private static let features = [
        "accelerometer", "autoplay", "bluetooth", "camera", "clipboard-read", "clipboard-write",
        "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope",
        "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
        "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
        "web-share", "xr-spatial-tracking",
    ]
}
