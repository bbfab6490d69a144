import type { ModelIr, PropertyIr } from '../../../generator/ir/program-ir.js';
import { rolesIn } from '../../../generator/ir/role-bits.js';
import { str } from '../../encode.js';
import { call, type Expression } from '../../expression.js';
import { linesOf, when, type Statement } from '../../statement.js';
import { functionText } from '../module/function-text.js';
import { commentOf } from '../module/header.js';
import { namesIn } from '../module/imports.js';
import { viewFunctionOf } from '../module/names.js';
import { copied } from './copied.js';
import type { Viewers } from './viewers.js';

/** The compiled function that copies a record's readable own keys, for every set of roles. */
export function viewFunction(model: ModelIr, viewers: Viewers): string {
  const fields = grouped(model, viewers);
  const body = linesOf(
    [
      'const row = rowOf(record);',
      'if (row === undefined) return undefined;',
      'const view: Record<string, unknown> = {};',
      ...(fields.length > 0 ? ['let item: unknown;'] : []),
      ...fields,
      'return view;',
    ],
    2,
  );
  const roles = namesIn(body.join('\n')).has('roles') ? 'roles' : '_roles';
  const comment = commentOf(
    'For generated code: copies what `roles`, a bit each, may read of a record.',
  );
  const head = `export function ${viewFunctionOf(model.name)}`;
  const declared = ['record: unknown', `${roles}: number`];
  return `${comment}\n${functionText(head, declared, 'unknown', body)}`;
}

/** Neighbouring fields that the same roles may read share one condition. */
function grouped(model: ModelIr, viewers: Viewers): readonly Statement[] {
  const groups: { readonly readers: number; readonly statements: Statement[] }[] = [];
  for (const property of model.properties) {
    const { key, readers } = property;
    if (!isReadable(property)) continue;
    const statements = copied(key, (value) => viewed(property, value, viewers));
    const last = groups.at(-1);
    if (last?.readers === readers) last.statements.push(...statements);
    else groups.push({ readers, statements: [...statements] });
  }
  return groups
    .filter(({ statements }) => statements.length > 0)
    .flatMap(({ readers, statements }) =>
      readers === ANYONE
        ? ['// anyone', ...statements]
        : [`// ${namesOf(model, readers)}`, when(`(roles & ${readers}) !== 0`, statements)],
    );
}

/** What may be read of a field's value. */
function viewed(
  { key, schema, reference }: PropertyIr,
  value: Expression,
  viewers: Viewers,
): Expression {
  if (reference !== undefined) return call('referenceView', value, str(reference.key));
  return viewers.view(schema, value, key);
}

/** The bits of a field that everybody may read, even without a role. */
const ANYONE = -1;

/** Whether anybody may read a field. */
export const isReadable = ({ stored, readers }: PropertyIr): boolean => stored && readers !== 0;

const namesOf = (model: ModelIr, readers: number): string =>
  rolesIn(readers, model.roles)
    .map(({ name }) => name)
    .join(', ');
