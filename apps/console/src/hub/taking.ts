/** Takes an attached file out: an archive under a password, for a stated purpose; the chain of custody has it first. */
import { HubProblem, problemOf, SILENCE } from "./problem.ts";

/** @returns the archive's bytes; everything else is thrown as a HubProblem */
export async function takeOut(id: string, purpose: string): Promise<Blob> {
  const response = await fetch(`/api/v1/attachments/${encodeURIComponent(id)}/hand-over`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ purpose }),
  }).catch(() => {
    throw new HubProblem(SILENCE, null, null);
  });
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}
