/** A browser's own description, short enough to be recognised. untrusted: it may say anything. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrom(?:e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

export function deviceOf(agent: string | null): string {
  const find = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(agent ?? ""))?.[1];
  const known = [find(BROWSERS), find(SYSTEMS)].filter((one) => one !== undefined);
  return known.length > 0 ? known.join(" · ") : (agent?.slice(0, 40) ?? "—");
}
