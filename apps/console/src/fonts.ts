/**
 * Brings the Japanese web font for devices that have none of their own. It comes after the first picture and in a chunk
 * of its own; where a system font has the glyphs, the browser fetches no font file.
 */
export function fetchFonts(): void {
  const later = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300));
  later(() => void import("@fontsource-variable/noto-sans-jp/index.css"));
}
