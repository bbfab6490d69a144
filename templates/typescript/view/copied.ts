import { str } from '../../encode.js';
import { call, moved, type Expression } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { absentRead, ownRead } from '../key-reads.js';

/** Copies what may be read of `row` under a key into `view`; nothing if nothing may. */
export function copied(
  key: string,
  viewed: (value: Expression) => Expression,
): readonly Statement[] {
  const store = line(`view[${str(key)}] =`, moved('item'));
  const own = call('ownValue', 'row', str(key));
  const view = viewed(own); // asked once: it asks for everything below
  if (view === 'undefined') return [];
  // What is called for a value has to be its own; what is only copied is compared.
  return view === own
    ? [line('item = ', ownRead('row', key)), when(`item !== ${absentRead(key)}`, [store])]
    : [line('item = ', view), when('item !== undefined', [store])];
}
