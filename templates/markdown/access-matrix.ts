import {
  accessMatrixOf,
  type CellAccess,
  type FieldRow,
  type Limit,
  type MatrixCell,
  type MatrixRole,
  type ModelMatrix,
} from '../../generator/ir/access-matrix.js';
import { MARK } from '../../generator/ir/mark.js';
import { onceFor } from '../../generator/ir/once-for.js';
import type {
  ClauseIr,
  ConditionIr,
  ProgramIr,
  PropertyIr,
} from '../../generator/ir/program-ir.js';
import { modelsIn } from '../../generator/ir/walk.js';
import { key, literal, markdown, markdownCode } from '../encode.js';
import { withArticle } from '../with-article.js';
import { narrowedValues } from './narrowed-values.js';
import { table } from './table.js';

/** `access-matrix.md` shows reviewers which role may create, update and read each field. */
export function accessMatrix(sections: readonly string[]): string {
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

/** Its sections: the roles, and one for each model. */
export function accessSections(program: ProgramIr): readonly string[] {
  const { roles, models } = accessMatrixOf(program);
  return [...rolesOf(roles), ...models.map(knownSection)];
}

const HEAD = `<!-- ${MARK} from every model. Do not edit. -->

# Access matrix

Which role may create, update and read which field. Everything else is refused.

- \`create\`, \`update\`: the role may send the field to do so; replacing a record is updating all of it
- \`read\`: the role gets the field in answers
- \`some\`: only the values that the list below the table names
- \`if\`: only what the list below the table says, while its condition holds for the stored record`;

/** The section of the roles. */
function rolesOf(roles: readonly MatrixRole[]): readonly string[] {
  if (roles.length === 0) return [];
  const lines = roles.map(({ name, description, includes }) => {
    const others = includes.length > 0 ? `, with all of ${listOf(includes.map(markdownCode))}` : '';
    const words = markdown(description);
    return `- ${markdownCode(name)}${others}${words === '' ? '' : `: ${words}`}`;
  });
  return ['## The roles', lines.join('\n')];
}

/** The section of a model. It is kept while the model stays the same. */
const knownSection: (model: ModelMatrix) => string = onceFor(sectionOf);

function sectionOf({ model, columns, rows }: ModelMatrix): string {
  const description = markdown(model.description ?? '');
  const head = ['Field', ...columns, 'Note'];
  const cells = rows.map((row) => [
    nameOf(row.property),
    ...row.cells.map((cell) => cellText(cell) || '–'),
    notesOf(row),
  ]);
  const details = rows.flatMap(detailsOf);
  return [
    `## ${model.name}`,
    `Declared in ${markdownCode(model.file)}.${description === '' ? '' : ` ${description}`}`,
    ...(rows.length > 0 ? [table(head, cells)] : []),
    ...(details.length > 0 ? [details.map((line) => `- ${line}`).join('\n')] : []),
  ].join('\n\n');
}

const nameOf = (property: PropertyIr): string => markdownCode(key(property.key));

function cellText({ create, update, read }: MatrixCell): string {
  const words = [wordFor('create', create), wordFor('update', update), read ? 'read' : ''];
  return words.filter((word) => word !== '').join(', ');
}

function wordFor(operation: string, access: CellAccess): string {
  if (access === 'none') return '';
  return access === 'all' ? operation : `${operation} ${access}`;
}

function notesOf({ property, isServerControlled, isFixed }: FieldRow): string {
  return [
    ...(isServerControlled ? ['server-controlled'] : []),
    ...(isFixed ? ['fixed once created'] : []),
    ...(property.stored ? [] : ['input only']),
  ].join(', ');
}

function detailsOf(row: FieldRow): readonly string[] {
  const { property, limits } = row;
  const about = [
    ...limits.map(limitText),
    ...referenceText(property),
    ...modelTexts(row),
    ...(property.keyedBy === undefined
      ? []
      : [`an item that is stored is known by its ${markdownCode(key(property.keyedBy))}`]),
  ];
  return about.map((text) => `${nameOf(property)}: ${text}`);
}

function limitText({ role, operations, narrowings, condition }: Limit): string {
  const does = `${markdownCode(role)} may ${operations.join(' and ')}`;
  const values = narrowings.length > 0 ? ` only ${narrowedValues(narrowings)}` : '';
  return condition === undefined ? `${does}${values}` : `${does}${values} if ${when(condition)}`;
}

/** A condition: its description, and what it checks. */
function when({ description, holds }: ConditionIr): string {
  const asked =
    holds.kind === 'island'
      ? 'a function of the record'
      : listOf(
          holds.clauses.map(
            ({ field, values }) => `${markdownCode(key(field))} is ${oneOf(values)}`,
          ),
        );
  return `${asked} (${markdown(description)})`;
}

function oneOf(values: ClauseIr['values']): string {
  return values
    .map((value) => markdownCode(value instanceof Date ? value.toISOString() : literal(value)))
    .join(' or ');
}

function referenceText({ reference }: PropertyIr): readonly string[] {
  if (reference === undefined) return [];
  const { model, key: name, isList } = reference;
  return [`${isList ? 'each ' : ''}the ${markdownCode(key(name))} of ${withArticle(model)}`];
}

/** Notes that the grants of nested models apply, and in which shape when the field is updated. */
function modelTexts({ property, isServerControlled }: FieldRow): string[] {
  const shapes = modelsIn(property.schema, 'update').map(
    ({ model, shape }) => [model, shape] as const,
  );
  return [...new Map(shapes)].map(([name, shape]) => {
    const holds = `holds ${linkTo(name)}`;
    if (isServerControlled) return holds;
    return shape === 'update'
      ? `${holds}, whose own fields are asked, too`
      : `${holds}, written as a new one: see \`create\` there`;
  });
}

/** A link to a model's heading. No two names differ only in case (`name-collision`). */
const linkTo = (name: string): string => `[${name}](#${name.toLowerCase()})`;

const listOf = (words: readonly string[]): string => words.join(' and ');
