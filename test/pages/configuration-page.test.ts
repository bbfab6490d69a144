/** `docs/configuration.md` lists exactly the options that exist. */
import { defineRoles, type RoleDefinition } from 'gen-dtos';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ConfigSchema } from '../../generator/1-load/config/config-schema.js';
import { CATALOGUE } from '../../generator/diagnostics/catalogue.js';
import { FIELD_OPTIONS } from '../../src/model/problems/field-problems.js';
import type { ProblemCode } from '../../src/model/problems/problem.js';
import { RELATION_WRITES } from '../../src/model/relation-write.js';

const PAGE = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');

/** The rows of the table whose first column has a title, cell by cell. */
function rowsOf(title: string, section: string): string[][] {
  const [, text = ''] = PAGE.split(`\n## ${section}\n`);
  const [, table = ''] =
    text.split('\n## ')[0]?.split(new RegExp(`^\\| ${title} .*\\n`, 'm')) ?? [];
  const lines = (table.split('\n\n')[0] ?? '').trim().split('\n').slice(1);
  return lines.map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\|$/g, '').trim()));
}

const namesOf = (title: string, section: string): string[] =>
  rowsOf(title, section).map(([cell = '']) => cell.replaceAll('`', ''));

interface Described {
  readonly type?: string;
  readonly wrapped?: Described;
  readonly entries?: Readonly<Record<string, Described>>;
  readonly value?: Described;
  readonly item?: Described;
  readonly options?: readonly string[];
}

interface Option {
  readonly path: string;
  readonly isRequired: boolean;
  readonly values: readonly string[];
}

/** Every option of the configuration, nested ones included. */
function optionsIn({ entries = {} }: Described, parent = ''): Option[] {
  return Object.entries(entries).flatMap(([key, schema]): Option[] => {
    const path = `${parent}${key}`;
    const inside = schema.wrapped ?? schema;
    const values = inside.options ?? inside.item?.options ?? [];
    const option = { path, isRequired: schema.wrapped === undefined, values };
    if (inside.type === 'record') return [option, ...optionsIn(inside.value ?? {}, `${path}.*.`)];
    // OpenAPI's own objects are documented by OpenAPI.
    return [option, ...(inside.type === 'object_with_rest' ? optionsIn(inside, `${path}.`) : [])];
  });
}

describe('of the configuration', () => {
  const options = optionsIn(ConfigSchema);

  test('are named', () => {
    const names = namesOf('option', 'gen-dtos.config.ts');
    expect(names.toSorted()).toEqual(options.map(({ path }) => path).toSorted());
    expect(names).toContain('openapi.resources.*.patch');
  });

  test.each(options)('$path is required or not, and has these values', (option) => {
    const rows = rowsOf('option', 'gen-dtos.config.ts');
    const [, type = '', otherwise] = rows.find(([name]) => name === `\`${option.path}\``) ?? [];
    expect(otherwise === 'required').toBe(option.isRequired);
    if (option.values.length === 0) return;
    const written = [...type.matchAll(/`'([\w-]+)'`/g)].map(([, value = '']) => value);
    expect(written).toEqual(option.values);
  });
});

describe('of declarations', () => {
  const access = defineRoles({ owner: 'Whose it is' });

  test('fields have these', () => {
    expect(namesOf('option', 'Fields')).toEqual(FIELD_OPTIONS);
  });

  test('writableBy has these operations', () => {
    const { writableBy } = access.field(v.string());
    expect(namesOf('operation', 'Fields')).toEqual(Object.keys(writableBy));
  });

  test('roles have these', () => {
    const options = { description: true, extends: true } satisfies Record<
      keyof Exclude<RoleDefinition, string>,
      true
    >;
    expect(namesOf('option', 'Roles')).toEqual(Object.keys(options));
  });

  test('defineRoles returns these', () => {
    expect(namesOf('result', 'Roles').toSorted()).toEqual(Object.keys(access).toSorted());
    const relation = rowsOf('result', 'Roles').find(([name]) => name === '`relation`')?.[1] ?? '';
    for (const write of RELATION_WRITES) expect(relation).toContain(`\`${write}\``);
  });

  test('model has these', () => {
    expect(namesOf('argument', 'Models')).toHaveLength(access.model.length);
  });
});

describe('diagnostics', () => {
  const linked = [...PAGE.matchAll(/\[([a-z-]+)\]\(diagnostics\/([a-z-]+)\.md\)/g)];

  test('are called by their names', () => {
    expect(linked.filter(([, text, file]) => text !== file)).toEqual([]);
    expect(linked.filter(([, code = '']) => !(code in CATALOGUE))).toEqual([]);
  });

  test('of configurations and declarations are all named', () => {
    const declared = Object.keys({
      'role-unknown': true,
      'role-name': true,
      'role-invalid': true,
      'role-cycle': true,
      'operation-unknown': true,
      'grant-invalid': true,
      'condition-invalid': true,
      'option-unknown': true,
      'field-invalid': true,
      'field-name': true,
      'model-name': true,
      'reference-invalid': true,
    } satisfies Record<ProblemCode, true>);
    const usage = Object.entries(CATALOGUE).filter(([, { isUsage }]) => isUsage);
    const named = new Set(linked.map(([, code]) => code));
    const missing = [...declared, ...usage.map(([code]) => code)].filter(
      (code) => !named.has(code),
    );
    expect(missing).toEqual([]);
  });
});
