/**
 * Big files as a stream of reports, at constant memory: STIX bundles, TAXII pages, MISP events and neutral notices as
 * JSON lines.
 * The other formats are never big; they go through `understand`.
 */
import type { Format, IntakeFault } from "../contract/index.ts";
import { fault } from "../faults.ts";
import { stix20 } from "../formats/stix-bundle.ts";
import { LIMITS, type Limits } from "../limits.ts";
import { UNMARKED } from "../marking/tlp.ts";
import { sniff } from "../sniff.ts";
import type { Hint, Options } from "../understand.ts";
import type { Open, StreamEvent } from "./events.ts";
import { streamMisp } from "./misp.ts";
import { streamNeutral } from "./neutral.ts";
import { streamStix } from "./stix.ts";

/**
 * Streams the reports of the file that `open` opens (twice for STIX and MISP). Never throws for what stands in the file; a
 * failing source throws through. Ends with exactly one `end`; only `whole` ones may be published.
 */
export async function* streamReports(open: Open, hint: Hint = {}, options: Options = {}): AsyncGenerator<StreamEvent> {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const unmarked = options.unmarked ?? UNMARKED;
  const format = sniff(await head(open)) ?? (hint.format === "neutral-incident" ? hint.format : undefined);
  if (format === "stix-bundle-2.0") yield* refusal(format, stix20("$.spec_version"));
  else if (format === "misp-event") yield* streamMisp(open, unmarked, limits);
  else if (format === "neutral-incident") yield* streamNeutral(open, unmarked, limits);
  else if (format === "stix-bundle-2.1" || format === "taxii-envelope-2.1")
    yield* streamStix(open, format, unmarked, limits);
  else yield* refusal(format ?? null, notStreamed());
}

function* refusal(format: Format | null, ...faults: IntakeFault[]): Generator<StreamEvent> {
  yield { kind: "refused", faults };
  yield { kind: "end", format, whole: false, reports: 0, items: 0, refused: faults.length };
}

async function head(open: Open): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of open()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= 65_536) break;
  }
  return Buffer.concat(parts).subarray(0, 65_536);
}

function notStreamed(): IntakeFault {
  return fault(
    "UNKNOWN_FORMAT",
    "",
    "Only STIX 2.1 bundles, TAXII pages, MISP events and neutral-incident/1 lines are taken as big files.",
    "大容量で受け付けるのは STIX 2.1 バンドル、TAXII、MISP イベント、neutral-incident/1（行形式）だけです。",
  );
}
