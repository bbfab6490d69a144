import fc from 'fast-check';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { call, flatten, objectLiteral, prefixed, type Expression } from './expression.js';
import { code } from './layout.js';

/** Names of every length at which a line may break, and longer than any line. */
const name = fc.integer({ min: 1, max: 110 }).map((length) => 'x'.repeat(length));

/** Nested objects and calls as in printed schemas, where many calls have no arguments. */
const { schema } = fc.letrec<{ schema: Expression }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 12, depthSize: 'max' },
    { weight: 1, arbitrary: name.map((one) => call(`v.${one}`)) },
    { weight: 1, arbitrary: name.map((one) => call('v.literal', `'${one}'`)) },
    { weight: 2, arbitrary: tie('schema').map((inner) => call('v.array', inner)) },
    {
      weight: 4,
      arbitrary: fc
        .uniqueArray(fc.tuple(name, tie('schema')), { maxLength: 2, selector: ([key]) => key })
        .map((entries) => entries.map(([key, inner]) => prefixed(`${key}: `, inner)))
        .map((entries) => call('v.object', objectLiteral(entries))),
    },
  ),
}));

const OPTIONS = { parser: 'typescript', singleQuote: true, printWidth: 100 };

test('an expression that breaks is still the same', async () => {
  const same = (text: string): Promise<string> =>
    format(text, { ...OPTIONS, objectWrap: 'collapse' });
  await fc.assert(
    fc.asyncProperty(schema, async (one) => {
      const flat = `const it = { a: ${flatten(one)} };`;
      expect(
        await same(code`const it = {
  ${prefixed('a: ', one)},
};`),
      ).toBe(await same(flat));
    }),
    { numRuns: 300 },
  );
});

test.each([80, 84, 85, 86, 87, 88, 90, 100, 110])(
  'a call without arguments behind a key of %i letters is printed as prettier prints it',
  async (length) => {
    const printed = code`const it = {
  ${prefixed(`${'x'.repeat(length)}: `, call('v.string'))},
  a: ${call(`v.${'x'.repeat(length)}`)},
  kind: ${call(`v.${'x'.repeat(length)}`)},
  ${prefixed('kinds: ', call(`v.${'x'.repeat(length)}`))},
};
`;
    expect(printed).toBe(await format(printed, OPTIONS));
  },
);
