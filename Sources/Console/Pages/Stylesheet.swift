// How pages look.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// How pages look: light or dark as the reader's system is set, and plain on paper.
enum Stylesheet {
    static let bytes = Array(text.utf8)

    private static let text = """
        :root {
          color-scheme: light dark;
          --ground: #ffffff; --ink: #1b1b1b; --faint: #5a5a5a; --line: #8a8a8a; --link: #0b4f9e;
          --good: #1f6b2c; --doubtful: #8a5200; --bad: #a3161b;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #161616; --ink: #ececec; --faint: #b4b4b4; --line: #7d7d7d; --link: #8fc1ff;
            --good: #7fd38c; --doubtful: #f0b45a; --bad: #ff9a94;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; max-width: 76rem; padding: 0 1rem 2rem;
          background: var(--ground); color: var(--ink);
          font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
        }
        a { color: var(--link); }
        a:focus-visible, [tabindex]:focus-visible {
          outline: 3px solid var(--link); outline-offset: 2px;
        }
        main:focus { outline: none; }
        .skip { position: absolute; left: -100rem; padding: .5rem 1rem; background: var(--ground); }
        .skip:focus { left: 0; }
        header {
          display: flex; flex-wrap: wrap; gap: 0 2rem; border-bottom: 1px solid var(--line);
        }
        .house { font-weight: bold; }
        nav ul { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; }
        nav a { display: inline-block; min-height: 24px; min-width: 24px; }
        nav a[aria-current] { color: var(--ink); font-weight: bold; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; }
        .integrity { border: 2px solid var(--line); border-left-width: .75rem; padding: 0 1rem; }
        .integrity h2 { margin-bottom: 0; }
        .good { border-color: var(--good); } .good h2 { color: var(--good); }
        .doubtful { border-color: var(--doubtful); } .doubtful h2 { color: var(--doubtful); }
        .bad { border-color: var(--bad); } .bad h2 { color: var(--bad); }
        .wide { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; }
        caption { text-align: left; color: var(--faint); padding-bottom: .25rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; }
        th, td { border-bottom: 1px solid var(--line); overflow-wrap: normal; }
        tbody th { font-weight: normal; }
        .figure { text-align: right; font-variant-numeric: tabular-nums; }
        code { font-family: ui-monospace, monospace; font-size: .9em; }
        footer { margin-top: 2rem; border-top: 1px solid var(--line); color: var(--faint); }
        @media print { nav, .skip { display: none; } .wide { overflow: visible; } }

        """
}
