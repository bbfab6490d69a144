import { str } from '../../encode.js';
import { call, moved, type Expression } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { absentRead, ownRead } from '../key-reads.js';

/** Copies a key of `row`, as far as it may be read, into `view`; empty if nothing may be read. */
export function copied(
  key: string,
  viewed: (value: Expression) => Expression,
): readonly Statement[] {
  const store = line(`view[${str(key)}] =`, moved('item'));
  const own = call('ownValue', 'row', str(key));
  const view = viewed(own); // only once: it prints everything below
  if (view === 'undefined') return [];
  // A viewer must get an own value. For a plain copy it is enough to compare with an inherited one.
  return view === own
    ? [line('item = ', ownRead('row', key)), when(`item !== ${absentRead(key)}`, [store])]
    : [line('item = ', view), when('item !== undefined', [store])];
}
