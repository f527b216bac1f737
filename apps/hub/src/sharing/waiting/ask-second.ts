/**
 * Whether a release waits for a second person, by the rules of the legal profile and what its orderer sees of it, and asking for that
 * person: exactly this release, with a reason, within a time. Fails closed: where a rule holds and nobody can be asked, nothing is ordered.
 */
import type { BodyFacts, Package } from "@noroshi/handling";
import { type ReleaseRule, releaseRulesFor } from "@noroshi/law";
import type { Signed } from "../../accounts/signed.ts";
import { askApproval } from "../../approvals/approval.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { LabelKey } from "../../db/label-cache.ts";
import { Refusal } from "../../http/problem.ts";
import { lawOf } from "../../law/realm-law.ts";

/** What an approval of a release is for. */
export const LET_GO = "release.order";

/** How long a second person has. Source: the design of the product; no law fixes it. */
const ANSWER_WITHIN_HOURS = 24 * 14;

/** Of an order what decides whether it waits. */
interface Planned {
  readonly recipients: readonly BodyFacts[];
  readonly part: Package;
}

/** The rules by which this release would wait; none: it goes at once. @param names whether it names a victim */
export async function rulesOf(
  signed: Signed,
  tx: ReaderTx,
  { recipients, part }: Planned,
  names: boolean,
): Promise<readonly ReleaseRule[]> {
  const { hubCountry } = await signed.room.directory();
  return releaseRulesFor((await lawOf(tx))?.profile, {
    victims: names,
    abroad: recipients.some((r) => r.country !== hubCountry),
    kinds: [...new Set(recipients.map((r) => r.kind))],
    tlp: [...new Set(part.values.map((v) => v.tlp))],
    pap: [...new Set(part.values.flatMap((v) => v.pap ?? []))],
  });
}

/** What is let go, as far as it is written down: an approval of it serves no other release, and not this one changed. */
export interface Exactly {
  readonly id: string;
  readonly audience: string;
  readonly recipients: readonly string[];
  readonly reports: readonly string[];
  readonly items: unknown;
  readonly victims: unknown;
  /** Over what its orderer saw. */
  readonly digest: string;
}

/** @throws Refusal NOT_UNDERSTOOD without a reason, SECOND_PERSON_NEEDED where a machine orders */
export async function askSecond(
  tx: ReaderTx,
  label: LabelKey,
  approvalId: string,
  { exactly, reason }: { readonly exactly: Exactly; readonly reason: string | undefined },
): Promise<void> {
  if (reason === undefined || reason.trim().length < 10) {
    const say = {
      en: "This release waits for a second person: say why it should go out, in ten characters or more.",
      ja: "この提供は二人目の承認を待ちます。提供する理由を10文字以上で書いてください。",
    };
    throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: "$.reason", say }] });
  }
  await askApproval(tx, {
    id: approvalId,
    labelId: label.label_id,
    act: LET_GO,
    subject: exactly.id,
    object: exactly,
    rule: "other_person",
    reason: reason.trim(),
    until: (await tx.now()).add({ hours: ANSWER_WITHIN_HOURS }).toString(),
  });
}
