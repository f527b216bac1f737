/**
 * Where a tile lies (C2SP tlog-tiles): level, number and width, and the path that says so. A tile of level l holds up to 256
 * hashes, each over 256^l leaves. Paths come from outside: only the canonical spelling of a tile is one.
 */

export const TILE_WIDTH = 256;

export interface TilePlace {
  /** 0 to 63, or "entries" for the entries themselves. */
  readonly level: number | "entries";
  readonly number: number;
  /** 1 to 256; below 256 the tile is partial. */
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]`, N in groups of three digits, all but the last with an x before it. */
export function tilePath(place: TilePlace): string {
  const digits = String(place.number);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/.{3}/g) ?? [];
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${place.level}/${name}${place.width === TILE_WIDTH ? "" : `.p/${place.width}`}`;
}

/** Reads a path back; undefined for everything that tilePath would not have written. */
export function readTilePath(path: string): TilePlace | undefined {
  const parts = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(path);
  if (parts === null) return undefined;
  const number = Number((parts[2] ?? "").replaceAll(/[x/]/g, ""));
  const level = parts[1] === "entries" ? "entries" : Number(parts[1]);
  const width = parts[3] === undefined ? TILE_WIDTH : Number(parts[3]);
  if (!Number.isSafeInteger(number) || (level !== "entries" && level > 63) || width > TILE_WIDTH) return undefined;
  const place = { level, number, width } satisfies TilePlace;
  return tilePath(place) === path ? place : undefined;
}

/** The tiles of hashes that a log of this size serves at its right edge: for each level the last, partial one, if any. */
export function edgePlaces(size: number): TilePlace[] {
  const places: TilePlace[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH;
    if (width > 0) places.push({ level, number: Math.floor(count / TILE_WIDTH), width });
  }
  return places;
}
