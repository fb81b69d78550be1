import { z } from '@hono/zod-openapi';
import { Id } from '../../../platform/http/api.ts';

/** Parts of an entry that were not compared, and why: a text too short, a picture too plain or unreadable, a film without ffmpeg on this machine or that it cannot read. */
export const LEFT_OUT = ['text-short', 'picture-plain', 'picture-unreadable', 'film-no-ffmpeg', 'film-unreadable'] as const;

export const FINDINGS = ['allowed', 'different'] as const;

const Names = z.object({ zh: z.string(), en: z.string() });
const Span = z.object({ from: z.number().int(), to: z.number().int() });
const Picture = z.object({ url: z.string(), thumbnail: z.string().nullable(), mime: z.string() });

/** How the later picture came from the earlier one. */
export const Alteration = z.object({
  same: z.boolean().openapi({ description: 'The same file, byte by byte' }),
  mirrored: z.boolean(),
  turned: z.number().openapi({ description: 'Degrees clockwise, after mirroring' }),
  shown: z.number().openapi({ description: 'Part of the earlier picture that the later one shows' }),
  filled: z.number().openapi({ description: 'Part of the later picture that shows something of the earlier one' }),
  frames: z.number().int().nullable().openapi({ description: 'Of films: frames in common' }),
});

export const Likeness = z
  .object({
    id: Id,
    kind: z.enum(['text', 'picture', 'film']),
    score: z.number().openapi({ description: '0 to 1' }),
    holds: z.boolean().openapi({ description: 'Whether it holds of the entries as they are now' }),
    foundAt: z.iso.datetime(),
    isLater: z.boolean().openapi({ description: 'Whether the entry asked for was entered after the other' }),
    other: z
      .object({ id: Id, title: Names, unit: Names, call: Names, state: z.string(), submittedAt: z.iso.datetime().nullable() })
      .nullable()
      .openapi({ description: 'The other entry; null where it lies outside the reader\'s area' }),
    own: z.object({ body: z.string().nullable(), passages: z.array(Span) }),
    others: z.object({ body: z.string().nullable(), passages: z.array(Span) }).nullable(),
    pairs: z.array(z.object({ own: Picture.nullable(), other: Picture.nullable(), score: z.number(), alteration: Alteration })),
    notes: z.array(z.object({ finding: z.enum(FINDINGS), reason: z.string(), at: z.iso.datetime(), byName: z.string(), office: Names })),
  })
  .openapi('Likeness');
export type Likeness = z.infer<typeof Likeness>;

export const Likenesses = z
  .object({
    comparison: z.object({ at: z.iso.datetime(), texts: z.number().int(), pictures: z.number().int(), films: z.number().int(), leftOut: z.array(z.enum(LEFT_OUT)) }).nullable().openapi({ description: 'Null until it has been compared' }),
    items: z.array(Likeness),
  })
  .openapi('Likenesses');
export type Likenesses = z.infer<typeof Likenesses>;

export const LikenessNote = z.object({ finding: z.enum(FINDINGS), reason: z.string().trim().min(1).max(500) }).openapi('LikenessNote');
export type LikenessNote = z.infer<typeof LikenessNote>;
