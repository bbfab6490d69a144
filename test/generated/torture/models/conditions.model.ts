import * as v from 'valibot';
import { narrow, when } from 'gen-dtos';
import { byAll, byRoot, field, model } from '../access.js';

const draft = when('owner', { state: ['draft', 'rejected'] }, 'while it is a draft');
const soon = when('support', { due: [new Date(0), null], open: true }, "before 'it' */ is due");
const short = when(
  'billing',
  (record: { count?: number }) => record.count! < 2,
  'while\nthere are few',
);

const ConditionsPart = model('ConditionsPart', {
  text: field(v.string(), byAll),
  note: field(v.optional(v.string()), byRoot),
});

/** Grants that hold for some records only. */
export const Conditions = model('Conditions', {
  state: field(v.picklist(['draft', 'rejected', 'done']), {
    writableBy: [
      when(narrow('owner', v.picklist(['draft'])), { state: 'rejected' }, 'once rejected'),
      'root',
    ],
  }),
  due: field(v.nullable(v.date()), { writableBy: [draft, 'root'] }),
  open: field(v.boolean(), { writableBy: [soon, 'root'] }),
  count: field(v.optional(v.number(), 1), { writableBy: [short, 'root'] }),
  title: field(v.pipe(v.string(), v.title('The title'), v.maxLength(20)), {
    writableBy: { create: ['owner', 'root'], update: [draft, 'support', 'root'] },
  }),
  either: field(v.string(), { writableBy: [soon, draft, short, 'root'] }),
  level: field(v.picklist(['a', 'b', 'c']), {
    writableBy: [
      narrow('owner', v.picklist(['a'])),
      draft,
      when(narrow('owner', v.literal('b')), { open: false }, 'while closed'),
      'root',
    ],
  }),
  part: field(ConditionsPart, { writableBy: [draft, 'root'] }),
  parts: field(v.array(ConditionsPart), { writableBy: [draft, 'root'] }),
  checked: field(
    v.pipe(
      v.string(),
      v.check((text) => text !== 'secret'),
    ),
    { writableBy: [soon, 'root'] },
  ),
  sent: field(v.optional(v.string()), { writableBy: [draft, 'root'], stored: false }),
  shut: field(v.optional(v.string())),
});
