/** `attacksFor` expects no more than a safe parser does, whatever the model is like. */
import { describe, expect, test } from 'vitest';
import type { Dto } from '../../src/runtime/dto.js';
import { bundled } from '../bundled.js';
import { HEAD, Project } from '../project.js';

const MODELS = `${HEAD}
const open = { writableBy: ['owner'] } as const;
const Deep = model('Deep', { a: field(v.string(), open) });
export const Plain = model('Plain', { kind: field(v.literal('plain'), open), label: field(v.string(), open) });
export const Odd = model('Odd', {
  '🔑': field(v.string()),
  секрет: field(v.string()),
  plan: field(v.custom<string>((value) => typeof value === 'string'), open),
  note: field(v.string(), open),
});
export const Holder = model('Holder', {
  plain: field(Plain, open),
  closed: field(model('Called', { toString: field(v.string(), open) })),
});
export const Choosing = model('Choosing', {
  option: field(v.union([Plain, v.pipe(v.string(), v.regex(/^[a-z]$/))]), open),
  shape: field(v.variant('is', [
    v.object({ is: v.literal('dot') }),
    v.object({ is: v.literal('box'), side: v.number() }),
  ]), open),
});
export const Parcel = model('Parcel', {
  code: field(v.pipe(v.string(), v.check((code) => code === 'P-1', 'No such code')), open),
  to: field(model('To', { street: field(v.string(), open), zip: field(v.pipe(v.string(), v.regex(/^NL-\\d{4}$/)), open) }), open),
});
export const Letter = model('Letter', { zip: field(v.pipe(v.string(), v.regex(/^\\d{4,5}$/)), open) });
export const Counting = model('Counting', {
  count: field(v.optional(v.pipe(v.number(), v.minValue(2 ** 53)), 2 ** 53), open),
});
`;

const project = new Project({ 'user.model.ts': MODELS, 'package.json': '{ "type": "module" }' });
expect((await project.run('--silent')).stderr).toBe('');

interface Loaded {
  readonly runtime: typeof import('../../src/runtime/index.js');
  readonly testing: typeof import('../../src/testing/index.js');
  readonly out: Readonly<Record<string, Dto<object>>>;
}

const { runtime, testing, out }: Loaded = await bundled(
  project,
  `export * as runtime from 'gen-dtos/runtime';
export * as testing from 'gen-dtos/testing';
export * as out from './out/index.js';
`,
);

describe.each([
  ['a key outside of ASCII, and a field that may be written without a sample', 'updateOddByOwner'],
  ['a nested model before any scalar, and a field named toString', 'updateHolderByOwner'],
  ['a union, and a variant that drops other keys', 'updateChoosingByOwner'],
  ['a default that no JSON number is read as', 'createCountingByOwner'],
])('%s', (_, name) => {
  const dto = out[name]!;

  test('makes attacks that the parser refuses where they say', async () => {
    const results = await testing.runAttacks(
      dto,
      async (attack) => {
        if (attack.contentType !== 'application/json' || attack.query !== '') return REFUSED;
        const result = runtime.safeParseJson(dto, attack.body);
        if (result.success) return { status: 200, pointers: [] };
        const { errors } = runtime.toProblem(result.issues);
        const pointers = errors.map(({ pointer }) => decodeURIComponent(pointer.slice(1)));
        return { status: 422, pointers };
      },
      async () => ({}),
    );
    const asked = results.filter(({ status }) => status !== REFUSED.status);
    const failed = asked.filter(({ passed }) => !passed);
    expect(failed.map(({ attack, status, pointer }) => [attack.name, status, pointer])).toEqual([]);
    expect(asked.length).toBeGreaterThan(100);
  });
});

/** What is not for a parser of JSON to refuse. */
const REFUSED = { status: 415, pointers: [] };

test('what has no sample is named where it is, at any depth', () => {
  expect(() => [...testing.attacksFor(out['createParcelByOwner']!)]).toThrow(
    'No valid body for Parcel could be made (/code: No such code; /to/zip: Missing). ' +
      'Pass values for these places as `sample`.',
  );
  const sample = { code: 'P-1', to: { street: 'x', zip: 'NL-1000' } };
  expect([...testing.attacksFor(out['createParcelByOwner']!, { sample })]).not.toEqual([]);
});

test('a postal code has a sample', () => {
  expect([...testing.attacksFor(out['createLetterByOwner']!)]).not.toEqual([]);
});
