/** How far a long act has come: a bar for the eye, figures for everyone. */
interface Props {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly say: string;
}

export function Progress({ label, done, total, say }: Props) {
  const percent = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  return (
    <div className="progress">
      <progress max={100} value={percent} aria-label={label} />
      <span className="s nw">{say}</span>
    </div>
  );
}
