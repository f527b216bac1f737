/** The commission's desk: what waits for it, the register, inspections, words to bodies, the report, what is kept and erased. */
import "../measures/measures.css";
import "./oversight.css";
import { useSearch } from "@tanstack/react-router";
import { usePage } from "../../app/page-frame.tsx";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { Complaints } from "./complaints.tsx";
import { Desk } from "./desk.tsx";
import { Inspections } from "./inspections.tsx";
import { RegisterTable } from "./register-table.tsx";
import { Report } from "./report.tsx";
import { Retention } from "./retention.tsx";
import { WordsToBodies } from "./words-to-bodies.tsx";

const SECTIONS = [
  { id: "requests", page: Desk },
  { id: "register", page: RegisterTable },
  { id: "inspections", page: Inspections },
  { id: "words", page: WordsToBodies },
  { id: "report", page: Report },
  { id: "complaints", page: Complaints },
  { id: "retention", page: Retention },
] as const;

/** The commission's papers are for the commission alone. */
const MARK = [{ tlp: "red", caveats: [] }] as const;

export function OversightPage() {
  const { t } = useWords();
  const asked = useSearch({ strict: false }).section;
  const section = SECTIONS.find((s) => s.id === asked) ?? SECTIONS[0];
  usePage(t(`oversight.${section.id}`), MARK);
  const Section = section.page;
  return (
    <div className="measure oversight">
      <header className="list-head">
        <h1>{t("oversight.title")}</h1>
      </header>
      <nav className="sections" aria-label={t("oversight.sections")}>
        {SECTIONS.map((s) => (
          <Go
            key={s.id}
            href={PATHS.oversight(s.id)}
            {...(s.id === section.id ? { "aria-current": "page" as const } : {})}
          >
            {t(`oversight.${s.id}`)}
          </Go>
        ))}
      </nav>
      <Section />
    </div>
  );
}
