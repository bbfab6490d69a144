import fc from 'fast-check';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { call } from './expression.js';
import { code } from './layout.js';
import { block, line, linesOf, refuseIf, when, type Statement } from './statement.js';

/** Names of every length at which a line may break. */
const name = fc.integer({ min: 1, max: 70 }).map((length) => 'x'.repeat(length));

const { statement } = fc.letrec<{ statement: Statement }>((tie) => {
  const body = fc.array(tie('statement'), { minLength: 1, maxLength: 3 });
  const leaf: fc.Arbitrary<Statement> = fc.oneof(
    name.map((one) => `${one}();`),
    fc.tuple(name, name, name).map(([one, ...others]) => line(`${one} = `, call('f', ...others))),
    fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => refuseIf(...names)),
  );
  const nested: fc.Arbitrary<Statement> = fc.oneof(
    body.map((inner) => block('for (;;)', inner)),
    fc.tuple(body, body).map(([inner, other]) => when('a', inner, other)),
    fc.tuple(body, body).map(([inner, other]) => when('a', inner, [when('b', other, inner)])),
  );
  return { statement: fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, nested) };
});

test('statements are printed as prettier prints them, however far in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 3 }), async (statements) => {
      const printed = code`function f() {
  ${linesOf(statements, 2)}
}
`;
      const options = { parser: 'typescript', singleQuote: true, printWidth: 100 };
      expect(printed).toBe(await format(printed, options));
    }),
    { numRuns: 300 },
  );
});
