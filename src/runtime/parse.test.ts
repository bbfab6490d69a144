import fc from 'fast-check';
import { strict as assert } from 'node:assert';
import * as v from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { createDto } from './create-dto.js';
import { DtoError } from './dto-error.js';
import type { Dto, DtoFamily } from './dto.js';
import { originOf } from './apply/origin.js';
import { parse, safeParse } from './parse.js';
import { isObject } from './plain-object.js';
import { toProblem } from './problem.js';
import { accepts } from './read/accepts.js';
import { deeper } from './read/deeper.js';
import { isPlain, refuseKey } from './read/keys.js';
import { ask } from './read/live.js';
import type { Reader } from './read/reader.js';
import type { RefusedReport } from './audit/refused-report.js';
import { notObject, under, wrongType, wrongValue, type Report } from './report.js';

const roleBits = new Map(Object.entries({ owner: 1, support: 2, admin: 6 }));

const writers = new Map(Object.entries({ name: 1, note: 2, tags: 1, secret: 0 }));
const tags = v.array(v.strictObject({ text: v.string() }));

/** A promise of another realm, or of a library. */
class Later {
  // oxlint-disable-next-line unicorn/no-thenable -- that is what it is for
  then(): void {}
}

/** As generated code reads. */
function readUser(input: unknown, report: Report, roles: number): unknown {
  if (!isObject(input) || !isPlain(input)) return notObject(report);
  const output: Record<string, unknown> = {};
  let known = 0;
  let value = input['name'];
  if ((roles & 1) !== 0 && value !== undefined) {
    known++;
    if (typeof value !== 'string') wrongType(report, 'Invalid type: Expected string', 'name');
    else if (value.length < 2) wrongValue(report, 'Too short', 'name');
    output['name'] = value;
  }
  value = input['note'];
  if ((roles & 2) !== 0 && value !== undefined) {
    known++;
    output['note'] = value;
  }
  value = input['tags'];
  if ((roles & 1) !== 0 && value !== undefined) {
    known++;
    output['tags'] = ask(tags, value, report, 'tags');
  }
  if (known !== Object.keys(input).length) {
    for (const key in input) {
      const bits = writers.get(key);
      if (bits === undefined || (bits & roles) === 0) refuseKey(report, input, key, bits);
    }
  }
  return output;
}

const family: DtoFamily = {
  model: 'User',
  shape: 'update',
  bitsOfRole: (role) => roleBits.get(role) ?? 0,
  read: readUser,
  grants: {},
  jsonSchema: () => ({}),
};

const dtoFor = (...roles: string[]): Dto<{ name?: string }> => createDto(family, roles);
const owner = dtoFor('owner');

describe('parse', () => {
  test('returns what was accepted', () => {
    expect(parse(owner, { name: 'me' })).toEqual({ name: 'me' });
  });

  test('throws a DtoError that lists every reason', () => {
    const attempt = (): unknown => parse(owner, { name: 'x', secret: 1, unknown: 1 });
    expect(attempt).toThrow(DtoError);
    expect(attempt).toThrow('name: Too short; secret: Not writable; unknown: Unknown key');
  });

  test.each([[Promise.resolve({ name: 'me' })], [new Later()]])(
    'throws where nobody awaited the input, which no client has sent: %o',
    (input) => {
      const onRefused = vi.fn();
      expect(() => parse(owner, input, { onRefused })).toThrow(
        new TypeError('The input is a promise. Await it.'),
      );
      expect(onRefused).not.toHaveBeenCalled();
    },
  );

  test('refuses a function called `then` like any other key', () => {
    // oxlint-disable-next-line unicorn/no-thenable -- no JSON can say it, but a caller may
    const result = safeParse(owner, { then: () => undefined });
    expect(result.success || result.issues.map(({ code, path }) => [code, path])).toEqual([
      ['unknown_key', ['then']],
    ]);
  });

  test('does not touch the input', () => {
    const input = JSON.parse('{"name": "me", "tags": [{"text": "a"}]}');
    const before = structuredClone(input);
    parse(owner, input);
    expect(input).toEqual(before);
  });

  test('copies what is nested', () => {
    const input = { tags: [{ text: 'a' }] };
    const { tags } = parse<typeof input>(dtoFor('owner') as Dto<typeof input>, input);
    expect(tags).toEqual(input.tags);
    expect(tags).not.toBe(input.tags);
    expect(tags[0]).not.toBe(input.tags[0]);
  });
});

