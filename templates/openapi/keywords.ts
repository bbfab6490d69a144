import type { SchemaObject } from 'openapi3-ts/oas31';
import type { RuleIr, RuleName } from '../../generator/ir/schema-ir.js';

/** The JSON Schema keywords of a rule, none if it has none, or that it changes the value. */
export function keywordsOf(rule: RuleIr, type: SchemaObject['type']): SchemaObject | 'transforms' {
  if (TRANSFORMATIONS.has(rule.name)) return 'transforms';
  const format = FORMATS[rule.name];
  if (format !== undefined) return { format };
  const { requirement } = rule;
  if (requirement instanceof RegExp) return patternOf(requirement);
  if (rule.name === 'integer' || rule.name === 'safeInteger') return { type: 'integer' };
  if (rule.name === 'nonEmpty') return type === 'array' ? { minItems: 1 } : { minLength: 1 };
  if (rule.name === 'empty') return type === 'array' ? { maxItems: 0 } : { maxLength: 0 };
  if (typeof requirement === 'string') return TEXTS[rule.name]?.(escaped(requirement)) ?? {};
  if (typeof requirement !== 'number' || !Number.isFinite(requirement)) return {};
  return numberKeywords(rule.name, requirement, type === 'array') ?? {};
}

const TRANSFORMATIONS: ReadonlySet<RuleName> = new Set([
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
]);

const FORMATS: Readonly<Partial<Record<RuleName, string>>> = {
  email: 'email',
  rfcEmail: 'email',
  uuid: 'uuid',
  url: 'uri',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  isoDate: 'date',
};

const TEXTS: Readonly<Partial<Record<RuleName, (text: string) => SchemaObject>>> = {
  startsWith: (text) => ({ pattern: `^${text}` }),
  endsWith: (text) => ({ pattern: `${text}$` }),
  includes: (text) => ({ pattern: text }),
};

function numberKeywords(name: RuleName, limit: number, ofArray: boolean): SchemaObject | undefined {
  switch (name) {
    case 'minLength':
      return ofArray ? { minItems: limit } : { minLength: limit };
    case 'maxLength':
      return ofArray ? { maxItems: limit } : { maxLength: limit };
    case 'length':
      return ofArray
        ? { minItems: limit, maxItems: limit }
        : { minLength: limit, maxLength: limit };
    case 'minValue':
      return { minimum: limit };
    case 'maxValue':
      return { maximum: limit };
    case 'gtValue':
      return { exclusiveMinimum: limit };
    case 'ltValue':
      return { exclusiveMaximum: limit };
    case 'multipleOf':
      return { multipleOf: limit };
    case 'value':
      return { const: limit };
    default:
      return undefined;
  }
}

/** JSON Schema has no flags, but matches by code points as `u` and `v` do. */
function patternOf(pattern: RegExp): SchemaObject {
  return /^[uv]?$/.test(pattern.flags) ? { pattern: pattern.source } : {};
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
