/** What is input only reaches no record, wherever the model that takes it is. */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type * as runtime from '../../src/runtime/index.js';
import { HEAD, Project } from '../project.js';

const project = new Project({
  'user.model.ts': `${HEAD}
const open = { writableBy: ['owner'] } as const;
const Card = model('Card', {
  kind: field(v.literal('card'), open),
  number: field(v.string(), open),
  cvc: field(v.optional(v.string()), { ...open, stored: false }),
});
const Iban = model('Iban', { kind: field(v.literal('iban'), open), iban: field(v.string(), open) });
const Wallet = model('Wallet', { card: field(Card, open) });
export const User = model('User', {
  id: field(v.optional(v.number())),
  model: field(v.optional(Card), open),
  list: field(v.optional(v.array(Card)), open),
  variant: field(v.optional(v.variant('kind', [Card, Iban])), open),
  variants: field(v.optional(v.array(v.variant('kind', [Card, Iban]))), open),
  union: field(v.optional(v.union([v.string(), Card])), open),
  object: field(v.optional(v.object({ card: Card, note: v.optional(v.string()) })), open),
  deep: field(v.optional(v.array(v.array(Card))), open),
  record: field(v.optional(v.record(v.string(), v.array(Card))), open),
  tuple: field(v.optional(v.tuple([v.string(), Card])), open),
  map: field(v.optional(v.map(v.string(), Card)), open),
  mapKey: field(v.optional(v.map(Card, v.string())), open),
  set: field(v.optional(v.set(Card)), open),
  both: field(v.optional(v.intersect([Card, v.looseObject({ kind: v.string() })])), open),
  nested: field(v.optional(v.tuple([Wallet])), open),
  piped: field(v.optional(v.pipe(v.array(v.variant('kind', [Card])), v.minLength(1))), open),
  free: field(v.optional(v.unknown()), open),
});`,
});

const card = { kind: 'card', number: '4111' };
const sent = { ...card, cvc: '123' };

const holders: readonly (readonly [key: string, sent: unknown, stored: unknown])[] = [
  ['model', sent, card],
  ['list', [sent], [card]],
  ['variant', sent, card],
  ['variant', { kind: 'iban', iban: 'DE' }, { kind: 'iban', iban: 'DE' }],
  ['variants', [sent, { kind: 'iban', iban: 'DE' }], [card, { kind: 'iban', iban: 'DE' }]],
  ['union', sent, card],
  ['object', { card: sent, note: 'n' }, { card, note: 'n' }],
  ['deep', [[sent], []], [[card], []]],
  ['record', { a: [sent] }, { a: [card] }],
  ['tuple', ['a', sent], ['a', card]],
  ['map', new Map([['a', sent]]), new Map([['a', card]])],
  ['mapKey', new Map([[sent, 'a']]), new Map([[card, 'a']])],
  ['set', new Set([sent]), new Set([card])],
  ['both', sent, card],
  ['nested', [{ card: sent }], [{ card }]],
  ['piped', [sent], [card]],
  ['free', { cvc: 'of no model' }, { cvc: 'of no model' }],
];

const { generated, parse, apply, changes } = await loaded();

test.each(['update', 'replace'].flatMap((shape) => holders.map((one) => [shape, ...one] as const)))(
  '%s %s: %j',
  (shape, key, value, stored) => {
    const dto = generated[`${shape}UserByOwner`] as runtime.Dto<object>;
    const parsed = parse(dto, { [key]: value });
    expect(parsed).toEqual({ [key]: value });
    expect(apply({ id: 1 }, parsed)).toEqual({ id: 1, [key]: stored });
    expect(changes({ id: 1, [key]: stored }, parsed)).toEqual([]);
    // What was parsed still has it: somebody has to use it.
    expect(parsed).toEqual({ [key]: value });
  },
);

interface Loaded extends Pick<typeof runtime, 'parse' | 'apply' | 'changes'> {
  readonly generated: Readonly<Record<string, unknown>>;
}

async function loaded(): Promise<Loaded> {
  const { code, stderr } = await project.run('--silent');
  if (code !== 0) throw new Error(stderr);
  project.write({
    'all.ts': `export * as generated from './out/index.js';\nexport { parse, apply, changes } from 'gen-dtos/runtime';`,
  });
  const outfile = `${project.folder}/all.cjs`;
  await build({
    entryPoints: [`${project.folder}/all.ts`],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
  });
  // Not `import()`, which vitest would take for one of the sources under test.
  return createRequire(import.meta.url)(outfile);
}
