import type { ModelIr, PropertyIr } from '../../../generator/ir/program-ir.js';
import type { DefaultIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { holdsModel, mayBeWhole } from '../../../generator/ir/walk.js';
import { key, str } from '../../encode.js';
import { call, objectLiteral, type Expression } from '../../expression.js';
import { code } from '../../layout.js';
import { line, linesOf, when, type Statement } from '../../statement.js';
import { commentOf } from '../header.js';
import { namesIn } from '../imports.js';
import { absentRead, ownRead } from '../lines.js';
import { readFunctionOf } from '../names.js';
import { bitsOf, whoWrites } from '../writers.js';
import { BEFORE, replace, type Emitter, type Place } from './emitter.js';
import { narrowBy } from './narrow.js';
import { fill } from './wrapper.js';

/**
 * The compiled parser of a model, for every shape and role: it reads each writable key once, counts
 * what it knows, and looks for what is refused if an input has more keys than that.
 */
export function readFunction(model: ModelIr, emitter: Emitter): string {
  const open = model.properties.filter(({ writers }) => isOpen(writers));
  const fields = open.map((property, index) => fieldOf({ model, property }, index > 0, emitter));
  const lines = linesOf([...grouped(fields), refuse(model, emitter)], 2);
  const names = namesIn(lines.join('\n'));
  const [first] = open;
  const setUp: readonly Statement[] = [
    ...(first ? [line('let value: unknown = ', ownRead('input', first.key))] : []),
    'if (!isPlain(input)) return notObject(report);',
    ...(names.has('isCreate') ? [`const isCreate = shape === 'create';`] : []),
    'const output: Record<string, unknown> = {};',
    ...(first ? ['let known = 0;'] : []),
    ...(names.has('before') ? ['let before: number;'] : []),
  ];
  const comment = commentOf(
    'A fresh object of what `roles` may send in a shape. What is refused is noted in the report.',
  );
  const isShaped = names.has('shape') || names.has('isCreate');
  const shape = isShaped ? `shape: Shape = 'create'` : '_shape?: Shape';
  const parameters = ['input: unknown', 'report: Report', 'roles: number', shape];
  return code`${[comment]}
export function ${readFunctionOf(model.name)}${{ open: '(', items: parameters, close: ')', hug: false }}: unknown {
  if (!isObject(input)) return notObject(report);
  ${[...linesOf(setUp, 2), ...lines]}
  return output;
}`;
}

/** What is left of the input is for the roles to see, with every declared key's writers. */
function refuse(model: ModelIr, emitter: Emitter): Statement {
  const tables = (['create', 'update'] as const).map((operation) =>
    emitter.constant(writersTable(model, operation), `${operation}-writers`),
  );
  const [create = '', update = ''] = tables;
  const table = create === update ? create : `isCreate ? ${create} : ${update}`;
  const known = model.properties.some(({ writers }) => isOpen(writers)) ? 'known' : '0';
  return when(`countKeys(input) !== ${known}`, [
    line('', call('refuseKeys', 'input', table, known, 'report', 'roles')),
  ]);
}

function writersTable(model: ModelIr, operation: 'create' | 'update'): Expression {
  const bits = model.properties.map(
    (property) => `${key(property.key)}: ${bitsOf(property.writers[operation])}`,
  );
  return bits.length === 0
    ? 'new Map<string, number>()'
    : call('new Map', call('Object.entries', objectLiteral(bits)));
}

const isOpen = ({ create, update }: PropertyIr['writers']): boolean =>
  bitsOf(create) !== 0 || bitsOf(update) !== 0;

interface Field {
  readonly model: ModelIr;
  readonly property: PropertyIr;
}

/** What is done for a field, who may write it, and the condition that says so. */
interface ReadField {
  readonly comment: string;
  readonly granted: string;
  readonly statements: readonly Statement[];
}

/** The first field has been read before: then V8 knows what kind of object the input is. */
function fieldOf(field: Field, isUnread: boolean, emitter: Emitter): ReadField {
  const { property } = field;
  return {
    comment: whoWrites(field.model, property),
    granted: granted(property.writers),
    statements: [
      ...(isUnread ? [line('value = ', ownRead('input', property.key))] : []),
      when(
        `value !== ${absentRead(property.key)}`,
        ['known++;', ...keep(field, emitter)],
        absent(field, emitter),
      ),
    ],
  };
}

/** Neighbours that the same roles may write are asked for together. */
function grouped(fields: readonly ReadField[]): readonly Statement[] {
  const groups: ReadField[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last?.granted !== field.granted || last.comment !== field.comment) groups.push(field);
    else groups.splice(-1, 1, { ...last, statements: [...last.statements, ...field.statements] });
  }
  return groups.flatMap(({ comment, granted: condition, statements }) => [
    `// ${comment}`,
    when(condition, statements),
  ]);
}

