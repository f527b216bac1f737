/** The methods of priority and the cross-walk that ship with the hub, read from profiles/ once at the start. */
import { readdirSync, readFileSync } from "node:fs";
import { type CrossWalk, type PriorityMethod, readCrossWalk, readMethod } from "@noroshi/cases";

const PROFILES = new URL("../../../../profiles/", import.meta.url);

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, PROFILES), "utf8"));

/** By file name; the first is the one that screens offer. */
export const METHODS: readonly PriorityMethod[] = readdirSync(new URL("priority/", PROFILES))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => readMethod(json(`priority/${name}`)));

export const CROSS_WALK: CrossWalk = readCrossWalk(json("severity/cross-walk.json"));
