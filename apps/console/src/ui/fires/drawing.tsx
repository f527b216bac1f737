/** Draws a ridge. Hidden from screen readers: the ordered list beside it is the content. */
import { useId } from "react";
import { type Frame, type Peak, ridge } from "./ridge.ts";

interface Props {
  readonly peaks: readonly Peak[];
  readonly frame: Frame;
  /** Words for a figure; `brief` when there is room for the figure alone. */
  readonly tell: (minutes: number, waiting: boolean, brief: boolean) => string;
}

const STRETCH_CLASS = { come: "ridge", wait: "ridge wait", ahead: "ridge ahead" } as const;

export function FiresDrawing({ peaks, frame, tell }: Props) {
  const id = useId();
  const drawn = ridge(peaks, frame);
  const size = frame.full ? { height: frame.height } : { className: "mini" };
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true" focusable="false" {...size}>
      {drawn.valleys.map((v) => v.land && <path key={v.path} className="land" d={v.land} />)}
      {drawn.apron && <path className="land" d={drawn.apron} />}
      {drawn.valleys.map((v) => (
        <path key={v.path} className={STRETCH_CLASS[v.stretch]} d={v.path} />
      ))}
      {drawn.valleys.map(
        (v) =>
          v.figure && (
            <text key={v.path} className={v.stretch === "wait" ? "hop wait" : "hop"} x={v.figure.x} y={v.figure.y}>
              {tell(v.figure.minutes, v.stretch === "wait", drawn.brief)}
            </text>
          ),
      )}
      {drawn.flames.map((f, i) => {
        const clipId = `${id}-${i}`;
        if (f.state === "unlit") return <circle key={f.x} className="unlit" cx={f.x} cy={f.y} r={f.r * 0.5} />;
        if (f.state === "waits")
          return (
            <g key={f.x}>
              <path className="hot" d={f.path} />
              <circle className="core" cx={f.x} cy={f.y + f.r * 0.1} r={f.r * 0.42} />
            </g>
          );
        if (f.clip)
          return (
            <g key={f.x}>
              <path className="part" d={f.path} />
              <clipPath id={clipId}>
                <rect {...f.clip} />
              </clipPath>
              <path className="lit" clipPath={`url(#${clipId})`} d={f.path} />
            </g>
          );
        return <path key={f.x} className="lit" d={f.path} />;
      })}
    </svg>
  );
}
