/**
 * The playbooks that can be begun: those that ship with the hub, and those that its coordinating body took in. One that was
 * taken in under the id of another replaces it where it is newer. Read again for each use: a realm has few.
 */
import { readdirSync, readFileSync } from "node:fs";
import { type OwnerRole, type Playbook, readOwners, readPlaybook } from "@noroshi/cases";
import type { ReaderTx } from "../db/act.ts";
import { playbookRows } from "./playbook-store.ts";

const FOLDER = new URL("../../../../profiles/playbooks/", import.meta.url);
const OWNERS_FILE = "owners.json";

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));

export const OWNER_ROLES: readonly OwnerRole[] = readOwners(read(OWNERS_FILE));

export interface KnownPlaybook extends Playbook {
  readonly from: "hub" | "taken_in";
  readonly document: Record<string, unknown>;
}

const SHIPPED: readonly KnownPlaybook[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json") && name !== OWNERS_FILE)
  .sort()
  .map((name) => {
    const known = knownFrom(read(name), "hub");
    if (!known) throw new Error(`profiles/playbooks/${name} is no playbook of manual steps`);
    return known;
  });

/** All playbooks of the realm, by name. */
export async function playbooksOf(tx: ReaderTx): Promise<readonly KnownPlaybook[]> {
  const taken = (await playbookRows(tx)).flatMap((document) => knownFrom(document, "taken_in") ?? []);
  const byId = new Map<string, KnownPlaybook>();
  for (const p of [...SHIPPED, ...taken]) {
    const known = byId.get(p.id);
    if (!known || Date.parse(known.modified) < Date.parse(p.modified)) byId.set(p.id, p);
  }
  return [...byId.values()].sort((a, b) => (a.name.en < b.name.en ? -1 : a.name.en > b.name.en ? 1 : 0));
}

function knownFrom(document: unknown, from: KnownPlaybook["from"]): KnownPlaybook | undefined {
  const answer = readPlaybook(document);
  return answer.ok ? { ...answer.playbook, from, document: document as Record<string, unknown> } : undefined;
}
