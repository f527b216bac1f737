/**
 * The Traffic Light Protocol as STIX carries it: the fixed marking definitions of TLP 1 (STIX 2.1 §7.2.1.4) and of
 * TLP 2.0 (OASIS extension definition 60a3c5c5-0d10-413e-aab3-9e08dde9e88d). Ids are fixed: nobody mints another.
 */

export type Tlp = "clear" | "green" | "amber" | "amber+strict" | "red";

/** Id of the OASIS extension definition that carries TLP 2.0 in a marking definition. */
export const TLP2_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

const one = (uuid: string, tlp: string) => ({
  type: "marking-definition" as const,
  spec_version: "2.1" as const,
  id: `marking-definition--${uuid}`,
  created: "2017-01-20T00:00:00.000Z",
  definition_type: "tlp",
  name: `TLP:${tlp.toUpperCase()}`,
  definition: { tlp },
});

const two = (uuid: string, tlp: Tlp) => ({
  type: "marking-definition" as const,
  spec_version: "2.1" as const,
  id: `marking-definition--${uuid}`,
  created: "2022-10-01T00:00:00.000Z",
  name: `TLP:${tlp.toUpperCase()}`,
  extensions: { [TLP2_EXTENSION]: { extension_type: "property-extension" as const, tlp_2_0: tlp } },
});

/** Every fixed TLP marking definition, by protocol version and colour; frozen, safe to hand out. */
export const TLP = Object.freeze({
  1: Object.freeze({
    white: Object.freeze(one("613f2e26-407d-48c7-9eca-b8e91df99dc9", "white")),
    green: Object.freeze(one("34098fce-860f-48ae-8e50-ebd3cc5e41da", "green")),
    amber: Object.freeze(one("f88d31f6-486f-44da-b317-01333bde0b82", "amber")),
    red: Object.freeze(one("5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red")),
  }),
  2: Object.freeze({
    clear: Object.freeze(two("94868c89-83c2-464b-929b-a1a8aa3c8487", "clear")),
    green: Object.freeze(two("bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "green")),
    amber: Object.freeze(two("55d920b0-5e8b-4f79-9ee9-91f868d9b421", "amber")),
    "amber+strict": Object.freeze(two("939a9414-2ddd-4d32-a0cd-375ea402b003", "amber+strict")),
    red: Object.freeze(two("e828b379-4e03-4974-9ac4-e53a884c97c1", "red")),
  }),
});

const BY_ID: ReadonlyMap<string, Tlp> = new Map<string, Tlp>([
  [TLP[1].white.id, "clear"],
  [TLP[1].green.id, "green"],
  [TLP[1].amber.id, "amber"],
  [TLP[1].red.id, "red"],
  [TLP[2].clear.id, "clear"],
  [TLP[2].green.id, "green"],
  [TLP[2].amber.id, "amber"],
  [TLP[2]["amber+strict"].id, "amber+strict"],
  [TLP[2].red.id, "red"],
]);

/** The TLP 2.0 level that a marking reference stands for (TLP:WHITE reads as clear), or undefined for any other id. */
export function tlpOf(markingRef: string): Tlp | undefined {
  return BY_ID.get(markingRef.toLowerCase());
}
