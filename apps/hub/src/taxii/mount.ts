/** The addresses of TAXII 2.1 (§1.6.3, §4, §5), each mapped to an act like every other. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import {
  apiRoot,
  collection,
  collections,
  deleteObject,
  discovery,
  manifest,
  object,
  objects,
  postObjects,
  status,
  versions,
} from "./routes.ts";

/** @param origins the addresses of this hub, the chief one first */
export function taxii(app: OpenAPIHono<HubEnv>, origins: readonly [string, ...string[]]): void {
  const of = "/taxii2/:root/collections/:collection";
  app.get("/taxii2/", discovery(origins));
  app.get("/taxii2/:root/", apiRoot);
  app.get("/taxii2/:root/status/:id/", status);
  app.get("/taxii2/:root/collections/", collections);
  app.get(`${of}/`, collection);
  app.get(`${of}/manifest/`, manifest);
  app.get(`${of}/objects/`, objects);
  app.post(`${of}/objects/`, postObjects);
  app.get(`${of}/objects/:object/`, object);
  app.delete(`${of}/objects/:object/`, deleteObject);
  app.get(`${of}/objects/:object/versions/`, versions);
  // The console answers whatever nobody else does; below this address nothing but TAXII speaks.
  app.all("/taxii2/*", () => {
    throw new Refusal("NOT_FOUND");
  });
}
