/** `noroshi select`: what permits would keep of traffic, with a certificate, and why one counts for nothing. */
import { fstatSync } from "node:fs";
import { readWhole, TRAFFIC_FORMATS } from "@noroshi/sensing";
import { command, misused, oneOf } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { printable, writeJson, writeLine } from "../lines-out.ts";
import { type Given, readGiven, trafficOf } from "../select/inputs.ts";
import { permitsSaid, type StoreSaid, selectAll } from "../select/selecting.ts";

export const select = command({
  name: "select",
  usage: [
    "--authorisation FILE --status FILE --keys FILE --plan FILE --input FILE|- [--format FORMAT] [FILE…] [options]",
  ],
  about: `Shows what permits keep of traffic: kept records, counts of the destroyed by reason, a certificate. Nothing is stored.
A FILE of --authorisation, and every further FILE, holds a signed permit and below it the signed acts about it, one JWS a line; make
them with \`noroshi permit\`. Closed by default: unsigned, unknown, stale, revoked or incomplete permits keep nothing, with a code.
Outside a replay realm, traffic under communications law comes by pipe (--input -), never from a file.
Exit status: 0 selected, 1 refused (the codes stand in what is printed).`,
  options: {
    authorisation: { type: "string", word: "FILE", say: "a signed permit and the acts about it" },
    status: { type: "string", word: "FILE", say: "the commission's signed status, at most ten minutes old" },
    keys: { type: "string", word: "FILE", say: "the realm, and whose keys count there (realm-keys/1)" },
    plan: { type: "string", word: "FILE", say: "the address plan: CSV with prefix,country,holder" },
    input: { type: "string", word: "FILE", say: "traffic, or - for a pipe" },
    format: {
      type: "string",
      word: "NAME",
      default: "zeek",
      say: `how it is written: ${TRAFFIC_FORMATS.join(", ")}`,
    },
    now: { type: "string", word: "INSTANT", say: "in a replay realm: what time it is there" },
    json: { type: "boolean", say: "all of it as one JSON line" },
  },
  async run(o, more) {
    const { authorisation, keys, plan, input } = o;
    if (authorisation === undefined || keys === undefined || plan === undefined || input === undefined)
      throw misused("Name --authorisation, --keys, --plan and --input.");
    const format = oneOf(o.format, TRAFFIC_FORMATS, "--format");
    const given = await readGiven({ keys, plan, status: o.status }, [authorisation, ...more]);
    const now = instantOf(given, o.now);
    refuseFile(given, input);
    const whole = readWhole(format, await trafficOf(input));
    const said = {
      permits: permitsSaid(given, now),
      unopened: given.opened.refused,
      statusRefused: given.opened.statusRefused ?? null,
      stores: selectAll(given, whole, now),
    };
    whole.wipe();
    await (o.json ? writeJson(said) : tell(said));
    return said.stores.some(({ certificate }) => certificate.reason === null) ? 0 : 1;
  },
});

function instantOf({ keys }: Given, stepped: string | undefined): string {
  if (stepped === undefined) return new Date().toISOString();
  if (keys.kind !== "replay" || Number.isNaN(Date.parse(stepped)))
    throw misused("--now takes an instant, and only a replay realm may be told what time it is.");
  return stepped;
}

function refuseFile({ keys, opened }: Given, input: string): void {
  if (keys.kind === "replay" || (input === "-" && !fstatSync(0).isFile())) return;
  const owners =
    opened.permits.length > 0 && opened.permits.every(({ permit }) => permit.capability === "ownerConsent");
  if (!owners || opened.refused.length > 0)
    throw new CommandFailed(
      "FILE_REFUSED",
      "Traffic under communications law comes by pipe (--input -); a file would already be a store.",
    );
}

async function tell(said: {
  readonly permits: ReturnType<typeof permitsSaid>;
  readonly unopened: readonly string[];
  readonly statusRefused: string | null;
  readonly stores: readonly StoreSaid[];
}): Promise<void> {
  for (const code of said.unopened) await writeLine(`permit refused: ${code}`);
  if (said.statusRefused !== null) await writeLine(`status refused: ${said.statusRefused}`);
  for (const { id, capability, refused, passedOver } of said.permits) {
    await writeLine(`permit ${printable(id)} (${capability}): ${refused ?? "usable"}`);
    for (const code of passedOver) await writeLine(`  an act does not count: ${code}`);
  }
  for (const { kept, certificate: c } of said.stores) {
    await writeLine(
      `${c.store}: received ${c.received}, kept ${c.kept}, destroyed ${c.destroyed}, refused ${c.refused}${c.reason === null ? "" : ` (${c.reason})`}, unreadable ${c.unreadable}`,
    );
    for (const [reason, n] of Object.entries(c.destroyedBy ?? {}))
      if (n > 0) await writeLine(`  destroyed, ${reason}: ${n}`);
    for (const id of c.capReached) await writeLine(`  cap reached: ${printable(id)}`);
    for (const record of kept) await writeJson(record);
    await writeLine(`certificate ${JSON.stringify(c)}`);
  }
}
