/** What the parser answers to a form, and whether that is what it should be. */
import { agree, dtoFor, mayReferenceFor, shown, told, type Told } from './answers.js';
import type { Loaded } from './compile.js';
import type { Asker } from './description.js';
import type { Form } from './form-entries.js';
import type { Refusal } from './form-means.js';
import type { Posted } from './form-posted.js';
import type { Complaint } from './hunt.js';
import { print } from './print.js';
import type { SafeParseFormResult } from '../../src/runtime/form/parse-form.js';
import type { ParseOptions } from '../../src/runtime/parse.js';

export const DEFAULTS = { bytes: 1_048_576, pairs: 1_000, depth: 8 };

/** An answer to the body that was read, or the reasons why none could be read. */
export type FormAnswer = Told | { readonly refusals: readonly Refusal[] };

export type ParseForm = (
  sent: Posted,
  reading: Form['reading'],
  options?: ParseOptions,
) => SafeParseFormResult<object>;

export function parserFor(loaded: Loaded, asker: Asker): ParseForm {
  const dto = dtoFor(loaded, asker);
  const own = { unaccepted: asker.unaccepted, ...mayReferenceFor(asker) };
  return ({ form, isQuery }, { notation, ...reading }, others) => {
    const options = { ...own, ...others, ...reading, ...(notation && { notation }) };
    return isQuery
      ? loaded.safeParseQuery(dto, form as string, options)
      : loaded.safeParseForm(dto, form as string, options);
  };
}

export function formAnswer(parse: () => SafeParseFormResult<object>): FormAnswer {
  let refusals: readonly Refusal[] | undefined;
  const answered = told(() => {
    const result = parse();
    if (result.success) return { output: result.output };
    if ('isUnreadable' in result) refusals = result.issues;
    return { issues: result.issues.map(({ code, path }) => ({ code, path })) };
  });
  return refusals ? { refusals } : answered;
}

export function isSameAnswer(one: FormAnswer, other: FormAnswer, form: Form): boolean {
  if ('refusals' in one && 'refusals' in other) {
    const [some, others] = [one, other].map(({ refusals }) => sorted(refusals, form));
    return print(some) === print(others);
  }
  return !('refusals' in one) && !('refusals' in other) && agree(one, other);
}

/** In any order. A name that is both too deep and malformed may be called either. */
function sorted(refusals: readonly Refusal[], { reading }: Form): string[] {
  const { depth = DEFAULTS.depth } = reading.limits;
  const all = refusals.map(({ message, path }) => {
    const isDeep = String(path[0]).split(/[.[]/).length > depth;
    const isOdd = isDeep && /^Malformed name$|deep$/.test(message);
    return print([isOdd ? 'Malformed or too deep' : message, path]);
  });
  return all.toSorted();
}

export function tell(answered: FormAnswer): string {
  if (!('refusals' in answered)) return shown(answered);
  return answered.refusals.map(({ message, path }) => `${message} at ${print(path)}`).join('\n');
}

export function complaintAboutForm(kind: string, form: Form, text: string): Complaint {
  const { entries, way, reading } = form;
  const sent = [entries, way, reading].map((one) => print(one));
  return { kind, text: [`${kind}:`, ...sent, '', text].join('\n') };
}
