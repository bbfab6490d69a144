/** No valibot rule takes long for a text, whatever is repeated in it. */
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { CONVERSIONS, STEPS } from './actions.js';
import { dtoFor, schemaFor } from './answers.js';
import { compile, type Loaded } from './compile.js';
import { Own, type Action, type Field, type Program } from './description.js';
import { inTime } from './in-time.js';
import { sample } from './sample.js';

/** A fixed seed: these tests don't depend on random inputs. */
const SEED = 1;

const LENGTH = 10_000;

// prettier-ignore
const PARTS = [
  'a', 'A', '0', '1', 'aA', 'a-', 'a.', 'a_', 'a@', 'a@a.', ' ', ' a', '\t', '\n', '.', '-', '_', '@', '#',
  '0:', '::', 'ab:', 'a/', '+', '=', '"', '[', '{"a":', '4 ', '1e9', 'é', '\u0301', '\u0315\u0300', '\uff9e\u0315', '\u00ad', '\u200d', '東京',
  '。', 'ส', '👩🏽', '👩🏽\u200d', '☝🏻', '😀', '🇩', '1\ufe0f\u20e3', '\ud83d',
];
const STARTS = ['', 'a@', '"', 'http://a'];
const ENDS = ['', '!'];

const TEXTS = PARTS.map((part) => part.repeat(LENGTH / part.length)).flatMap((long) =>
  STARTS.flatMap((start) => ENDS.map((end) => `${start}${long}${end}`)),
);

const ASKER = { shape: 'update', roles: ['owner'], unaccepted: 'reject' } as const;
const GRANTS = [{ role: 'owner' }];

/**
 * One action of each name, except those with the user's own code; and each with a message function.
 */
const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [STEPS.text, ...CONVERSIONS.text.map(({ action }) => action)]
    .flatMap((actions) => sample<Action>(actions, SEED, 2_000))
    .filter(({ args }) => !args.some((arg) => arg instanceof Own))
    .map((action) => [`${action.do}${action.message instanceof Own ? 'Said' : ''}`, action]),
);

const program: Program = {
  roles: { owner: [] },
  model: {
    fields: Object.fromEntries([...ACTIONS].map(([name, action]) => [name, fieldOf(action)])),
  },
  lazies: [],
};

function fieldOf(action: Action): Field {
  const schema = { is: 'pipe', inner: { is: 'string' }, steps: [action] } as const;
  return {
    schema: { is: 'optional', inner: schema },
    create: GRANTS,
    update: GRANTS,
    stored: true,
  };
}

let loaded: Loaded;
beforeAll(async () => {
  const [one] = await compile([program]);
  if (one === undefined || 'errors' in one) throw new Error(one?.errors.join('\n'));
  loaded = one;
});

describe('is answered in time, and alike', () => {
  test.each([...ACTIONS.keys()])('by %s', (name) => {
    const dto = dtoFor(loaded, ASKER);
    const schema = schemaFor(loaded, ASKER);
    const isTaken = (text: string): [boolean, boolean] => [
      loaded.safeParse(dto, { [name]: text }).success,
      v.safeParse(schema, { [name]: text }).success,
    ];
    for (const [parser, byValibot] of inTime(() => TEXTS.map(isTaken))) {
      expect(parser).toBe(byValibot);
    }
  });
});
