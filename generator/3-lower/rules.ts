import * as v from 'valibot';
import type { RuleName } from '../ir/schema-ir.js';

/** A rule that is printed by name: what its requirement is, and one made fresh, to compare with. */
interface Rule {
  readonly name: RuleName;
  /** `own`: data of the user's; `library`: valibot's own pattern or function. */
  readonly requirement: 'own' | 'library' | 'none';
  readonly sample: { readonly type: string; readonly '~run': unknown };
}

export const RULES: readonly Rule[] = [
  library('base64', v.base64()),
  library('bic', v.bic()),
  library('cuid2', v.cuid2()),
  library('decimal', v.decimal()),
  library('digits', v.digits()),
  library('domain', v.domain()),
  library('email', v.email()),
  library('emoji', v.emoji()),
  library('hexColor', v.hexColor()),
  library('hexadecimal', v.hexadecimal()),
  library('ip', v.ip()),
  library('ipv4', v.ipv4()),
  library('ipv6', v.ipv6()),
  library('isoDate', v.isoDate()),
  library('isoDateTime', v.isoDateTime()),
  library('isoTime', v.isoTime()),
  library('isoTimeSecond', v.isoTimeSecond()),
  library('isoTimestamp', v.isoTimestamp()),
  library('isoWeek', v.isoWeek()),
  library('jwsCompact', v.jwsCompact()),
  library('mac', v.mac()),
  library('nanoid', v.nanoid()),
  library('octal', v.octal()),
  library('rfcEmail', v.rfcEmail()),
  library('slug', v.slug()),
  library('ulid', v.ulid()),
  library('url', v.url()),
  library('uuid', v.uuid()),
  library('finite', v.finite()),
  library('integer', v.integer()),
  library('safeInteger', v.safeInteger()),
  own('regex', v.regex(/a/)),
  own('startsWith', v.startsWith('')),
  own('endsWith', v.endsWith('')),
  own('includes', v.includes('')),
  own('excludes', v.excludes('')),
  own('length', v.length(0)),
  own('notLength', v.notLength(0)),
  own('minLength', v.minLength(0)),
  own('maxLength', v.maxLength(0)),
  own('value', v.value(0)),
  own('notValue', v.notValue(0)),
  own('minValue', v.minValue(0)),
  own('maxValue', v.maxValue(0)),
  own('gtValue', v.gtValue(0)),
  own('ltValue', v.ltValue(0)),
  own('multipleOf', v.multipleOf(1)),
  none('nonEmpty', v.nonEmpty()),
  none('empty', v.empty()),
  none('trim', v.trim()),
  none('trimStart', v.trimStart()),
  none('trimEnd', v.trimEnd()),
  none('toLowerCase', v.toLowerCase()),
  none('toUpperCase', v.toUpperCase()),
];

const BY_TYPE: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.sample.type, rule]));

/** The rule that an action is, unless something has wrapped it (`v.message`, `v.forward`). */
export function ruleOf(action: {
  readonly type: string;
  readonly '~run': unknown;
}): Rule | undefined {
  const rule = BY_TYPE.get(action.type);
  return rule && String(rule.sample['~run']) === String(action['~run']) ? rule : undefined;
}

function library(name: RuleName, sample: Rule['sample']): Rule {
  return { name, requirement: 'library', sample };
}

function own(name: RuleName, sample: Rule['sample']): Rule {
  return { name, requirement: 'own', sample };
}

function none(name: RuleName, sample: Rule['sample']): Rule {
  return { name, requirement: 'none', sample };
}
