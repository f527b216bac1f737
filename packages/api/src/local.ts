/**
 * The hub's local door: HTTP over a unix socket in the data folder, for the person who runs the machine and nobody else.
 * It prepares realms, bodies, keys and orders, and keeps house (backup, rebuild, doctor). It never reads content.
 * Socket: `<data>/run/hub.sock` when that path is short enough, else the path written in `<data>/run/hub.json`.
 */
import { z } from "zod";

const Name = z.string().min(1).max(200);
const Instant = z.iso.datetime();

/** POST /local/realms */
export const NewRealm = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  kind: z.enum(["live", "exercise", "replay"]),
  hubCountry: z.string().min(2).max(3),
  /** Where the stepped clock stands; exercise and replay realms only. */
  clockStepped: Instant.optional(),
});

/** POST /local/realms/{realm}/organisations: { organisations: [...] }; the same slug again updates names and terms. */
export const NewOrganisation = z.object({
  /** A uuid; drawn by the hub when absent. */
  id: z.uuid().optional(),
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  name: z.object({ en: Name, ja: Name }),
  kind: z.enum([
    "operator",
    "bank",
    "isac",
    "police",
    "defence",
    "ministry",
    "coordinator",
    "commission",
    "ally",
    "authority",
  ]),
  sector: z.string().max(100).nullable().default(null),
  country: z.string().min(2).max(3),
  groups: z.array(z.string().max(100)).default([]),
  coreOperator: z.boolean().default(false),
  euEntity: z.boolean().default(false),
  /** Caveats that ride on everything that the body sends, in the words of the handling rule. */
  terms: z.array(z.string().max(120)).default([]),
});

/** POST /local/realms/{realm}/keys → { key }: an API key of a body, shown once. */
export const NewKey = z.object({
  organisation: z.string(),
  name: Name,
  /** One of profiles/roles; the body's own system when absent, and oversight's secretariat for a commission. */
  role: z.string().max(60).optional(),
  /** Everything its body may, reading only, or bringing reports only. */
  scope: z.enum(["all", "read", "submit"]).default("all"),
  /** How long it is good, by the realm's clock; a year in a live realm and without end elsewhere when absent. */
  days: z.number().int().min(1).max(1100).optional(),
  /** A client certificate in PEM, or its SHA-256, instead of a key. */
  certificate: z.string().max(20_000).optional(),
});

/** POST /local/realms/{realm}/keys/{id}/rotation → { key }; DELETE /local/realms/{realm}/keys/{id}. */
export const RotateKey = z.object({ graceHours: z.number().int().min(0).max(720).default(0) });

/** POST /local/realms/{realm}/invitations → { link }: a one-time link, shown once. */
export const NewInvitation = z.object({
  organisation: z.string(),
  role: z.string().regex(/^[a-z][a-z0-9_]{1,59}$/),
  email: z.email().nullable().default(null),
  hours: z.number().int().min(1).max(336).default(72),
});

/** PUT /local/realms/{realm}/people/{email}/suspension; POST …/sign-out, …/unlock. */
export const Suspension = z.object({ suspended: z.boolean() });

/** POST /local/realms/{realm}/accounts: a person who signs in with a password. */
export const NewAccount = z.object({
  email: z.email(),
  password: z.string().min(12).max(200),
  name: Name,
  organisation: z.string(),
  role: z.string().max(60),
  /** Shown on the sign-in page; refused outside exercise realms. */
  demo: z.object({ name: z.object({ en: Name, ja: Name }), role: z.object({ en: Name, ja: Name }) }).optional(),
});

/** POST /local/realms/{realm}/standing-orders */
export const NewStandingOrder = z.object({
  name: Name,
  issuedBy: z.string(),
  person: Name,
  issuedAt: Instant.optional(),
  body: z.record(z.string(), z.unknown()),
});

/** PUT /local/realms/{realm}/link-policy: a policy of profiles/link-policies, or one of the realm's own. */
export const SetLinkPolicy = z.object({ policy: z.record(z.string(), z.unknown()) });

/** PUT /local/realms/{realm}/warning-list: values that never count as strong evidence in this realm. */
export const SetWarningList = z.object({
  entries: z.array(z.object({ type: z.string(), value: z.string(), list: z.string() })).max(500_000),
});

const BasisState = z.enum(["none", "bill", "enacted_not_in_force", "in_force", "suspended", "repealed"]);

/** POST /local/realms/{realm}/bases: a dated state of a legal basis. GET lists them all. */
export const NewBasisState = z.object({
  /** What the basis opens: mandatoryReport, partyAgreement, foreignForeign… */
  capability: z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,79}$/),
  state: BasisState,
  /** From when on; now when absent. */
  since: Instant.optional(),
  /** Where it stands written: law, article, gazette. */
  source: z.string().min(1).max(1000),
  verified: z.boolean().default(false),
});

/** PUT /local/realms/{realm}/law: founds the realm's law, once. */
export const FoundLaw = z.object({
  /** A shipped profile, or the id of the document. */
  profile: z.string().min(1).max(80),
  /** A profile of one's own, in the shape of docs/specs/legal-profiles.md; it may extend a shipped one. */
  document: z.record(z.string(), z.unknown()).optional(),
  /** Exercises and replays: what is open and what not, whatever the profile says. */
  capabilities: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,79}$/), z.boolean()).optional(),
  source: z.string().min(1).max(1000).optional(),
});

/** POST /local/realms/{realm}/clock-jump: somebody has looked at the host's time and holds it to be right. */
export const ConfirmClock = z.object({ by: Name });

/** POST /local/realms/{realm}/clearances: admits a body to a compartment until an instant. */
export const NewClearance = z.object({
  organisation: z.string(),
  compartment: z.string().min(1).max(100),
  since: Instant.optional(),
  until: Instant,
});

/** POST /local/realms/{realm}/council/{body}/decisions: where the office cannot; the body reads why. */
export const CouncilDecision = z.object({
  decision: z.enum(["suspended", "readmitted", "ended"]),
  reason: z.string().trim().min(1).max(2_000),
});

/** PUT /local/realms/{realm}/clock: step it, or let it run on from an instant. Refused in live realms. */
export const SetClock = z.union([z.object({ stepped: Instant }), z.object({ runsFrom: Instant })]);

/** GET /local/realms/{realm}/settled?wait=MS → { unlinked, jobs }: reports that linkage has not seen yet, and work that was not begun or is going on. */
export const Settled = z.object({ unlinked: z.number().int(), jobs: z.number().int() });

/** POST /local/rebuild { realm } → counts; POST /local/backup { to, passphrase } → summary; GET /local/doctor → findings. */
export const BackupOrder = z.object({ to: z.string(), passphraseFile: z.string() });
/** POST /local/keys/export and /local/keys/import: copies of one realm's key store. */
export const KeysOrder = z.object({ realm: z.string(), file: z.string(), passphraseFile: z.string() });
/** POST /local/realms/{realm}/audit { to } → counts: the folder that an auditor judges without the hub. */
export const AuditOrder = z.object({ to: z.string().min(1) });
export const RebuildOrder = z.object({ realm: z.string() });

export const Finding = z.object({
  check: z.string(),
  state: z.enum(["good", "warning", "bad"]),
  say: z.object({ en: z.string(), ja: z.string() }),
});
