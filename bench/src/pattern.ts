/**
 * Patterns read a second, and observations matched a second and core, beside the cheapest thing that could be done with
 * the same bytes. Single runs on a shared machine: read the ratios.
 */
import { pathToFileURL } from "node:url";
import { anchors, compile, normalise, parsePattern, print, readObserved } from "@noroshi/stix/pattern";

const PATTERNS: readonly (readonly [name: string, text: string])[] = [
  ["one hash", "[file:hashes.'SHA-256' = 'aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f']"],
  [
    "traffic, four terms",
    "[network-traffic:dst_ref.value = '198.51.100.7' AND network-traffic:dst_port IN (80, 443) AND network-traffic:protocols[*] = 'tcp' AND network-traffic:src_ref.value ISSUBSET '203.0.113.0/24']",
  ],
  ["regular expression", "[file:name MATCHES '^Final Report.+\\\\.exe$' AND file:size > 1000]"],
  [
    "followed within",
    "([file:name = 'a.exe'] FOLLOWEDBY [network-traffic:dst_ref.value = '198.51.100.7']) WITHIN 300 SECONDS",
  ],
];

/** Runs a piece of work for about a second and answers how often a second it went. */
function rate(work: () => void, batch = 100): number {
  for (let warm = 0; warm < 2 * batch; warm += 1) work();
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < 700) for (let inner = 0; inner < batch; inner += 1, count += 1) work();
  return (count * 1000) / (performance.now() - start);
}

function observation(index: number): Readonly<Record<string, unknown>> {
  const instant = new Date(Date.UTC(2026, 11, 7) + index * 1000).toISOString();
  return {
    type: "observed-data",
    id: `observed-data--${index}`,
    first_observed: instant,
    last_observed: instant,
    number_observed: 1,
    objects: {
      "0": {
        type: "file",
        name: `report-${index}.exe`,
        size: index,
        hashes: { "SHA-256": index.toString(16).padStart(64, "0") },
      },
      "1": { type: "network-traffic", src_ref: "2", dst_ref: "3", dst_port: 443, protocols: ["ipv4", "tcp"] },
      "2": { type: "ipv4-addr", value: `203.0.113.${index % 250}` },
      "3": { type: "ipv4-addr", value: `198.51.100.${(index % 200) + 10}` },
    },
  };
}

const shown = (value: number) => Math.round(value).toLocaleString("en").padStart(12);

/** Prints the table. */
export function run(): void {
  console.log("patterns                      read/s   normal form/s     anchors/s  (peer: split into characters/s)");
  for (const [name, text] of PATTERNS) {
    const parsed = parsePattern(text);
    if (!parsed.ok) throw new Error(`${name} does not parse`);
    const { pattern } = parsed;
    const columns = [
      () => parsePattern(text),
      () => print(normalise(pattern)),
      () => anchors(pattern),
      () => Array.from(text),
    ];
    const [read, normal, anchored, peer] = columns.map((work) => rate(() => void work()));
    console.log(
      `${name.padEnd(22)} ${shown(read ?? 0)}  ${shown(normal ?? 0)}  ${shown(anchored ?? 0)}  ${shown(peer ?? 0)}`,
    );
  }
  const observations = Array.from({ length: 2_000 }, (_, index) => observation(index));
  const texts = observations.map((one) => JSON.stringify(one));
  const peer = rate(() => void JSON.parse(texts[0] ?? ""));
  console.log(
    `\nobserved-data of four objects, none matching    observations/s  (peer: JSON.parse of one, ${shown(peer).trim()}/s)`,
  );
  const observed = readObserved(observations);
  for (const [name, text] of PATTERNS) {
    const parsed = parsePattern(text);
    if (!parsed.ok) throw new Error(`${name} does not parse`);
    const matcher = compile(parsed.pattern);
    const [fresh, read] = [observations, observed].map(
      (input) => rate(() => void matcher.match(input), 1) * observations.length,
    );
    console.log(`${name.padEnd(46)} ${shown(fresh ?? 0)}  read before ${shown(read ?? 0)}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) run();