describe('safeParse', () => {
  test('returns the output', () => {
    expect(safeParse(owner, { name: 'me' })).toEqual({ success: true, output: { name: 'me' } });
  });

  test('returns the issues', () => {
    expect(safeParse(owner, { secret: 1 })).toEqual({
      success: false,
      issues: [{ code: 'not_writable', path: ['secret'], message: 'Not writable' }],
    });
  });

  test('names the unknown key of a strict object in a field', () => {
    expect(safeParse(owner, { tags: [{ text: 'a', evil: 1 }] })).toEqual({
      success: false,
      issues: [{ code: 'unknown_key', path: ['tags', 0, 'evil'], message: 'Unknown key' }],
    });
  });

  test('is what Standard Schema calls', () => {
    expect(owner['~standard'].validate({ name: 'me' })).toEqual({ value: { name: 'me' } });
    expect(owner['~standard'].validate({ secret: 1 })).toMatchObject({
      issues: [{ path: ['secret'] }],
    });
  });
});

describe('roles', () => {
  test.each([undefined, null, 'owner', new Set(['owner']), { 0: 'owner' }])(
    'that are no list (%s) are told of',
    (roles) => {
      expect(() => createDto(family, roles as unknown as string[])).toThrow(
        new TypeError("Pass the roles as a list: ['owner']."),
      );
    },
  );

  test.each([[[undefined]], [[null]], [[['owner']]], [['toString']]])('%j are none', (roles) => {
    expect(safeParse(createDto(family, roles as string[]), {}).success).toBe(false);
  });

  test.each([
    ['unknown', ['nobody']],
    ['none', []],
    ['`__proto__`', ['__proto__']],
    ['`constructor`', ['constructor']],
    ['empty', ['']],
  ])('that are %s accept nothing', (_, roles) => {
    expect(safeParse(dtoFor(...roles), {}).success).toBe(false);
    expect(safeParse(dtoFor(...roles), {}, { unaccepted: 'strip' }).success).toBe(false);
  });

  test('that are none are not asked of the compiled parser', () => {
    const read = vi.fn(() => ({}));
    expect(safeParse(createDto({ ...family, read }, []), {}).success).toBe(false);
    expect(read).not.toHaveBeenCalled();
  });

  test('unknown among declared ones change nothing', () => {
    expect(dtoFor('nobody', 'owner')['~dto'].bits).toBe(1);
  });

  test('twice are once', () => {
    expect(dtoFor('owner', 'owner')['~dto'].bits).toBe(1);
  });

  test('together may write what one of them may', () => {
    const input = { name: 'me', note: 'x' };
    expect(safeParse(dtoFor('owner', 'support'), input)).toEqual({ success: true, output: input });
  });

  test('that extend others may write what those may', () => {
    expect(safeParse(dtoFor('admin'), { note: 'x' }).success).toBe(true);
  });
});

describe("unaccepted: 'strip'", () => {
  test('drops what may not be written', () => {
    const result = safeParse(owner, { name: 'me', secret: 1, unknown: 1 }, { unaccepted: 'strip' });
    expect(result).toEqual({ success: true, output: { name: 'me' } });
  });

  test('still refuses a wrong value', () => {
    expect(safeParse(owner, { name: 1, secret: 1 }, { unaccepted: 'strip' })).toEqual({
      success: false,
      issues: [{ code: 'invalid', path: ['name'], message: 'Invalid type: Expected string' }],
    });
  });

  test('reaches nested models', () => {
    const nested: Reader = (input, report, roles) => {
      if (!isObject(input)) return notObject(report);
      const before = report.count;
      const user = readUser(input['user'], report, roles);
      under('user', report, before);
      return { user };
    };
    const dto = createDto({ ...family, read: nested }, ['owner']);
    expect(safeParse(dto, { user: { name: 'me', secret: 1 } }, { unaccepted: 'strip' })).toEqual({
      success: true,
      output: { user: { name: 'me' } },
    });
  });
});

describe('onRefused', () => {
  test('is told the full truth of a rejected input', () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    safeParse(owner, { secret: 1 }, { onRefused, principal: { id: 7 } });
    expect(onRefused.mock.calls).toEqual([
      [
        {
          model: 'User',
          shape: 'update',
          operation: 'update',
          roles: ['owner'],
          principal: { id: 7 },
          outcome: 'rejected',
          issues: [
            {
              code: 'not_writable',
              path: ['secret'],
              message: 'Not writable',
              pointer: '/secret',
            },
          ],
        },
      ],
    ]);
  });

  test('is told what was stripped', () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    safeParse(owner, { name: 'me', secret: 1 }, { unaccepted: 'strip', onRefused });
    expect(onRefused.mock.calls).toMatchObject([
      [{ outcome: 'stripped', issues: [{ path: ['secret'] }] }],
    ]);
  });

  test('is told that a stripped input was rejected after all', () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    safeParse(owner, { name: 1, secret: 1 }, { unaccepted: 'strip', onRefused });
    expect(onRefused.mock.calls).toMatchObject([
      [{ outcome: 'rejected', issues: [{ path: ['name'] }, { path: ['secret'] }] }],
    ]);
  });

  test('hears nothing of what was accepted', () => {
    const onRefused = vi.fn();
    safeParse(owner, { name: 'me' }, { onRefused });
    expect(onRefused).not.toHaveBeenCalled();
  });
});

