/** The style of an audit's page: text to the left, notes in the margin; under it on a narrow screen and on paper. */
export const PAGE_STYLE = `
:root { --ink: #1c1c1c; --paper: #fdfcf8; --quiet: #6a6a6a; --line: #ddd8cc; --error: #b3261e; --rounding: #8a5a00;
  --integrity: #6b3fa0; --cannot-assess: #5f6368; --pass: #1e6b3a; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e3da; --paper: #1b1b19; --quiet: #a5a29a; --line: #3b3a36;
  --error: #ff8a80; --rounding: #ffc266; --integrity: #cdb0ff; --cannot-assess: #b8bcc2; --pass: #84d69f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.75 "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
header, main { max-width: 78rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2rem; border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
h1 { font-size: 1.4rem; margin: 0; overflow-wrap: anywhere; }
header ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .5rem 0 1rem; font-size: .9rem; }
header li.error { color: var(--error); } header li.rounding { color: var(--rounding); } header li.pass { color: var(--pass); }
header li.integrity { color: var(--integrity); } header li.cannot-assess { color: var(--cannot-assess); }
.row { display: grid; grid-template-columns: minmax(0, 3fr) minmax(14rem, 1.2fr); gap: 0 2rem; }
.row > p { margin: 0; min-height: .6em; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 8; }
mark { background: none; color: inherit; border-bottom: 2px solid; padding-bottom: 1px; }
mark.error { color: var(--error); font-weight: 700; background: color-mix(in srgb, var(--error) 12%, transparent); }
mark.rounding { color: var(--rounding); } mark.integrity { color: var(--integrity); border-bottom-style: wavy; border-bottom-width: 1px; }
mark.cannot-assess { color: inherit; border-bottom: 1px dotted var(--cannot-assess); }
.note { border-left: 3px solid var(--quiet); padding: .1rem .7rem; margin: .2rem 0 .6rem; font: .8rem/1.5 system-ui, sans-serif; }
.note.error { border-color: var(--error); } .note.rounding { border-color: var(--rounding); } .note.integrity { border-color: var(--integrity); }
.note h3 { font-size: .85rem; margin: 0; } .note h3 span { font-weight: 400; color: var(--quiet); }
.figures { font-size: 1.1rem; margin: .1rem 0; font-variant-numeric: tabular-nums; }
del { color: var(--error); } ins { color: var(--pass); text-decoration: none; font-weight: 700; } del + ins::before { content: "→ "; }
dl { margin: 0; } dt { color: var(--quiet); float: left; margin-right: .5em; } dd { margin: 0; overflow-wrap: anywhere; }
details { font: .8rem/1.5 system-ui, sans-serif; color: var(--quiet); } summary { cursor: pointer; } details ul { margin: 0; padding-left: 1.1rem; }
@media (max-width: 50rem) { .row { grid-template-columns: 1fr; } }
@media print { body { background: none; } details:not([open]) { display: none; } }
`;
