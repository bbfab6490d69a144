/** Of any form; failures print their seeds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formData, owner, said } from '../../../test/forms/user.js';
import { safeParseJson } from '../json/parse-json.js';
import { safeParse } from '../parse.js';
import { safeParseForm, type ParseFormOptions } from './parse-form.js';
import { safeParseQuery } from './parse-query.js';

describe('of any form', () => {
  const flat = fc.record(
    {
      name: fc.string({ unit: 'grapheme', maxLength: 10 }),
      age: fc.maxSafeInteger(),
      ratio: fc.double({ noNaN: true, noDefaultInfinity: true }).filter(isExactHere),
      active: fc.boolean(),
      level: fc.constantFrom(1, 2),
      plan: fc.constantFrom('free', 'paid'),
      born: fc.date({
        min: new Date('0000-01-01'),
        max: new Date('9999-12-31'),
        noInvalidDate: true,
      }),
      total: fc.bigInt(),
      either: fc.string(),
      tags: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
      scores: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: [] },
  );

  /** Graphemes may have many units. */
  const NAME_TOO_LONG = 'invalid name: Invalid length: Expected <=10';

  const asText = (value: unknown): string =>
    value instanceof Date ? value.toISOString() : Object.is(value, -0) ? '-0' : String(value);

  const pairsOf = (value: object): [string, string][] =>
    Object.entries(value).flatMap(([key, one]) =>
      [one].flat().map((item): [string, string] => [key, asText(item)]),
    );

  test('what is encoded is parsed as the value is', () => {
    fc.assert(
      fc.property(flat, (value) => {
        const text = new URLSearchParams(pairsOf(value)).toString();
        const parsed = safeParse(owner, value);
        if (!parsed.success) expect(said(parsed)).toEqual([NAME_TOO_LONG]);
        expect(safeParseForm(owner, text)).toEqual(parsed);
        expect(safeParseQuery(owner, `?${text}`)).toEqual(parsed);
        expect(safeParseForm(owner, formData(...pairsOf(value)))).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
  });

  // prettier-ignore
  const WORDS = [
    'name', 'age', 'tags', 'preferences', 'addresses', 'theme', 'is_admin', 'id', 'labels',
    '__proto__', 'constructor', 'prototype', 'toString', 'length', '0', '1', '00', 'true',
    '[', ']', '[]', '.', '=', '=', '&', '&', '%', '%5B', '%FF', '+', ';', '?', '\ud800', '',
  ];
  const anyForm = fc
    .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 3 })))
    .map((words) => words.join(''));
  const options = fc.record<ParseFormOptions>(
    {
      notation: fc.constantFrom('brackets', 'dots'),
      empty: fc.constantFrom('absent', 'null'),
      unaccepted: fc.constantFrom('reject', 'strip'),
    },
    { requiredKeys: [] },
  );

  test('none throws, touches a prototype or passes what the role may not write', () => {
    const before = Reflect.ownKeys(Object.prototype);
    fc.assert(
      fc.property(anyForm, options, (text, asked) => {
        const result = safeParseForm(owner, text, asked);
        if (!result.success) return;
        expect(Object.getPrototypeOf(result.output)).toBe(Object.prototype);
        const written = JSON.stringify(result.output, (_, value) =>
          typeof value === 'bigint' ? Number(value) : value,
        );
        expect(written).not.toMatch(/"(is_admin|id|beta|verified|username)":/);
      }),
      { numRuns: 5_000 },
    );
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    expect(({} as { is_admin?: unknown }).is_admin).toBeUndefined();
  });

  test('without a notation, no name nests', () => {
    fc.assert(
      fc.property(anyForm, (text) => {
        const result = safeParseForm(owner, text, { unaccepted: 'strip' });
        if (!result.success) return;
        for (const value of Object.values(result.output)) {
          for (const one of [value].flat()) {
            expect(typeof one === 'object' && !(one instanceof Date)).toBe(false);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('what it makes could have been sent as JSON, and is then parsed alike', () => {
    const nested = fc.record(
      {
        name: fc.string({ maxLength: 3 }),
        age: fc.integer(),
        preferences: fc.record(
          { theme: fc.constantFrom('light', 'dark', 'blue'), beta: fc.boolean(), size: fc.integer() },
          { requiredKeys: ['theme'] },
        ),
        addresses: fc.array(
          fc.record({ city: fc.string({ maxLength: 3 }), verified: fc.boolean() }, { requiredKeys: ['city'] }),
          { minLength: 1, maxLength: 3 },
        ),
        is_admin: fc.boolean(),
      },
      { requiredKeys: [] },
    ); // prettier-ignore
    fc.assert(
      fc.property(nested, fc.constantFrom('brackets', 'dots'), (value, notation) => {
        const text = new URLSearchParams(named(value, notation)).toString();
        // What nobody may write has no type, so it stays a text.
        expect(said(safeParseForm(owner, text, { notation }))).toEqual(
          said(safeParseJson(owner, JSON.stringify(value))),
        );
      }),
      { numRuns: 500 },
    );
  });

  /** The names of all scalars in a value, in a notation. */
  function named(value: object, notation: 'brackets' | 'dots', around = ''): [string, string][] {
    return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
      const nested = notation === 'dots' ? `${around}.${key}` : `${around}[${key}]`;
      const name = around === '' ? key : nested;
      return typeof inner === 'object' && inner !== null
        ? named(inner, notation, name)
        : [[name, String(inner)]];
    });
  }
});

/** Fractions are rounded as in JSON; integers beyond what is safe are for `total`. */
function isExactHere(value: number): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}
