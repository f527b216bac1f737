/**
 * The strip that never scrolls away: left the realm, hatched unless it is live; right the highest marking of what this
 * page shows right now. Print repeats it.
 */
import { useWords } from "../words/use-words.ts";
import { Caveats } from "./caveats.tsx";
import { type Marked, TlpChip } from "./tlp.tsx";

interface Props {
  readonly realm: { readonly name: string; readonly kind: "live" | "exercise" | "replay" } | null;
  readonly highest: Marked | null;
}

const KIND_KEY = { live: "frame.live", exercise: "frame.exercise", replay: "frame.replay" } as const;

export function Strip({ realm, highest }: Props) {
  const { t } = useWords();
  const live = realm?.kind === "live";
  return (
    <div className="strip" role="note">
      <div className={live ? "realm live" : "realm"}>
        {realm ? (
          <span>
            <b>{t(KIND_KEY[realm.kind])}</b>
            {t(live ? "frame.realmLive" : "frame.realmExercise", { name: realm.name })}
            {live || realm.name !== "demo" ? null : <span className="long">{t("frame.realmExerciseLong")}</span>}
          </span>
        ) : null}
      </div>
      {highest ? (
        <div className="mark">
          <span className="label">{t("frame.highest")}</span> <TlpChip tlp={highest.tlp} />
          <Caveats codes={highest.caveats} most={1} />
        </div>
      ) : null}
    </div>
  );
}
