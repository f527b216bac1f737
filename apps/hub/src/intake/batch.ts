/**
 * Many small reports in one request: one JSON line each, each with its own key, receipt and fate. Lines are accepted a
 * hundred at a time; a line that is refused stops nothing else, and a lost connection loses nothing that was answered.
 */
import type { Receipt } from "@noroshi/api";
import { understand } from "@noroshi/intake";
import type { Signed } from "../accounts/signed.ts";
import { Refusal } from "../http/problem.ts";
import { acceptAll } from "./accept.ts";
import { receiptBody } from "./receipt-body.ts";
import type { Submission } from "./submission.ts";

const MOST_LINES = 2000;

/** Lines of one transaction. */
const AT_ONCE = 100;

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
  const read = lines.map(readLine);
  const results: LineResult[] = [];
  for (let from = 0; from < read.length; from += AT_ONCE)
    results.push(...(await acceptLines(signed, read.slice(from, from + AT_ONCE), historical)));
  return results;
}

type ReadLine = { readonly key: string; readonly report: string } | LineResult;

async function acceptLines(signed: Signed, lines: readonly ReadLine[], historical: boolean): Promise<LineResult[]> {
  const submissions = new Map(
    lines.flatMap((line): [ReadLine, Submission][] =>
      "refused" in line ? [] : [[line, submissionOf(line, historical)]],
    ),
  );
  const fates = await acceptAll(signed, [...submissions.values()]);
  const fateOf = new Map([...submissions.keys()].map((line, i) => [line, fates[i]]));
  return lines.map((line) => {
    if ("refused" in line) return line;
    const fate = fateOf.get(line);
    if (fate === undefined) throw new Error("a line had no fate");
    if (!(fate instanceof Refusal)) return { key: line.key, receipt: receiptBody(fate), refused: [] };
    const faults = fate.faults ?? [{ code: fate.code, place: "line", say: { en: fate.code, ja: fate.code } }];
    return { key: line.key, receipt: null, refused: [...faults] };
  });
}

function submissionOf(
  { key, report }: { readonly key: string; readonly report: string },
  historical: boolean,
): Submission {
  const bytes = Buffer.from(report);
  return {
    idempotencyKey: key,
    bytes,
    mediaType: "application/json",
    historical,
    receivingAuthority: null,
    understand: () => understand(bytes, { mediaType: "application/json", format: "neutral-incident" }),
  };
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
