import type { Live } from '../read/live.js';
import { EMOJI } from '../text/emoji.js';
import { hasLongHost } from '../text/has-long-host.js';
import { orderedMarks } from '../text/ordered-marks.js';
import { counted } from './counted.js';

interface Action extends Live {
  readonly type: string;
  readonly form?: string | undefined;
  readonly requirement?: unknown;
}

interface Dataset {
  value: unknown;
}

/**
 * Makes a rule or transformation of valibot's own run in linear time, where for some texts it does
 * not (CWE-1333, CWE-407). The answers stay the same, with two exceptions: a URL is refused if its
 * host has more characters outside ASCII than any host name can have, and words in thousands of
 * letters without white space may be divided differently.
 *
 * @param action An action whose `type` is `emoji`, `url` or `normalize`, or ends in `graphemes` or
 * `words`.
 */
/* @__NO_SIDE_EFFECTS__ */
export function inLinearTime(
  action: Action,
): any /* any: an action's type can't be inferred as an argument of `v.pipe` */ {
  const { type, form, requirement } = action;
  if (type === 'emoji') return { ...action, requirement: EMOJI };
  if (type === 'url') {
    const isUrl = requirement as (input: unknown) => boolean;
    const isLong = (input: unknown): boolean => typeof input === 'string' && hasLongHost(input);
    return { ...action, requirement: (input: unknown) => !isLong(input) && isUrl(input) };
  }
  if (type === 'normalize') {
    const kind = form?.includes('K') ? 'compatible' : 'canonical';
    return {
      ...action,
      '~run'(dataset: Dataset, config: unknown) {
        const { value } = dataset;
        if (typeof value === 'string') dataset.value = orderedMarks(value, kind);
        return action['~run'](dataset, config);
      },
    };
  }
  return counted(action);
}