/** Whether one of the roles may write it. Replacing asks what updating asks. */
function granted(writers: PropertyIr['writers']): string {
  const create = bitsOf(writers.create);
  const update = bitsOf(writers.update);
  if (create === update) return `(roles & ${create}) !== 0`;
  if (update === 0) return `isCreate && (roles & ${create}) !== 0`;
  if (create === 0) return `!isCreate && (roles & ${update}) !== 0`;
  return `(roles & (isCreate ? ${create} : ${update})) !== 0`;
}

/** Checks the value, and keeps what is made of it. */
function keep(field: Field, emitter: Emitter): readonly Statement[] {
  const { property } = field;
  const checks = emitter.statements(presentSchema(property.schema), placeOf(field));
  const narrowings = narrow(field, emitter);
  const remembers = narrowings.length > 0 && checks[0] !== BEFORE;
  return [...(remembers ? [BEFORE] : []), ...checks, ...narrowings, store(field)];
}

/** Roles that may write some of the values only. */
function narrow(field: Field, emitter: Emitter): readonly Statement[] {
  const { create, update } = field.property.writers;
  const [whenCreated, whenUpdated] = [create, update].map((one) =>
    narrowBy(one, placeOf(field), emitter),
  );
  if (JSON.stringify(whenCreated) === JSON.stringify(whenUpdated)) return whenCreated ?? [];
  if (bitsOf(update) === 0) return whenCreated ?? [];
  if (bitsOf(create) === 0) return whenUpdated ?? [];
  if (whenCreated?.length === 0) return [when('!isCreate', whenUpdated ?? [])];
  return [when('isCreate', whenCreated ?? [], whenUpdated)];
}

/** What is done for a key that was not sent. A default is the server's: no role has to be granted it. */
function absent(field: Field, emitter: Emitter): readonly Statement[] {
  const { writers, key: name, optional, defaulted, fallback } = field.property;
  const isOnlyCreated = bitsOf(writers.update) === 0;
  const isCreated = bitsOf(writers.create) !== 0;
  const missing = line('', call('missing', 'report', str(name)));
  const inReplace = optional || isOnlyCreated ? [] : [when(`shape !== 'update'`, [missing])];
  const filled = defaulted
    ? fillIn(field, emitter)
    : fallback
      ? fallBack(field, emitter)
      : undefined;
  if (!isCreated || filled === undefined) return isOnlyCreated && !optional ? [missing] : inReplace;
  return isOnlyCreated ? filled : [when('isCreate', filled, inReplace)];
}

function fallBack({ model, property }: Field, emitter: Emitter): readonly Statement[] {
  const live = emitter.live({ model: model.name, field: property.key, steps: [] });
  return [`output[${str(property.key)}] = fallbackOf(${live});`];
}

function fillIn(field: Field, emitter: Emitter): readonly Statement[] {
  const { model, property } = field;
  const place = placeOf(field);
  const source = { model: model.name, field: property.key, steps: [] };
  const value: DefaultIr = defaultOf(property.schema) ?? { kind: 'island', source };
  const checks = holdsModel(property.schema)
    ? [replace(place, 'ask', emitter.live(source), 'value', 'report')]
    : emitter.statements(presentSchema(property.schema), place);
  const kept = [...checks, `output[${str(property.key)}] = value;`];
  // A function may make none.
  return value.kind === 'value'
    ? [fill(value, place, emitter), ...kept]
    : [fill(value, place, emitter), when('value !== undefined', kept)];
}

function defaultOf(schema: SchemaIr): DefaultIr | undefined {
  return schema.kind === 'wrapper' ? schema.default : undefined;
}

/** What is no model is written whole; `apply` is told so. */
function store({ property }: Field): Statement {
  const target = `output[${str(property.key)}] =`;
  if (!mayBeWhole(property.schema)) return `${target} value;`;
  const { create, update } = property.writers;
  if (bitsOf(update) === 0) return `${target} value;`;
  return `${target} ${bitsOf(create) === 0 ? 'whole(value)' : 'isCreate ? value : whole(value)'};`;
}

function placeOf({ property }: Field): Place {
  return { variable: 'value', key: str(property.key), shape: 'same', called: property.key };
}

/** A schema for a value that is there: absence has been dealt with. */
function presentSchema(schema: SchemaIr): SchemaIr {
  if (schema.kind !== 'wrapper' || schema.wrapper === 'nullable') return schema;
  if (schema.wrapper !== 'nullish') return presentSchema(schema.schema);
  return schema.default === undefined ? { ...schema, wrapper: 'nullable' } : schema;
}
