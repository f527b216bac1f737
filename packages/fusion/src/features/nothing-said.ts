/** A report that says nothing at all: where features begin. */
import type { FeatureSet } from "../contract/index.ts";

export const nothingSaid: FeatureSet = {
  observables: [],
  organisation: null,
  country: null,
  region: null,
  occurred: null,
  reported: null,
  affected: null,
  affectedLocal: null,
  incidentType: null,
  source: null,
  names: [],
  techniques: [],
  note: null,
  wallets: [],
  persons: [],
  amounts: [],
  ownReference: null,
  references: [],
  roots: [],
  shingles: [],
};
