/** The head of the door: the realm's hatching in an exercise, the sign, what it is for, and the other language. */
import { FiresDrawing } from "../../ui/fires/drawing.tsx";
import type { Peak } from "../../ui/fires/ridge.ts";
import type { Lang } from "../../words/pair.ts";
import { useWords } from "../../words/use-words.ts";

const WAITS = [0, 72, 23, 35, 7, 3, 8, 40];
const PEAKS: readonly Peak[] = WAITS.map((minutes) => ({ state: "lit", minutes, share: 1 }));
const FRAME = { width: 720, height: 64, r: 6, full: true };

interface Props {
  readonly exercise: boolean;
  readonly onLang: (lang: Lang) => void;
}

export function SignInHead({ exercise, onLang }: Props) {
  const { t, lang } = useWords();
  const other: Lang = lang === "ja" ? "en" : "ja";
  return (
    <>
      {exercise ? (
        <div className="strip" role="note">
          <div className="realm">
            <span>
              <b>{t("frame.exercise")}</b>
              {t("signIn.demoRealm")}
            </span>
          </div>
        </div>
      ) : null}
      <header className="door-head">
        <div className="door-sign">
          <span lang="ja">狼煙</span> <small lang="en">Noroshi</small>
          <button type="button" className="b bare door-lang" lang={other} onClick={() => onLang(other)}>
            {other === "ja" ? "日本語" : "English"}
          </button>
        </div>
        <div className="fires door-fires" aria-hidden="true">
          <FiresDrawing peaks={PEAKS} frame={FRAME} tell={() => ""} />
        </div>
        <p className="door-lead">{t("signIn.lead")}</p>
      </header>
    </>
  );
}
