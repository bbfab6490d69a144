import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lowered } from '../../../test/lowered.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import { reportWider } from './wider.js';

function told(
  schema: v.GenericSchema<unknown>,
  ...narrowings: v.GenericSchema<unknown>[]
): string | undefined {
  const complaints: Complaint[] = [];
  reportWider(lowered(schema), narrowings.map(lowered), {
    place: { file: 'user.model.ts', model: 'User', field: 'name' },
    report: (complaint) => complaints.push(complaint),
  });
  expect(complaints.length).toBeLessThan(2);
  return complaints[0]?.message;
}

test('what is left out is named, and why', () => {
  const schema = v.pipe(
    v.string(),
    v.check((text) => text !== 'root'),
    v.trim(),
    v.minLength(1),
  );
  expect(told(schema)).toBe(
    "The JSON Schema of field 'User.name' accepts more than its parser: it leaves out 'check' (only your own function can check it), 'min_length' (it comes after 'trim').",
  );
});

test.each([
  [v.pipe(v.string(), v.toDate()), "'to_date' (what makes no date is refused)"],
  [v.pipe(v.string(), v.url()), "'url' (valibot checks it with a function)"],
  [v.pipe(v.string(), v.regex(/^a$/m)), "'regex' (patterns have no flags)"],
  [
    v.pipe(v.record(v.string(), v.any()), v.minEntries(Infinity)),
    "'min_entries' (its argument is not a number of entries)",
  ],
  [v.object({ a: v.array(v.custom(() => true)) }), "'custom' (only your own schema can check it)"],
  [
    v.pipe(v.string(), v.transform(Number), v.number(), v.maxValue(9)),
    "'max_value' (it comes after 'transform')",
  ],
])('%#: %s', (schema, expected) => {
  expect(told(schema)).toContain(expected);
});

test('a narrowing of a transformed value is named', () => {
  const schema = v.pipe(v.string(), v.toLowerCase());
  expect(told(schema, v.picklist(['a']))).toContain("'narrow'");
  expect(told(v.string(), v.picklist(['a']))).toBeUndefined();
});

test('ordinary fields are not reported', () => {
  expect(told(v.pipe(v.string(), v.email(), v.minLength(6), v.maxLength(254)))).toBeUndefined();
  expect(told(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.brand('Name')))).toBeUndefined();
  const filled = v.object({ a: v.optional(v.string(), 'a') });
  expect(told(v.pipe(filled, v.readonly(), v.brand('Name')))).toBeUndefined();
  expect(told(v.object({ at: v.date(), more: v.record(v.string(), v.any()) }))).toBeUndefined();
});

test('nor of what goes round in circles', () => {
  const tree: v.GenericSchema<unknown> = v.object({ children: v.array(v.lazy(() => tree)) });
  expect(told(tree)).toBeUndefined();
});
