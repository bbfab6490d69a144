/**
 * `openapi.json` describes every ordinary body that a parser takes and every record that a view
 * returns, and offers nobody what they may not write or read.
 */
import type { Ajv } from 'ajv';
import type { OpenAPIObject, SchemaObject } from 'openapi3-ts/oas31';
import { describe, test } from 'vitest';
import { dtoTypeName, viewTypeName } from '../../generator/ir/names.js';
import { hintOf } from '../../generator/ir/json-schema/text.js';
import { onceFor } from '../../generator/ir/once-for.js';
import type { RoleIr } from '../../generator/ir/program-ir.js';
import type { RuleName } from '../../generator/ir/schema-ir.js';
import { openApiDocument } from '../../templates/openapi/document.js';
import type { View } from '../../src/runtime/view/view.js';
import { ajvFor } from './ajv.js';
import { fallbackOf, mayBeAbsent } from './absence.js';
import { bare } from './applied.js';
import { dtoFor, EVERYTHING } from './answers.js';
import type { Loaded } from './compile.js';
import {
  grantsIn,
  type Asker,
  type Field,
  type Grant,
  type Model,
  type Program,
  type Schema,
  type Shape,
} from './description.js';
import { exact } from './exact.js';
import { expectNone, SEED, type Scope } from './expect-none.js';
import { heldBy } from './held.js';
import type { Question } from './hunt.js';
import { asJson } from './inputs.js';
import { calledIn, sorts } from './known-differences.js';
import { losesValues } from './loses-values.js';
import { print } from './print.js';
import { programs } from './programs.js';
import { readable } from './readable.js';
import { namesOf } from './source.js';
import { allSchemasIn, mapped, schemasIn, withParts } from './walk.js';

const LONG = { timeout: 1e9 };

/** Fewer cases than elsewhere, because a document is compiled for each program. */
const PART: Scope = { part: 0.1 };

/** The document of a program that serves its first model, and its validators by pointer. */
interface Documented {
  readonly document: OpenAPIObject;
  /** Whether a value is valid where the pointer leads; `undefined` if it leads nowhere. */
  readonly isValid: (pointer: readonly string[], value: unknown) => boolean | undefined;
}

const documented = onceFor(({ models, name }: Loaded): Documented => {
  const made = openApiDocument(
    { models },
    {
      info: { title: name, version: '1' },
      resources: { [name]: { path: '/records', operations: [...OPERATIONS] } },
    },
  );
  const document = JSON.parse(JSON.stringify(made)) as OpenAPIObject;
  // Formats are for readers: valibot's are wider.
  const options = { strict: false, validateFormats: false };
  const ajv = ajvFor('draft-2020-12', options).addSchema(document, 'document');
  return { document, isValid: (pointer, value) => isValidAt(ajv, document, pointer, value) };
});

const OPERATIONS = ['list', 'create', 'read', 'update', 'replace', 'delete'] as const;

