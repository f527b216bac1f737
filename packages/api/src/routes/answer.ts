/** How every route answers: JSON of a shape, or a Problem. One place, so that error bodies never differ by route. */
import { z } from "@hono/zod-openapi";
import { Problem } from "../errors.ts";

export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { "application/json": { schema } } };
}

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});

/** The errors that any signed-in route can give. */
export const always = {
  400: problem("The request is malformed; `faults` names the places."),
  401: problem("Sign in, or send an API key."),
  403: problem("The act is not open to this actor."),
  404: problem("There is nothing here for this reader."),
  503: problem("The hub cannot take it now; try again after Retry-After seconds."),
} as const;

/** The errors of routes that take a file. */
export const filing = {
  ...always,
  409: problem("The idempotency key was used for other bytes, or the upload offset is not the stored one."),
  412: problem("Somebody else was faster: read it again, and then decide again. Nothing was done."),
  413: problem("Too large for this door; use a resumable upload."),
  422: problem("The file was not understood; `faults` names every place and rule. Nothing was stored."),
  429: problem("Too much at once; try again after Retry-After seconds."),
} as const;

/** A JSON document of the sender's, read as bytes: what it holds is checked in its own act. */
export const document = (says: string) => ({
  content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
  description: says,
});

/** The error of routes on what two people may change at once. */
export const changing = {
  412: problem("Somebody changed it since the version that If-Match names; both versions stand in `versions`."),
} as const;
