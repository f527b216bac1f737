/** What makes text safe inside HTML, and a period readable. Nothing of a report is put into a page without it. */

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML shows it. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

/** An instant as the date that it falls on, as written in its own offset. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

export const STYLE =
  "body{font:14px/22px system-ui,'Noto Sans JP',sans-serif;color:#1b1a17;background:#f7f5ef;max-width:60rem;margin:2rem auto;padding:0 1rem}" +
  "h1{font-size:22px;line-height:30px}h2{font-size:16px;border-top:2px solid #1b1a17;padding-top:6px;margin-top:28px}" +
  "table{border-collapse:collapse;width:100%}th,td{text-align:left;border-bottom:1px solid #c9c4b6;padding:4px 8px 4px 0;vertical-align:top;font-weight:400}" +
  "th{font-weight:700}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}p.s,td.s{color:#5a564c;font-size:12px;line-height:18px}" +
  "@media (prefers-color-scheme:dark){body{background:#191815;color:#ece8dd}h2{border-color:#ece8dd}th,td{border-color:#4a463d}p.s,td.s{color:#b3ad9f}}" +
  "@media (max-width:600px){body{margin:1rem auto}table{display:block;overflow-x:auto}}";
