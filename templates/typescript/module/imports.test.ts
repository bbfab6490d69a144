import * as v from 'valibot';
import { expect, test } from 'vitest';
import { field, moduleWith } from '../../../test/printed.js';
import { importsFor } from './imports.js';
import { RUNTIME } from './runtime.js';

test.each<[text: string, used: string]>([
  ['missing(report, "under")', 'missing'],
  ["const a = '\\'under'; // missing", ''],
  ['/* whole */ isObject(value)', 'isObject'],
  ['{ missing: whole, under?: string }', 'whole'],
  ['fields.under', ''],
  ['given?.under ? missing : whole', 'missing, whole'],
  ['[...under]', 'under'],
])('a text imports what it uses: %s', (text, used) => {
  const imports = importsFor(text, [
    { from: 'a', values: ['isObject', 'missing', 'under', 'whole'] },
  ]);
  expect(imports).toEqual(used === '' ? [] : [`import { ${used} } from 'a';`]);
});

test('fields that are named as functions of the runtime import none of them', () => {
  const open = { writableBy: ['owner'], readableBy: 'anyone' } as const;
  const helpers = RUNTIME.map((name) => [name, v.string()] as const);
  const plain = helpers.map((_, index) => [`field${index}`, v.string()] as const);
  const importsOf = (entries: readonly (readonly [string, v.GenericSchema])[]): string =>
    /import \{[^}]*\} from 'gen-dtos\/runtime\/generated';/.exec(
      moduleWith(field(v.object(Object.fromEntries(entries)), open)),
    )![0];
  expect(importsOf(helpers)).toBe(importsOf(plain));
});
