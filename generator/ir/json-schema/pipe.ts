/**
 * A schema followed by steps. A rule checks the result of the steps before it, so the rules before
 * the first change describe the input, and those after the last change describe the output.
 */
import { isDefaulted } from '../absence.js';
import { hasText, mayFail } from '../failing.js';
import { RULE_TRAITS } from '../rule-traits.js';
import type { ActionIr, PipeIr, RuleIr, RuleName, SchemaIr } from '../schema-ir.js';
import { isUnchanged, keepsLength, transforms } from '../unchanged.js';
import { both, orNull } from './combine.js';
import { entriesKeywords } from './entries.js';
import { isNever, typesOf, type JsonSchema } from './json-schema.js';
import { keywordsOf, listKeywords } from './keywords.js';
import { mayBeInfinite } from './may-be-infinite.js';
import { hasSingleUnits } from './pattern.js';
import { widenFor, type Translate, type Translation } from './translation.js';
import { hintOf } from './text.js';
import { transformed } from './transformed.js';

export function pipeSchema(
  pipe: PipeIr,
  translation: Translation,
  translate: Translate,
): JsonSchema {
  return translation.side === 'input'
    ? sent(pipe, translation, translate)
    : returned(pipe, translation, translate);
}

function sent(
  { schema, actions }: PipeIr,
  translation: Translation,
  translate: Translate,
): JsonSchema {
  const asked = untilChange(actions);
  const [change, ...later] = actions.slice(asked.length);
  let known = translate(schema);
  if (isNever(known)) return known;
  for (const action of asked) {
    known = both(
      known,
      askedOfSent(action, { schema, known, actions: asked }, translation, translate),
    );
  }
  if (change === undefined) return known;
  // The step that changes the value may be a schema. That still checks what was sent.
  if (change.kind === 'then' && isUnchanged(schema)) known = both(known, translate(change.schema));
  if (asksForText(change, schema)) widenFor(nameOf(change), translation)(TEXTLESS, 'slight');
  reportLater(change, later, translation);
  return translation.to === 'reader' ? both(known, hintIn([change, ...later])) : known;
}

const TEXTLESS = 'an object may have no text form';

/** Whether a step needs a value that can be turned into text. `{ toString: 1 }` can't. */
function asksForText(action: ActionIr, given: SchemaIr): boolean {
  if (action.kind !== 'rule') return false;
  return action.name === 'toString' ? !hasText(given) : mayFail(action, given);
}

function returned(
  { schema, actions }: PipeIr,
  translation: Translation,
  translate: Translate,
): JsonSchema {
  if (mayBePassedBy(schema)) return {};
  let known = translate(schema);
  actions.forEach((action, index) => {
    if (action.kind === 'then') {
      const then = translate(action.schema);
      known = transforms(action) ? then : both(known, then);
    } else if (transforms(action)) {
      known = action.kind === 'rule' ? transformed(action, known) : {};
    } else if (action.kind === 'rule') {
      const since = actions.slice(0, index).findLastIndex(transforms) + 1;
      const asked = { schema, known, actions: actions.slice(since) };
      const entries = entriesKeywords(action, schema, translation);
      known = both(known, entries ?? keywords(action, asked, translation));
    }
  });
  return mayBeInfinite(actions) && known.enum === undefined ? orNull(known) : known;
}

/** Whether a missing key gets the fallback of a pipe's first schema, past all of its steps. */
const mayBePassedBy = (schema: SchemaIr): boolean =>
  schema.kind === 'island' && schema.fallback && !isDefaulted(schema);

/** The steps before the first one that may change the value. */
function untilChange(actions: readonly ActionIr[]): readonly ActionIr[] {
  const end = actions.findIndex(transforms);
  return end === -1 ? actions : actions.slice(0, end);
}

/** What is known about the value that a step checks. */
interface Asked {
  readonly schema: SchemaIr;
  readonly known: JsonSchema;
  /** The steps that check the same value, and all steps after them. */
  readonly actions: readonly ActionIr[];
}

function askedOfSent(
  action: ActionIr,
  asked: Asked,
  translation: Translation,
  translate: Translate,
): JsonSchema {
  const { schema } = asked;
  if (action.kind === 'island') {
    reportIsland(action.type, translation);
    return {};
  }
  if (action.kind === 'then') return isUnchanged(schema) ? translate(action.schema) : {};
  if (RULE_TRAITS[action.name].does === 'names') return {};
  // Even a schema that changes values may keep a list's length and most of an object's keys.
  const widen = widenFor(typeOf(action.name), translation);
  const entries = entriesKeywords(action, schema, translation);
  if (entries && typesOf(asked.known).includes('array')) widen('a list has entries, too', 'slight');
  if (entries) return entries;
  if (isUnchanged(schema)) return keywords(action, asked, translation);
  if (keepsLength(schema) && !ASKS_ITEMS.has(action.name)) return listKeywords(action, { widen });
  widen('it checks the output of the schema before it');
  return {};
}

const ASKS_ITEMS: ReadonlySet<RuleName> = new Set(['includes', 'excludes']);

function keywords(rule: RuleIr, { known, actions }: Asked, translation: Translation): JsonSchema {
  const isOfSingleUnits = untilChange(actions).some(
    (action) => action.kind === 'rule' && action.pattern && hasSingleUnits(action.pattern),
  );
  const widen = widenFor(typeOf(rule.name), translation);
  return keywordsOf(rule, known, { to: translation.to, hasSingleUnits: isOfSingleUnits, widen });
}

/** Rules after a change don't apply to the input, so the input's schema gets wider. */
function reportLater(change: ActionIr, later: readonly ActionIr[], translation: Translation): void {
  for (const action of [change, ...later]) {
    const traits = action.kind === 'rule' ? RULE_TRAITS[action.name] : undefined;
    const isLater = action !== change && !transforms(action) && traits?.does !== 'names';
    if (traits?.refuses) widenFor(nameOf(action), translation)(`${traits.refuses} is refused`);
    else if (action.kind === 'island') reportIsland(action.type, translation);
    else if (isLater) widenFor(nameOf(action), translation)(`it comes after '${nameOf(change)}'`);
  }
}

function reportIsland(type: string, translation: Translation): void {
  if (!REFUSING_NOTHING.has(type))
    widenFor(type, translation)('only your own function can check it');
}

/** Actions that accept every value. */
const REFUSING_NOTHING: ReadonlySet<string> = new Set([
  'transform',
  'filter_items',
  'find_item',
  'map_items',
  'reduce_items',
  'sort_items',
]);

/** The format of a text, if the steps up to there change only its case or surrounding spaces. */
function hintIn(actions: readonly ActionIr[]): JsonSchema {
  for (const action of actions) {
    if (action.kind !== 'rule') return {};
    const format = hintOf(action.name);
    if (format !== undefined) return { format };
    if (transforms(action) && RULE_TRAITS[action.name].does !== 'tidies') return {};
  }
  return {};
}

function nameOf(action: ActionIr): string {
  if (action.kind === 'island') return action.type;
  return action.kind === 'rule' ? typeOf(action.name) : 'pipe';
}

/** A rule's name as a valibot `type`: `min_length`. */
const typeOf = (name: RuleName): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
