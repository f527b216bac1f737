/**
 * Asks the witnesses of the policy to cosign a checkpoint (C2SP tlog-witness). A witness that is away or refuses costs its
 * cosignature and nothing else: whether enough cosigned is the policy's matter. Only cosignatures that verify are kept.
 */
import {
  cosignedAt,
  LedgerError,
  type NoteKey,
  type NoteSignature,
  proveConsistency,
  quorumMet,
  readCheckpoint,
  readNote,
  readSignature,
  toBase64,
  writeNote,
} from "@noroshi/ledger";
import { nodeSha256, nodeVerify } from "@noroshi/ledger/node";
import type { LogFolder } from "./folder.ts";
import type { HubPolicy } from "./policy.ts";

const PATIENCE_MS = 10_000;
const LONGEST = 64 * 1024;

export interface WitnessAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends one request body to a witness's add-checkpoint. */
export type AskWitness = (url: string, body: string) => Promise<WitnessAnswer>;

export const askByHttp: AskWitness = async (url, body) => {
  const answer = await fetch(`${url.replace(/\/$/, "")}/add-checkpoint`, {
    method: "POST",
    redirect: "error",
    headers: { "content-type": "text/plain; charset=utf-8" },
    signal: AbortSignal.timeout(PATIENCE_MS),
    body,
  });
  return { status: answer.status, body: (await answer.text()).slice(0, LONGEST) };
};

export interface Cosigned {
  /** The checkpoint with all cosignatures that verify. */
  readonly cosigned: string;
  /** Whether the quorum of the policy is met. */
  readonly counts: boolean;
  readonly faults: readonly string[];
}

export async function cosignatures(
  { policy, asked }: HubPolicy,
  note: string,
  folder: LogFolder,
  ask: AskWitness = askByHttp,
): Promise<Cosigned> {
  const { text, signatures } = readNote(note);
  const size = Number(readCheckpoint(text).size);
  const kept: NoteSignature[] = [...signatures];
  const by = new Set<string>();
  const faults: string[] = [];
  for (const [name, key] of policy.witnesses) {
    const url = asked.find((one) => one.name === name)?.url;
    try {
      if ((await cosignedAt({ text, signatures }, key, nodeVerify)) === undefined) {
        if (url === undefined) continue;
        const lines = await askOne(url, note, size, folder, ask);
        const signature = await verified(text, lines, key);
        if (signature === undefined) throw new LedgerError("LEDGER_NOTE_FORGED", "its cosignature does not verify");
        kept.push(signature);
      }
      by.add(name);
    } catch (error) {
      faults.push(`the witness ${name} did not cosign: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { cosigned: writeNote({ text, signatures: kept }), counts: quorumMet(policy, by), faults };
}

/** Of the lines that a witness answered, the one of this key that verifies; it may have cosigned under other keys as well. */
async function verified(text: string, lines: string, key: NoteKey): Promise<NoteSignature | undefined> {
  // untrusted: a witness may answer anything
  for (const line of lines.split("\n")) {
    const signature = readSignature(line);
    if ((await cosignedAt({ text, signatures: [signature] }, key, nodeVerify)) !== undefined) return signature;
  }
  return undefined;
}

/** Asks once from nothing, and once more from the size that the witness says it remembers. */
async function askOne(url: string, note: string, size: number, folder: LogFolder, ask: AskWitness): Promise<string> {
  const first = await ask(url, await request(0, note, size, folder));
  if (first.status === 200) return first.body.trimEnd();
  if (first.status !== 409) throw new Error(`it answered ${first.status}: ${first.body.slice(0, 200).trim()}`);
  // untrusted: a witness's own word on what it remembers
  const remembered = /^(0|[1-9][0-9]{0,15})\n?$/.exec(first.body);
  const old = Number(remembered?.[1] ?? Number.NaN);
  if (!(old <= size)) throw new Error(`it remembers a size of ${first.body.slice(0, 40).trim()}, this log has ${size}`);
  const second = await ask(url, await request(old, note, size, folder));
  if (second.status === 200) return second.body.trimEnd();
  throw new Error(`it answered ${second.status}: ${second.body.slice(0, 200).trim()}`);
}

async function request(old: number, note: string, size: number, folder: LogFolder): Promise<string> {
  const proof = await proveConsistency(nodeSha256, folder.nodes(size), old, size);
  return `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join("")}\n${note}`;
}
