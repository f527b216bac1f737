/** Begins a playbook: which one, what it asks of whom, and whom that would tell of the case. Nothing is given by looking. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { moment } from "../../format/time.ts";
import { beginPlaybook } from "../../hub/acting.ts";
import { randomKey } from "../../hub/file-key.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly caseId: string;
  readonly incidentType: string | null;
  readonly now: string;
  readonly onDone: () => void;
}

export function Begin({ caseId, incidentType, now, onDone }: Props) {
  const { t, lang, say } = useWords();
  const client = useQueryClient();
  const key = useRef(randomKey());
  const playbooks = useQuery(QUERIES.playbooks()).data?.items.filter((p) => p.usable) ?? [];
  const meant =
    playbooks.find((p) => incidentType !== null && p.incidentTypes.includes(incidentType)) ??
    playbooks.find((p) => p.incidentTypes.length === 0);
  const [chosen, setChosen] = useState<string | null>(null);
  const id = chosen ?? meant?.id ?? null;
  const plan = useQuery({ ...QUERIES.taskPlan(caseId, id ?? ""), enabled: id !== null }).data;
  const [tell, setTell] = useState<ReadonlySet<string>>(new Set());
  const [owners, setOwners] = useState<Readonly<Record<string, string>>>({});
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const open = [
    ...new Map(
      (plan?.tasks ?? []).flatMap((p) => (p.owner === null && p.role ? [[p.role.id, p.role] as const] : [])),
    ).values(),
  ];
  const outside = [
    ...new Map(
      (plan?.tasks ?? []).flatMap((p) => (p.owner && !p.inRoom ? [[p.owner.id, p.owner] as const] : [])),
    ).values(),
  ];
  const whole = open.every((role) => (owners[role.id] ?? "").trim() !== "");
  const give = async () => {
    if (id === null || busy) return;
    setBusy(true);
    setFailed(null);
    try {
      await beginPlaybook(caseId, { playbook: id, owners, tell: [...tell] }, key.current);
      await client.invalidateQueries({ queryKey: ["tasks"] });
      onDone();
    } catch (e) {
      setFailed(e);
      setBusy(false);
    }
  };
  return (
    <div className="begin">
      <p className="s">{t("acting.beginSub")}</p>
      <label>
        {t("acting.choose")}{" "}
        <select value={id ?? ""} onChange={(e) => setChosen(e.target.value)}>
          {playbooks.map((p) => (
            <option key={p.id} value={p.id}>
              {say(p.name)}
            </option>
          ))}
        </select>
      </label>
      <ol className="plan">
        {(plan?.tasks ?? []).map((p) => (
          <li key={p.step}>
            {say(p.title)}{" "}
            <span className="s">
              {p.owner ? say(p.owner.name) : t("acting.nobody")}
              {p.due ? (lang === "ja" ? "・" : " · ") + t("acting.due", { at: moment(p.due, now, lang) }) : ""}
            </span>
          </li>
        ))}
      </ol>
      {open.map((role) => (
        <label key={role.id}>
          {t("acting.ownerOf", { role: say(role.name) })}{" "}
          <input value={owners[role.id] ?? ""} onChange={(e) => setOwners({ ...owners, [role.id]: e.target.value })} />
        </label>
      ))}
      {outside.map((body) => (
        <label key={body.id} className="tell">
          <input
            type="checkbox"
            checked={tell.has(body.slug)}
            onChange={(e) =>
              setTell(new Set(e.target.checked ? [...tell, body.slug] : [...tell].filter((s) => s !== body.slug)))
            }
          />{" "}
          {say(body.name)} <span className="s">{t("acting.outside")}</span>
        </label>
      ))}
      <div className="acts">
        <Button look="main" disabled={!plan || !whole || busy} onClick={() => void give()}>
          {t("acting.start")}
        </Button>
        <Button onClick={onDone}>{t("acting.leave")}</Button>
        {plan && !whole ? <span className="s">{t("acting.nobody")}</span> : null}
      </div>
      {failed ? <Trouble error={failed} /> : null}
    </div>
  );
}
