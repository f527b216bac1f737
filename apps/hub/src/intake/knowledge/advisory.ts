/**
 * Advisories (CSAF) in: one entry for the document, one for each vulnerability of it. Reference material is read by everybody of the
 * realm, so an advisory goes in only if its own marking lets everybody of a community read it.
 */
import type { KnowledgeEntry } from "@noroshi/api";
import { knowledgeOf } from "@noroshi/intake";
import type { Advisory, IntakeFault } from "@noroshi/intake/contract";
import { Refusal } from "../../http/problem.ts";

const FOR_ALL: ReadonlySet<string> = new Set(["clear", "green"]);

/** The entries of an advisory. @throws Refusal NOT_UNDERSTOOD */
export function advisoryEntries(bytes: Uint8Array): {
  readonly entries: readonly KnowledgeEntry[];
  readonly refused: readonly IntakeFault[];
} {
  const read = knowledgeOf(bytes);
  if (!read.ok) throw new Refusal("NOT_UNDERSTOOD", { faults: read.refused });
  if (!FOR_ALL.has(read.advisory.tlp)) throw new Refusal("NOT_UNDERSTOOD", { faults: [narrow(), ...read.refused] });
  return { entries: entriesOf(read.advisory), refused: read.refused };
}

function entriesOf(a: Advisory): readonly KnowledgeEntry[] {
  const { vulnerabilities, ...about } = a;
  // The publisher's name is part of the reference: two publishers may count alike.
  const ref = `${a.publisher}/${a.sourceId}`.slice(0, 500);
  const cves = vulnerabilities.map((v) => v.cve);
  return [
    { source: "csaf", ref, kind: "advisory", name: a.title, body: { ...about, cves, modified: a.released } },
    ...vulnerabilities.map((v) => ({
      source: "csaf",
      ref: `${ref}#${v.cve}`.slice(0, 500),
      kind: "vulnerability",
      name: [v.cve, v.title].filter(Boolean).join(" ").slice(0, 1_000),
      body: { ...v, advisory: ref, modified: a.released },
    })),
  ];
}

function narrow(): IntakeFault {
  return {
    code: "BAD_MARKING",
    place: "$.document.distribution.tlp.label",
    say: {
      en: "Reference material is read by everybody here, so only TLP:CLEAR and TLP:GREEN go in; this advisory is unmarked or stricter. Send it as a document to whom it may concern.",
      ja: "参考資料は全参加組織が閲覧するため、TLP:CLEAR と TLP:GREEN だけを受け付けます。表示がないか、より厳しい表示です。宛先を限る場合は文書として送ってください。",
    },
  };
}
