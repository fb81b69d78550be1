import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { decodeText, sameBytes, toHex } from './bytes.ts';
import type { KindCheck } from './check-kinds.ts';
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { finding, type Finding, Wrong, wrong } from './findings.ts';
import { LEAF_KINDS, readLeaf } from './leaf.ts';
import { fingerprint, parseNote } from './notes.ts';
import { type Checking, type Cosigned, keyOfFile, requireCheckpoint } from './signed.ts';
import { BrokenArchive, type Member, readMembers } from './tar.ts';
import { hashAt, readBundle, TILE_WIDTH, tilePath, tilesOf, tileWidth } from './tiles.ts';
import { TileTree } from './tile-tree.ts';
import { treeHashing } from './tree.ts';

export const EXPORT_FORMAT = 'heming-log/v1';
export const EXPORT_HEAD = 'heming-log.json';

/** The first part of an export. The keys in it say who claims to have signed; the reader compares them. */
export interface ExportHead {
  readonly format: typeof EXPORT_FORMAT;
  readonly log: string;
  readonly size: number;
  readonly closed: boolean;
  readonly key: string;
  readonly witnesses: readonly string[];
}

export interface ExportSummary {
  readonly kind: 'export';
  readonly log: string;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly closed: boolean;
  readonly fingerprint: string;
  readonly cosigned: readonly Cosigned[];
  /** Leaves by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** What the kinds' own rules found to be so. */
  readonly report: readonly Bilingual[];
}

export type ExportVerdict = { readonly ok: true; readonly summary: ExportSummary } | { readonly ok: false; readonly finding: Finding };

export interface ExportChecking extends Checking {
  /** Checkpoints that the reader kept from earlier: the export must go on from each. */
  readonly kept?: readonly string[];
  /** Told now and then how many leaves are checked. */
  onProgress?(leaves: number, size: number): void;
}

function readHead(bytes: Uint8Array): ExportHead {
  try {
    const head = JSON.parse(decodeText(bytes)) as ExportHead;
    const { format, log, size, closed, key, witnesses } = head;
    // Written in one way only, so that nothing in it can be another than it seems.
    const same = `${JSON.stringify({ format, log, size, closed, key, witnesses })}\n` === decodeText(bytes);
    const fits = same && format === EXPORT_FORMAT && typeof log === 'string' && Number.isSafeInteger(size) && size >= 0 && typeof closed === 'boolean' && typeof key === 'string' && Array.isArray(witnesses) && witnesses.every((each) => typeof each === 'string');
    // The log's name stands in what it signs, behind its address.
    if (fits && key.split('+')[0]!.endsWith(`/log/${log}`)) return head;
  } catch {
    // Not JSON, or not the head's.
  }
  return wrong('head-broken');
}

/** The parts of one export, read in the only order they may stand in. */
class Reading {
  readonly #members: AsyncGenerator<Member>;
  #next: Member | null = null;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#members = readMembers(stream);
  }

  async peek(): Promise<Member | null> {
    if (this.#next === null) {
      const { value, done } = await this.#members.next();
      this.#next = done === true ? null : value;
    }
    return this.#next;
  }

  async take(name: string): Promise<Uint8Array> {
    const member = await this.peek();
    if (member?.name !== name) wrong('member-missing', { expected: name, found: member?.name ?? '(end)' });
    this.#next = null;
    return member!.bytes;
  }
}

class ExportCheck {
  readonly #checking: ExportChecking;
  readonly #reading: Reading;
  readonly #kinds: ReadonlyMap<string, { members: string | undefined; check: KindCheck }>;
  readonly #upper = new Map<string, Uint8Array>();
  readonly #tree: TileTree;
  readonly #hashing: ReturnType<typeof treeHashing>;
  readonly #counts: Record<string, number> = {};
  readonly #kept: Checkpoint[] = [];

