/**
 * The auditor as one page that a commissioner opens from a disk: the same verification as the command's, with the browser's own
 * WebCrypto. It reaches no network (the policy in its head forbids it), keeps nothing, and trusts nothing that it is given but the
 * trust policy and the reading key.
 */
import { inTime, LedgerError, policyIn, type TrustPolicy } from "@noroshi/ledger";
import { webDigests, webVerify } from "@noroshi/ledger/web";
import { importJWK } from "jose";
import { z } from "zod";
import { type Audit, auditExport } from "../src/audit.ts";
import type { Evidence, Means, Trust } from "../src/evidence.ts";
import { Findings } from "../src/findings.ts";
import { stateWithin, verifyProofFile } from "../src/proof.ts";
import { auditSheet, proofSheet, type Sheet } from "../src/report/sheet.ts";
import type { Language } from "../src/report/words.ts";
import { drawField, drawSheet } from "./draw.ts";
import { evidenceOf } from "./evidence.ts";
import { TEXTS } from "./texts.ts";

// The page's policy allows no code that is made at run time.
z.config({ jitless: true });

const MEANS: Means = { digests: webDigests(crypto.subtle), verify: webVerify(crypto.subtle), subtle: crypto.subtle };

const FIELDS = ["policy", "proof", "folder", "key", "remembered", "retention"];

let language: Language = navigator.language.startsWith("ja") ? "ja" : "en";
/** What was found last, for each language anew. */
let shown: ((language: Language) => readonly Sheet[]) | string = "wait";
let round = 0;

const say = (name: string): string => TEXTS[name]?.[language] ?? "";

/** Something that was chosen for what it is not. */
class Unread extends Error {}

function input(id: string): HTMLInputElement {
  const found = document.getElementById(id);
  if (!(found instanceof HTMLInputElement)) throw new Error(`the page has no ${id}`);
  return found;
}

const textOf = async (id: string): Promise<string | undefined> => input(id).files?.[0]?.text();

async function trust(policy: string): Promise<Trust> {
  const [key, remembered, retention] = [await textOf("key"), await textOf("remembered"), await textOf("retention")];
  return {
    policy,
    ...(key === undefined ? {} : { readingKey: await readingKey(key) }),
    ...(remembered === undefined ? {} : { remembered }),
    ...(retention === undefined ? {} : { retention }),
  };
}

async function readingKey(text: string) {
  try {
    const key = await importJWK(JSON.parse(text), "ECDH-ES");
    if (!(key instanceof Uint8Array) && key.type === "private") return key;
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotSupportedError") throw error;
  }
  throw new Unread(say("key"));
}

async function policyOf(text: string): Promise<TrustPolicy> {
  try {
    return await inTime(MEANS.digests, policyIn(text));
  } catch (error) {
    if (error instanceof LedgerError) throw new Unread(`${say("policy")}: ${error.message}`);
    throw error;
  }
}

/** Judges whatever was chosen; undefined where it is not enough yet. */
async function judge(): Promise<((language: Language) => readonly Sheet[]) | undefined> {
  const [policyText, proof] = [await textOf("policy"), await textOf("proof")];
  const folder = input("folder").files;
  const evidence = folder !== null && folder.length > 0 ? evidenceOf(folder) : undefined;
  if (policyText === undefined || (proof === undefined && evidence === undefined)) return undefined;
  const policy = await policyOf(policyText);
  const audit = await auditOf(evidence, await trust(policyText));
  const makers: ((language: Language) => Sheet)[] = [];
  if (proof !== undefined) makers.push(await proofSheets(proof, policy, audit));
  if (audit !== undefined) makers.push((to) => auditSheet(audit, [], to));
  return (to) => makers.map((make) => make(to));
}

const auditOf = async (evidence: Evidence | undefined, means: Trust): Promise<Audit | undefined> =>
  evidence === undefined ? undefined : auditExport(evidence, means, MEANS);

async function proofSheets(text: string, policy: TrustPolicy, audit: Audit | undefined) {
  const findings = new Findings();
  const proved = await verifyProofFile(text, policy, MEANS, findings);
  const within = proved !== undefined && audit !== undefined;
  const state = within ? await stateWithin(proved, audit, policy, MEANS, findings) : "present";
  return (to: Language): Sheet => proofSheet(proved, state, findings, to);
}

async function judgeAnew(): Promise<void> {
  const mine = ++round;
  shown = "working";
  draw();
  const found = await judge().catch((error: unknown) => {
    if (error instanceof Unread) return error;
    if (error instanceof DOMException && error.name === "NotSupportedError") return "oldBrowser";
    throw error;
  });
  // Something else was chosen meanwhile.
  if (mine !== round) return;
  shown = found instanceof Unread ? `unread ${found.message}` : (found ?? "wait");
  draw();
}

function draw(): void {
  document.documentElement.lang = language;
  document.title = say("title");
  for (const place of document.querySelectorAll<HTMLElement>("[data-say]"))
    place.textContent = say(place.dataset["say"] ?? "");
  for (const button of document.querySelectorAll<HTMLElement>("[data-language]"))
    button.setAttribute("aria-pressed", String(button.dataset["language"] === language));
  const place = document.getElementById("said");
  if (typeof shown === "function")
    place?.replaceChildren(...shown(language).map((sheet) => drawSheet(sheet, language)));
  else if (shown.startsWith("unread ")) place?.replaceChildren(say("unread") + shown.slice("unread ".length));
  else place?.replaceChildren(say(shown));
}

const dark = matchMedia("(prefers-color-scheme: dark)");
const dress = (): void => document.documentElement.setAttribute("data-theme", dark.matches ? "dark" : "light");
dark.addEventListener("change", dress);
dress();
for (const id of FIELDS) {
  document.querySelector(".given")?.append(drawField(id, id === "folder"));
  input(id).addEventListener("change", () => void judgeAnew());
}
for (const button of document.querySelectorAll<HTMLElement>("[data-language]"))
  button.addEventListener("click", () => {
    language = button.dataset["language"] === "ja" ? "ja" : "en";
    draw();
  });
draw();
