/**
 * What may be written of a record, and by whom, said once more and apart from the rule: the grants
 * are read as they are declared. A failure prints its seed.
 */
import fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import type { AnyGrant } from '../../src/model/field-options.js';
import { given } from '../../src/runtime/conditions/given.js';
import { whereOf } from '../../src/runtime/conditions/where-of.js';
import { safeParse } from '../../src/runtime/parse.js';
import { recordFor, type ConditionsRecord } from './records.js';
import {
  dtoFor,
  generateTorture,
  loadTorture,
  type Torture,
  type TortureModel,
} from './torture.js';

let torture: Torture;
let model: TortureModel;
beforeAll(async () => {
  torture = await loadTorture(await generateTorture('torture-conditions'));
  model = torture.models.find((one) => one.definition.name === 'Conditions')!;
});

const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  state: ['draft', 'rejected', 'done'],
  due: [new Date(3), null],
  open: [true],
  count: [5],
  title: ['a'],
  either: ['a'],
  level: ['a', 'b', 'c'],
  part: [{ text: 'a' }],
  parts: [[{ text: 'a' }]],
  checked: ['a'],
  sent: ['a'],
  shut: ['a'],
};

/** Some of the roles, each with all that it extends. */
const EXTENDS: Readonly<Record<string, readonly string[]>> = {
  owner: ['owner'],
  editor: ['editor', 'owner'],
  support: ['support'],
  admin: ['admin', 'support'],
  billing: ['billing'],
  'chief-auditor': ['chief-auditor', 'billing'],
  root: ['root'],
  nobody: [],
};

function allows(
  grant: AnyGrant,
  roles: readonly string[],
  value: unknown,
  record: ConditionsRecord | undefined,
): boolean {
  if (typeof grant === 'string') return roles.includes(grant);
  if (grant.kind === 'narrowing') {
    return roles.includes(grant.role) && v.safeParse(grant.schema, value).success;
  }
  if (record === undefined || !allows(grant.grant, roles, value, record)) return false;
  const { condition } = grant;
  if (typeof condition === 'function') return condition(record) === true;
  return Object.entries(condition).every(([field, values]) => {
    const stored: unknown = record[field as keyof ConditionsRecord];
    const isStored = (one: unknown): boolean => JSON.stringify(one) === JSON.stringify(stored);
    return [values].flat().some(isStored);
  });
}

test('a key is accepted if one of its grants says so of the record', () => {
  const counts = { accepted: 0, refused: 0, relied: 0 };
  const property = fc.property(fc.gen(), (generate) => {
    const pick = <Item>(items: readonly Item[]): Item =>
      items[generate(fc.nat, { max: items.length - 1 })]!;
    const name = pick(Object.keys(EXTENDS));
    const record = generate(fc.boolean) ? recordFor(generate) : undefined;
    const key = pick(Object.keys(VALUES));
    const value = pick(VALUES[key]!);
    const grants = model.definition.fields[key]!.writableBy.update;
    const roles = EXTENDS[name]!;
    const isAllowed = grants.some((grant) => allows(grant, roles, value, record));

    const asker = { definition: model.definition, shape: 'update', roles: [name] } as const;
    const dto = given(dtoFor(torture, asker), record);
    const result = safeParse(dto, { [key]: value });
    expect({ name, record, key, value, is: result.success }).toMatchObject({ is: isAllowed });
    counts[isAllowed ? 'accepted' : 'refused']++;
    if (!result.success || record === undefined) return;

    // Nothing is relied on that doesn't hold; and without a record, nothing can be.
    const isAlways = grants.some((grant) => allows(grant, roles, value, undefined));
    const isByFunction = grants.every(
      (grant) =>
        !allows(grant, roles, value, record) ||
        (typeof grant === 'object' &&
          grant.kind === 'conditional' &&
          typeof grant.condition === 'function'),
    );
    if (isByFunction) {
      expect(() => whereOf(dto, result.output)).toThrow(TypeError);
      return;
    }
    const clauses = whereOf(dto, result.output);
    if (!isAlways) expect(clauses.length).toBeGreaterThan(0);
    if (!isAlways) counts.relied++;
    for (const clause of clauses) {
      const stored = JSON.stringify(record[clause.field as keyof ConditionsRecord]);
      expect(clause.values.map((one) => JSON.stringify(one))).toContain(stored);
    }
  });
  fc.assert(property, { numRuns: 3_000 });
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(100);
});