  constructor(stream: AsyncIterable<Uint8Array>, checking: ExportChecking) {
    this.#checking = checking;
    this.#reading = new Reading(stream);
    this.#kinds = new Map(checking.kinds.map((rules) => [rules.kind, { members: rules.members, check: rules.start() }]));
    this.#hashing = treeHashing(checking.sha256);
    this.#tree = new TileTree(this.#hashing, (level, number, hashes) => {
      if (level > 0) this.#upper.set(`${level}/${number}`, hashes);
    });
  }

  async run(): Promise<ExportSummary> {
    const head = readHead(await this.#reading.take(EXPORT_HEAD));
    const key = keyOfFile(this.#checking, head.key);
    const note = await this.#reading.take('checkpoint');
    const { checkpoint, cosigned } = await requireCheckpoint(this.#checking, textOf(note), key, head.witnesses);
    if (checkpoint.size !== head.size) wrong('other-size', { found: checkpoint.size, expected: head.size });
    this.#readKept(checkpoint);
    for (let number = 0; number * TILE_WIDTH < head.size; number++) await this.#bundle(number, head.size);
    await this.#upperTiles(head.size);
    await this.#companions();
    const extra = await this.#reading.peek();
    if (extra !== null) wrong('member-unknown', { name: extra.name });
    if (!sameBytes(this.#tree.root(), checkpoint.root)) wrong('root-differs');
    this.#compareKept();
    for (const { check } of this.#kinds.values()) throwIf(check.end?.() ?? null);
    return {
      kind: 'export', log: head.log, origin: checkpoint.origin, size: checkpoint.size, root: toHex(checkpoint.root), closed: head.closed, cosigned, counts: this.#counts,
      fingerprint: fingerprint(this.#checking.sha256, key.publicKey), report: [...this.#kinds.values()].flatMap(({ check }) => check.report?.() ?? []),
    };
  }

  #readKept(final: Checkpoint): void {
    for (const text of this.#checking.kept ?? []) {
      const note = parseNote(text);
      const kept = (note === null ? null : parseCheckpoint(note.text)) ?? wrong('note-broken', { what: 'kept checkpoint' });
      if (kept.origin !== final.origin) wrong('other-log', { found: kept.origin, expected: final.origin });
      if (kept.size > final.size) wrong('history-longer', { size: kept.size });
      this.#kept.push(kept);
    }
    this.#compareKept();
  }

  #compareKept(): void {
    for (const { size, root } of this.#kept) if (size === this.#tree.size && !sameBytes(root, this.#tree.root())) wrong('history-differs', { size });
  }

  async #bundle(number: number, size: number): Promise<void> {
    const width = tileWidth(0, number, size);
    const name = tilePath({ level: 'entries', number, width });
    const leaves = readBundle(await this.#reading.take(name));
    if (leaves?.length !== width) return wrong('bundle-broken', { name, expected: width });
    const tile = await this.#reading.take(tilePath({ level: 0, number, width }));
    if (tile.length !== width * 32) wrong('bundle-broken', { name: tilePath({ level: 0, number, width }), expected: width });
    for (const [place, leaf] of leaves.entries()) {
      const index = number * TILE_WIDTH + place;
      const hash = this.#hashing.leaf(leaf);
      if (!sameBytes(hash, hashAt(tile, place))) wrong('leaf-differs', { index, name });
      this.#tree.append(hash);
      this.#leaf(leaf, index);
      if (this.#kept.length > 0) this.#compareKept();
    }
    this.#checking.onProgress?.(number * TILE_WIDTH + width, size);
    await this.#companions();
  }

  #leaf(bytes: Uint8Array, index: number): void {
    const leaf = readLeaf(bytes) ?? wrong('leaf-not-canonical', { index });
    const rules = this.#kinds.get(leaf.kind);
    if (rules === undefined && !(LEAF_KINDS as readonly string[]).includes(leaf.kind)) wrong('leaf-unknown', { index, kind: leaf.kind });
    this.#counts[leaf.kind] = (this.#counts[leaf.kind] ?? 0) + 1;
    throwIf(rules?.check.leaf(leaf, index) ?? null);
  }

  /** Parts that belong to the leaves of a kind. */
  async #companions(): Promise<void> {
    for (;;) {
      const member = await this.#reading.peek();
      const rules = [...this.#kinds.values()].find(({ members }) => members !== undefined && member?.name.startsWith(members) === true);
      if (member === null || rules?.check.member === undefined) return;
      throwIf(rules.check.member(member));
      await this.#reading.take(member.name);
    }
  }

  async #upperTiles(size: number): Promise<void> {
    for (const { level, number, width } of tilesOf(size)) {
      if (level === 0) continue;
      const name = tilePath({ level, number, width });
      const found = await this.#reading.take(name);
      const expected = this.#upper.get(`${level}/${number}`) ?? this.#tree.lastOf(level);
      if (found.length !== width * 32) wrong('bundle-broken', { name, expected: width });
      for (let place = 0; place < width; place++) if (!sameBytes(hashAt(found, place), hashAt(expected, place))) wrong('tile-differs', { name, place });
    }
  }
}

function throwIf(found: Finding | null): void {
  if (found !== null) throw new Wrong(found);
}

function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch {
    return wrong('note-broken', { what: 'checkpoint' });
  }
}

const BROKEN = { 'cut-off': 'cut-off', header: 'archive-broken', 'too-large': 'member-too-large', 'after-end': 'after-end' } as const;

/**
 * Checks an export from its first byte to its last, in one pass and little memory: every leaf against its hash, every hash against the
 * tree, the root against the checkpoint, the checkpoint against the log's key, and the leaves against the rules of their kinds.
 */
export async function verifyExport(stream: AsyncIterable<Uint8Array>, checking: ExportChecking): Promise<ExportVerdict> {
  try {
    return { ok: true, summary: await new ExportCheck(stream, checking).run() };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, finding: error.finding };
    if (error instanceof BrokenArchive) return { ok: false, finding: finding(BROKEN[error.reason], { at: error.at }) };
    throw error;
  }
}
