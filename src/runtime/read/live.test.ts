import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { defineRoles } from '../../model/roles.js';
import { narrow } from '../../model/narrow.js';
import { when } from '../../model/when.js';
import { issuesOf, isTyped, reportOf } from '../report.js';
import {
  act,
  ask,
  attempt,
  conditionOf,
  defaultIn,
  defaultOf,
  fallbackOf,
  narrowingOf,
  schemaOf,
} from './live.js';

describe('what stands in for a value', () => {
  test('is a default, or what its function makes of what was sent', () => {
    expect(defaultOf(v.optional(v.string(), 'a'))).toBe('a');
    expect(defaultOf(v.string())).toBeUndefined();
    const given: unknown[] = [];
    const make = (...parameters: unknown[]): string => (given.push(parameters), 'made');
    expect(defaultOf({ default: make })).toBe('made');
    expect(defaultOf({ default: make }, { value: null })).toBe('made');
    expect(given).toStrictEqual([[], [{ value: null }, {}]]);
    expect(defaultIn({ default: make })).toBe(make);
  });

  test('is a fallback, or what its function makes', () => {
    expect(fallbackOf(v.fallback(v.string(), 'a'))).toBe('a');
    expect(fallbackOf(v.fallback(v.string(), () => 'made'))).toBe('made');
    expect(fallbackOf(v.string())).toBeUndefined();
  });
});

test('what a schema finds inside is found under the key', () => {
  const report = reportOf(false);
  ask(v.object({ a: v.object({ b: v.string() }) }), { a: { b: 1 } }, report, 'key');
  expect(issuesOf(report)[0]?.path).toEqual(['key', 'a', 'b']);
});

describe('what fails at a value', () => {
  const odd = [{ toString: 1 }, 'a'];
  const mine = new Error('Mine');
  const fail = (): never => {
    throw mine;
  };

  test('refuses it where the code is valibot’s, in words that do not tell it', () => {
    const report = reportOf(false);
    attempt(v.sortItems(), odd, report, 'key');
    attempt(v.minLength(1, 'Nope'), null, report);
    expect(issuesOf(report)).toEqual([
      { code: 'invalid', path: ['key'], message: 'Invalid value' },
      { code: 'invalid', path: [], message: 'Nope' },
    ]);
    expect(isTyped(report, 0)).toBe(false);
  });

  test('is thrown where the function is the user’s, as by valibot', () => {
    const report = reportOf(false);
    expect(() => act(v.check(fail), 'a', report)).toThrow(mine);
    expect(() => ask(v.pipe(v.string(), v.transform(fail)), 'a', report)).toThrow(mine);
    expect(() => v.safeParse(v.pipe(v.string(), v.check(fail)), 'a')).toThrow(mine);
  });

  test('changes nothing where nothing fails', () => {
    const report = reportOf(false);
    expect(attempt(v.sortItems(), ['b', 'a'], report, 'key')).toEqual(['a', 'b']);
    attempt(v.minLength(2, 'Nope'), ['b'], report, 'key');
    expect(issuesOf(report)).toMatchObject([{ path: ['key'], message: 'Nope' }]);
    expect(isTyped(report, 0)).toBe(true);
  });
});

describe('the live schema', () => {
  const { field, model } = defineRoles({ owner: 'Whose it is' });
  const item = v.pipe(v.string(), v.trim());
  const list = v.array(item);
  const tree = v.object({ next: v.lazy(() => list) });
  const long = v.pipe(v.string(), v.minLength(9));
  const short = v.pipe(v.string(), v.maxLength(9));
  const Page = model('Page', {
    tree: field(tree, { writableBy: ['owner'] }),
    name: field(v.string(), {
      writableBy: { create: [narrow('owner', long)], update: ['owner', narrow('owner', short)] },
    }),
  });
  const changed = "'Page.tree' has changed since its code was generated. Run npx gen-dtos.";

  test('is that of the field, or what is in it', () => {
    expect(schemaOf(Page, 'tree')).toBe(tree);
    expect(schemaOf(Page, 'tree', 'entries', 'next', 'getter')).toBe(list);
    expect(schemaOf(Page, 'tree', 'entries', 'next', 'getter', 'item', 'pipe', 1)).toBe(
      item.pipe[1],
    );
  });

  test('is that of a narrowing, or what is in it', () => {
    expect(narrowingOf(Page, 'create', 'name', 0)).toBe(long);
    expect(narrowingOf(Page, 'update', 'name', 1)).toBe(short);
    expect(narrowingOf(Page, 'update', 'name', 1, 'pipe', 1)).toBe(short.pipe[1]);
  });

  test('only the getter of a lazy schema is called', () => {
    const own = v.custom(() => ({}) as never);
    const Own = model('Own', { own: field(own), lazy: field(v.lazy(() => list)) });
    expect(() => schemaOf(Own, 'own', 'check')).toThrow("'Own.own' has changed");
    expect(schemaOf(Own, 'lazy', 'getter')).toBe(list);
    expect(() => schemaOf(Own, 'lazy', 'type')).toThrow("'Own.lazy' has changed");
  });

  test('that is there no longer is named', () => {
    expect(() => schemaOf(Page, 'tree', 'wrapped', 'pipe')).toThrow(new TypeError(changed));
    expect(() => schemaOf(Page, 'tree', 'default')).toThrow(new TypeError(changed));
    expect(() => schemaOf(Page, 'tree', 'type')).toThrow(new TypeError(changed));
    const Nothing = model('Nothing', { none: field(v.nullish(v.string(), null)) });
    expect(() => schemaOf(Nothing, 'none', 'default')).toThrow("'Nothing.none' has changed");
    expect(() => schemaOf(Nothing, 'none', 'default', 'pipe')).toThrow('has changed');
    expect(() => schemaOf(Page, 'gone')).toThrow("'Page.gone' has changed");
  });

  test('of a narrowing that is there no longer is named, too', () => {
    const gone = "'Page.name' has changed";
    expect(() => narrowingOf(Page, 'create', 'name', 1)).toThrow(gone);
    expect(() => narrowingOf(Page, 'update', 'name', 0)).toThrow(gone);
    expect(() => narrowingOf(Page, 'update', 'gone', 0)).toThrow("'Page.gone' has changed");
    const field = { writableBy: { create: [null, { role: 'owner' }] } };
    const Other = { '~model': { name: 'Page', fields: { name: field } } } as never;
    expect(() => narrowingOf(Other, 'create', 'name', 0)).toThrow(gone);
    expect(() => narrowingOf(Other, 'create', 'name', 1)).toThrow(gone);
  });
});

describe('a condition', () => {
  const { field, model } = defineRoles({ owner: '', support: '' });
  const isDraft = (): boolean => true;
  const Post = model('Post', {
    state: field(v.string()),
    text: field(v.string(), {
      writableBy: {
        update: [
          when('owner', isDraft, 'as a draft'),
          when('support', { state: 'draft' }, 'as one'),
        ],
      },
    }),
  });

  test('is the function of its grant', () => {
    expect(conditionOf(Post, 'text', 0)).toBe(isDraft);
  });

  test.each([
    ['data', 'text', 1],
    ['a grant that is gone', 'text', 2],
    ['a field without grants', 'state', 0],
    ['a field that is gone', 'gone', 0],
  ])('is not %s', (_, name, index) => {
    const changed = `'Post.${name}' has changed since its code was generated. Run npx gen-dtos.`;
    expect(() => conditionOf(Post, name, index)).toThrow(new TypeError(changed));
  });
});
