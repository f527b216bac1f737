/**
 * The line of fires at the head of a case: how far the word has travelled, where it waits, and for whom.
 * The drawing is for the eye; the ordered list is the content, and on a narrow screen becomes a column.
 */
import { useElementSize } from "@mantine/hooks";
import { lasting } from "../../format/lasting.ts";
import { moment } from "../../format/time.ts";
import { HOP_NAMES } from "../../words/names.ts";
import { half } from "../../words/pair.ts";
import { useWords, type Words } from "../../words/use-words.ts";
import type { Bilingual } from "../bilingual.ts";
import type { Beacon } from "./beacon.ts";
import { FiresDrawing } from "./drawing.tsx";
import { peaksOf } from "./peaks.ts";

interface Props {
  readonly line: readonly Beacon[];
  readonly now: string;
  readonly height?: number;
  /** The reader's own body: a wait for it is a wait for you. */
  readonly you?: Bilingual | undefined;
}

const STATE_CLASS = { lit: "", part: "", waits: "wait", unlit: "off" } as const;

export function FiresHead({ line, now, height = 104, you }: Props) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const words = useWords();
  const { t, lang } = words;
  return (
    <div className="fires" ref={ref}>
      {width > 0 && (
        <FiresDrawing
          peaks={peaksOf(line)}
          frame={{ width, height, r: 7, full: true }}
          tell={(minutes, waiting, brief) =>
            waiting && !brief ? t("case.waiting", { value: lasting(minutes, lang) }) : lasting(minutes, lang, brief)
          }
        />
      )}
      <ol className="steps">
        {line.map((beacon) => (
          <Step key={beacon.hop} beacon={beacon} now={now} words={words} you={you} />
        ))}
      </ol>
    </div>
  );
}

interface StepProps {
  readonly beacon: Beacon;
  readonly now: string;
  readonly words: Words;
  readonly you: Bilingual | undefined;
}

function Step({ beacon, now, words, you }: StepProps) {
  const { t, lang, say } = words;
  const name = half(HOP_NAMES[beacon.hop], lang);
  const at = beacon.at === null ? null : moment(beacon.at, now, lang);
  const part =
    beacon.done !== null && beacon.total !== null ? t("case.partOf", { done: beacon.done, total: beacon.total }) : null;
  if (beacon.state === "unlit")
    return (
      <li className="off">
        <div className="name">{name}</div>
        <div className="at sr">{t("case.notYet")}</div>
      </li>
    );
  if (beacon.state === "waits")
    return (
      <li className={STATE_CLASS.waits}>
        <div className="name">{name}</div>
        <div className="at">
          {beacon.by ? t("case.waitsFor", { whom: beacon.by.ja === you?.ja ? t("board.you") : say(beacon.by) }) : null}
        </div>
        <div className="by">
          {at ? t("case.sinceAt", { at }) : null}
          {part ? `・${part}` : null}
        </div>
      </li>
    );
  return (
    <li className={STATE_CLASS[beacon.state]}>
      <div className="name">{name}</div>
      <div className="at">{at ? <time dateTime={beacon.at ?? undefined}>{at}</time> : null}</div>
      <div className="by">
        {part ? <span className="nw">{part}</span> : null}
        {part && beacon.by ? (lang === "ja" ? "・" : " · ") : null}
        {beacon.by ? <span className={beacon.hop === "linked" ? "mach" : ""}>{say(beacon.by)}</span> : null}
        {beacon.enteredAt ? <div>{t("case.stated", { at: moment(beacon.enteredAt, now, lang) })}</div> : null}
      </div>
    </li>
  );
}
