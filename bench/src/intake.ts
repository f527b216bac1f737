/**
 * How fast reports are understood: files a second and megabytes a second, format by format; beside each JSON format
 * JSON.parse of the same bytes, the least that any reader costs. Real data where it is at hand (NOROSHI_SHARED), else
 * small examples over and over. Run alone: node bench/src/intake.ts [--smoke]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { classifiedIn, formCopy, knowledgeOf, understand, understandFile, understandSightings } from "@noroshi/intake";
import {
  bundle,
  csaf,
  ddosForm,
  encodeText,
  indicator,
  iodefJson,
  iodefXml,
  ransomwareForm,
  report,
  stix20Bundle,
  veris,
  writeDocument,
  writeMail,
  writePdf,
  writeWorkbook,
} from "@noroshi/intake/example";

export interface Figure {
  readonly work: string;
  readonly filesPerSecond: number;
  readonly megabytesPerSecond: number;
}

type Read = (bytes: Uint8Array) => unknown;

/** Measures and prints; smoke mode only shows that everything runs. */
export async function run(options: { readonly smoke: boolean } = { smoke: false }): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [work, files, read] of samples(options.smoke ? 20 : 2_000)) {
    const milliseconds = options.smoke ? 1 : 700;
    figures.push(await measured(work, files, read, milliseconds));
    const [first] = files;
    if (first && /^[[{]/.test(Buffer.from(first.subarray(0, 1)).toString()) && !work.includes("lines"))
      figures.push(await measured(`${work}: JSON.parse (peer)`, files, parse, milliseconds));
  }
  console.table(
    figures.map(({ work, filesPerSecond, megabytesPerSecond }) => ({
      work,
      "files/s": Math.round(filesPerSecond),
      "MB/s": Number(megabytesPerSecond.toFixed(1)),
    })),
  );
  return figures;
}

const parse: Read = (bytes) => {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
};

/** Reads all files over and over until the time is up, at least once. */
async function measured(work: string, files: readonly Uint8Array[], read: Read, milliseconds: number): Promise<Figure> {
  const start = performance.now();
  let count = 0;
  let bytes = 0;
  while (count === 0 || performance.now() - start < milliseconds) {
    for (const file of files) {
      await read(file);
      count++;
      bytes += file.length;
    }
  }
  const seconds = (performance.now() - start) / 1_000;
  return { work, filesPerSecond: count / seconds, megabytesPerSecond: bytes / 1e6 / seconds };
}

/** Each format once: small files as senders write them, and one long file of `rows` values. */
function samples(rows: number): readonly (readonly [string, readonly Uint8Array[], Read])[] {
  const encode = (value: unknown) =>
    new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
  const addresses = Array.from({ length: rows }, (_, at) => `198.51.${(at >> 8) % 256}.${at % 256}`);
  const lines = (line: (address: string, at: number) => string) => addresses.map(line).join("\n");
  const table = `種類,指標,TLP\n${lines((address) => `IPアドレス,${address},TLP:AMBER`)}\n`;
  const notice = (at: number) => JSON.stringify({ schema: "neutral-incident/1", id: `${at}`, organisation: "A" });
  const sighting = (value: string, at: number) =>
    JSON.stringify({ id: `${at}`, observedAt: "2026-12-07T05:20:00Z", organisationId: "o", type: "ipv4", value });
  const prose = lines((address) => `The host called ${address.replace(/\.(?=\d+$)/, "[.]")} on port 443.`);
  const stix = bundle([...addresses.map((_, at) => indicator(at)), report(rows + 1, [indicator(0)])]);
  return [
    ["common forms (.xlsx)", [ransomwareForm(), ddosForm()], understand],
    ["STIX 2.1 bundle", [encode(stix)], understand],
    ["STIX 2.0 bundle", folder("unit42-playbooks") ?? [encode(stix20Bundle())], understand],
    ["MISP events", folder("misp-events-eset") ?? [encode(mispEvent(addresses))], understand],
    ["neutral lines", [encode(addresses.map((_, at) => notice(at)).join("\n"))], understand],
    ["sighting lines", [encode(lines(sighting))], understandSightings],
    ["table, UTF-8", [encode(table)], understand],
    ["table, Shift_JIS", [encodeText(table, "shift_jis")], understand],
    [
      "table, workbook",
      [writeWorkbook([["indicator", "tlp"], ...addresses.map((one) => [one, "green"] as const)])],
      understand,
    ],
    ["text", [encode(prose)], understand],
    ["Word document", [writeDocument(prose.split("\n"))], understand],
    [
      "e-mail with a form",
      [writeMail(prose, [{ name: "f.xlsx", type: "a/b", bytes: ransomwareForm() }])],
      understandFile,
    ],
    ["PDF", [writePdf([prose.split("\n").slice(0, 50)], { compress: true })], understandFile],
    ["common forms, written back", [ransomwareForm(), ddosForm()], formCopy],
    ["classified? (STIX 2.1 bundle)", [encode(stix)], classifiedIn],
    ["IODEF, XML", [encode(iodefXml())], understand],
    ["IODEF, JSON", [encode(iodefJson())], understand],
    ["VERIS", [encode(veris())], understand],
    ["CSAF", [encode(csaf())], knowledgeOf],
  ];
}

function mispEvent(addresses: readonly string[]): object {
  const Attribute = addresses.map((value, at) => ({
    uuid: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
    type: "ip-dst",
    to_ids: true,
    value,
  }));
  return { Event: { uuid: "5587f177-186e-4334-bd2f-800170d212d1", info: "Event", date: "2026-12-07", Attribute } };
}

function folder(name: string): readonly Uint8Array[] | undefined {
  const shared = process.env["NOROSHI_SHARED"];
  if (!shared) return undefined;
  const place = join(shared, "data", name);
  return readdirSync(place)
    .filter((file) => file.endsWith(".json"))
    .map((file) => readFileSync(join(place, file)));
}

if (import.meta.main) await run({ smoke: process.argv.includes("--smoke") });
