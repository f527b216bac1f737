/** Mail addresses of an envelope: told apart, brought to one writing, and turned into tokens one by one. */

/** One address as a keyed token: the same address, the same token, under one key. */
export type Tokenise = (mailAddress: string) => string;

/** A field of addresses, joined with commas, as tokens joined with commas. */
export function mailTokens(text: string, tokenise: Tokenise): string {
  return text
    .split(",")
    .map((part) => bareAddress(part))
    .filter((address) => address !== "")
    .map(tokenise)
    .join(",");
}

/** `<a@b>` and `a@B` are one address: no brackets, the domain in small letters. */
export function bareAddress(text: string): string {
  const bare = text.trim().replace(/^<|>$/g, "").trim().normalize("NFKC");
  const at = bare.lastIndexOf("@");
  return at < 0 ? bare : `${bare.slice(0, at)}@${bare.slice(at + 1).toLowerCase()}`;
}
