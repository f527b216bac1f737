/** Previews: who would see what we mark so and why; and, for roles that may, what both we and another body see. */
import "./preview.css";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Gate } from "../../app/gate.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { lookThrough } from "../../hub/glass.ts";
import { useLeave } from "../../hub/standing.ts";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { EyesForm } from "./eyes-form.tsx";
import { MarkedSo } from "./marked-so.tsx";
import { Through } from "./through.tsx";

export function PreviewPage() {
  const { t } = useWords();
  const eyes = useLeave("preview.look_through");
  const [key, setKey] = useState(0);
  const look = useMutation({ mutationFn: lookThrough });
  const seen = look.data;
  usePage(t("sight.title"), seen?.reports.map((r) => r.marking) ?? []);
  const back = () => {
    look.reset();
    setKey(key + 1);
  };
  return (
    <>
      <ListHead title={t("sight.title")} sub={t("sight.sub")} end="" />
      {seen ? (
        <Through seen={seen} onBack={back} />
      ) : (
        <Gate act="preview.ask">
          <div className="cols preview-cols">
            <MarkedSo />
            {eyes.allowed ? <EyesForm key={key} look={look} /> : <div />}
          </div>
        </Gate>
      )}
    </>
  );
}
