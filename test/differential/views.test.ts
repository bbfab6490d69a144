/** A view holds exactly what the roles may read, at every depth, whatever the record is. */
import { describe, test } from 'vitest';
import type { View } from '../../src/runtime/view/view.js';
import type { Question } from './hunt.js';
import { expectNone, SEED } from './expect-none.js';
import { leaksIn } from './leaks.js';
import { readable } from './readable.js';
import { faultIn } from './seen.js';

const viewed: Question = ({ program, exports, name }, { roles }) => {
  const choose = exports[`${name.toLowerCase()}For`] as (roles: readonly string[]) => View<object>;
  const { view, bits } = choose(roles)['~view'];
  return (record) => {
    const seen = view(record, bits);
    const [leak] = leaksIn(program, roles, seen);
    const text = leak === undefined ? faultIn(program, roles, record, seen) : `Hidden: ${leak}`;
    return text === undefined ? undefined : { kind: 'view', text };
  };
};

describe(`seed ${SEED}`, () => {
  test('a view is what may be read', { timeout: 1e9 }, () =>
    expectNone(viewed, { programs: readable, part: 0.5 }),
  );
});
