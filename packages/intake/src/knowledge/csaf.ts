/**
 * CSAF 2.0 and 2.1 advisories (OASIS) as knowledge: which vulnerabilities of which products, how bad, whether they are
 * exploited, what helps. No report: nobody was hit. What a hub does with it hangs on ids alone, so a vulnerability
 * without a readable CVE is named and left out, and the others count.
 */
import { canonical } from "@noroshi/values";
import { z } from "zod";
import type { Advisory, IntakeFault, KnowledgeUnderstanding, KnownVulnerability, Tlp } from "../contract/index.ts";
import { badDate, badMarking, fault, quote, Refusals } from "../faults.ts";
import { check } from "../json/check.ts";
import type { Limits } from "../limits.ts";
import { readTlp } from "../marking/tlp.ts";
import { instant } from "../time/span.ts";
import { productNames } from "./products.ts";

const short = z.string().max(1_000);
const ids = z.array(short).max(100_000);

const Document = z.object({
  title: short,
  publisher: z.object({ name: short }),
  distribution: z.object({ tlp: z.object({ label: short }).optional() }).optional(),
  tracking: z.object({ id: short.min(1), version: short, status: short, current_release_date: short }),
});

const Vulnerability = z.object({
  cve: short.optional(),
  title: short.optional(),
  cwe: z.object({ id: short }).nullish(),
  scores: z.array(z.object({ cvss_v3: z.object({ baseScore: z.number().min(0).max(10) }).optional() })).optional(),
  product_status: z
    .object({ known_affected: ids.optional(), first_affected: ids.optional(), last_affected: ids.optional() })
    .optional(),
  threats: z.array(z.object({ category: short, details: z.string().max(100_000) })).optional(),
  remediations: z.array(z.object({ category: short, details: z.string().max(100_000) })).optional(),
});

/** Reads an advisory. `unmarked` counts for one without TLP. Codes: those of the shape, BAD_DATE, BAD_MARKING, BAD_VALUE. */
export function readCsaf(
  top: Readonly<Record<string, unknown>>,
  unmarked: Tlp,
  limits: Limits,
): KnowledgeUnderstanding {
  const checked = check(Document, top["document"], "$.document");
  if (!checked.ok) return { ok: false, refused: checked.faults };
  const { title, publisher, distribution, tracking } = checked.value;
  const refused = new Refusals(limits.faults);
  const released = instant(tracking.current_release_date);
  const at = "$.document.tracking.current_release_date";
  if (released === undefined) return { ok: false, refused: [badDate(at, tracking.current_release_date)] };
  const label = distribution?.tlp?.label;
  const tlp = label === undefined ? unmarked : (readTlp(label) ?? "red");
  if (label !== undefined && readTlp(label) === undefined)
    refused.add(badMarking("$.document.distribution.tlp.label", label));
  const products = productNames(top["product_tree"]);
  const vulnerabilities: KnownVulnerability[] = [];
  const given = top["vulnerabilities"];
  for (const [index, one] of (Array.isArray(given) ? (given as readonly unknown[]) : []).entries()) {
    if (refused.hopeless) break;
    const read = vulnerabilityOf(one, `$.vulnerabilities[${index}]`, products);
    if (read.ok) vulnerabilities.push(read.vulnerability);
    else refused.addAll(read.faults);
  }
  if (vulnerabilities.length > limits.items) return { ok: false, refused: [tooMany(limits.items)] };
  const advisory: Advisory = {
    format: "csaf-2",
    sourceId: tracking.id,
    version: tracking.version,
    status: tracking.status,
    title: quote(title, 1_000),
    publisher: quote(publisher.name, 1_000),
    released,
    tlp,
    vulnerabilities,
  };
  return { ok: true, advisory, refused: refused.list() };
}

function vulnerabilityOf(
  value: unknown,
  place: string,
  products: ReadonlyMap<string, string>,
):
  | { readonly ok: true; readonly vulnerability: KnownVulnerability }
  | { readonly ok: false; readonly faults: readonly IntakeFault[] } {
  const checked = check(Vulnerability, value, place);
  if (!checked.ok) return checked;
  const said = checked.value;
  const cve = said.cve === undefined ? undefined : canonical("cve", said.cve);
  if (!cve?.ok) return { ok: false, faults: [noCve(`${place}.cve`)] };
  const status = said.product_status;
  const affected = new Set([
    ...(status?.known_affected ?? []),
    ...(status?.first_affected ?? []),
    ...(status?.last_affected ?? []),
  ]);
  const scores = (said.scores ?? []).flatMap(({ cvss_v3 }) => cvss_v3?.baseScore ?? []);
  const exploits = (said.threats ?? []).filter(({ category }) => category === "exploit_status");
  return {
    ok: true,
    vulnerability: {
      cve: cve.value,
      title: said.title === undefined ? null : quote(said.title, 1_000),
      cwe: said.cwe?.id ?? null,
      score: scores.length === 0 ? null : Math.max(...scores),
      affected: [...affected].map((id) => products.get(id) ?? id),
      exploitation: exploits.map(({ details }) => details),
      remedies: (said.remediations ?? []).map(({ category, details }) => ({ category, details })),
      place,
    },
  };
}

function noCve(place: string): IntakeFault {
  return fault(
    "BAD_VALUE",
    place,
    "This vulnerability has no CVE id that can be read; it stays in the original. Write it like CVE-2026-0001.",
    "読み取れる CVE 番号がない脆弱性です（原本には残ります）。CVE-2026-0001 の形で書いてください。",
  );
}

function tooMany(most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    "$.vulnerabilities",
    `An advisory may hold ${most} vulnerabilities; split it.`,
    `一つの文書に書ける脆弱性は${most}件までです。分けてください。`,
  );
}
