/**
 * Which witnesses the hub asks, and what makes a checkpoint count: a trust policy (C2SP tlog-policy) in the realm's ledger folder,
 * put there by who runs the machine. Without one a checkpoint counts as soon as the log has signed it.
 */
import { readPolicy, type TrustPolicy } from "@noroshi/ledger";
import { nodeSha256 } from "@noroshi/ledger/node";

export interface AskedWitness {
  readonly name: string;
  readonly url: string;
}

export interface HubPolicy {
  readonly policy: TrustPolicy;
  readonly asked: readonly AskedWitness[];
}

/** Reads the policy; a witness with an address is asked. Codes: LEDGER_POLICY_MALFORMED. */
export function readHubPolicy(text: string): HubPolicy {
  const policy = readPolicy(nodeSha256, text);
  const asked = text.split("\n").flatMap((line) => {
    const [word, name = "", , url = ""] = line.split(/[ \t]+/).filter((part) => part !== "");
    return word === "witness" && URL.canParse(url) && /^https?:/.test(url) ? [{ name, url }] : [];
  });
  return { policy, asked };
}
