/**
 * The geometry of the line of fires: hills, valleys, flames and their figures, as plain numbers and paths.
 * A valley is as deep as the logarithm of its minutes, so that a slow case is a ragged line before a figure is read.
 * Source of the formula: the look, "The line of fires".
 */

/** What the drawing needs of one fire. `share` is done/total of a fire that is lit in part. */
export interface Peak {
  readonly state: "lit" | "part" | "waits" | "unlit";
  readonly minutes: number | null;
  readonly share: number;
}

export type Stretch = "come" | "wait" | "ahead";

export interface Valley {
  readonly path: string;
  /** The ground under the valley; empty in the smallest size. */
  readonly land: string;
  readonly stretch: Stretch;
  /** Where the figure stands, and the minutes it tells; null where there is nothing to tell. */
  readonly figure: { readonly x: number; readonly y: number; readonly minutes: number } | null;
}

export interface Flame {
  readonly state: Peak["state"];
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly path: string;
  /** The lit part of the flame as a rectangle from below; null unless lit in part. */
  readonly clip: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
}

export interface Ridge {
  readonly valleys: readonly Valley[];
  readonly flames: readonly Flame[];
  /** The slopes outside the first and the last fire; empty in the smallest size. */
  readonly apron: string;
  /** Less than 80 px a step: figures only. */
  readonly brief: boolean;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Radius of a flame. */
  readonly r: number;
  /** Smooth hills with ground and figures; otherwise straight lines, for rows. */
  readonly full: boolean;
}

/** Depth of a valley in px: 0.08 + 0.13·log2(1 + minutes) of the height, capped at it. */
export const depth = (minutes: number, height: number): number =>
  Math.min(height, height * (0.08 + 0.13 * Math.log2(1 + Math.max(0, minutes))));

const round = (n: number): number => Math.round(n * 100) / 100;
const xy = (...ns: readonly number[]): string => ns.map(round).join(" ");

/** The outline of a flame whose foot stands at (x, y + 1.1r). */
export function flamePath(x: number, y: number, r: number): string {
  const at = (dx: number, dy: number): string => xy(x + dx * r, y + dy * r);
  return [
    `M${at(0.25, -2.5)}`,
    `C${at(0.1, -1.5)} ${at(1.05, -0.9)} ${at(1.05, 0.05)}`,
    `A${xy(1.05 * r, 1.05 * r)} 0 0 1 ${at(-1.05, 0.05)}`,
    `C${at(-1.05, -0.45)} ${at(-0.85, -0.85)} ${at(-0.62, -1.15)}`,
    `C${at(-0.5, -0.75)} ${at(-0.3, -0.6)} ${at(-0.12, -0.72)}`,
    `C${at(-0.35, -1.4)} ${at(-0.2, -2.1)} ${at(0.25, -2.5)}Z`,
  ].join("");
}

function stretchOf(peak: Peak): Stretch {
  if (peak.state === "waits") return "wait";
  return peak.state === "unlit" || peak.minutes === null ? "ahead" : "come";
}

/** Lays out the whole line. With no room (width 0) it still answers, with everything at 0. */
export function ridge(peaks: readonly Peak[], frame: Frame): Ridge {
  const { width, height, r, full } = frame;
  const step = peaks.length === 0 ? 0 : width / peaks.length;
  const top = r * 3.7 + 1;
  const room = height - top - (full ? 18 : 1);
  const x = (i: number): number => step * (i + 0.5);

  const valleys = peaks.slice(1).map((peak, i): Valley => {
    const [a, b] = [x(i), x(i + 1)];
    const m = (a + b) / 2;
    const stretch = stretchOf(peak);
    const minutes = peak.minutes ?? 0;
    const d = stretch === "ahead" ? room * 0.18 : depth(minutes, room);
    const hill = full
      ? `C${xy(a + step * 0.14, top + d * 0.42, a + step * 0.27, top + d, m, top + d)}` +
        `S${xy(b - step * 0.14, top + d * 0.42, b, top)}`
      : `L${xy(m, top + d)}L${xy(b, top)}`;
    const path = `M${xy(a, top)}${hill}`;
    return {
      path,
      land: full ? `${path}V${round(height)}H${round(a)}Z` : "",
      stretch,
      figure: full && stretch !== "ahead" ? { x: round(m), y: round(top + d + 14), minutes } : null,
    };
  });

  const flames = peaks.map((peak, i): Flame => {
    const y = top - r * 1.15;
    return {
      state: peak.state,
      x: round(x(i)),
      y: round(peak.state === "unlit" ? top : y),
      r,
      path: flamePath(x(i), y, r),
      clip:
        peak.state === "part"
          ? { x: round(x(i) - r * 1.1), y: round(y + r * 1.15 - 3.6 * r * peak.share), width: 2.2 * r, height: 4 * r }
          : null,
    };
  });

  const last = x(peaks.length - 1);
  const apron = full
    ? `M${xy(0, top + 22)}Q${xy(x(0) * 0.6, top + 22, x(0), top)}V${round(height)}H0Z` +
      `M${xy(width, top + 22)}Q${xy(width - x(0) * 0.6, top + 22, last, top)}V${round(height)}H${round(width)}Z`
    : "";
  return { valleys, flames, apron, brief: step < 80 };
}
