import { expect, test } from 'vitest';
import type { AccessIr, ConditionIr } from '../generator/ir/program-ir.js';
import { saidConditions } from './said-conditions.js';

const condition = (role: string, description: string): ConditionIr => ({
  bit: 8,
  role,
  roleBit: 1,
  description,
  holds: { kind: 'data', clauses: [] },
});
const DRAFT = condition('owner', 'while it is a draft');
const DUE = condition('support', 'before it is due');

const access = (isConditional: boolean, ...conditions: readonly ConditionIr[]): AccessIr => ({
  key: 'title',
  values: 'all',
  narrowings: [],
  conditions,
  isConditional,
});

test('a field that may always be written has no condition', () => {
  expect(saidConditions(access(false))).toBeUndefined();
  expect(saidConditions()).toBeUndefined();
});

test('a condition for a whole field is worded differently from one for more of its values', () => {
  expect(saidConditions(access(true, DRAFT))).toBe('(owner: while it is a draft)');
  expect(saidConditions(access(false, DRAFT))).toBe('(more values, owner: while it is a draft)');
});

test('for roles that include each other, each condition is named once', () => {
  const root = access(true, DRAFT, DUE);
  expect(saidConditions(access(true, DRAFT), access(true, DUE), root)).toBe(
    '(owner: while it is a draft; support: before it is due)',
  );
  expect(saidConditions(access(true, DRAFT), access(false, DUE))).toBe(
    '(owner: while it is a draft) (more values, support: before it is due)',
  );
});
