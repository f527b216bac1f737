/** Tells an e-mail (RFC 5322) from other text: it begins with header lines, and at least two of them are known ones. */

const KNOWN =
  /^(?:from|to|cc|subject|date|received|message-id|mime-version|return-path|delivered-to|content-type|reply-to|dkim-signature|x-[a-z0-9-]+):/i;

/** Looks at the head of the bytes only. */
export function isMail(bytes: Uint8Array): boolean {
  // untrusted: header names are ASCII; what else stands there does not matter.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16_384)).toString("latin1");
  let known = 0;
  for (const line of head.replace(/^From .*\n/, "").split(/\r?\n/, 200)) {
    if (line === "") break;
    if (/^[ \t]/.test(line)) continue;
    if (!/^[!-9;-~]{1,100}:/.test(line)) return false;
    if (KNOWN.test(line)) known++;
  }
  return known >= 2;
}
