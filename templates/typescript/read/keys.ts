import type { ModelIr, PropertyIr } from '../../../generator/ir/program-ir.js';
import { bitsOf, isOpen } from '../../../generator/ir/writers.js';
import { str } from '../../encode.js';
import { call } from '../../expression.js';
import { block, line, linesOf, when, type Statement } from '../../statement.js';
import { unnamedFunction } from '../module/function-text.js';
import { commentOf } from '../module/header.js';
import type { Emitter } from './emitter.js';

/**
 * If an input has more keys than were read, finds those that the roles may not write. This is a
 * separate function, because V8 then optimizes the function that reads better.
 */
export function refuseKeys(model: ModelIr, emitter: Emitter): readonly Statement[] {
  const writers = writersOfKey(model, emitter);
  if (!model.properties.some(isOpen)) {
    return [block('for (const key in input)', [`refuseKey(report, input, key, ${writers});`])];
  }
  const isAsked = writers.includes('isCreate');
  const given = ['input', 'report', 'roles', 'known', ...(isAsked ? ['isCreate'] : [])];
  const name = emitter.declare(REFUSE_KEYS, refuseFunction(writers, given), REFUSES);
  return [when('countKeys(input) !== known', [line('', call(name, ...given))])];
}

const REFUSE_KEYS = 'refuseKeys';

const REFUSES = commentOf(
  'For an input with more keys than were read: refuses those that `roles` may not send.',
);

function refuseFunction(writers: string, given: readonly string[]): string {
  const body = [
    'let accepted = 0;',
    block('for (const key in input)', [
      `const writers = ${writers};`,
      when(
        'writers !== undefined && (writers & roles) !== 0',
        ['accepted++;'],
        ['refuseKey(report, input, key, writers);'],
      ),
    ]),
    when('accepted !== known', [
      `refuseUnread(report, input, (key) => ((${writers} ?? 0) & roles) !== 0);`,
    ]),
  ];
  return unnamedFunction(REFUSE_KEYS, given.map(declared), 'void', linesOf(body, 2));
}

const TYPES: Readonly<Record<string, string>> = {
  input: 'KeyedObject',
  isCreate: 'boolean',
  key: 'string',
  known: 'number',
  report: 'Report',
  roles: 'number',
};

const declared = (name: string): string => `${name}: ${TYPES[name]}`;

const WRITERS_OF = 'writersOf';

const WRITES = commentOf(
  'The roles that may send a key, a bit each; `undefined` for unknown keys.',
);

/** A call that returns which roles may write `key`. */
export function writersOfKey(model: ModelIr, emitter: Emitter): string {
  const isAsked = model.properties.some(({ writers }) => bitsIn(writers).includes('isCreate'));
  const given = ['key', ...(isAsked ? ['isCreate'] : [])];
  const name = emitter.declare(WRITERS_OF, writersFunction(model, given), WRITES);
  return `${name}(${given.join(', ')})`;
}

/**
 * A function from a key to the roles that may write it, one bit each; `undefined` if undeclared.
 */
function writersFunction(model: ModelIr, given: readonly string[]): string {
  const groups = new Map<string, string[]>();
  // Writable keys first, because most keys that are sent are writable.
  const sorted = model.properties.toSorted(
    (one, other) => Number(isOpen(other)) - Number(isOpen(one)),
  );
  for (const { key, writers } of sorted) {
    const bits = bitsIn(writers);
    groups.set(bits, [...(groups.get(bits) ?? []), key]);
  }
  const cases = [...groups].flatMap(([bits, keys]) => [
    ...keys.map((key) => `case ${str(key)}:`),
    `  return ${bits};`,
  ]);
  const body = [block('switch (key)', [...cases, 'default:', '  return undefined;'])];
  return unnamedFunction(WRITERS_OF, given.map(declared), 'number | undefined', linesOf(body, 2));
}

function bitsIn({ create, update }: PropertyIr['writers']): string {
  const [whenCreated, whenUpdated] = [bitsOf(create), bitsOf(update)];
  return whenCreated === whenUpdated
    ? String(whenCreated)
    : `isCreate ? ${whenCreated} : ${whenUpdated}`;
}
