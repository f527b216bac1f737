/** The server's name in the first record of a TLS connection (RFC 8446 §4.1.2, RFC 6066 §3), as far as one segment holds it. */

export interface Place {
  from: number;
  to: number;
}

const NONE: Place = { from: 0, to: 0 };

/** Where the server name stands; an empty place for what is no ClientHello or names none. */
export function serverName(view: DataView, from: number, to: number): Place {
  // handshake record, version 3.x, ClientHello
  if (to - from < 44 || view.getUint8(from) !== 0x16 || view.getUint8(from + 1) !== 3 || view.getUint8(from + 5) !== 1)
    return NONE;
  let at = from + 5 + 4 + 2 + 32;
  at += 1 + view.getUint8(at);
  if (at + 2 > to) return NONE;
  at += 2 + view.getUint16(at);
  if (at + 1 > to) return NONE;
  at += 1 + view.getUint8(at);
  if (at + 2 > to) return NONE;
  const end = Math.min(to, at + 2 + view.getUint16(at));
  for (at += 2; at + 4 <= end; ) {
    const type = view.getUint16(at);
    const length = view.getUint16(at + 2);
    if (type === 0) {
      const name = at + 9;
      if (length < 5 || name > end || view.getUint8(at + 6) !== 0) return NONE;
      const size = view.getUint16(at + 7);
      return name + size <= end ? { from: name, to: name + size } : NONE;
    }
    at += 4 + length;
  }
  return NONE;
}
