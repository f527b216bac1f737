/**
 * No existence leaks: two worlds in which the same people do the same things, but for what one reader cannot see, give that
 * reader the same bytes. In half of the worlds the hidden reports are near: they share values, instants, groups, ids, keys and
 * rare features with the visible ones and bridge them; in the others they are about something else. A world is a function of
 * its seed alone, whatever the tier; the seed of one that fails is kept and played again like that of any property. Most worlds
 * are small and look at a part of the addresses, in turns; every twenty-fifth is large and looks at all of them.
 */
import fc from "fast-check";
import { describe, it } from "vitest";
import {
  FAR,
  type Filing,
  form,
  hiddenFrom,
  NEAR,
  notice,
  some,
  stix,
  type Values,
  visibleTo,
} from "./testing-acts.ts";
import { DEEDS, type Done, deed, OF_LINKS } from "./testing-deeds.ts";
import { differences, looks, tries } from "./testing-looks.ts";
import { ALWAYS_LOOKED_AT, LOOKED_AT, type Target, TRIES } from "./testing-probes.ts";
import { follow } from "./testing-stream.ts";
import { foundTwins, type Policy, type Twins, type World } from "./testing-twins.ts";

/** Worlds of each of three readers: 2,001 together where many runs are asked for; NOROSHI_WORLDS asks for a number. */
const DEEP = (fc.readConfigureGlobal().numRuns ?? 100) > 200;
const ASKED = process.env["NOROSHI_WORLDS"];
const WORLDS = ASKED === undefined ? (DEEP ? 667 : undefined) : Number(ASKED);

const NEVER = "00000000-0000-4000-8000-00000000dead";
const TRIED = Object.entries(TRIES).flatMap(([name, how]) => (typeof how === "string" ? [] : [name]));
/** In every world; the others take turns. */
const ALWAYS = ["POST /api/v1/search/values", "POST /api/v1/reports"];
const TURNS = 10;
const LARGE_TURNS = 5;
const LOOK_TURNS = 10;
const LARGE = 25;
/** Differences that a failure tells of. */
const MOST_TOLD = 3;

/** In which of the worlds something hidden is done: mostly in the second, now and then in the first, or in both. */
type Where = "first" | "both" | "second";
const where: fc.Arbitrary<Where> = fc.constantFrom("first", "both", "second", "second", "second");
const isDone = (w: Where, n: number): boolean => w === "both" || (w === "first") === (n === 0);

interface Script {
  readonly near: boolean;
  readonly visible: readonly Filing[];
  readonly hidden: readonly { readonly filing: Filing; readonly where: Where }[];
  readonly deeds: readonly { readonly name: string; readonly about: number; readonly other: number }[];
  readonly tries: readonly string[];
  /** Addresses that are looked at. */
  readonly looks: readonly string[];
}

/** The values of two visible reports in one: it joins what would stand apart. */
function bridge(reader: string, visible: readonly Filing[]): fc.Arbitrary<Filing> {
  const [a, b = a] = visible;
  const of = fc.constant<Values>({
    ipv4: [...new Set([...(a?.values.ipv4 ?? []), ...(b?.values.ipv4 ?? [])])],
    sha256: [...new Set([...(a?.values.sha256 ?? []), ...(b?.values.sha256 ?? [])])],
  });
  const by = reader === "bank" ? "port" : "bank";
  return fc.oneof(form(by, true, of), notice(by, of), stix("office", "red", of));
}

export function scriptOf(reader: string, seed: number): Script {
  const near = seed % 2 === 0;
  const large = seed % LARGE === 0;
  const [fewest, most] = large ? [4, 6] : [2, 4];
  const draw = <T>(of: fc.Arbitrary<T>, salt: number): T => {
    const [one] = fc.sample(of, { numRuns: 1, seed: seed * 7 + salt });
    return one as T;
  };
  const visible = draw(fc.array(visibleTo(reader, some(NEAR)), { minLength: fewest, maxLength: most }), 1);
  const of = some(near ? NEAR : FAR);
  const secret = fc.record({ filing: hiddenFrom(reader, of), where });
  const hidden = draw(fc.array(secret, { minLength: fewest, maxLength: most }), 2);
  const bridging = draw(fc.record({ filing: bridge(reader, visible), where: fc.constant<Where>("second") }), 3);
  const done = fc.record({ name: deed(near), about: fc.nat(20), other: fc.nat(20) });
  return {
    near,
    visible,
    hidden: near ? [...hidden.slice(0, 2), bridging, ...hidden.slice(2)] : hidden,
    deeds: draw(fc.array(done, { minLength: large ? 3 : 2, maxLength: large ? 5 : 3 }), 4),
    tries: [...new Set([...ALWAYS, ...inTurn(TRIED, seed, large ? LARGE_TURNS : TURNS)])],
    looks: large ? LOOKED_AT : [...new Set([...ALWAYS_LOOKED_AT, ...inTurn(LOOKED_AT, seed, LOOK_TURNS)])],
  };
}

