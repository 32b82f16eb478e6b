// What every page has around its content.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What every page has around its content: where one is, whether the log holds, and how to see
/// the same in the terminal.
struct PageFrame: Sendable {
    /// A page that the list of pages names.
    enum Place: Sendable { case status, transfers, elsewhere }

    let key: ConsoleKey

    /// An address inside the console.
    ///
    /// The path starts with a slash and holds nothing that an address escapes.
    func address(_ path: String) -> HTMLText { "/\(key.text)\(path)" }

    /// A link to a transfer's page.
    func link(toTransfer identifier: String) -> HTMLText {
        "<a href=\"\(address("/transfers/\(identifier)"))\"><code>\(identifier)</code></a>"
    }

    /// A whole page.
    ///
    /// Whether the log holds comes before everything that rests on it; `command` shows the same in
    /// the terminal.
    func page(
        _ title: HTMLText, at place: Place, integrity: HTMLText, command: String,
        _ content: HTMLText
    ) -> HTMLText {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · Exeat</title>
        <link rel="stylesheet" href="\(address("/style.css"))">
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header>
        <p class="house">Exeat</p>
        <nav aria-label="Pages"><ul>
        <li>\(entry("Status", "/", isHere: place == .status))</li>
        <li>\(entry("Transfers", "/transfers", isHere: place == .transfers))</li>
        </ul></nav>
        </header>
        <main id="content" tabindex="-1">
        <h1>\(title)</h1>
        \(integrity)\(content)</main>
        <footer>
        <p>The same in the terminal: <code>\(command)</code></p>
        <p>These pages only read; nothing can be changed here.</p>
        </footer>
        </body>
        </html>

        """
    }

    private func entry(_ name: HTMLText, _ path: String, isHere: Bool) -> HTMLText {
        isHere
            ? "<a href=\"\(address(path))\" aria-current=\"page\">\(name)</a>"
            : "<a href=\"\(address(path))\">\(name)</a>"
    }
}
