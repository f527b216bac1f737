/**
 * Whom one trusts (C2SP tlog-policy): which logs, which witnesses, and how many of them make a checkpoint count. Read strictly:
 * a line that is not understood makes the whole policy void, since half a policy would trust too much.
 */
import { LedgerError } from "../errors.ts";
import { atOnce, type Hashing, type Sha256 } from "../hash.ts";
import { hex, keyIn, type NoteKey } from "./key.ts";

export interface TrustPolicy {
  readonly logs: readonly NoteKey[];
  readonly witnesses: ReadonlyMap<string, NoteKey>;
  readonly groups: ReadonlyMap<string, { readonly least: number; readonly members: readonly string[] }>;
  /** The name of a witness or group; "none" asks for no cosignature. */
  readonly quorum: string;
}

const MOST_LINES = 1000;

/** Throws LEDGER_POLICY_MALFORMED with the number of the line. */
export const readPolicy = (sha256: Sha256, text: string): TrustPolicy => atOnce(sha256, policyIn(text));

/** The same for whoever brings digests in time. */
export function* policyIn(text: string): Hashing<TrustPolicy> {
  const logs: NoteKey[] = [];
  const witnesses = new Map<string, NoteKey>();
  const groups = new Map<string, { least: number; members: string[] }>();
  const used = new Set<string>();
  let quorum: string | undefined;
  const lines = text.split("\n");
  const wrong = (line: number, why: string) => new LedgerError("LEDGER_POLICY_MALFORMED", `line ${line + 1}: ${why}`);
  if (lines.length > MOST_LINES) throw wrong(MOST_LINES, "too many lines");
  const known = (name: string) => witnesses.has(name) || groups.has(name);
  function* keyAt(line: number, vkey: string, types: readonly number[], others: Iterable<NoteKey>): Hashing<NoteKey> {
    const key = yield* keyOrUndefined(vkey);
    if (key === undefined || !types.includes(key.type)) throw wrong(line, "not a key of the right type");
    for (const other of others)
      if (hex(other.publicKey) === hex(key.publicKey)) throw wrong(line, "the same key a second time");
    return key;
  }
  for (const [at, line] of lines.entries()) {
    for (const char of line)
      if ((char < " " && char !== "\t") || char === "\x7f") throw wrong(at, "a control character");
    const [word, ...rest] = line.split(/[ \t]+/).filter((part) => part !== "");
    if (word === undefined || word.startsWith("#")) continue;
    if (word === "log" && (rest.length === 1 || rest.length === 2)) {
      logs.push(yield* keyAt(at, rest[0] ?? "", [1, 6], logs));
    } else if (word === "witness" && (rest.length === 2 || rest.length === 3)) {
      const [name = "", vkey = ""] = rest;
      if (name === "none" || known(name)) throw wrong(at, "a name that is taken");
      witnesses.set(name, yield* keyAt(at, vkey, [4, 6], witnesses.values()));
    } else if (word === "group" && rest.length >= 3) {
      const [name = "", many = "", ...members] = rest;
      if (name === "none" || known(name)) throw wrong(at, "a name that is taken");
      for (const member of members) {
        if (!known(member)) throw wrong(at, "a member that no line before names");
        if (used.has(member)) throw wrong(at, "a member that counts twice");
        used.add(member);
      }
      const least =
        many === "any" ? 1 : many === "all" ? members.length : /^[1-9][0-9]*$/.test(many) ? Number(many) : 0;
      if (least < 1 || least > members.length) throw wrong(at, "a number that the group cannot reach");
      groups.set(name, { least, members });
    } else if (word === "quorum" && rest.length === 1) {
      const [name = ""] = rest;
      if (quorum !== undefined) throw wrong(at, "a second quorum");
      if (name !== "none" && !known(name)) throw wrong(at, "a quorum that no line before names");
      quorum = name;
    } else {
      throw wrong(at, "not understood");
    }
  }
  if (quorum === undefined) throw wrong(lines.length - 1, "no quorum");
  return { logs, witnesses, groups, quorum };
}

/** Whether these witnesses, by their names in the policy, make the quorum. */
export function quorumMet(policy: TrustPolicy, cosigned: ReadonlySet<string>): boolean {
  const counts = (name: string): boolean => {
    const group = policy.groups.get(name);
    return group === undefined ? cosigned.has(name) : group.members.filter(counts).length >= group.least;
  };
  return policy.quorum === "none" || counts(policy.quorum);
}

function* keyOrUndefined(text: string): Hashing<NoteKey | undefined> {
  try {
    return yield* keyIn(text);
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}
