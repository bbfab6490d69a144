import { LOSSES, lossOf } from '../json/lost-number.js';
import type { Takes } from './form-place.js';
import { instantOf } from './instant.js';

/** A value, or why a text can be none. */
export type TextValue = { readonly value: unknown } | { readonly refusal: string };

/**
 * What a text means where a Dto takes no texts. One that means nothing there stays a text, which the
 * parser then refuses in its own words.
 */
export function textValue(text: string, takes: Takes): TextValue {
  if (takes.text) return { value: text };
  const boolean = takes.boolean ? BOOLEANS.get(text) : undefined;
  if (boolean !== undefined) return { value: boolean };
  if (takes.number && isNumber(text)) return numberValue(text, takes);
  if (takes.bigint && isInteger(text)) return { value: BigInt(text) };
  return { value: (takes.date ? instantOf(text) : undefined) ?? text };
}

/** `on` is what browsers send of a checkbox that has no value of its own. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['on', true],
  ['false', false],
]);

function numberValue(text: string, takes: Takes): TextValue {
  const loss = lossOf(text);
  const isKept = loss === 'none' || (loss === 'integer' && !takes.integer);
  if (isKept) return { value: Number(text) };
  if (takes.bigint && isInteger(text)) return { value: BigInt(text) };
  return { refusal: LOSSES[loss] };
}

/** Longer texts are no numbers of anybody's, and cost more than their length. */
const MAX_LENGTH = 1_000;

const isNumber = (text: string): boolean => text.length <= MAX_LENGTH && NUMBER.test(text);

const isInteger = (text: string): boolean => text.length <= MAX_LENGTH && INTEGER.test(text);

/** As in JSON (RFC 8259, section 6): no space, no `+`, no `0x`, no `.5`. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const INTEGER = /^-?(?:0|[1-9]\d*)$/;