/** Those whose turn it is in this world; near and far worlds take turns of their own. */
const inTurn = <T>(all: readonly T[], seed: number, turns: number): readonly T[] =>
  all.filter((_, n) => n % turns === (seed >> 1) % turns);

export interface Holding {
  readonly policy: Policy;
  /** Worlds of the quick tier. They begin with the run's own seed. */
  readonly quick: number;
}

/** Holds the two worlds against each other for one reader. */
export function holdWorlds(reader: string, { policy, quick }: Holding): void {
  describe(`what ${reader} is answered`, () => {
    it("is the same, byte for byte, whatever was done that it cannot see", async () => {
      await using twins = await foundTwins({ policy, profile: "JP-2026-10" });
      const base = fc.readConfigureGlobal().seed ?? 0;
      for (let n = 0; n < (WORLDS ?? quick); n++) {
        const seed = base + n;
        const apart = await play(twins, reader, scriptOf(reader, seed));
        // Worded as fast-check words it, so that the seed is kept.
        if (apart.length > 0)
          throw new Error(
            `Property failed after ${n + 1} tests\n{ seed: ${seed} }\n${apart.slice(0, MOST_TOLD).join("\n\n")}`,
          );
      }
    }, 7_200_000);
  });
}

async function play(twins: Twins, reader: string, script: Script): Promise<readonly string[]> {
  const at = await twins.begin();
  const following = await twins.both((w) => follow(w, reader));
  const played = await act(twins, reader, script, at);
  if (played.apart.length > 0) return played.apart;
  const before = await mark(twins, reader, "before");
  const places = await Promise.all(following.map((f) => f.until(before)));
  await doDeeds(twins, reader, script, played, at);
  const after = await mark(twins, reader, "after");
  await Promise.all(following.map((f) => f.until(after)));
  // Whatever is done out of sight, no stream says anything.
  const stirred = following.flatMap((f, n) => f.beside(after, places[n] ?? 0));
  if (stirred.length > 0) return [`GET /api/v1/events while nothing visible changed\n${stirred.join("\n")}`];
  // After whatever was released out of sight: what is numbered or counted across recipients tells.
  const joined = script.deeds.some((d) => OF_LINKS.has(d.name));
  if (!script.near && !joined && played.open[0] !== undefined) await release(twins, played.open[0], reader);
  const { values } = script.visible[0] ?? { values: NEAR };
  const [value = "203.0.113.1"] = values.ipv4;
  const asked = {
    ids: [...played.secret, NEVER],
    questions: [value, "203.0.113.0/28", "203.0.113", "港湾の障害", values.sha256[0] ?? "0a0a"],
  };
  const looked = await twins.both((w) => looks(w, reader, script.looks, asked));
  // The clock of a report runs from its first version, also where a reader came to see only a later one: the law's instant stands.
  const held = differences(...looked).filter((d) => !(played.opened && d.startsWith("/api/v1/clocks")));
  if (held.length > 0) return held;
  const targets = [...played.secret.slice(0, 1), NEVER, ...played.open.slice(0, 1)].map(
    (id, n): Target => ({ id, value, seen: played.open[0] ?? NEVER, now: at(4), key: `try-${n}` }),
  );
  const tried = differences(...(await twins.both((w) => tries(w, reader, script.tries, targets))));
  if (tried.length > 0) return tried;
  // What the tries filed is told at the next tick: a last mark says that the stream has come so far in both worlds.
  const last = await mark(twins, reader, "last");
  await Promise.all(following.map((f) => f.until(last)));
  const [here, there] = await Promise.all(following.map((f) => f.end(played.open[0])));
  const told = (f: typeof here): Map<string, string> =>
    new Map([["GET /api/v1/events", JSON.stringify(f, undefined, 1)]]);
  return differences(told(here), told(there));
}

/** The reader files something of its own: what its stream tells after that came later. @returns the report */
async function mark(twins: Twins, reader: string, name: string): Promise<string> {
  const body = {
    schema: "neutral-incident/1",
    id: `M-${name}`,
    source: "mark",
    organisation: `Mark ${name}`,
    tlp: "red",
  };
  const [id] = await twins.both(async (w) => {
    const { status, text, json } = await w.as(reader, "POST", "/api/v1/reports", {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", "idempotency-key": `mark-${name}` },
    });
    if (status !== 202) throw new Error(`the mark was not taken: ${text}`);
    await w.settled();
    return String(json["reportId"]);
  });
  return id;
}

