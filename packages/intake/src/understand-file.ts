/**
 * The door for any file that a person may send, e-mails included: reading MIME is not done at once, so this one
 * answers later. Everything that is no e-mail goes through `understand`.
 */
import type { Understanding } from "./contract/index.ts";
import { readEmail } from "./formats/email.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { isMail } from "./mail/is-mail.ts";
import { UNMARKED } from "./marking/tlp.ts";
import { type Hint, type Options, understand } from "./understand.ts";

/** Understands one file of at most `limits.bytes`, whatever it is. Never throws, never rejects. */
export async function understandFile(
  bytes: Uint8Array,
  hint: Hint = {},
  options: Options = {},
): Promise<Understanding> {
  const limits: Limits = { ...LIMITS, ...options.limits };
  if (!isMail(bytes) || bytes.length > limits.bytes) return understand(bytes, hint, options);
  const unmarked = options.unmarked ?? UNMARKED;
  const told = await readEmail(bytes, { unmarked, limits }, (attachment) => understand(attachment, {}, options));
  if (!told.ok || told.reports.length <= limits.reports) return told;
  return { ok: false, format: told.format, refused: told.refused };
}
