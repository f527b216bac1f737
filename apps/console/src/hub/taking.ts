/** Takes files out of the hub as bytes; everything but the bytes is thrown as a HubProblem. */
import { HubProblem, problemOf, SILENCE } from "./problem.ts";

/** An attached file as an archive, for a stated purpose; the chain of custody has it first. */
export const takeOut = (id: string, purpose: string): Promise<Blob> =>
  take(`/api/v1/attachments/${encodeURIComponent(id)}/hand-over`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ purpose }),
  });

/** The proof of an act by the digest of its entry. PROOF_NOT_YET until the next checkpoint covers it. */
export const takeProof = (digest: string): Promise<Blob> => take(`/api/v1/ledger/acts/${digest}/proof`, {});

async function take(path: string, init: RequestInit): Promise<Blob> {
  const response = await fetch(path, { credentials: "same-origin", ...init }).catch(() => {
    throw new HubProblem(SILENCE, null, null);
  });
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}