function isValidAt(
  ajv: Ajv,
  document: object,
  pointer: readonly string[],
  value: unknown,
): boolean | undefined {
  const isThere = pointer.reduce<unknown>((part, key) => Object(part)[key], document) !== undefined;
  if (!isThere) return undefined;
  const parts = pointer.map((key) =>
    encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  return ajv.validate({ $ref: `document#/${parts.join('/')}` }, value) as boolean;
}

const COLLECTION = ['paths', '/records'];
const RECORD = ['paths', '/records/{id}'];
const CONTENT = ['content', 'application/json', 'schema'];

/** Where each shape's bodies and the records are described. */
const BODIES: Readonly<Record<Shape, readonly string[]>> = {
  create: [...COLLECTION, 'post', 'requestBody', ...CONTENT],
  update: [...RECORD, 'patch', 'requestBody', ...CONTENT],
  replace: [...RECORD, 'put', 'requestBody', ...CONTENT],
};
const ANSWER: readonly string[] = [...RECORD, 'get', 'responses', '200', ...CONTENT];

const taken: Question = (loaded, asker) => {
  const parse = parserOf(loaded, asker);
  const { isValid } = documented(loaded);
  return (input) => {
    const json = ordinary(input);
    if (json !== undefined && takesMoreLists(loaded.program) && holdsList(json)) return undefined;
    // A role that may write nothing may still send nothing.
    if (Object.keys(Object(json)).length === 0 || !parse?.(json).success) return undefined;
    if (isValid(BODIES[asker.shape], json)) return undefined;
    return { kind: 'body', text: `Only the parser takes ${print(json)}` };
  };
};

/** What a role's component takes, the parser refuses for no lack of grants. */
const granted: Question = (loaded, asker) => {
  const { name, models } = loaded;
  const role = models[0]?.roles.find((one) => one.name === asker.roles[0]);
  if (role === undefined) return () => undefined;
  const parse = parserOf(loaded, { ...asker, roles: [role.name] });
  const { isValid } = documented(loaded);
  const component = ['components', 'schemas', dtoTypeName(name, asker.shape, role)];
  return (input) => {
    const json = ordinary(input);
    if (json === undefined || !isValid(component, json)) return undefined;
    const result = parse?.(json);
    const refused =
      result?.success === false && result.issues.find(({ code }) => code !== 'invalid');
    if (!refused) return undefined;
    const text = `${role.name} may send ${print(json)}, but not ${print(refused.path)}`;
    return { kind: refused.code, text };
  };
};

type Parse = (input: unknown) => ReturnType<Loaded['safeParse']>;

function parserOf(loaded: Loaded, asker: Asker): Parse | undefined {
  if (calledIn(loaded.program).some(sorts)) return undefined; // which may throw
  const dto = dtoFor(loaded, asker);
  return (input) => loaded.safeParse(dto, input, EVERYTHING);
}

/**
 * An input as JSON, without what is described more narrowly than it is parsed: keys that valibot
 * skips, and characters of two units.
 */
function ordinary(input: unknown): unknown {
  const json = asJson(input);
  return /"(?:__proto__|constructor|prototype)":|[\ud800-\udfff]/.test(JSON.stringify(json) ?? '')
    ? undefined
    : json;
}

/** Whether a program takes lists that readers are not told of. */
const takesMoreLists = onceFor((program: Program): boolean =>
  allSchemasIn(program).some((schema) => schema.is === 'tuple' || takesListsAsObjects(schema)),
);

/** Whether a list lacks no key of an object. valibot takes it for one then. */
const takesListsAsObjects = (schema: Schema): boolean =>
  'entries' in schema &&
  Object.entries(schema.entries).every(
    ([key, entry]) => key in [] || mayBeAbsent(entry) || fallbackOf(entry) !== undefined,
  );

const holdsList = (json: unknown): boolean => JSON.stringify(json).includes('[');

const returned: Question = (loaded, { roles }) => {
  const { name, exports, program } = loaded;
  const all = Object.keys(program.roles);
  const parse = parserOf(loaded, { shape: 'create', roles: all, unaccepted: 'reject' });
  const choose = exports[`${name.toLowerCase()}For`] as (roles: readonly string[]) => View<object>;
  const { view, bits } = choose(roles)['~view'];
  const { isValid } = documented(loaded);
  return (input) => {
    const result = parse?.(ordinary(input));
    if (!result?.success || allSchemasIn(program).some(losesValues)) return undefined;
    const seen = asJson(view(result.output, bits));
    if (Object.keys(Object(seen)).length === 0 || isValid(ANSWER, seen)) return undefined;
    return { kind: 'answer', text: `Only the view shows ${print(seen)} to ${roles.join()}` };
  };
};

/**
 * No component has a key that its sender may not write, or its reader may not read, leads to what
 * is for others, or lacks a key that has to be sent.
 */
const offered: Question = (loaded) => {
  const { program, models, name } = loaded;
  const { schemas = {} } = documented(loaded).document.components ?? {};
  const names = namesOf(program, name);
  const roles = [undefined, ...(models[0]?.roles ?? [])];
  for (const [model, modelName] of names) {
    for (const role of roles) {
      for (const [componentName, may, shape] of componentsOf(modelName, role, program)) {
        const component = schemas[componentName] as SchemaObject | undefined;
        if (component === undefined) continue;
        const { properties = {}, required = [] } = component;
        const told = (text: string) => () => ({
          kind: 'offered',
          text: `${componentName} ${text}`,
        });
        const odd = Object.keys(properties).find((key) => !may(model.fields[key]!));
        if (odd !== undefined) return told(`offers ${odd}`);
        if (component.additionalProperties !== false) return told('is open');
        for (const [key, property] of Object.entries(properties)) {
          const field = model.fields[key]!;
          const held = bare(field.schema, program.lazies);
          const allowed = [...names].map(([nested, called]) => {
            if (shape === undefined) return viewTypeName(called, role);
            const isMerged = 'model' in held && held.model === nested;
            return dtoTypeName(called, isMerged ? shape : 'create', role);
          });
          const other = refsIn(property, schemas).find((ref) => !allowed.includes(ref));
          if (other !== undefined) return told(`leads to ${other} at ${key}`);
          if (role === undefined || shape === undefined) continue;
          const grants = grantsIn(field, shape).filter((grant) => holds(program, role, grant));
          const { default: filled, enum: listed } = property as SchemaObject;
          const isSome = grants.every(({ narrowing }) => narrowing !== undefined);
          if (isSome && filled !== undefined && !listed?.includes(filled)) {
            return told(`has a default that may not be sent: ${key}`);
          }
          const isAlways = grants.some(({ when }) => when === undefined);
          if (required.includes(key) !== (isAlways && isRequired(field, shape))) {
            return told(`is wrong about ${key} being required`);
          }
        }
      }
    }
  }
  return () => undefined;
};

const holds = ({ roles }: Program, role: RoleIr, grant: Grant): boolean =>
  heldBy(roles, [role.name]).includes(grant.role);

const isRequired = ({ schema }: Field, shape: Shape): boolean =>
  shape !== 'update' &&
  !mayBeAbsent(schema, 'undefinedable') &&
  !(shape === 'create' && fallbackOf(schema) !== undefined);

/** The models' components that a schema refers to, directly or by the components of definitions. */
function refsIn(schema: unknown, schemas: object, seen: Set<string> = new Set()): string[] {
  const found = JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  return Array.from(found, ([, name = '']) => name).flatMap((name) => {
    if (!name.includes('.')) return [name];
    if (seen.has(name)) return [];
    seen.add(name);
    return refsIn((schemas as { [name: string]: unknown })[name], schemas, seen);
  });
}

type May = (field: Field) => boolean;

function componentsOf(
  model: string,
  role: RoleIr | undefined,
  { roles }: Program,
): readonly (readonly [name: string, may: May, shape?: Shape])[] {
  const held = role === undefined ? Object.keys(roles) : heldBy(roles, [role.name]);
  const mayWrite =
    (shape: Shape): May =>
    (field) =>
      grantsIn(field, shape).some((grant) => held.includes(grant.role));
  const mayRead: May = ({ stored, readers = [] }) =>
    stored && (readers === 'anyone' || readers.some((reader) => held.includes(reader)));
  return [
    ...(['create', 'update', 'replace'] as const).map(
      (shape) => [dtoTypeName(model, shape, role), mayWrite(shape), shape] as const,
    ),
    [viewTypeName(model, role), mayRead],
  ];
}

/**
 * A program whose grants are documented exactly: they hold for any record, and for no format alone,
 * which readers are told in place of a pattern.
 */
function documentable({ model, lazies, ...program }: Program): Program {
  return {
    ...program,
    model: documentableModel(model),
    lazies: lazies.map(documentableSchema),
  };
}

function documentableSchema(schema: Schema): Schema {
  return 'model' in schema
    ? { ...schema, model: documentableModel(schema.model) }
    : withParts(schema, documentableSchema);
}

function documentableModel({ fields }: Model): Model {
  return {
    fields: mapped(fields, ({ schema, create, update, ...field }): Field => ({
      ...field,
      schema: documentableSchema(schema),
      create: create.filter(isDocumentable),
      update: update.filter(isDocumentable),
    })),
  };
}

const isDocumentable = ({ when, narrowing }: Grant): boolean =>
  when === undefined && !(narrowing && schemasIn(narrowing).some(asksForFormat));

const asksForFormat = (schema: Schema): boolean =>
  'steps' in schema &&
  schema.steps.some((step) => 'do' in step && hintOf(step.do as RuleName) !== undefined);

const EXACT: Scope = { ...PART, programs: programs.map(exact) };

describe(`seed ${SEED}`, () => {
  test('what a parser takes, the request body describes', LONG, () => expectNone(taken, EXACT));

  test('what a view returns, the answer describes', LONG, () =>
    expectNone(returned, { ...PART, programs: readable }),
  );

  test('what is described for a role, the role may write', LONG, () =>
    expectNone(granted, { ...PART, programs: programs.map(exact).map(documentable) }),
  );

  test('no component offers what may not be written or read', LONG, async () => {
    await expectNone(offered, PART);
    await expectNone(offered, { ...PART, programs: readable });
  });
});
