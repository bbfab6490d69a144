/** Validates with the JSON Schema of a lowered schema, in each dialect, with ajv. */
import { Ajv, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { inDialect, type Dialectal } from '../generator/ir/json-schema/dialect.js';
import type { JsonSchema } from '../generator/ir/json-schema/json-schema.js';
import { nameOfDefinition } from '../generator/ir/json-schema/name-of-definition.js';
import type { Translation, Side } from '../generator/ir/json-schema/translation.js';
import { jsonSchemaOf } from '../generator/ir/json-schema/schema.js';
import type { SchemaIr } from '../generator/ir/schema-ir.js';

export const DIALECTS = ['draft-2020-12', 'draft-07', 'openapi-3.0'] as const;

export type Dialect = (typeof DIALECTS)[number];

/** The JSON Schema of one side, with its definitions under `$defs`. It holds no models. */
export function documentOf(schema: SchemaIr, side: Side, dialect: Dialect): Dialectal {
  const definitions: Record<string, Dialectal> = {};
  const said = (one: JsonSchema): Dialectal =>
    dialect === 'draft-2020-12' ? { ...one } : inDialect(one, dialect);
  const translation: Translation = {
    side,
    to: 'validator',
    model: () => ({}),
    definition(definition) {
      const name = nameOfDefinition(definition);
      if (definitions[name] === undefined) {
        definitions[name] = {}; // it may refer to itself
        definitions[name] = said(
          jsonSchemaOf(definition.schema, { ...translation, shape: 'create' }),
        );
      }
      return { $ref: `#/$defs/${name}` };
    },
  };
  return { allOf: [said(jsonSchemaOf(schema, translation))], $defs: definitions };
}

/** A function that tells whether JSON is valid by a lowered schema. */
export function validatorOf(
  schema: SchemaIr,
  side: Side,
  dialect: Dialect,
): (json: unknown) => boolean {
  return validatorFor(documentOf(schema, side, dialect), dialect);
}

/** A function that tells whether JSON is valid by a JSON Schema. */
export function validatorFor(schema: object, dialect: Dialect): (json: unknown) => boolean {
  const validate = VALIDATORS[dialect].compile(schema);
  return (json) => validate(json) === true;
}

const OPTIONS: Options = {
  strict: true,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
};

const CLASSES = {
  'draft-2020-12': Ajv2020,
  'draft-07': Ajv,
  /** OpenAPI 3.0 is draft 4 with `nullable`, which ajv knows. */
  'openapi-3.0': AjvDraft04.default,
} as const;

/** An ajv for a dialect, with options of one's own. */
export function ajvFor(dialect: Dialect, options: Options = {}): Ajv {
  const ajv = new CLASSES[dialect]({ ...OPTIONS, ...options });
  addFormats.default(ajv);
  // An annotation of OpenAPI 3.0 that draft 4 lacks; ajv refuses keywords that it does not know.
  if (dialect === 'openapi-3.0') ajv.addKeyword('example');
  return ajv;
}

const VALIDATORS: Readonly<Record<Dialect, Ajv>> = {
  'draft-2020-12': ajvFor('draft-2020-12'),
  'draft-07': ajvFor('draft-07'),
  'openapi-3.0': ajvFor('openapi-3.0'),
};
