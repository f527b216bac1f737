/** Attachments of reports and who has had them in hand. Their bytes leave in archives under a password only. */
import { z } from "@hono/zod-openapi";
import { Body } from "./party.ts";

export const Custody = z
  .object({
    id: z.string(),
    at: z.string(),
    /** `received` here, `referred`: it stays with its sender, `handed_over` in an archive, `moved` outside this hub. */
    step: z.enum(["received", "referred", "handed_over", "moved"]),
    by: z.string(),
    holder: Body.nullable(),
    sha256: z.string(),
    note: z.string().nullable(),
  })
  .openapi("Custody");

export const Attachment = z
  .object({
    id: z.string(),
    reportId: z.string(),
    name: z.string(),
    mediaType: z.string(),
    bytes: z.number().int(),
    sha256: z.string(),
    /** Its sender says that it is a sample of something malicious. */
    sample: z.boolean(),
    /** `here`, or `with_sender`: then the hub has its hash alone. */
    held: z.enum(["here", "with_sender"]),
    /** Where its sender keeps it, in its own words. */
    whereabouts: z.string().nullable(),
    owner: Body,
    at: z.string(),
    /** Hands that this reader may know of, oldest first. */
    custody: z.array(Custody),
  })
  .openapi("Attachment");
export type Attachment = z.infer<typeof Attachment>;

export const AttachmentList = z.object({ items: z.array(Attachment) }).openapi("AttachmentList");

export const Attached = z.object({ attachment: Attachment, receiptId: z.string() }).openapi("Attached");
