/** The reasons of a link, as bars that add up: indigo speaks for it, hatched ink against, a diamond counts for nothing. */
import type { CSSProperties } from "react";
import { bits } from "../format/figures.ts";
import { useWords } from "../words/use-words.ts";
import { keyed } from "./keyed.ts";
import { type Bar, fall, type Reason } from "./waterfall-bars.ts";

interface Props {
  readonly reasons: readonly Reason[];
  readonly most?: number;
}

const BAR_CLASS = { for: "", against: "neg", nil: "nil" } as const;
const style = (vars: Record<`--${string}`, number>): CSSProperties => vars as CSSProperties;

export function Waterfall({ reasons, most = 8 }: Props) {
  const { t, say } = useWords();
  const drawn = fall(reasons, most);
  return (
    <div className="expl">
      <ul className="fall" style={style({ "--zero": drawn.zero })}>
        {keyed(drawn.bars, (bar) => `${bar.code} ${bar.say.en}`).map(({ key, row: bar }) => (
          <li key={key}>
            <span className="reason">{say(bar.say)}</span>
            <Track bar={bar} />
            <span className={bar.kind === "nil" ? "n q" : "n"}>
              {bar.kind === "nil" ? t("case.notCounted") : bits(bar.bits)}
            </span>
          </li>
        ))}
        {drawn.rest ? (
          <li>
            <span>{t("case.others", { count: drawn.rest.count })}</span>
            <span className="tr" />
            <span className="n">{bits(drawn.rest.bits)}</span>
          </li>
        ) : null}
      </ul>
    </div>
  );
}

function Track({ bar }: { readonly bar: Bar }) {
  return (
    <span className="tr" aria-hidden="true">
      <i className={BAR_CLASS[bar.kind]} style={style({ "--x": bar.x, "--w": bar.w })} />
    </span>
  );
}
