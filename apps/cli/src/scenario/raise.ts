/** Raises a realm for a scenario as steps: the realm, its bodies, policy, warning list, law, each standing order. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { callLocal } from "../hub/local-door.ts";
import { LEGAL_PROFILES } from "../places.ts";
import { caveatsOf, type Scenario } from "./read.ts";
import { FOREIGN_AFFAIRS, isForeignMinistry, type NeededBody } from "./stated.ts";

export interface RealmToRaise {
  readonly socket: string;
  readonly realm: string;
  readonly kind: "exercise" | "replay";
  /** The legal profile by whose capabilities the realm lives. */
  readonly profile: string;
  /** Bodies that are there although the scenario does not name them. */
  readonly more?: readonly NeededBody[];
  /** An instant before which the clock must begin, where something is to be done earlier than the scenario itself. */
  readonly from?: string | undefined;
}

/** In the order in which they have to be done. */
export function raising(where: RealmToRaise, s: Scenario): readonly (() => Promise<unknown>)[] {
  const { socket, realm, kind, profile } = where;
  const begins = [
    s.standingOrders.map((o) => o.issuedAt).sort()[0] ?? s.clockStart,
    ...(where.from ? [where.from] : []),
  ];
  const clockStepped = begins.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));
  const at = `/local/realms/${realm}`;
  const world = { name: realm, kind, hubCountry: s.hubCountry, clockStepped };
  const named = s.organisations.map((o) => ({
    id: o.uuid,
    slug: o.id,
    name: o.name,
    kind: o.kind,
    sector: isForeignMinistry(o, s.hubCountry) ? FOREIGN_AFFAIRS : o.sector,
    country: o.country,
    groups: o.groups,
    coreOperator: o.coreOperator,
    euEntity: o.euEntity,
    terms: caveatsOf(s.sharingTerms[o.id]),
  }));
  const organisations = [...named, ...(where.more ?? []).map((o) => ({ ...o, country: s.hubCountry }))];
  const orders = s.standingOrders.map((o) => ({
    name: o.id,
    issuedBy: o.issuedBy,
    person: o.person,
    issuedAt: o.issuedAt,
    body: { opensCaseWhen: o.opensCaseWhen, participants: o.participants },
  }));
  const law = {
    ...namedOrBare(profile, s.hubCountry),
    capabilities: s.legalProfiles.find((p) => p.name === profile)?.capabilities ?? {},
    source: `${s.id}: ${profile}`,
  };
  return [
    () => callLocal(socket, "POST", "/local/realms", world),
    () => callLocal(socket, "POST", `${at}/organisations`, { organisations }),
    () => callLocal(socket, "PUT", `${at}/link-policy`, { policy: s.linkPolicy }),
    () => callLocal(socket, "PUT", `${at}/warning-list`, { entries: s.warningList }),
    () => callLocal(socket, "PUT", `${at}/law`, law),
    ...orders.map((order) => () => callLocal(socket, "POST", `${at}/standing-orders`, order)),
  ];
}

/** A profile that ships, by its name; under any other name consent alone, to which the scenario adds what is open. */
function namedOrBare(name: string, country: string): { profile: string; document?: Record<string, unknown> } {
  if (existsSync(join(LEGAL_PROFILES, `${name}.json`))) return { profile: name };
  const said = { en: name, ja: name };
  const id = `X-${name.replaceAll(/[^A-Za-z0-9]+/g, "-")}`.slice(0, 80);
  return {
    profile: id,
    document: { schema: "noroshi.legal-profile/1", id, extends: "GENERIC-CONSENT", country, name: said, about: said },
  };
}
