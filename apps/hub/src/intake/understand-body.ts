/**
 * Understands a request's body: one file as it is, or files that belong together as the parts of a multipart form: the pages of a
 * TAXII transfer, a MISP feed with its manifest.
 * The bytes that are kept and hashed are always the whole body, as it came.
 */
import { classifiedIn, type TableMapping, understandFile, understandPages } from "@noroshi/intake";
import type { IntakeFault, Understanding } from "@noroshi/intake/contract";
import { pdfApart } from "./pdf/apart.ts";

/** Pages, or events of a feed; together no more than one request holds. */
const MOST_PAGES = 2_000;

export async function understandBody(
  bytes: Buffer,
  hint: { mediaType: string; fileName?: string },
  options: { readonly table?: TableMapping } = {},
): Promise<Understanding> {
  if (!/^multipart\/form-data\b/i.test(hint.mediaType)) return alone(bytes, hint, options);
  const parts = await partsOf(bytes, hint.mediaType);
  // The media type is a claim: what is no form is one file, whatever it calls itself.
  if (!parts) return bytes.subarray(0, 2).toString("latin1") === "--" ? refused() : alone(bytes, hint, options);
  const [first, ...others] = parts;
  return first && others.length === 0 ? alone(first, hint, options) : understandPages(parts, hint, options);
}

function alone(
  bytes: Uint8Array,
  hint: { mediaType: string; fileName?: string },
  options: { readonly table?: TableMapping },
): Promise<Understanding> {
  return understandFile(bytes, hint, { ...options, pdf: pdfApart });
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
