/** The question that a database answers, and every way in that it stands behind. */
import { describe, expect, test, vi } from 'vitest';
import { createDto } from '../create-dto.js';
import { DtoError } from '../dto-error.js';
import type { Dto } from '../dto.js';
import { parseJson, safeParseJson } from '../json/parse-json.js';
import { parseMany, safeParseMany } from '../parse-many.js';
import { parse, type ParseOptions } from '../parse.js';
import type { RefusedReport } from '../audit/refused-report.js';
import { refuseOrDrop, wrongType } from '../report.js';
import { checkReferences } from './check-references.js';
import type { AskedReferences } from './may-reference.js';
import { parseReferenced, readReferenced, safeParseReferenced } from './parse-referenced.js';

interface Project {
  name?: string;
  team?: string;
  lead?: string;
}

function dtoFor(shape: 'create' | 'update' = 'update'): Dto<Project> {
  return createDto(
    {
      model: 'Project',
      shape,
      bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
      read(input, report) {
        const { extra, ...known } = structuredClone(input) as Record<string, unknown>;
        if (extra !== undefined) refuseOrDrop(report, 'unknown_key', 'Unknown key', 'extra');
        if (typeof (known['name'] ?? '') !== 'string') wrongType(report, 'No text', 'name');
        return known;
      },
      grants: {
        name: { update: 1 },
        team: { update: 1, references: { model: 'Team', key: 'id' } },
        lead: { update: 1, references: { model: 'User', key: 'id' } },
      },
      checkReferences,
      jsonSchema: () => ({}),
    },
    ['owner'],
  );
}

const dto = dtoFor();
const MINE = new Set(['t1', 't2', 'u1']);

/** A database that knows what is mine, later. */
const mayReference = async ({ ids }: AskedReferences): Promise<string[]> => {
  await Promise.resolve();
  return ids.map(String).filter((id) => MINE.has(id));
};
const refusal = (...path: (string | number)[]): object => ({
  code: 'value_not_allowed',
  path,
  message: 'Unknown or not yours',
});

describe('parseReferenced', () => {
  test('returns what was parsed, once its references are allowed', async () => {
    const input = { name: 'x', team: 't1', lead: 'u1' };
    expect(await parseReferenced(dto, input, { mayReference })).toEqual(input);
    expect(await safeParseReferenced(dto, input, { mayReference })).toEqual({
      success: true,
      output: input,
    });
  });

  test('refuses the others', async () => {
    const input = { team: 'of somebody else', lead: 'u1' };
    await expect(parseReferenced(dto, input, { mayReference })).rejects.toThrow(
      new DtoError([refusal('team') as never]),
    );
    expect(await safeParseReferenced(dto, input, { mayReference })).toEqual({
      success: false,
      issues: [refusal('team')],
    });
  });

  test('asks once for each model', async () => {
    const asked = vi.fn(mayReference);
    const input = { team: 't1', lead: 'u1' };
    await parseReferenced(dto, input, { mayReference: asked, principal: 'ann' });
    const rest = { operation: 'update', key: 'id', principal: 'ann' };
    expect(asked.mock.calls).toEqual([
      [{ model: 'Team', ids: ['t1'], ...rest }],
      [{ model: 'User', ids: ['u1'], ...rest }],
    ]);
  });

  test('asks nobody where nothing is referred to, or all is refused', async () => {
    const asked = vi.fn(mayReference);
    await parseReferenced(dto, { name: 'x' }, { mayReference: asked });
    await safeParseReferenced(dto, { name: 1, team: 't1' }, { mayReference: asked });
    await expect(
      parseReferenced(dto, { name: 1, team: 't1' }, { mayReference: asked }),
    ).rejects.toThrow('name: No text');
    expect(asked).not.toHaveBeenCalled();
  });

  test.each<[string, () => never]>([
    ['throws', () => raise()],
    ['rejects', () => Promise.reject(new Error('no database')) as never],
  ])('returns nothing if it %s', async (_, failing) => {
    await expect(
      safeParseReferenced(dto, { team: 't1' }, { mayReference: failing }),
    ).rejects.toThrow('no database');
  });

  test.each<[unknown]>([[undefined], [true], ['t1'], [[{ id: 't1' }]]])(
    'returns nothing if it answers %j',
    async (answer) => {
      const answering = { mayReference: async (): Promise<never> => answer as never };
      await expect(safeParseReferenced(dto, { team: 't1' }, answering)).rejects.toThrow(TypeError);
    },
  );

  test('tells the audit log once, with the refusals of both kinds', async () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    const options = { mayReference, onRefused, unaccepted: 'strip' } as const;
    await safeParseReferenced(dto, { extra: 1, team: 'x' }, options);
    await safeParseReferenced(dto, { extra: 1, team: 't1' }, options);
    await safeParseReferenced(dto, { extra: 1 }, options);
    expect(
      onRefused.mock.calls.map(([{ outcome, issues }]) => [
        outcome,
        ...issues.map((i) => i.pointer),
      ]),
    ).toEqual([
      ['rejected', '/extra', '/team'],
      ['stripped', '/extra'],
      ['stripped', '/extra'],
    ]);
  });

  test('an input that is another one the second time gets nothing through', async () => {
    let reads = 0;
    const input = Object.defineProperty({}, 'team', {
      enumerable: true,
      get: () => (reads++ === 0 ? 't1' : 'of somebody else'),
    });
    expect(await safeParseReferenced(dto, input, { mayReference })).toEqual({
      success: false,
      issues: [refusal('team')],
    });
    expect(reads).toBe(2);
  });
});

