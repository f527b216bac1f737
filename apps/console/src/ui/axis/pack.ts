/**
 * Puts the labels of one lane into as few lines as needed, so that none covers another.
 * Widths are estimated from the text: the drawing is a picture, the list beneath it is the content.
 */
export interface Label {
  readonly text: string;
  /** Where its mark stands, in px from the left of the lane. */
  readonly x: number;
}

export interface Placed extends Label {
  readonly line: number;
  /** The label stands left of its mark, where it would leave the lane on the right. */
  readonly left: boolean;
}

const GAP = 10;
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]/u;

/** About how wide a text is at 12 px. */
export function widthOf(text: string): number {
  let width = 10;
  for (const sign of text) width += WIDE.test(sign) ? 12 : 6.6;
  return width;
}

/** Places labels line by line; a label takes the first line on which it is free. */
export function pack(labels: readonly Label[], laneWidth: number): readonly Placed[] {
  const lines: { from: number; to: number }[][] = [];
  return labels.map((label) => {
    const width = widthOf(label.text);
    const left = label.x + width > laneWidth && label.x - width >= 0;
    const from = left ? label.x - width : label.x - 4;
    const to = left ? label.x + 4 : label.x + width;
    const free = (line: readonly { from: number; to: number }[]) =>
      line.every((taken) => to + GAP <= taken.from || from >= taken.to + GAP);
    const found = lines.findIndex(free);
    const line = found === -1 ? lines.length : found;
    const taken = lines[line] ?? [];
    taken.push({ from, to });
    lines[line] = taken;
    return { ...label, line, left };
  });
}
