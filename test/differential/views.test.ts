/** A view holds exactly what the roles may read, at every depth, whatever the record is. */
import { describe, test } from 'vitest';
import type { View } from '../../src/runtime/view/view.js';
import type { Complaint, Question } from './hunt.js';
import { expectNone, SEED } from './expect-none.js';
import { leaksIn } from './leaks.js';
import { print } from './print.js';
import { readable } from './readable.js';
import { faultIn } from './seen.js';

const viewed: Question = ({ program, exports, name }, { roles }) => {
  const choose = exports[`${name.toLowerCase()}For`] as (roles: readonly string[]) => View<object>;
  const { view, bits } = choose(roles)['~view'];
  const complaintAbout = (record: unknown): Complaint | undefined => {
    const seen = view(record, bits);
    const [leak] = leaksIn(program, roles, seen);
    const text = leak === undefined ? faultIn(program, roles, record, seen) : `Hidden: ${leak}`;
    return text === undefined ? undefined : { kind: 'view', text: `${text} of ${print(record)}` };
  };
  return (record) => complaintAbout(record) ?? complaintAbout(withMore(record));
};

/** A record as a database may hold it: with columns that nobody declared, at every depth. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, withMore);
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  const entries = Object.entries(value as object).map(([key, one]) => [key, withMore(one)]);
  return { ...Object.fromEntries(entries), 'nobody declared it': 1 };
}

describe(`seed ${SEED}`, () => {
  test('a view is what may be read', { timeout: 1e9 }, () =>
    expectNone(viewed, { programs: readable }),
  );
});