describe('readReferenced', () => {
  test('stands behind parseJson', async () => {
    const text = '{"team":"x","lead":"u1"}';
    const read = (options: ParseOptions) => safeParseJson(dto, text, options);
    expect(await readReferenced(read, { mayReference })).toEqual({
      success: false,
      issues: [refusal('team')],
    });
    await expect(
      readReferenced((options) => parseJson(dto, '{"team":"t1","team":"t1"}', options), {
        mayReference,
      }),
    ).rejects.toThrow('Duplicate key');
  });

  test('stands behind parseMany, with one question for all items', async () => {
    const asked = vi.fn(mayReference);
    const items = Array.from({ length: 300 }, (_, n) => ({ team: `t${n}` }));
    const result = await readReferenced((options) => safeParseMany(dto, items, options), {
      mayReference: asked,
    });
    expect(asked).toHaveBeenCalledOnce();
    expect(asked.mock.calls[0]?.[0].ids).toHaveLength(300);
    expect(!result.success && result.issues.length).toBe(100);
    expect(!result.success && result.issues[0]).toEqual(refusal(0, 'team'));
    const mine = [{ team: 't1' }, { team: 't2' }];
    expect(
      await readReferenced((options) => parseMany(dto, mine, options), { mayReference }),
    ).toEqual(mine);
  });

  test('asks apart for what is created and what is updated', async () => {
    const asked = vi.fn(mayReference);
    const choose = (_: unknown, index: number): Dto<Project> =>
      index === 0 ? dtoFor('create') : dtoFor('update');
    const items = [{ team: 't1' }, { team: 't2' }];
    await readReferenced((options) => parseMany(choose, items, options), { mayReference: asked });
    expect(asked.mock.calls.map(([{ operation, ids }]) => [operation, ...ids])).toEqual([
      ['create', 't1'],
      ['update', 't2'],
    ]);
  });

  test('reads an input without references once', async () => {
    const read = vi.fn((options: ParseOptions) => parse(dto, { name: 'x' }, options));
    expect(await readReferenced(read, { mayReference })).toEqual({ name: 'x' });
    expect(read).toHaveBeenCalledOnce();
  });

  test('allows nothing that was not asked about, such as what is another input by then', async () => {
    const readOne = (...inputs: Project[]) => {
      const read = (options: ParseOptions): Project => parse(dto, inputs.shift(), options);
      return readReferenced(read, { mayReference: ({ ids }) => ids });
    };
    expect(await readOne({ team: 't9' }, { team: 't9' })).toEqual({ team: 't9' });
    await expect(readOne({ team: 't9' }, { team: 't1' })).rejects.toThrow('team: Unknown');
    await expect(readOne({ team: 't9' }, { lead: 'u1' })).rejects.toThrow('lead: Unknown');
  });

  test('waits for what reads later', async () => {
    const read = async (options: ParseOptions): Promise<Project> => {
      await Promise.resolve();
      return parse(dto, { team: 'x' }, options);
    };
    await expect(readReferenced(read, { mayReference })).rejects.toThrow(DtoError);
  });

  test('shows nothing of the input before the answer is there', async () => {
    const seen: unknown[] = [];
    const read = (options: ParseOptions): void =>
      void seen.push(parse(dto, { team: 't1' }, options));
    await readReferenced(read, { mayReference });
    expect(seen).toEqual([{}, { team: 't1' }]);
  });

  test('lets nothing through that does not take its options', async () => {
    await expect(
      readReferenced(() => parse(dto, { team: 't1' }), { mayReference }),
    ).rejects.toThrow('Reference not checked');
  });

  test('goes on if an empty input is too little for who reads it', async () => {
    const read = (options: ParseOptions): string => {
      const { team } = parse(dto, { team: 't1' }, options);
      if (team === undefined) throw new Error('no team');
      return team;
    };
    expect(await readReferenced(read, { mayReference })).toBe('t1');
  });
});

describe('maxReferences', () => {
  const items = [{ team: 't1' }, { team: 't2' }, { team: 't1' }, { lead: 'u1' }];

  test('refuses the ids beyond it unasked', async () => {
    const asked = vi.fn(mayReference);
    const result = await readReferenced((options) => safeParseMany(dto, items, options), {
      mayReference: asked,
      maxReferences: 2,
    });
    expect(asked.mock.calls.flatMap(([{ ids }]) => ids)).toEqual(['t1', 't2']);
    expect(result).toEqual({ success: false, issues: [refusal(3, 'lead')] });
  });

  test.each<[unknown]>([[Number.NaN], [-1], ['9'], [null]])(
    'of %s is a RangeError',
    async (maxReferences) => {
      const options = { mayReference, maxReferences: maxReferences as number };
      await expect(safeParseReferenced(dto, {}, options)).rejects.toThrow(RangeError);
    },
  );
});

function raise(): never {
  throw new Error('no database');
}
