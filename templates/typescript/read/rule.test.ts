/** Checks that conditions in place of rules give valibot's answers. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../../generator/3-lower/live/rules.js';
import type { ArgumentIr, TypeName } from '../../../generator/ir/schema-ir.js';
import { patternOf } from '../../../src/runtime/read/pattern.js';
import { flatten } from '../../expression.js';
import type { Condition } from './condition.js';
import type { Emitter } from './emitter.js';
import { ruleTest, transformationOf } from './rule.js';

const valibot = v as unknown as Readonly<
  Record<string, (...given: unknown[]) => v.BaseValidation<any, any, v.BaseIssue<any>>>
>;

const constants: string[] = [];
const emitter = {
  constant: (value) => {
    constants.push(flatten(value));
    return `constants${constants.length - 1}`;
  },
} as Pick<Emitter, 'constant'> as Emitter;

function holds(condition: string, value: unknown): boolean {
  const made = constants.map((text, index) => `const constants${index} = ${text};`).join('\n');
  // What is under test is printed code, so run it.
  const body = `${made}\nreturn ${condition};`;
  return new Function('patternOf', 'value', body)(patternOf, value) as boolean;
}

function accepts(action: v.BaseValidation<any, any, v.BaseIssue<any>>, value: unknown): boolean {
  const dataset = action['~run']({ typed: true, value }, {}) as { issues?: unknown };
  return dataset.issues === undefined;
}

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.emailAddress(),
  fc.uuid(),
  fc.ipV4(),
  fc.ipV6(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('', 'a', 'ab', 'abc', 'B', '#fff', '0x1f', '0o7', 'aGk=', '00:1B:44:11:3A:B7'),
  fc.stringMatching(/^[0-9a-f]{0,9}$/),
);
const numbers = fc.oneof(
  fc.double(),
  fc.integer({ min: -9, max: 9 }),
  fc.constantFrom(-0, Number.NaN, Infinity, 2 ** 53, 0.5, 3),
);
const lists = fc.array(fc.constantFrom(1, 'a', null), { maxLength: 4 });

const OF_NUMBERS = new Set(['finite', 'integer', 'safeInteger', 'multipleOf', 'value', 'notValue',
  'minValue', 'maxValue', 'gtValue', 'ltValue']); // prettier-ignore
const OF_LISTS = new Set(['length', 'minLength', 'maxLength', 'notLength', 'nonEmpty', 'empty']);

/** The argument of each rule. */
const GIVEN: Readonly<Record<string, ArgumentIr>> = {
  regex: /^a+$/i,
  startsWith: 'a',
  endsWith: 'b',
  includes: 'ab',
  excludes: "'b\\",
  multipleOf: 3,
};

const PLACE = { variable: 'value', called: 'test' };

const INLINE = RULES.filter((rule) => rule.label !== undefined);

describe.each(INLINE)('the condition of $name', ({ name, sample, argumentsOf }) => {
  const isLibrary = argumentsOf(sample)?.length === 0 || name === 'hash';
  const given = isLibrary ? (argumentsOf(sample) ?? []) : [GIVEN[name] ?? 2];
  const action = valibot[name]?.(...given) as v.BaseValidation<any, any, v.BaseIssue<any>>;
  const { requirement } = action as { requirement?: unknown };
  const pattern = requirement instanceof RegExp ? { pattern: requirement } : {};
  const rule = { kind: 'rule', name, arguments: given, refusal: 'Refused', ...pattern } as const;

  test.each([
    ['texts', texts, !OF_NUMBERS.has(name)],
    ['numbers', numbers, OF_NUMBERS.has(name)],
    ['lists', lists, OF_LISTS.has(name)],
  ])('answers as valibot of %s', (_, values, isAsked) => {
    if (!isAsked) return;
    const condition = ruleTest(rule, PLACE, emitter);
    expect(condition).toBeDefined();
    fc.assert(
      fc.property(values as fc.Arbitrary<unknown>, (value) => {
        const expected = accepts(action, value);
        expect(holds(condition?.holds ?? '', value)).toBe(expected);
        expect(holds(condition?.fails ?? '', value)).toBe(!expected);
      }),
    );
  });
});

const COMPARISONS = ['value', 'notValue', 'minValue', 'maxValue', 'gtValue', 'ltValue'] as const;

describe.each(COMPARISONS)('%s', (name) => {
  const conditionOf = (limit: ArgumentIr, type: TypeName): Condition | undefined => {
    const rule = { kind: 'rule', name, arguments: [limit], refusal: 'Refused' } as const;
    return ruleTest(rule, { ...PLACE, type }, emitter);
  };

  test.each([
    ['number', 2, numbers.filter((number) => !Number.isNaN(number))],
    ['string', 'ab', texts],
    ['bigint', 2n, fc.bigInt({ min: -9n, max: 9n })],
  ] as const)('needs no negation where both are a %s', (type, limit, values) => {
    const { holds: right = '', fails: wrong = '' } = conditionOf(limit, type) ?? {};
    expect(wrong).not.toMatch(/!\(|&&/);
    fc.assert(
      fc.property(values as fc.Arbitrary<unknown>, (value) => {
        const expected = accepts(valibot[name]?.(limit) as never, value);
        expect(holds(right, value)).toBe(expected);
        expect(holds(wrong, value)).toBe(!expected);
      }),
    );
  });

  test('takes into account that others may not be comparable', () => {
    expect(conditionOf(2, 'string')?.fails).toMatch(/!\(|&&/);
    expect(conditionOf('2', 'date')?.fails).toMatch(/!\(|&&/);
  });
});

test('what is compared with NaN, undefined, a Date or a list is left to valibot', () => {
  for (const argument of [Number.NaN, undefined, new Date(0), [1]]) {
    const rule = {
      kind: 'rule',
      name: 'value',
      arguments: [argument],
      refusal: 'Refused',
    } as const;
    expect(ruleTest(rule, PLACE, emitter)).toBeUndefined();
  }
});

test('so is what refuses nothing, and what no condition says', () => {
  const pattern = { name: 'regex', arguments: [/^a/], pattern: /^a/ } as const;
  expect(ruleTest({ kind: 'rule', ...pattern }, PLACE, emitter)).toBeUndefined();
  const rule = { kind: 'rule', name: 'isbn', arguments: [], refusal: 'Refused' } as const;
  expect(ruleTest(rule, PLACE, emitter)).toBeUndefined();
});

test.each([
  ['startsWith', 'x'.repeat(34), true],
  ['startsWith', 'x'.repeat(35), false],
  ['maxValue', 10n ** 40n, true],
] as const)('the requirement of %s (%s) is in place: %s', (name, requirement, isInPlace) => {
  const rule = { kind: 'rule', name, arguments: [requirement], refusal: 'Refused' } as const;
  const before = constants.length;
  const condition = ruleTest(rule, PLACE, emitter);
  expect(constants.length).toBe(isInPlace ? before : before + 1);
  expect(condition?.holds.includes(String(requirement))).toBe(isInPlace);
});

test.each(['trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase'] as const)(
  '%s is the method of that name',
  (name) => {
    const method = transformationOf({ kind: 'rule', name, arguments: [] });
    expect(method).toBe(`.${name}()`);
    const [text] = [' aÄß\u0130 '];
    const made = valibot[name]?.()['~run']({ typed: true, value: text }, {}) as { value: unknown };
    expect(text[name as 'trim']()).toBe(made.value);
  },
);
