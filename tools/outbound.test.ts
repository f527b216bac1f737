/**
 * Every place from which something can leave this machine, or start another program, held against a list that people reviewed
 * (tools/outbound.json). None of them acts on anybody else's computer: Noroshi records measures and gates them, and directs people.
 * A new place turns this red until somebody has written down what it reaches and why.
 */
import { describe, expect, it } from "vitest";
import { textOf, written } from "./tree.ts";

interface Connector {
  readonly file: string;
  readonly means: string;
  readonly reaches: "this machine" | "its own hub" | "its own database" | "a configured partner" | "a person's mail";
  readonly why: string;
}

const LIST = JSON.parse(textOf("tools/outbound.json")) as { readonly connectors: readonly Connector[] };

/** Ways out: calls, and imports of values (a type reaches nothing). */
const MEANS: readonly (readonly [string, RegExp])[] = [
  ["fetch", /(?<![\w.])fetch\(/],
  ["WebSocket", /new WebSocket\(/],
  ["EventSource", /new EventSource\(/],
  ["sendBeacon", /sendBeacon\(/],
  [
    "sockets",
    /^import (?!type )(?:[^;]*\b(?:request|get|connect|createConnection|Socket|Agent|createSocket|lookup|resolve\w*|connect)\b[^;]*) from "node:(?:net|tls|http|https|http2|dgram|dns|dns\/promises)"/m,
  ],
  ["programs", /^import (?!type )[^;]* from "node:child_process"/m],
  ["database", /^import (?!type |\{ type )pg\b[^;]* from "pg"/m],
  ["identity provider", /from "better-auth\/plugins\/generic-oauth"/],
  ["mail", /from "nodemailer"/],
  ["other client", /from "(?:undici|axios|got|ws|node-fetch|ssh2|nats|@nats-io\/[^"]+)"/],
];

/** Never, by anybody: shells, remote access, evaluated text. */
const NEVER = /\bshell: true\b|from "(?:ssh2|node-pty|vm2)"|\bnew Function\(|(?<![\w.])eval\(/;

const SOURCES = written(/\.(tsx?|mjs)$/, ["packages", "apps"]).filter(
  (file) => !/\.test\.tsx?$|(?:^|\/)testing|\/dev\//.test(file),
);
const found = SOURCES.flatMap((file) => {
  const text = textOf(file);
  return MEANS.filter(([, means]) => means.test(text)).map(([means]) => `${file} by ${means}`);
});

describe("what can leave this machine", () => {
  it("is exactly what people have listed and given a reason for", () => {
    const listed = LIST.connectors.map((c) => `${c.file} by ${c.means}`);
    expect(found.filter((one) => !listed.includes(one))).toEqual([]);
    expect(listed.filter((one) => !found.includes(one))).toEqual([]);
    expect(LIST.connectors.filter((c) => c.why.length < 20)).toEqual([]);
  });

  it("acts on nobody else's computer: no shell, no remote access, no evaluated text", () => {
    expect(SOURCES.filter((file) => NEVER.test(textOf(file)))).toEqual([]);
  });

  it("does not start in the room of measures, nor in the rules of their gates", () => {
    const rooms = /^(?:apps\/hub\/src\/decisions|packages\/decisions)\//;
    expect(found.filter((one) => rooms.test(one))).toEqual([]);
    expect(SOURCES.filter((file) => rooms.test(file)).length).toBeGreaterThan(10);
  });
});
