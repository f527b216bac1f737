/**
 * Understands a request's body: one file as it is, or the pages of one transfer as the parts of a multipart form.
 * The bytes that are kept and hashed are always the whole body, as it came.
 */
import { classifiedIn, type TableMapping, understandFile, understandPages } from "@noroshi/intake";
import type { IntakeFault, Understanding } from "@noroshi/intake/contract";
import { pdfApart } from "./pdf/apart.ts";

const MOST_PAGES = 200;

export async function understandBody(
  bytes: Buffer,
  hint: { mediaType: string; fileName?: string },
  options: { readonly table?: TableMapping } = {},
): Promise<Understanding> {
  if (!/^multipart\/form-data\b/i.test(hint.mediaType))
    return understandFile(bytes, hint, { ...options, pdf: pdfApart });
  const pages = await partsOf(bytes, hint.mediaType);
  return pages ? understandPages(pages, hint) : refused();
}

/** The refusal of a body that anything in it marks as classified; of several parts the first that does. */
export async function classifiedInBody(bytes: Buffer, mediaType: string): Promise<IntakeFault | undefined> {
  const parts = /^multipart\/form-data\b/i.test(mediaType) ? ((await partsOf(bytes, mediaType)) ?? [bytes]) : [bytes];
  for (const [index, part] of parts.entries()) {
    const found = await classifiedIn(part, { pdf: pdfApart });
    if (found) return parts.length === 1 ? found : { ...found, place: `page ${index + 1} ${found.place}` };
  }
  return undefined;
}

// untrusted: the boundary and every part come from outside
async function partsOf(bytes: Buffer, mediaType: string): Promise<readonly Uint8Array[] | undefined> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": mediaType } }).formData();
    const parts = [...form.values()].slice(0, MOST_PAGES + 1);
    if (parts.length === 0 || parts.length > MOST_PAGES) return undefined;
    return await Promise.all(
      parts.map(async (p) => (typeof p === "string" ? Buffer.from(p) : new Uint8Array(await p.arrayBuffer()))),
    );
  } catch {
    return undefined;
  }
}

function refused(): Understanding {
  const say = {
    en: "The form's parts cannot be read; send each page as one part.",
    ja: "フォームの各部分を読み取れません。ページごとに一つの部分として送ってください。",
  };
  return { ok: false, format: null, refused: [{ code: "UNKNOWN_FORMAT", place: "", say }] };
}