describe('an input knows nothing of the one before', () => {
  const right = { name: 'me' };
  const dtoWith = (read: Reader): Dto<unknown> => createDto({ ...family, read }, ['owner']);

  test('where a function of the schema parses meanwhile', () => {
    const inner = [{}, { name: 'x' }, right];
    const dto = dtoWith((input, report) => {
      const answers = inner.map((one) => safeParse(owner, one).success);
      if (isObject(input) && 'wrong' in input) wrongValue(report, 'Wrong', 'wrong');
      return answers;
    });
    const wrong = { code: 'invalid', path: ['wrong'], message: 'Wrong' };
    for (let times = 0; times < 2; times++) {
      expect(safeParse(dto, {})).toEqual({ success: true, output: [true, false, true] });
      expect(safeParse(dto, { wrong: 1 })).toEqual({ success: false, issues: [wrong] });
      expect(dto['~standard'].validate({})).toEqual({ value: [true, false, true] });
      expect(dto['~standard'].validate({ wrong: 1 })).toEqual({ issues: [wrong] });
    }
  });

  test('whose reading ended with an exception, and how deep it was by then', () => {
    const dto = dtoWith((_, report) => {
      report.deletes = true;
      return deeper(() => assert.fail('of the user'), {}, report, 1);
    });
    const depths: number[] = [];
    const next = dtoWith((_, report) => void depths.push(report.depth));
    for (const ask of [dto['~standard'].validate, (input: unknown) => safeParse(dto, input)]) {
      expect(() => ask({})).toThrow('of the user');
      expect(safeParse(owner, right)).toEqual({ success: true, output: right });
      safeParse(next, right);
    }
    expect(depths).toEqual([0, 0]);
  });

  test('of which a field is to be deleted', () => {
    const dto = dtoWith((_, report) => {
      report.deletes = true;
      return {};
    });
    expect(originOf(parse(dto, {}) as object)).toBe(dto['~dto']);
    expect(originOf(parse(owner, right))).toBeUndefined();
  });

  test('of which unaccepted keys would have been dropped', () => {
    safeParse(owner, right, { unaccepted: 'strip' });
    expect(safeParse(owner, { ...right, secret: 1 }).success).toBe(false);
  });

  test('of which was only asked whether it is right', () => {
    expect(accepts(readUser, { name: 'x' }, 1)).toBe(false);
    expect(safeParse(owner, right)).toEqual({ success: true, output: right });
    expect(accepts(readUser, right, 1)).toBe(true);
    expect(safeParse(owner, { secret: 1 }).success).toBe(false);
  });

  test('and what was said of one stays as it was', () => {
    const first = safeParse(owner, { name: 'x' });
    const before = structuredClone(first);
    for (const input of [right, { secret: 1 }, right]) safeParse(owner, input);
    safeParse(owner, { secret: 1 }, { unaccepted: 'strip' });
    expect(safeParse(owner, right)).toEqual({ success: true, output: right });
    expect(first).toEqual(before);
  });
});

describe('a hostile input stays cheap', () => {
  test('a million unknown keys', () => {
    const input: Record<string, number> = {};
    for (let index = 0; index < 1_000_000; index++) input[`key${index}`] = index;
    const result = safeParse(owner, input);
    expect(!result.success && result.issues).toHaveLength(100);
  });

  test('a key of a million characters is not repeated', () => {
    const result = safeParse(owner, { ['k'.repeat(1_000_000)]: 1 });
    expect(JSON.stringify(result).length).toBeLessThan(500);
  });

  test('a million wrong values', () => {
    const result = safeParse(owner, { tags: Array.from({ length: 100_000 }, () => 1) });
    expect(!result.success && result.issues).toHaveLength(100);
  });
});

describe('what the client sent', () => {
  const CANARY = 'canary-7f3a';
  const secretive = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constant(CANARY),
      fc.string().map((text) => `${text}${CANARY}`),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('text', 'name', 'secret', 'x'), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  const bodies = fc.dictionary(
    fc.constantFrom('name', 'note', 'tags', 'secret', 'unknown', '__proto__'),
    secretive,
  );

  // A failure prints its seed.
  test('is never repeated, to nobody', () => {
    fc.assert(
      fc.property(fc.oneof(bodies, secretive), (input) => {
        const reports: unknown[] = [];
        const onRefused = (report: RefusedReport): unknown => reports.push(report);
        for (const dto of [owner, dtoFor('support'), dtoFor()]) {
          const result = safeParse(dto, input, { onRefused });
          if (result.success) continue;
          const error = new DtoError(result.issues);
          reports.push(
            result.issues,
            error.message,
            toProblem(error),
            toProblem(error, { disclose: true }),
          );
        }
        expect(JSON.stringify(reports)).not.toContain(CANARY);
      }),
    );
  });
});