interface Played {
  readonly apart: readonly string[];
  /** Ids of hidden things, and of visible reports. */
  readonly secret: readonly string[];
  readonly open: readonly string[];
  /** A sender let the reader see a later version of what it had kept from it. */
  readonly opened: boolean;
  readonly done: readonly (Done & { readonly where: Where })[];
}

type Clock = (minute: number) => string;

/** Everybody acts: at each of a few instants something visible and something hidden, in whatever order the script says. */
async function act(twins: Twins, reader: string, script: Script, at: Clock): Promise<Played> {
  const secret: string[] = [];
  const open: string[] = [];
  const done: (Done & { readonly where: Where })[] = [];
  const seen = new Set<string>();
  let opened = false;
  const share = Math.ceil(script.hidden.length / script.visible.length);
  for (const [n, filing] of script.visible.entries()) {
    const instant = at(1 + Math.floor(n / 2));
    await twins.both((w) => w.step(instant));
    for (const one of script.hidden.slice(n * share, (n + 1) * share)) {
      // To amend what the reader sees is an act on it, which the reader may notice.
      if (seen.has(`${one.filing.by} ${one.filing.source}`)) continue;
      const answers = await inSome(twins, one.where, (w) => file(w, one.filing, "same"));
      const report = answers.map((a) => a?.reportId).find((id) => id !== undefined);
      if (report === undefined) continue;
      secret.push(report);
      done.push({ filing: one.filing, report, where: one.where });
    }
    // The reader's own keys are used by others too, out of its sight; nobody uses one of its own keys twice for two things.
    const scope = filing.by === reader ? "same" : "open";
    const sent = (w: World): Filing =>
      w === twins.worlds[1] ? { ...filing, body: filing.more ?? filing.body } : filing;
    const [here, there] = await twins.both((w) => file(w, sent(w), scope));
    const before = done.findIndex((d) => d.filing.by === filing.by && d.filing.source === filing.source);
    if (before >= 0) {
      opened = true;
      // What is done about it from now on is done about what the reader sees.
      done.splice(before, 1);
    }
    seen.add(`${filing.by} ${filing.source}`);
    if (here?.reportId !== undefined) open.push(here.reportId);
    if (filing.by === reader && here?.text !== there?.text)
      return {
        apart: [`POST /api/v1/reports\n${here?.text}\n— other world —\n${there?.text}`],
        secret,
        open,
        opened,
        done,
      };
    if (n % 2 === 1) await twins.both((w) => w.settled());
  }
  await twins.both((w) => w.settled());
  await twins.both((w) => w.step(at(3 + script.visible.length)));
  return { apart: [], secret: pick(secret), open, opened, done };
}

/** Where nothing hidden hangs together with it, what the office hands to the reader is the same. */
async function release(twins: Twins, report: string, reader: string): Promise<void> {
  const order = { report, to: [reader], audience: "for its own defence" };
  await twins.both(async (w) => {
    await w.as("office", "POST", "/api/v1/releases", {
      body: JSON.stringify(order),
      headers: { "content-type": "application/json", "idempotency-key": "to-the-reader" },
    });
    await w.settled();
  });
}

async function doDeeds(twins: Twins, reader: string, script: Script, played: Played, at: Clock): Promise<void> {
  const { done, open } = played;
  for (const [n, { name, about, other }] of script.deeds.entries()) {
    const one = done[about % Math.max(1, done.length)];
    if (one === undefined) return;
    const everything = [...done.map((d) => d.report), ...open].filter((id) => id !== one.report);
    const scene = {
      reader,
      about: one,
      other: everything[other % Math.max(1, everything.length)],
      seen: open[other % Math.max(1, open.length)],
      now: at(3),
      key: `deed-${n}`,
    };
    await inSome(twins, one.where, async (w) => {
      await DEEDS[name]?.(w, scene);
      await w.settled();
    });
  }
}

const pick = (ids: readonly string[]): readonly string[] => [...new Set(ids)].slice(0, 2);

interface Answer {
  readonly text: string;
  readonly reportId: string | undefined;
}

async function file(w: World, f: Filing, scope: string): Promise<Answer> {
  const { text, json } = await w.as(f.by, "POST", "/api/v1/reports", {
    body: f.body,
    headers: { "content-type": f.mediaType, "idempotency-key": `${scope}-${f.key}` },
  });
  const id = json["reportId"];
  return { text, reportId: typeof id === "string" ? id : undefined };
}

function inSome<T>(twins: Twins, which: Where, fn: (w: World) => Promise<T>): Promise<readonly (T | undefined)[]> {
  return Promise.all(twins.worlds.map((w, n) => (isDone(which, n) ? fn(w) : undefined)));
}
