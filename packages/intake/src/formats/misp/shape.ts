/**
 * The shape of a MISP core format event, as far as intake reads it. Loose on purpose: servers of many versions write
 * strings where others write numbers, and leave out what they do not use.
 */
import { z } from "zod";

const text = z.string().max(1_000_000);
const flag = z
  .union([z.boolean(), z.literal(0), z.literal(1), z.literal("0"), z.literal("1")])
  .transform((value) => value === true || value === 1 || value === "1");

/** A sighting inside an event; MISP writes numbers as strings or not. 0 seen, 1 a false positive, 2 it ends then. */
export const MispSighting = z.object({
  uuid: z.string().max(64).optional(),
  id: z.union([z.string().max(64), z.number()]).optional(),
  type: z.union([z.string().max(2), z.number()]).optional(),
  date_sighting: z.union([z.string().max(20), z.number()]),
  source: z.string().max(1_000).nullish(),
  Organisation: z.object({ name: z.string().max(1_000).optional(), uuid: z.string().max(64).optional() }).nullish(),
});

/** A cluster of a galaxy, as servers write it beside the tag that says the same. */
export const GalaxyCluster = z.object({
  type: z.string().max(200).optional(),
  value: z.string().max(1_000).optional(),
  tag_name: z.string().max(1_000).optional(),
});

const Tag = z.object({ name: z.string().max(1_000) });
const Organisation = z.object({ name: z.string().max(1_000).optional(), uuid: z.string().max(64).optional() });

/** Where a server may pass something on to. Read apart (reach.ts): a strange form makes it stricter, it refuses nothing. */
const sharing = { distribution: z.unknown().optional(), SharingGroup: z.unknown().optional() };

export const Attribute = z.object({
  ...sharing,
  uuid: z.string().min(1).max(64),
  type: z.string().min(1).max(64),
  value: z.union([text, z.number()]).transform(String),
  to_ids: flag.optional(),
  deleted: flag.optional(),
  first_seen: z.string().max(64).nullish(),
  Tag: z.array(Tag).optional(),
  Galaxy: z.unknown().optional(),
  Sighting: z.unknown().optional(),
});
export type Attribute = z.infer<typeof Attribute>;

/** The event without its attributes and objects, which are checked one by one. */
export const Event = z.object({
  ...sharing,
  uuid: z.string().min(1).max(64),
  date: z.string().max(64),
  info: text,
  timestamp: z.union([z.string().max(20), z.number()]).optional(),
  publish_timestamp: z.union([z.string().max(20), z.number()]).optional(),
  Org: Organisation.optional(),
  Orgc: Organisation.optional(),
  Tag: z.array(Tag).optional(),
  Attribute: z.array(z.unknown()).optional(),
  Object: z.array(z.unknown()).optional(),
  Galaxy: z.unknown().optional(),
  EventReport: z.array(z.unknown()).optional(),
});
export type Event = z.infer<typeof Event>;

/** An object of an event; only its attributes are read. */
export const MispObject = z.object({
  ...sharing,
  deleted: flag.optional(),
  Attribute: z.array(z.unknown()).optional(),
});

/** A report text of an event. */
export const EventReport = z.object({ name: z.string().max(1_000), content: text, deleted: flag.optional() });
