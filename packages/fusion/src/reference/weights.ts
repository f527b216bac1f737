/**
 * The weights of evidence, in bits: log2 of how much more often a level occurs in pairs about one incident (m) than in
 * pairs about two (u). For names u is taken over all pairs; for times, totals and lists over pairs about two incidents
 * of one organisation, because these are the pairs that must be told apart.
 * The numbers stand in weights.json, which the offline fit writes and a release pins. Nothing learns at run time.
 */
import * as z from "zod";
import pinned from "./weights.json" with { type: "json" };

const bits = z.number().min(-1000).max(1000);

/** JSON has no infinity: null is "any distance beyond". */
const upTo = z
  .number()
  .nullable()
  .transform((limit) => limit ?? Number.POSITIVE_INFINITY);

/** Bits by distance: the first step whose `upTo` is not below the distance counts; beyond the last step, its bits. */
const steps = z
  .array(z.tuple([upTo, bits]).readonly())
  .min(1)
  .readonly();

const shape = z
  .strictObject({
    /** Version of the table. A change of any number is a new id. */
    id: z.string().min(1),
    /** Which tables the offline fit wrote; all others are set by hand. */
    fitted: z.array(z.string()).readonly(),
    prior: bits,
    name: z
      .strictObject({
        /** Most that a name can tell. */
        cap: bits,
        /** Cost of a bit that is left over on both sides, and on one side only. */
        leftBoth: bits,
        left: bits,
        leftCap: bits,
        /** Cost of matching through an alias, of one report or of both. */
        alias: bits,
        aliasBoth: bits,
        /** Cost of a match that is not letter by letter. */
        respelt: bits,
        /** Names in two scripts say little: as a pair of strangers would, less what a translation may hide. */
        otherScript: bits,
      })
      .readonly(),
    /** Days between the nearest ends of both spans. */
    occurred: steps,
    /** Ends that lie within an hour, where both sides tell the hour. */
    occurredHour: bits,
    /** Spans that overlap without a common end. */
    overlap: bits,
    /** One report was written that many days before the other incident began. */
    foretold: steps,
    /** Days between both reports. */
    reported: steps,
    total: z
      .strictObject({
        equalCap: bits,
        /** Ratio of the larger total to the smaller. */
        ratio: steps,
        /** A part that is larger than the other's whole. */
        contradiction: bits,
      })
      .readonly(),
    /** Two entries of one list; and if both name the same day, for then one may amend the other. */
    sameList: bits,
    sameListSameDay: bits,
    place: z.strictObject({ equal: bits, regionDiffers: bits, countryDiffers: bits }).readonly(),
    /** Least share of common shingles, and its bits; highest first. */
    text: z.array(z.tuple([z.number(), bits]).readonly()).readonly(),
    /** One class; a share of its rarity where that is more; two classes that one incident often is both of; two others. */
    type: z.strictObject({ equal: bits, rare: bits, rareCap: bits, related: bits, differs: bits }).readonly(),
    /** One shared value by its kind. A value that everybody meets weighs nothing. */
    observable: z.strictObject({ hash: bits, address: bits, other: bits }).readonly(),
    /** One shared wallet, and all of them: a wallet is made for one extortion or few. */
    wallet: z.strictObject({ each: bits, cap: bits }).readonly(),
    /** Malware, tools and actors: their rarity up to `cap`, times `unsure` for an everyday word; two that differ. */
    named: z.strictObject({ cap: bits, unsure: z.number().min(0).max(1), differs: bits }).readonly(),
    /** Techniques: what of their rarity is above `floor`, times `share`, up to `cap`: ways come in sets. */
    technique: z.strictObject({ floor: bits, share: z.number().min(0).max(1), cap: bits }).readonly(),
    note: z
      .strictObject({
        /** The same wording letter by letter, or by the share of common shingles. */
        equal: bits,
        text: z.array(z.tuple([z.number(), bits]).readonly()).readonly(),
        /** File names and extensions: what of their rarity is above `floor`, up to their caps, and all together. */
        floor: bits,
        fileCap: bits,
        extensionCap: bits,
        cap: bits,
      })
      .readonly(),
    person: z.strictObject({ equal: bits, near: bits }).readonly(),
    /** Sums of one currency: equal by their figures, up to `equalCap`; `close` within that share. */
    money: z.strictObject({ equalCap: bits, close: bits, within: z.number().min(0).max(1) }).readonly(),
    /** One number of a case, a ticket or a report. */
    reference: bits,
    /**
     * From so many bits of the name on down, two reports speak of two victims; what belongs to an adversary then tells at most
     * `cap` in all, for it follows the adversary from victim to victim.
     */
    victim: z.strictObject({ from: bits, cap: bits }).readonly(),
  })
  .readonly();

export type Weights = z.output<typeof shape>;
export type Steps = Weights["occurred"];

/** The document of a table of weights, as weights.json has it: what a fit writes. Throws where a number is missing or out of range. */
export function weightsFrom(document: unknown): Weights {
  return shape.parse(document);
}

/** The inverse of `weightsFrom`: what stands in weights.json for these weights. */
export function weightsDocument(weights: Weights): unknown {
  return JSON.parse(JSON.stringify(weights));
}

/** The shipped table. */
export const weights: Weights = weightsFrom(pinned);

/** The bits of a distance. */
export function step(table: Steps, distance: number): number {
  // by index: the innermost loop of every comparison
  for (let at = 0; at < table.length; at += 1) {
    const row = table[at];
    if (row !== undefined && distance <= row[0]) return row[1];
  }
  return table.at(-1)?.[1] ?? 0;
}
