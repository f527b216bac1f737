/** What is said of an attachment, sealed under the report's key: names of files and purposes can tell who the victim is. */
import { z } from "zod";
import type { ContentKey } from "../../keeping/keys.ts";

const About = z.object({ name: z.string(), mediaType: z.string(), whereabouts: z.string().nullable() });
export type About = Readonly<z.infer<typeof About>>;
const Note = z.object({ note: z.string().nullable() });

export const sealAbout = (key: ContentKey, id: string, about: About): Buffer =>
  key.seal("attachment_about", id, Buffer.from(JSON.stringify(about)));

export const openAbout = (key: ContentKey, id: string, sealed: Buffer): About =>
  About.parse(JSON.parse(key.open("attachment_about", id, sealed).toString("utf8")));

/** Why a file was given on. */
export const custodyBody = (key: ContentKey, id: string, note: string | null): Buffer =>
  key.seal("custody", id, Buffer.from(JSON.stringify({ note })));

export const openNote = (key: ContentKey, id: string, sealed: Buffer): string | null =>
  Note.parse(JSON.parse(key.open("custody", id, sealed).toString("utf8"))).note;

/** A name as it may be shown and written down: no path, no control or direction signs. */
export function fileName(raw: string | undefined): string {
  const last = (raw ?? "").split(/[\\/]/).at(-1) ?? "";
  return (
    last
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"*:<>?|]/gu, "_")
      .trim()
      .slice(0, 200) || "file"
  );
}
