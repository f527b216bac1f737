/**
 * Many small reports in one request: one JSON line each, each with its own key, receipt and fate. Lines are accepted a few
 * at a time; a line that is refused stops nothing else, and a lost connection loses nothing that was answered.
 */
import type { Receipt } from "@noroshi/api";
import { understand } from "@noroshi/intake";
import type { Signed } from "../accounts/signed.ts";
import { Refusal } from "../http/problem.ts";
import { accept } from "./accept.ts";
import { receiptBody } from "./receipt-body.ts";

const MOST_LINES = 2000;

/** Lines in flight at once; each is a transaction of its own. */
const ABREAST = 8;

export interface LineResult {
  key: string;
  receipt: Receipt | null;
  refused: { code: string; place: string; say: { en: string; ja: string } }[];
}

/** @throws Refusal BAD_REQUEST when there are too many lines; DatabaseError when the database is away */
export async function acceptBatch(signed: Signed, bytes: Buffer, historical: boolean): Promise<readonly LineResult[]> {
  const lines = bytes
    .toString("utf8")
    .split("\n")
    .filter((l) => l.trim() !== "");
  if (lines.length > MOST_LINES) {
    const say = { en: `At most ${MOST_LINES} lines a request.`, ja: `一度に送れるのは${MOST_LINES}行までです。` };
    throw new Refusal("BAD_REQUEST", { faults: [{ code: "TOO_MANY", place: "body", say }] });
  }
  const results: LineResult[] = new Array(lines.length);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < lines.length; i = next++)
      results[i] = await acceptLine(signed, lines[i] ?? "", i, historical);
  };
  await Promise.all(Array.from({ length: Math.min(ABREAST, lines.length) }, work));
  return results;
}

async function acceptLine(signed: Signed, line: string, index: number, historical: boolean): Promise<LineResult> {
  const read = readLine(line, index);
  if ("refused" in read) return read;
  const bytes = Buffer.from(read.report);
  try {
    const answer = await accept(signed, {
      idempotencyKey: read.key,
      bytes,
      mediaType: "application/json",
      historical,
      receivingAuthority: null,
      understand: () => understand(bytes, { mediaType: "application/json", format: "neutral-incident" }),
    });
    return { key: read.key, receipt: receiptBody(answer), refused: [] };
  } catch (e) {
    if (!(e instanceof Refusal)) throw e;
    const faults = e.faults ?? [{ code: e.code, place: "line", say: { en: e.code, ja: e.code } }];
    return { key: read.key, receipt: null, refused: [...faults] };
  }
}

// untrusted: a line is anything at all until it is shown to be {key, report}
function readLine(line: string, index: number): { key: string; report: string } | LineResult {
  const wrong = (en: string, ja: string): LineResult => ({
    key: "",
    receipt: null,
    refused: [{ code: "NOT_JSON", place: `line ${index + 1}`, say: { en, ja } }],
  });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return wrong("The line is not JSON.", "この行はJSONではありません。");
  }
  if (
    typeof value !== "object" ||
    value === null ||
    !("key" in value) ||
    !("report" in value) ||
    typeof value.key !== "string" ||
    value.key === "" ||
    value.key.length > 200
  ) {
    return wrong('A line is {"key": "…", "report": {…}}.', '一行は {"key": "…", "report": {…}} の形です。');
  }
  return { key: value.key, report: JSON.stringify(value.report) };
}
