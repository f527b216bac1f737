/**
 * The policies on acts: Cedar, read from profiles/acts, held against their schema before the hub takes its first request.
 * Fails closed: a policy that does not fit the schema stops the start, and whatever the engine does not clearly allow is refused.
 * Decides acts alone; which rows somebody sees is no question for it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as Cedar from "@cedar-policy/cedar-wasm/nodejs";
import { ACTS, type Act } from "@noroshi/api";

/** Who wants to act: what the realm's register says of it at this instant. */
export interface ActorFacts {
  readonly actorId: string;
  /** Undefined for a machine. */
  readonly personId: string | undefined;
  readonly organisationId: string;
  readonly roles: readonly string[];
}

/** What an act is about: the realm as a whole, or what one person asked and another one answers. */
export interface Question {
  readonly id: string;
  readonly askedPerson: string;
  readonly askedOrganisation: string;
  readonly answeredPerson: string | null;
  readonly otherOrganisation: boolean;
}

export type Decision =
  | { readonly allowed: true; readonly by: readonly string[] }
  /** `by`: the policies that forbid it; none where nothing permits it. */
  | { readonly allowed: false; readonly by: readonly string[]; readonly away?: true };

export interface About {
  /** Is the realm one in which nothing is live? */
  readonly exercise: boolean;
  /** Is it one in which recorded acts are played back? */
  readonly replay?: boolean;
  readonly question?: Question;
}

/** What policies are told of a realm. */
export function aboutRealm(realm: { readonly kind: string }): About {
  return { exercise: realm.kind !== "live", replay: realm.kind === "replay" };
}

export interface Policies {
  decide(actor: ActorFacts, act: Act, about: About): Decision;
  /** What a policy says of itself, by its id. */
  readonly why: ReadonlyMap<string, { readonly en: string; readonly ja: string }>;
}

export interface PolicyTexts {
  readonly schema: string;
  readonly policies: readonly string[];
}

const FOLDER = new URL("../../../../profiles/acts/", import.meta.url);

/** The texts as they ship. */
export function shippedTexts(): PolicyTexts {
  const text = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".cedar"));
  return { schema: text("noroshi.cedarschema"), policies: names.sort().map(text) };
}

/** A policy or the schema is not what it should be; the hub does not start. */
export class PolicyFault extends Error {
  readonly code = "POLICY_INVALID";
}

let count = 0;

/** Reads, validates and prepares. @throws PolicyFault naming the first policy that does not hold */
export function openPolicies(texts: PolicyTexts = shippedTexts()): Policies {
  // The package's engine is CommonJS with the WebAssembly beside it; loaded here so that nothing pays for it before.
  const cedar: typeof Cedar = createRequire(import.meta.url)("@cedar-policy/cedar-wasm/nodejs");
  const named = new Map<string, string>();
  const why = new Map<string, { en: string; ja: string }>();
  for (const text of texts.policies) {
    const parts = cedar.policySetTextToParts(text);
    if (parts.type === "failure") throw new PolicyFault(said(parts.errors));
    if (parts.policy_templates.length > 0) throw new PolicyFault("templates are not used here");
    for (const policy of parts.policies) {
      const read = cedar.policyToJson(policy);
      if (read.type === "failure") throw new PolicyFault(said(read.errors));
      const { id, why: en, why_ja: ja } = read.json.annotations ?? {};
      if (!id || !en || !ja) throw new PolicyFault(`a policy without @id, @why or @why_ja: ${policy.slice(0, 80)}`);
      if (named.has(id)) throw new PolicyFault(`two policies are called ${id}`);
      named.set(id, policy);
      why.set(id, { en, ja });
    }
  }
  const staticPolicies = Object.fromEntries(named);
  const valid = cedar.validate({
    validationSettings: { mode: "strict" },
    schema: texts.schema,
    policies: { staticPolicies },
  });
  if (valid.type === "failure") throw new PolicyFault(said(valid.errors));
  const first = valid.validationErrors[0];
  if (first) throw new PolicyFault(`${first.policyId}: ${first.error.message}`);
  declared(cedar, texts.schema);
  const name = `noroshi-${++count}`;
  for (const done of [cedar.preparseSchema(name, texts.schema), cedar.preparsePolicySet(name, { staticPolicies })])
    if (done.type === "failure") throw new PolicyFault(said(done.errors));
  return { why, decide: (actor, act, about) => ask(cedar, name, actor, act, about) };
}

/** Every act that a route may be mapped to has to be known to the schema. */
function declared(cedar: typeof Cedar, schema: string): void {
  const json = cedar.schemaToJson(schema);
  if (json.type === "failure") throw new PolicyFault(said(json.errors));
  const known = json.json["Noroshi"]?.actions ?? {};
  const missing = ACTS.filter((act) => !(act in known));
  if (missing.length > 0)
    throw new PolicyFault(`profiles/acts/noroshi.cedarschema does not declare ${missing.join(", ")}`);
}

function ask(cedar: typeof Cedar, name: string, actor: ActorFacts, act: Act, about: About): Decision {
  const uid = (type: string, id: string) => ({ type: `Noroshi::${type}`, id });
  const { question: q, exercise, replay = false } = about;
  const principal = uid("Actor", actor.actorId);
  const resource = q ? uid("Question", q.id) : uid("Realm", "here");
  const facts = q
    ? {
        exercise,
        replay,
        askedPerson: q.askedPerson,
        askedOrganisation: q.askedOrganisation,
        answeredPerson: q.answeredPerson ?? "",
        otherOrganisation: q.otherOrganisation,
      }
    : { exercise, replay };
  try {
    const answer = cedar.statefulIsAuthorized({
      principal,
      action: uid("Action", act),
      resource,
      context: {},
      preparsedSchemaName: name,
      preparsedPolicySetId: name,
      validateRequest: true,
      entities: [
        {
          uid: principal,
          attrs: {
            person: actor.personId ?? "",
            organisation: actor.organisationId,
            machine: actor.personId === undefined,
          },
          parents: actor.roles.map((role) => uid("Role", role)),
        },
        ...actor.roles.map((role) => ({ uid: uid("Role", role), attrs: {}, parents: [] })),
        { uid: resource, attrs: facts, parents: [] },
      ],
    });
    if (answer.type === "failure") return { allowed: false, by: [], away: true };
    const { decision, diagnostics } = answer.response;
    // A policy that could not be evaluated might have been the one that forbids.
    if (diagnostics.errors.length > 0) return { allowed: false, by: [], away: true };
    return { allowed: decision === "allow", by: diagnostics.reason };
  } catch {
    // An engine that breaks allows nothing.
    return { allowed: false, by: [], away: true };
  }
}

const said = (errors: readonly Cedar.DetailedError[]): string => errors.map((e) => e.message).join("; ");
