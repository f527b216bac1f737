/** The typed door to the hub. Types only come from the api package: no schema library reaches the browser. */
import type { Api } from "@noroshi/api";
import { type ClientResponse, hc } from "hono/client";
import { HubProblem, problemOf, SILENCE } from "./problem.ts";

/** Named, since the inferred type is longer than the compiler writes down. */
export const hub: ReturnType<typeof hc<Api>> = hc<Api>("/");

type Ok<R> = R extends ClientResponse<infer T, 200, string> ? T : never;

/** Waits for an answer and opens it; every other outcome is thrown as a HubProblem. */
export async function ask<R extends ClientResponse<unknown, number, string>>(call: Promise<R>): Promise<Ok<R>> {
  const response = await call.catch(() => {
    throw new HubProblem(SILENCE, null, null);
  });
  if (!response.ok) throw await problemOf(response as unknown as Response);
  return (await response.json()) as Ok<R>;
}

/** The same for calls that carry a file, which the typed client cannot express. */
export async function send<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, { credentials: "same-origin", ...init }).catch(() => {
    throw new HubProblem(SILENCE, null, null);
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}
