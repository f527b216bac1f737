/**
 * What another law would have made of what was done: a register of acts, each with its instant and the capabilities that it
 * needed, judged under two profiles. Pure; a line that cannot be read refuses the whole register.
 */
import * as z from "zod";
import { isOpen, type LegalProfile } from "../bases/profile.ts";
import type { LawFault, Loaded } from "../errors.ts";

const Head = z.looseObject({ schema: z.literal("noroshi.act-register/1") });
const Line = z.looseObject({
  at: z.iso.datetime({ offset: true }),
  act: z.string().min(1).max(100),
  needs: z.array(z.string().min(1).max(80)).min(1).max(20),
  outcome: z.enum(["done", "refused"]).optional(),
  subject: z.string().nullish(),
});

export type RegisteredAct = z.infer<typeof Line>;

/** Reads a register: NDJSON, a head and one act a line. Code: REGISTER_LINE, with the number of the line. */
export function readRegister(text: string): Loaded<readonly RegisteredAct[]> {
  const faults: LawFault[] = [];
  const acts: RegisteredAct[] = [];
  let headed = false;
  // untrusted: a file from anywhere
  for (const [n, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const json = parsed(line);
    if (!headed) {
      headed = true;
      if (!Head.safeParse(json).success) return { ok: false, faults: [lineFault(n + 1)] };
      continue;
    }
    const act = Line.safeParse(json);
    if (act.success) acts.push(act.data);
    else faults.push(lineFault(n + 1));
  }
  if (!headed) return { ok: false, faults: [lineFault(1)] };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: acts };
}

export interface Difference {
  readonly act: RegisteredAct;
  /** `refused`: open under A and closed under B; `allowed`: the other way round. */
  readonly under: "refused" | "allowed";
  /** The capabilities that make the difference. */
  readonly because: readonly string[];
}

export interface ProfileDiff {
  readonly acts: number;
  readonly openUnderBoth: number;
  readonly closedUnderBoth: number;
  readonly differences: readonly Difference[];
}

/**
 * Judges each act under both profiles.
 * @param asOf judge every act as if done at this instant; at its own instant when absent
 */
export function diffProfiles(
  a: LegalProfile,
  b: LegalProfile,
  acts: readonly RegisteredAct[],
  asOf?: string,
): ProfileDiff {
  let openUnderBoth = 0;
  let closedUnderBoth = 0;
  const differences: Difference[] = [];
  for (const act of acts) {
    const at = asOf ?? act.at;
    const closedIn = (p: LegalProfile): readonly string[] => act.needs.filter((c) => !isOpen(p, c, at));
    const [inA, inB] = [closedIn(a), closedIn(b)];
    if (inA.length === 0 && inB.length === 0) openUnderBoth++;
    else if (inA.length > 0 && inB.length > 0) closedUnderBoth++;
    else if (inA.length === 0) differences.push({ act, under: "refused", because: inB });
    else differences.push({ act, under: "allowed", because: inA });
  }
  return { acts: acts.length, openUnderBoth, closedUnderBoth, differences };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const lineFault = (n: number): LawFault => ({
  code: "REGISTER_LINE",
  place: `line ${n}`,
  say: { en: `Line ${n} is no line of a register of acts.`, ja: `${n}行目は行為の記録簿の行ではありません。` },
});
