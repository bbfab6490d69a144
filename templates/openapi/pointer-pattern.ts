import { heldModel, itemOptionModels, optionModels } from '../../generator/ir/held-model.js';
import { modelNamed } from '../../generator/ir/model-named.js';
import type { ModelIr, ProgramIr, RoleIr, ShapeIr } from '../../generator/ir/program-ir.js';
import type { SchemaIr } from '../../generator/ir/schema-ir.js';
import { offersAnything } from '../../generator/ir/writers.js';
import type { Sender } from './component-names.js';
import { senderOf } from './several-roles.js';

/**
 * A pattern for the JSON Pointers (RFC 6901) to what a role may write, as a whole or in part. Models
 * that nest each other in many ways would make it endless. So if it would name too many fields, it
 * says less of what is deep inside.
 */
export function pointerPattern(model: ModelIr, dto: Sender, program: ProgramIr): string {
  let pattern = '';
  for (let deepest = 1; ; deepest++) {
    const depth = { deepest, isReached: false, fields: 0 };
    const nesting = { program, role: dto.role, around: [], level: 0, depth };
    const deeper = `^${membersOf(model, dto, nesting)}$`;
    if (pattern !== '' && depth.fields > MOST_FIELDS) return pattern;
    if (!depth.isReached) return deeper;
    pattern = deeper;
  }
}

const MOST_FIELDS = 1000;

/** Who writes, and inside which models. */
interface Nesting {
  readonly program: ProgramIr;
  readonly role: RoleIr | undefined;
  /** The enclosing models. A model that nests itself would make the pattern endless. */
  readonly around: readonly string[];
  /** How many they are. The options of a variant count as one. */
  readonly level: number;
  readonly depth: Depth;
}

/** The deepest level that is looked at, whether there was a deeper one, and the fields so far. */
interface Depth {
  readonly deepest: number;
  isReached: boolean;
  fields: number;
}

const deeperIn = (names: readonly string[], nesting: Nesting): Nesting => ({
  ...nesting,
  around: [...nesting.around, ...names],
  level: nesting.level + 1,
});

/** Whether the pattern says nothing of what is in these models. */
function isLeftOut(names: readonly string[], { around, level, depth }: Nesting): boolean {
  if (names.some((name) => around.includes(name))) return true;
  const isTooDeep = level >= depth.deepest || depth.fields > MOST_FIELDS;
  if (isTooDeep) depth.isReached = true;
  return isTooDeep;
}

/** A pattern for the pointers to the fields that a model's Dto allows, and into them. */
function membersOf(model: ModelIr, { access, shape }: Sender, nesting: Nesting): string {
  const within = deeperIn([model.name], nesting);
  nesting.depth.fields += model.properties.length;
  const members = model.properties.flatMap(({ key, schema }, index) =>
    access[index]?.values === 'none' ? [] : [`${token(key)}${inside(schema, shape, within)}`],
  );
  return `/(?:${members.join('|')})`;
}

/** A pattern for what may follow the pointer to a value. */
function inside(schema: SchemaIr, shape: ShapeIr, nesting: Nesting): string {
  const held = heldModel(schema);
  if (held?.as === 'model') return inModel(held.model, shape, nesting);
  if (held?.as === 'list') return inList(inModel(held.model, 'create', nesting));
  const options = optionModels(schema);
  if (options.length > 0) return inOptions(options, nesting);
  const items = itemOptionModels(schema);
  if (items.length > 0) return inList(inOptions(items, nesting));
  return isScalar(schema) ? '' : ANYTHING;
}

const ANYTHING = '(?:/[\\s\\S]*)?';

const inList = (item: string): string => `(?:/(?:-|0|[1-9][0-9]*)${item})?`;

function inModel(name: string, shape: ShapeIr, nesting: Nesting): string {
  const model = modelNamed(name, nesting.program);
  if (!model || isLeftOut([name], nesting)) return ANYTHING;
  const dto = senderOf(model, shape, nesting.role);
  return dto && offersAnything(dto) ? `(?:${membersOf(model, dto, nesting)})?` : '';
}

/**
 * A pattern for what may follow the pointer to one of several models: anything but the keys that
 * are writable in none of them. Which model it is depends on the record and on earlier operations.
 */
function inOptions(names: readonly string[], nesting: Nesting): string {
  const models = names.flatMap((name) => modelNamed(name, nesting.program) ?? []);
  if (isLeftOut(names, nesting)) return ANYTHING;
  const within = deeperIn(names, nesting);
  const fields = models.flatMap((model) => optionFields(model, nesting));
  nesting.depth.fields += fields.length;
  const open: string[] = [];
  const named: string[] = [];
  for (const key of unique(fields.map((field) => field.key))) {
    const alike = fields.filter((field) => field.key === key);
    const isClosed = alike.every(({ isWritable }) => !isWritable);
    const known = isClosed ? '' : inOneOf(alike, within);
    if (known === ANYTHING) continue;
    named.push(token(key));
    if (!isClosed) open.push(token(key) + known);
  }
  const others = `(?!(?:${named.join('|')})(?:/|$))[\\s\\S]*`;
  return named.length === 0 ? ANYTHING : `(?:/(?:${[...open, others].join('|')}))?`;
}

interface OptionField {
  readonly key: string;
  readonly schema: SchemaIr;
  readonly isWritable: boolean;
}

/** The fields of an option. Options are written whole, so the grants of `create` apply. */
function optionFields(model: ModelIr, nesting: Nesting): OptionField[] {
  const access = senderOf(model, 'create', nesting.role)?.access;
  return model.properties.map(({ key, schema }, index) => {
    const isWritable = (access?.[index]?.values ?? 'none') !== 'none';
    return { key, schema, isWritable };
  });
}

/** A pattern for what may follow the pointer to a field that several options have. */
function inOneOf(fields: readonly OptionField[], nesting: Nesting): string {
  const held = fields.map(({ schema }) => modelsOf(schema));
  if (held.every(({ length }) => length > 0)) return inOptions(unique(held.flat()), nesting);
  const listed = fields.map(({ schema }) => itemModelsOf(schema));
  if (listed.every(({ length }) => length > 0)) {
    return inList(inOptions(unique(listed.flat()), nesting));
  }
  return ANYTHING;
}

function modelsOf(schema: SchemaIr): readonly string[] {
  const held = heldModel(schema);
  return held?.as === 'model' ? [held.model] : optionModels(schema);
}

function itemModelsOf(schema: SchemaIr): readonly string[] {
  const held = heldModel(schema);
  return held?.as === 'list' ? [held.model] : itemOptionModels(schema);
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** Whether a value certainly has nothing inside it. */
function isScalar(schema: SchemaIr): boolean {
  switch (schema.kind) {
    case 'const':
    case 'enum':
      return true;
    case 'type':
      return SCALARS.has(schema.type);
    case 'wrapper':
    case 'required':
    case 'pipe':
      return isScalar(schema.schema);
    default:
      return false;
  }
}

const SCALARS: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'null']);

/** A key as a token of a pointer (RFC 6901), escaped for use in a pattern. */
function token(key: string): string {
  const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1');
  return escaped.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
