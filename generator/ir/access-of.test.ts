/** What the bits of any roles say is what the grants say of their closure. */
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { loadedModels } from '../../test/loaded-models.js';
import { closureOf, operationOf, readAccess, writeAccess } from '../../src/model/grants.js';
import { definitionOf } from '../../src/model/model.js';
import { narrow } from '../../src/model/narrow.js';
import { defineRoles } from '../../src/model/roles.js';
import { isConditional, roleOfGrant, when } from '../../src/model/when.js';
import { lower } from '../3-lower/lower.js';
import { accessOf, isOpenTo, mayRead } from './access-of.js';
import type { AccessIr, ModelIr } from './program-ir.js';

const { field, model } = defineRoles({
  owner: '',
  support: '',
  admin: { description: '', extends: ['support'] },
  root: { description: '', extends: ['admin', 'owner'] },
});

const ROLES = ['owner', 'support', 'admin', 'root'] as const;
const SHAPES = ['create', 'update', 'replace'] as const;
const CONDITION = { state: 'draft' };

const role = fc.constantFrom(...ROLES);
const narrowed = fc.tuple(role, fc.nat(9)).map(([name, value]) => narrow(name, v.literal(value)));
const plain = fc.oneof(role, narrowed);
const conditional = fc
  .tuple(plain, fc.constantFrom('at first', 'at last'))
  .map(([grant, said]) => when(grant, CONDITION, said));

const grants = fc.record({
  create: fc.array(plain, { maxLength: 3 }),
  update: fc.array(fc.oneof(plain, conditional), { maxLength: 4 }),
});

const fieldOf = fc
  .record({
    writableBy: grants,
    readableBy: fc.oneof(fc.constant('anyone' as const), fc.array(role, { maxLength: 2 })),
    stored: fc.boolean(),
  })
  .map((options) => field(v.number(), options as object));

function lowered(schema: object): ModelIr {
  const { models } = lower(loadedModels([schema]), () => {});
  return models[0]!;
}

/** What a narrowing or its schema takes, to compare them by. */
const literals = (access: AccessIr): readonly unknown[] =>
  access.narrowings.map((schema) => schema.kind === 'const' && schema.const);

const sorted = (values: readonly unknown[]): readonly unknown[] => [...values].sort();

test('bits of roles say what the grants say of any roles together', () => {
  fc.assert(
    fc.property(fieldOf, fc.subarray([...ROLES]), (one, names) => {
      const schema = model('Page', { state: field(v.string()), one });
      const { roles, fields } = definitionOf(schema)!;
      const { properties, conditions, ...ir } = lowered(schema);
      const closure = closureOf(roles, names);
      const declared = fields['one']!;
      const property = properties[1]!;
      const bits = ir.roles
        .filter(({ name }) => names.some((asked) => asked === name))
        .reduce((sum, asked) => sum | asked.bits, 0);
      for (const shape of SHAPES) {
        const operation = operationOf(shape);
        const held = declared.writableBy[operation].filter(
          (grant) => isConditional(grant) && closure.has(roleOfGrant(grant)),
        );
        const always = writeAccess(declared, operation, closure);
        const atMost = writeAccess(declared, operation, new Set([...closure, ...held] as never[]));
        const access = accessOf(property, shape, bits, conditions);
        expect(access.values).toBe(atMost.values);
        expect(access.isConditional).toBe(always.values === 'none' && atMost.values !== 'none');
        expect(access.conditions.length > 0).toBe(always.values !== 'all' && held.length > 0);
        expect(isOpenTo(property, shape, bits)).toBe(always.values !== 'none');
        const expected = atMost.values === 'some' ? atMost.narrowings : [];
        expect(sorted(literals(access))).toEqual(
          sorted(expected.map(({ schema }) => 'literal' in schema && schema.literal)),
        );
      }
      expect(mayRead(property, bits)).toBe(declared.stored && readAccess(declared, closure));
    }),
    { numRuns: 300 },
  );
});
