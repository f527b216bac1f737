/** The seven categories of impact (OASIS incident extension suite 2.0, §2.3.2), each with what must go together in it. */
import { needs, record } from "../../property/record.ts";
import { float, integer, text } from "../../property/scalar.ts";
import type { Rule, Shape } from "../../property/shape.ts";
import { timestamp } from "../../property/timestamp.ts";
import {
  assetType,
  confidentialityLoss,
  externalImpactType,
  informationType,
  integrityAlteration,
  monetaryVariety,
  physicalImpactType,
  traceability,
} from "../../vocabulary/incident.ts";

/** Unless a property says "none", another must say what was hit. */
function unlessNone(said: string, what: string): Rule {
  return (object, trial) => {
    if (object[said] === "none" || Object.hasOwn(object, what)) return;
    trial.flag("dependent-property", `${what} must be there unless ${said} is none.`, "11.3");
  };
}

const availability = record({ must: { availability_impact: integer(0, 100) } });

const confidentiality = record({
  must: { loss_type: confidentialityLoss },
  may: { information_type: informationType, record_count: integer(0), record_size: integer(0) },
  rules: [unlessNone("loss_type", "information_type")],
});

const external = record({ must: { impact_type: externalImpactType } });

const integrity = record({
  must: { alteration: integrityAlteration },
  may: { information_type: informationType, record_count: integer(0), record_size: integer(0) },
  rules: [unlessNone("alteration", "information_type")],
});

const monetary = record({
  must: { variety: monetaryVariety },
  may: {
    conversion_rate: float(0),
    conversion_time: timestamp,
    currency: text,
    currency_actual: text,
    max_amount: float(0),
    min_amount: float(0),
  },
  rules: [
    needs("conversion_rate", ["currency_actual", "conversion_time"]),
    needs("currency_actual", ["conversion_rate", "currency"]),
    needs("min_amount", ["currency", "max_amount"]),
    needs("max_amount", ["min_amount"]),
  ],
});

const physical = record({
  must: { impact_type: physicalImpactType },
  may: { asset_type: assetType },
  rules: [unlessNone("impact_type", "asset_type")],
});

const traceable = record({ must: { traceability_impact: traceability } });

export const CATEGORIES: ReadonlyMap<string, Shape<unknown>> = new Map<string, Shape<unknown>>([
  ["availability", availability],
  ["confidentiality", confidentiality],
  ["external", external],
  ["integrity", integrity],
  ["monetary", monetary],
  ["physical", physical],
  ["traceability", traceable],
]);
