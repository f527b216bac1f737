/** Protocol names (STIX 2.1 §6.12): service names by the syntax of RFC 6335; the registry itself is not shipped. */
const SERVICE = /^(?=.*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9+.]|-(?!-)){0,28}[A-Za-z0-9]$|^[A-Za-z]$/;

/** Whether a text looks like a service or protocol name; underscores and spaces do not occur in the registry's own form. */
export function isProtocolName(text: string): boolean {
  return SERVICE.test(text);
}
