/**
 * What a report says and the register knows, as facts in the vocabulary of triggers. What is not said is not a fact; `unknown`
 * stays unknown. Capabilities are those of the law under which the version was taken in.
 */
import type { Facts } from "@noroshi/law";
import type { Organisation } from "../accounts/store.ts";
import type { StoredBody } from "../intake/body.ts";

export interface ReportSaid {
  readonly kind: string;
  readonly format: string;
  readonly incidentType: string | null;
  readonly noticedAt: string | null;
  readonly body: StoredBody;
}

const FORM = "common-form-";

/** @param open capabilities by name, as they stood when the report was taken in */
export function reportFacts(r: ReportSaid, owner: Organisation | undefined, open: ReadonlyMap<string, boolean>): Facts {
  const { body } = r;
  return {
    "report.kind": r.kind,
    "report.form": r.format.startsWith(FORM)
      ? r.format.slice(FORM.length)
      : r.kind === "common_form"
        ? r.incidentType
        : null,
    "report.number": body.sourceId,
    "incident.type": r.incidentType,
    "incident.noticedAt": r.noticedAt,
    "incident.occurredAt": body.occurred?.from ?? null,
    "incident.malicious": r.incidentType === "ransomware" || r.incidentType === "ddos" ? true : null,
    "personal.involved": body.personalData,
    "personal.persons": body.affected.total,
    ...(owner === undefined
      ? {}
      : {
          "organisation.name": owner.name.en,
          "organisation.id": owner.slug,
          "organisation.kind": owner.kind,
          "organisation.sector": owner.sector,
          "organisation.country": owner.country,
          "organisation.coreOperator": owner.coreOperator,
          "organisation.euEntity": owner.euEntity,
        }),
    ...Object.fromEntries([...open].map(([capability, is]) => [`capability.${capability}`, is])),
  };
}
