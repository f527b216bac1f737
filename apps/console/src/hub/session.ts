/** Signing in and out (better-auth, cookie session), and the accounts that an exercise realm offers. */
import { HubProblem, problemOf, SILENCE } from "./problem.ts";

interface Bilingual {
  readonly en: string;
  readonly ja: string;
}

/** One account of an exercise realm; its password is printed at the start and no secret. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly name: Bilingual;
  readonly role: Bilingual;
  readonly body: Bilingual;
}

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new HubProblem(SILENCE, null, null);
  });
  if (!response.ok) throw await problemOf(response);
}

export const signOut = (): Promise<void> => post("/api/auth/sign-out", {});

/** The accounts on offer; none where the realm is no exercise (the hub answers 404). */
export async function demoAccounts(): Promise<readonly DemoAccount[]> {
  const response = await fetch("/api/v1/demo", { credentials: "same-origin" }).catch(() => null);
  if (!response?.ok) return [];
  const body: unknown = await response.json().catch(() => null);
  const accounts = typeof body === "object" && body !== null && "accounts" in body ? body.accounts : [];
  return Array.isArray(accounts) ? (accounts as readonly DemoAccount[]) : [];
}
