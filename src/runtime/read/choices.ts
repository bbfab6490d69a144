/** Unions, variants and intersections, tried in the same way as valibot tries them. */
import { untakenBy } from '../audit/untaken.js';
import { segmentOf } from '../issue.js';
import {
  adopt,
  isClean,
  isTyped,
  noteUntaken,
  reportOf,
  since,
  wrongType,
  wrongValue,
  type Report,
  type Tried,
} from '../report.js';
import type { KeyedObject } from './keys.js';
import { merge } from './merge.js';
import type { Reader } from './reader.js';
import { countTrial, newTrials, tryOnce } from './trials.js';

/**
 * Reads a union: the first option that accepts the value wins. Inside an option, keys are refused
 * even in strip mode; otherwise the first option would accept anything.
 */
export function anyOf(
  value: unknown,
  options: readonly Reader[],
  message: string,
  report: Report,
  roles: number,
): unknown {
  if (!countTrial(report)) return firstOf(value, options, message, report, roles);
  return tryOnce(value, options, report, (own) => firstOf(value, options, message, own, roles));
}

function firstOf(
  value: unknown,
  options: readonly Reader[],
  message: string,
  report: Report,
  roles: number,
): unknown {
  const trials = report.trials ?? newTrials();
  const tried: Tried[] = [];
  for (const read of options) {
    const option = reportOf(false, report.depth, trials);
    const output = read(value, option, roles);
    if (isClean(option)) return output;
    tried.push({ report: option, output, typed: isTyped(option, 0) });
  }
  const typed = tried.filter((option) => option.typed);
  const [only] = typed.length > 0 ? typed : tried;
  if (only !== undefined && (typed.length === 1 || tried.length === 1)) {
    adopt(report, only.report, only.typed);
    return only.output;
  }
  const before = report.count;
  if (typed.length === 0) wrongType(report, message);
  else wrongValue(report, message);
  for (const issue of since(report, before)) {
    noteUntaken(report, issue, untakenBy(tried.map((option) => option.report)));
  }
  return typed.length === 0 ? undefined : value; // if typed, what comes behind is asked about it
}

/**
 * An option of a variant, with the keys that tell it from the others, in the order they are tried.
 */
interface VariantOption {
  readonly discriminators: readonly Discriminator[];
  readonly read: Reader;
}

interface Discriminator {
  readonly key: string;
  readonly read: Reader;
  readonly mayLack?: boolean;
  /** The roles that may send it, one bit each; every role if absent. */
  readonly writers?: number;
  readonly expects: string;
}

/**
 * Notes that no option of a variant has the discriminator that was sent. In the message, `never`
 * stands for the values that the roles may not send.
 */
export function noneOf(
  key: string,
  expected: readonly (readonly [writers: number, expects: string])[],
  report: Report,
  roles: number,
): undefined {
  const told = expected.map(([writers, expects]) => expectedBy(roles, writers, expects));
  return wrongType(report, expecting(told), segmentOf(key));
}

const expectedBy = (roles: number, writers: number | undefined, expects: string): string =>
  writers === undefined || (writers & roles) !== 0 ? expects : 'never';

function expecting(expected: readonly string[]): string {
  const [only, ...more] = new Set(expected);
  const joined = more.length > 0 ? `(${[only, ...more].join(' | ')})` : (only ?? 'never');
  return `Invalid type: Expected ${joined}`;
}

/**
 * Reads a variant: the option whose discriminators match wins; if several match, the first one that
 * accepts the value.
 */
export function oneOf(
  value: unknown,
  options: readonly VariantOption[],
  message: string | undefined,
  report: Report,
  roles: number,
): unknown {
  if (!countTrial(report)) return chosenOf(value, options, message, report, roles);
  return tryOnce(value, options, report, (own) => chosenOf(value, options, message, own, roles));
}

function chosenOf(
  value: unknown,
  options: readonly VariantOption[],
  message: string | undefined,
  report: Report,
  roles: number,
): unknown {
  const trials = report.trials ?? newTrials();
  const input = value as KeyedObject;
  const unfit = new Unfit(options[0]?.discriminators[0]?.key ?? '', input);
  let chosen: Tried | undefined;
  for (const { discriminators, read } of options) {
    const position = discriminators.findIndex((one) => !fits(one, input, report, roles));
    const wrong = discriminators[position];
    if (wrong !== undefined) {
      unfit.note(wrong.key, expectedBy(roles, wrong.writers, wrong.expects), position);
      continue;
    }
    const option = reportOf(report.dropped !== undefined, report.depth, trials);
    const tried = { report: option, output: read(value, option, roles), typed: isTyped(option, 0) };
    if (chosen === undefined || (!chosen.typed && tried.typed)) chosen = tried;
    if (isClean(chosen.report)) break;
  }
  if (chosen === undefined) {
    return wrongType(report, message ?? unfit.message(), segmentOf(unfit.key));
  }
  adopt(report, chosen.report, chosen.typed);
  return chosen.output;
}

function fits(
  { key, read, mayLack = false, writers = -1 }: Discriminator,
  input: KeyedObject,
  report: Report,
  roles: number,
): boolean {
  if ((writers & roles) === 0) return false;
  if (!(key in input)) return mayLack;
  const option = reportOf(false, report.depth, report.trials);
  read(input[key], option, roles);
  return isClean(option);
}

/**
 * Finds the discriminator to blame if no option matches: the one reached after most others matched.
 */
class Unfit {
  key: string;
  readonly #input: KeyedObject;
  #priority = 0;
  #expected: string[] = [];

  constructor(key: string, input: KeyedObject) {
    this.key = key;
    this.#input = input;
  }

  note(key: string, expects: string, priority: number): void {
    const isBetter =
      this.#priority < priority ||
      (this.#priority === priority && key in this.#input && !(this.key in this.#input));
    if (this.key !== key && isBetter) {
      this.#priority = priority;
      this.key = key;
      this.#expected = [];
    }
    if (this.key === key) this.#expected.push(expects);
  }

  message(): string {
    return expecting(this.#expected);
  }
}

/**
 * Reads an intersection: every option has to accept the value, and their outputs are merged. Keys
 * are refused even in strip mode, since a key dropped by one option would be missing from the
 * merge.
 */
export function allOf(
  value: unknown,
  options: readonly Reader[],
  message: string,
  report: Report,
  roles: number,
): unknown {
  if (!countTrial(report)) return mergedOf(value, options, message, report, roles);
  return tryOnce(value, options, report, (own) => mergedOf(value, options, message, own, roles));
}

function mergedOf(
  value: unknown,
  options: readonly Reader[],
  message: string,
  report: Report,
  roles: number,
): unknown {
  if (options.length === 0) return wrongType(report, message);
  const trials = report.trials ?? newTrials();
  const before = report.count;
  const outputs = options.map((read) => {
    const option = reportOf(false, report.depth, trials);
    const output = read(value, option, roles);
    adopt(report, option, isTyped(option, 0));
    return output;
  });
  if (!isTyped(report, before)) return value;
  let merged = outputs[0];
  for (const output of outputs.slice(1)) {
    const result = merge(merged, output);
    if (result === undefined) return wrongType(report, message);
    merged = result.value;
  }
  return merged;
}
