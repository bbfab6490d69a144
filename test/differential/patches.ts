/** Random JSON Patches for a stored record and a body that would be accepted. */
import fc, { type Arbitrary } from 'fast-check';
import type { Json, Operation } from '../json-patch/rfc-6902.js';
import { escaped } from './applied.js';
import { weighted } from './weighted.js';

/** What a pointer leads to. */
interface Place {
  readonly pointer: string;
  readonly value: Json;
}

/** @param declared The keys that the model declares. */
export function patchesFor(
  record: Json,
  body: Json,
  declared: readonly string[],
): Arbitrary<readonly Operation[]> {
  const stored = placesIn(record);
  const sent = placesIn(body);
  const pointers = [
    ...[...stored, ...sent].map(({ pointer }) => pointer),
    ...stored.flatMap(({ pointer, value }) =>
      Array.isArray(value) ? [`${pointer}/-`, `${pointer}/${value.length}`] : [],
    ),
    ...declared.map((key) => `/${escaped(key)}`),
    ...FOREIGN,
  ];
  const path = fc.constantFrom(...pointers);
  const value = fc.constantFrom(...[...stored, ...sent].map((place) => place.value), null, 'a', {});
  const there = fc.constantFrom(...stored);
  const fitting = fc
    .tuple(fc.constantFrom(...sent), fc.constantFrom('add', 'add', 'replace'))
    .map(([place, op]): Operation => ({ op, path: place.pointer, value: place.value }));
  const operation = weighted<Operation>(
    [6, fitting],
    [1, fc.record({ op: fc.constantFrom('add', 'replace'), path, value }, BARE)],
    [1, there.map(({ pointer }) => ({ op: 'remove', path: pointer }))],
    [1, there.map((place) => ({ op: 'test', path: place.pointer, value: place.value }))],
    [
      2,
      fc.record(
        {
          op: fc.constantFrom('move', 'copy'),
          path,
          from: fc.constantFrom(
            ...stored.map(({ pointer }) => pointer).filter((one) => one !== ''),
            '/nobody',
          ),
        },
        BARE,
      ),
    ],
  );
  return fc.array(operation, { minLength: 1, maxLength: 3 });
}

const BARE = { noNullPrototype: true } as const;

const FOREIGN = ['', '/nobody', '/__proto__/x', '/constructor', '/00', '/nobody declared it'];

/** All that is in a value, itself included, but nothing deeper than four steps. */
function placesIn(value: Json, pointer: string = '', depth: number = 0): Place[] {
  const here = { pointer, value };
  if (typeof value !== 'object' || value === null || depth === 4) return [here];
  const inside = Object.entries(value).flatMap(([key, one]) =>
    placesIn(one, `${pointer}/${escaped(key)}`, depth + 1),
  );
  return [here, ...inside];
}
