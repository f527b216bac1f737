/** Location (STIX 2.1 §4.10): a region, a country, or a point on Earth, with what is known more closely. */
import { type Of, sdo } from "../object/define.ts";
import { at } from "../property/identifier.ts";
import { needs } from "../property/record.ts";
import { clip, float, text } from "../property/scalar.ts";
import type { Rule, Shape } from "../property/shape.ts";
import { isCountryCode } from "../vocabulary/countries.ts";
import { region } from "../vocabulary/intelligence.ts";

const country: Shape<string> = (value, trial) => {
  text(value, trial);
  if (typeof value === "string" && !isCountryCode(value)) {
    trial.flag("countries", `"${clip(value)}" should be an ISO 3166-1 alpha-2 code.`);
  }
};

const isSomewhere: Rule = (object, trial) => {
  const point = Object.hasOwn(object, "latitude") && Object.hasOwn(object, "longitude");
  if (!point && !Object.hasOwn(object, "region") && !Object.hasOwn(object, "country")) {
    trial.flag("location-place", "A location needs a region, a country, or latitude and longitude.");
  }
};

const precision: Shape<number> = (value, trial) => float(0)(value, trial);

const precisionHasPoint: Rule = (object, trial) => {
  if (!Object.hasOwn(object, "precision")) return;
  if (Object.hasOwn(object, "latitude") && Object.hasOwn(object, "longitude")) return;
  at("precision", trial, () =>
    trial.flag("dependent-property", "precision needs latitude and longitude beside it.", "4.10"),
  );
};

export const location = sdo("location", {
  section: "4.10",
  may: {
    name: text,
    description: text,
    latitude: float(-90, 90),
    longitude: float(-180, 180),
    precision,
    region,
    country,
    administrative_area: text,
    city: text,
    street_address: text,
    postal_code: text,
  },
  rules: [isSomewhere, needs("latitude", ["longitude"]), needs("longitude", ["latitude"]), precisionHasPoint],
});
export type Location = Of<typeof location>;
