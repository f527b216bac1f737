/**
 * With what a form begins: who files, a number, 初報; or, where it follows a report of this body, that report's own answers
 * under its number. Null while those are on their way.
 */
import { type Answers, answersFrom, type FormFormat } from "@noroshi/api/form";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { Owner } from "../../drafts/vault.ts";
import { QUERIES } from "../../hub/queries.ts";
import { written } from "./written.ts";

/** Four signs that nobody confuses on the telephone. */
const SIGNS = "23456789ACDEFHJKMNPRTUVWXY";
const shortRandom = (): string =>
  [...crypto.getRandomValues(new Uint8Array(4))].map((b) => SIGNS[b % SIGNS.length]).join("");

export function useFirstAnswers(form: FormFormat, from: string | null): (owner: Owner, now: string) => Answers | null {
  const before = useQuery({ ...QUERIES.report(from ?? ""), enabled: from !== null });
  // One number for as long as the page stands, however often it is asked.
  const random = useRef(shortRandom());
  return useCallback(
    (owner, now) => {
      if (from === null) {
        const number = `R${written(now).slice(0, 10).replaceAll("/", "")}-${random.current}`;
        const { body } = owner;
        return { 報告番号: number, 報告区分: "初報", 報告組織名: body.name.ja, 報告組織ID: body.slug };
      }
      if (before.isError) return {};
      const report = before.data;
      if (!report) return null;
      const number = report.desk ? { 報告番号: report.desk.number } : {};
      return {
        ...answersFrom(form, report.fields),
        ...number,
        報告区分: "続報",
        報告組織名: owner.body.name.ja,
        報告組織ID: owner.body.slug,
      };
    },
    [form, from, before.data, before.isError],
  );
}
