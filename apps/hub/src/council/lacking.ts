/** What a body lacks before it can be a member: it accepts the agreement as it is now, and somebody of it keeps its secrets by name. */
import { type CouncilTx, currentAgreement, readiness } from "./store.ts";

export interface Lacking {
  readonly code: "NO_AGREEMENT" | "NOT_ACCEPTED" | "NOT_ACKNOWLEDGED";
  readonly place: string;
  readonly say: { readonly en: string; readonly ja: string };
}

const lacks = (code: Lacking["code"], en: string, ja: string): Lacking => ({
  code,
  place: "$.decision",
  say: { en, ja },
});

export async function lackingFor(tx: CouncilTx, organisationId: string): Promise<readonly Lacking[]> {
  const agreement = await currentAgreement(tx);
  if (!agreement) {
    const en = "No agreement has been published that it could accept.";
    return [lacks("NO_AGREEMENT", en, "受諾すべき規約がまだ公示されていません。")];
  }
  const { accepted, acknowledged } = await readiness(tx, organisationId, agreement.id);
  const missing: Lacking[] = [];
  if (!accepted)
    missing.push(
      lacks("NOT_ACCEPTED", "It has not accepted the current agreement.", "現行の規約をまだ受諾していません。"),
    );
  if (!acknowledged)
    missing.push(
      lacks(
        "NOT_ACKNOWLEDGED",
        "Nobody of it has acknowledged the duty of secrecy.",
        "秘密保持義務を確認した担当者がまだいません。",
      ),
    );
  return missing;
}
