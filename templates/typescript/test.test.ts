/** Inlining is exact only as long as valibot does what these templates say of it. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../generator/3-lower/rules.js';
import { PATTERNS, ruleTest, transformationOf } from './test.js';

const valibot = v as unknown as Readonly<Record<string, unknown>>;

interface PatternRule {
  readonly requirement: RegExp;
  readonly '~run': unknown;
}

describe.each(Object.entries(PATTERNS))('the rule %s', (name, pattern) => {
  const rule = (valibot[name] as () => PatternRule)();

  test('has the pattern that valibot exports', () => {
    expect(rule.requirement).toBe(valibot[pattern]);
  });

  test('tests it and nothing else', () => {
    const plain =
      /^~run"?\(dataset, config\S*\) \{ if \(dataset\.typed && !this\.requirement\.test\(dataset\.value\)\) _addIssue\(this, "[^"]*", dataset, config\S*\); return dataset; \}$/;
    expect(String(rule['~run']).replaceAll(/\s+/g, ' ').replace(/^"/, '')).toMatch(plain);
  });

  test('has no state', () => {
    expect(rule.requirement.flags).not.toMatch(/[gy]/);
  });
});

describe.each(RULES)('the rule $name', ({ name, sample }) => {
  test('is one of valibot', () => {
    expect(valibot[name]).toBeTypeOf('function');
  });

  test('is a rule or transformation', () => {
    expect(sample).toMatchObject({ kind: expect.stringMatching(/^(validation|transformation)$/) });
  });
});

/** Those that are left to valibot: it does more than one expression says. */
const LEFT = ['url', 'value', 'notValue', 'multipleOf'];

test('every other rule is printed', () => {
  const left = RULES.filter(({ name }) => {
    const rule = { kind: 'rule', name, requirement: name === 'regex' ? /a/ : 1 } as const;
    return (
      transformationOf(rule, 'value') === undefined &&
      ruleTest(rule, 'value', () => 'hoisted') === undefined
    );
  });
  expect(left.map(({ name }) => name)).toEqual(LEFT);
});
