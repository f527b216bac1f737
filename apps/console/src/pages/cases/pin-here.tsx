/** Pins a further report to the case that is open on the page: one of the newest that do not stand in it. */
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Gate } from "../../app/gate.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { pinToCase } from "../../hub/rooms.ts";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActForm } from "../reports/act-form.tsx";

interface Props {
  readonly caseId: string;
  /** Reports that stand in the case already. */
  readonly within: ReadonlySet<string>;
}

export function PinHere({ caseId, within }: Props) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  if (shown) return <Choose caseId={caseId} within={within} onLeave={() => setShown(false)} />;
  return (
    <div className="acts">
      <Gate act="case.pin">
        <Button onClick={() => setShown(true)}>{t("room.pinHere")}</Button>
      </Gate>
    </div>
  );
}

function Choose({ caseId, within, onLeave }: Props & { readonly onLeave: () => void }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const client = useQueryClient();
  const toast = useToast();
  const [id, setId] = useState("");
  const all = useInfiniteQuery(QUERIES.reports()).data?.pages.flatMap((p) => p.items) ?? [];
  const reports = all.filter((r) => !within.has(r.id));
  return (
    <ActForm
      says={reports.length === 0 ? t("room.noReport") : t("room.pinSays")}
      button={t("room.pin")}
      ready={id !== ""}
      onLeave={onLeave}
      act={async (key) => {
        await pinToCase(caseId, id, key);
        onLeave();
        toast(t("room.pinned"));
        await client.invalidateQueries();
      }}
    >
      <label className="f">
        <span className="l">{t("room.pinReport")}</span>
        <select className="i" required value={id} onChange={(event) => setId(event.target.value)}>
          <option value="">{t("room.pick")}</option>
          {reports.map((r) => (
            <option key={r.id} value={r.id}>
              {`${r.title} — ${say(r.sender.name)} ${moment(r.receivedAt, now, lang)}`}
            </option>
          ))}
        </select>
      </label>
    </ActForm>
  );
}
