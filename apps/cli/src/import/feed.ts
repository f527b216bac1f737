/**
 * MISP feeds: a manifest and the events that it names, in a folder or behind an address. The manifest is no report; it says which
 * files there ought to be. From an address nothing is fetched but the manifest and files whose names are uuids.
 */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type FeedEvent, readFeedManifest } from "@noroshi/intake";
import { CommandFailed } from "../errors.ts";
import { INLINE } from "../hub/send-file.ts";
import type { Summary } from "./summary.ts";

/** Events that a manifest names, and which of them lie beside it. Tells of those that do not. */
export async function feedBeside(file: string, summary: Summary): Promise<readonly string[]> {
  const events = await eventsOf(await readFile(file), file, summary);
  const there: string[] = [];
  for (const { file: name, uuid } of events) {
    const path = join(dirname(file), name);
    if (await stat(path).catch(() => undefined)) there.push(path);
    else
      summary.remark({
        file,
        place: `$.${uuid}`,
        code: "NOT_THERE",
        say: `the manifest names ${name}, which is not here`,
      });
  }
  summary.add("events that manifests name", events.length);
  return there;
}

async function eventsOf(bytes: Uint8Array, file: string, summary: Summary): Promise<readonly FeedEvent[]> {
  const read = readFeedManifest(bytes);
  for (const { code, place, say } of read.refused) summary.remark({ file, place, code, say: say.en });
  return read.ok ? read.events : [];
}

/** A feed's address ends in a slash or names its manifest. */
export const isAddress = (path: string): boolean => /^https?:\/\//i.test(path);

const PATIENCE_MS = 60_000;

/** Fetches a feed into a private folder and hands on each file's path; the folder is gone afterwards. Code: FILE_NOT_READABLE. */
export async function fetchFeed(
  address: string,
  summary: Summary,
  take: (file: string, called: string) => Promise<void>,
): Promise<void> {
  const root = new URL(/\.json$/i.test(address) ? "." : address.endsWith("/") ? address : `${address}/`, address);
  const folder = await mkdtemp(join(tmpdir(), "noroshi-feed-"));
  try {
    const events = await eventsOf(await fetched(new URL("manifest.json", root)), address, summary);
    summary.add("events that manifests name", events.length);
    for (const { file: name } of events) {
      const url = new URL(name, root);
      try {
        const path = join(folder, name);
        await writeFile(path, await fetched(url), { mode: 0o600 });
        await take(path, url.href);
        await rm(path);
      } catch (e) {
        if (!(e instanceof CommandFailed) || e.code !== "FILE_NOT_READABLE") throw e;
        summary.refuse({ file: url.href, place: "", code: "NOT_THERE", say: e.message });
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// untrusted: the feed's server may send anything, for ever.
async function fetched(url: URL): Promise<Buffer> {
  const unreadable = (why: string) => new CommandFailed("FILE_NOT_READABLE", `${url.href} cannot be read: ${why}.`);
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { accept: "application/json" },
    });
    if (!answer.ok || !answer.body) throw unreadable(`the server answers ${answer.status}`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of answer.body) {
      length += part.byteLength;
      if (length > INLINE) throw unreadable("it is larger than 25 MB");
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (e) {
    if (e instanceof CommandFailed) throw e;
    throw unreadable(e instanceof Error ? e.message : String(e));
  }
}
