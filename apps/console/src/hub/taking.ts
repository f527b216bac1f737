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

/** What an order lays before a court, with the digest of its index as the hub has it on record. */
export async function produceForCourt(id: string): Promise<{ readonly bytes: Blob; readonly index: string | null }> {
  const answer = await answerOf(`/api/v1/court-exports/${encodeURIComponent(id)}/file`, { method: "POST" });
  return { bytes: await answer.blob(), index: answer.headers.get("x-index-sha256") };
}

/** A file of a report that an inspection opened; the commission's log has it first. */
export const takeInspected = (inspection: string, opening: string, file: string): Promise<Blob> =>
  take(
    `/api/v1/oversight/inspections/${[inspection, "openings", opening, "files", file].map(encodeURIComponent).join("/")}`,
    {
      method: "POST",
    },
  );

const take = async (path: string, init: RequestInit): Promise<Blob> => (await answerOf(path, init)).blob();

async function answerOf(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { credentials: "same-origin", ...init }).catch(() => {
    throw new HubProblem(SILENCE, null, null);
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}
