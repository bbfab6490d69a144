/** Parsers reuse objects, but the answer to a body must not depend on the bodies before it. */
import fc from 'fast-check';
import { safeParse, safeParseForm, safeParseJson, safeParseMany, type Dto } from 'gen-dtos/runtime';
import { expect, test } from 'vitest';
import {
  createAccountByOwner,
  isCreateAccountByOwner,
  isUpdateAccountBy,
  replaceAccountByOwner,
  updateAccountByAdmin,
  updateAccountByOwner,
} from './generated/account.js';

/** any: a Dto parses whatever its clients should have sent */
type AnyDto = Dto<unknown, unknown>;

const DTOS = {
  create: createAccountByOwner,
  update: updateAccountByOwner,
  updateByAdmin: updateAccountByAdmin,
  replace: replaceAccountByOwner,
} satisfies Record<string, AnyDto>;

const BODIES: readonly unknown[] = [
  {},
  null,
  [],
  { email: 'me@example.com' },
  { email: 1, tags: ['a', 1], preferences: { theme: 'none', evil: 1 } },
  { preferences: null },
  { is_admin: true },
  JSON.parse('{"__proto__": {"is_admin": true}}'),
  Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`key${index}`, index])),
];

const QUESTIONS = {
  parse: (dto, body) => safeParse(dto, body),
  strip: (dto, body) => safeParse(dto, body, { unaccepted: 'strip' }),
  standard: (dto, body) => dto['~standard'].validate(body),
  many: (dto, body) => safeParseMany(dto, [body, body]),
  json: (dto, body) => safeParseJson(dto, JSON.stringify(body)),
  form: (dto) => safeParseForm(dto, 'email=me%40example.com&is_admin=on'),
  guards: (_, body) => [isCreateAccountByOwner(body), isUpdateAccountBy(['owner'], body)],
} satisfies Record<string, (dto: AnyDto, body: unknown) => unknown>;

interface Asked {
  readonly question: keyof typeof QUESTIONS;
  readonly dto: keyof typeof DTOS;
  readonly body: number;
}

const asked: fc.Arbitrary<Asked> = fc.record({
  question: fc.constantFrom(...(Object.keys(QUESTIONS) as Asked['question'][])),
  dto: fc.constantFrom(...(Object.keys(DTOS) as Asked['dto'][])),
  body: fc.nat({ max: BODIES.length - 1 }),
});

const answer = ({ question, dto, body }: Asked): unknown =>
  QUESTIONS[question](DTOS[dto], BODIES[body]);

/** The answer to a body on its own: after a refused body, nothing is left to reuse. */
function answerAlone(one: Asked): unknown {
  safeParse(updateAccountByOwner, { refused: true });
  return answer(one);
}

// A failure prints its seed.
test('bodies are answered one after another as each is alone', () => {
  fc.assert(
    fc.property(fc.array(asked, { minLength: 2, maxLength: 10 }), (asking) => {
      const expected = asking.map(answerAlone);
      expect(asking.map(answer)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
