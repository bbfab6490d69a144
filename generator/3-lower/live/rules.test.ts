/** Rules are printed by name and checked in place. These tests check that this is exact. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../src/runtime/issue.js';
import { act } from '../../../src/runtime/read/live.js';
import { reportOf, issuesOf } from '../../../src/runtime/report.js';
import type { RuleIr } from '../../ir/schema-ir.js';
import type { LoweringContext } from '../lowering-context.js';
import { lowerSchema } from '../schema/lower-schema.js';
import type { Node } from './node.js';
import { RULES, ruleOf } from './rules.js';

const valibot = v as unknown as Readonly<Record<string, (...given: unknown[]) => Node>>;

const context = {
  place: { file: '', model: 'Test', field: 'field' },
  definitions: new Map(),
  oftenUsed: new Set(),
  report: () => undefined,
} as unknown as LoweringContext;

/** A rule, lowered inside a pipe. */
function lowered(action: Node): RuleIr | undefined {
  const schema = v.pipe(v.any(), action as never);
  const ir = lowerSchema(schema, { model: 'Test', field: 'field', steps: [] }, context);
  const [rule] = ir.kind === 'pipe' ? ir.actions : [];
  return rule?.kind === 'rule' ? rule : undefined;
}

/** Each rule refuses at least one of these values. */
const VALUES: readonly unknown[] = ['', '?', 'aa', [], ['', ''], 0, 1.5, -5, Number.NaN, Infinity];

describe.each(RULES)('the rule $name', ({ name, sample, label }) => {
  test('is called as valibot exports it', () => {
    expect(valibot[name]).toBeTypeOf('function');
    expect(ruleOf(sample)?.name).toBe(name);
  });

  test('is an island if something has wrapped it', () => {
    const wrapped = { ...sample, '~run': () => ({ typed: true, value: 'other' }) };
    expect(ruleOf(wrapped)).toBeUndefined();
  });

  test('is made again of what was lowered', () => {
    const rule = lowered(sample);
    expect(rule?.name).toBe(name);
    const again = valibot[name]?.(...(rule?.arguments ?? []));
    expect(JSON.stringify(again)).toBe(JSON.stringify(sample));
    expect(String(again?.requirement)).toBe(String(sample.requirement));
  });

  test.runIf(label)('says of a refused value what valibot says', () => {
    const rule = lowered(sample);
    const said = VALUES.flatMap((value) => {
      const report = reportOf(false);
      try {
        act(sample as never, value, report);
      } catch {
        return []; // a number has no length
      }
      return issuesOf(report).map((issue) => issue.message);
    });
    expect(new Set(said)).toEqual(new Set([rule?.refusal]));
  });
});

test.each<[string, object, readonly unknown[]]>([
  ['a form', v.normalize('NFKC'), ['NFKC']],
  ['no form', v.normalize(), []],
  ['a list of languages', v.words(['de', 'en'], 2), [['de', 'en'], 2]],
  ['no language', v.minWords(undefined, 2), [undefined, 2]],
  ['no kind of hash', v.hash([] as never), [[]]],
  ['several kinds of hashes', v.hash(['sha1', 'crc32']), [['sha1', 'crc32']]],
  ['dates', v.values([new Date(0)]), [[new Date(0)]]],
  ['options', v.parseBoolean({ truthy: ['ja', 1] }), [{ truthy: ['ja', 1] }]],
  ['a brand', v.brand('Id'), ['Id']],
])('a rule keeps %s', (_, action, given) => {
  expect(lowered(action as Node)?.arguments).toEqual(given);
});

test.each<[string, object]>([
  ['a language', v.words(new Intl.Locale('de'), 2)],
  ['the number of words', v.words('de', {} as never)],
  ['a brand', v.brand(Symbol('Id'))],
  ['its options', v.parseJson(null as never)],
  ['its options, as a text', v.parseJson('a' as never)],
  ['one of its options', v.stringifyJson({ space: 2, replacer: () => 0 })],
  ['one of its values', v.values(['a', {} as never])],
  ['valibot’s own pattern, changed,', { ...v.email(), requirement: /a/ }],
  ['a pattern of a class of its own', v.regex(new (class Linear extends RegExp {})('a'))],
  ['a pattern with a test of its own', v.regex(Object.assign(/a/, { test: () => true }))],
  ['a date of a class of its own', v.minValue(new (class Day extends Date {})(0))],
])('%s that is no data makes an island', (_, action) => {
  expect(lowered(action as Node)).toBeUndefined();
});

test('an issue has the message of the user', () => {
  const rule = lowered(v.minLength(3, 'Too short') as unknown as Node);
  expect(rule).toMatchObject({ message: 'Too short', refusal: 'Too short' });
});

test('its message may be a function, but not what else it is given', () => {
  const rule = lowered(v.minLength(3, () => 'Too short') as unknown as Node);
  const source = { model: 'Test', field: 'field', steps: ['pipe', 1] };
  expect(rule).toMatchObject({
    name: 'minLength',
    arguments: [3],
    message: source,
    refusal: source,
  });
  expect(lowered(v.sortItems(() => 0) as unknown as Node)).toBeUndefined();
  expect(lowered(v.parseJson({ reviver: () => 0 }) as unknown as Node)).toBeUndefined();
});

test('a message of valibot loses the received value', () => {
  const { issues } = v.safeParse(v.pipe(v.string(), v.minLength(3)), 'x');
  expect(issues?.map(messageOf)).toEqual(['Invalid length: Expected >=3']);
});
