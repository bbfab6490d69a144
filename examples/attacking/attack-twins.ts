import type { Aim, Outcome, Result } from './attack.js';

/** Where a handler stands: the one that binds the body, or the one that parses it. */
export type Twin = '/unsafe' | '';

/** What an attack does to the unsafe twin, and then, from the same rows, to the safe one. */
export async function attackTwins<AnAttack extends Aim>(
  attack: AnAttack,
  attackTwin: (twin: Twin, attack: AnAttack) => Promise<Outcome>,
): Promise<Result> {
  return {
    attack,
    unsafe: await attackTwin('/unsafe', attack),
    safe: await attackTwin('', attack),
  };
}
