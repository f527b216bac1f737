/**
 * What can go wrong between the console and the hub, as one thing that a page can show: the hub's own Problem with its
 * words in both languages, or silence (no answer, no network), which the console words itself.
 */
import type { Problem } from "@noroshi/api";

export class HubProblem extends Error {
  readonly status: number;
  /** Null when the hub did not answer in its own words. */
  readonly problem: Problem | null;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, problem: Problem | null, retryAfterSeconds: number | null) {
    super(problem?.code ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Status of an answer that never came. */
export const SILENCE = 0;

/** Is it worth sending the same bytes again? Silence, overload and faults of the hub are; refusals are not. */
export const worthRetrying = (error: unknown): boolean =>
  error instanceof HubProblem && (error.status === SILENCE || error.status === 429 || error.status >= 500);

export const isSignedOut = (error: unknown): boolean => error instanceof HubProblem && error.status === 401;

// untrusted: anything may stand between us and the hub (a proxy's HTML page, a cut body).
function asProblem(body: unknown): Problem | null {
  if (typeof body !== "object" || body === null) return null;
  return "code" in body && "title" in body && "next" in body ? (body as Problem) : null;
}

/** Turns an answer that is not OK into a HubProblem. */
export async function problemOf(response: Response): Promise<HubProblem> {
  const body: unknown = await response.json().catch(() => null);
  const problem = asProblem(body);
  const header = Number(response.headers.get("retry-after"));
  const wait = problem?.retryAfter ?? (Number.isFinite(header) && header > 0 ? header : null);
  return new HubProblem(response.status, problem, wait);
}
