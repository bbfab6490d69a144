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
 * A rule or transformation of valibot's own that takes more than linear time of some texts, in a form
 * that doesn't, with the same answers (CWE-1333, CWE-407), but for URLs that name no host that can be.
 *
 * @param action One whose `type` is `emoji`, `url`, `normalize`, or says `graphemes` or `words`.
 */
/* @__NO_SIDE_EFFECTS__ */
export function inLinearTime(
  action: Action,
): any /* the compiler can't infer one in another call */ {
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
