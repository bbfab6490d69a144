import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import type { Concatenation, Element, JS, Quantifier, Word } from 'refa';

const require = createRequire(import.meta.url);

/** How a pattern can be made to read one text in many ways. */
export interface Backtracking {
  /** Of the time that it takes, with the length of the text. */
  readonly growth: 'exponential' | 'polynomial';
  /** What an attacker would send many times over, before something that does not match. */
  readonly attack: string;
}

/** A pattern that takes longer to judge, in milliseconds, is not judged. */
const PATIENCE = 1_000;

const judged = new Map<string, Backtracking | undefined>();

/**
 * Whether a pattern can take more than linear time; nothing if it can't, or if that can't be told.
 * The libraries that know are only loaded for it: most models have no pattern of their own.
 *
 * @param pattern A user's regular expression.
 */
export function backtrackingOf(pattern: RegExp): Backtracking | undefined {
  const id = String(pattern);
  if (!judged.has(id)) judged.set(id, judge(pattern));
  return judged.get(id);
}

function judge({ source, flags }: RegExp): Backtracking | undefined {
  const literal = { source, flags };
  const byCharacter = inTime(() => repeatedCharacter(literal));
  if (byCharacter?.growth === 'exponential') return byCharacter;
  const word = inTime(() => wordReadTwice(literal));
  return word === undefined ? byCharacter : { growth: 'exponential', attack: word };
}

function inTime<Result>(find: () => Result): Result | undefined {
  try {
    return runInNewContext('find()', { find }, { timeout: PATIENCE }) as Result;
  } catch {
    return undefined; // too big, or of a syntax that they don't know
  }
}

/** A character that repetitions can share in several ways. Scslre asks for no more than that. */
function repeatedCharacter(literal: JS.Literal): Backtracking | undefined {
  const { analyse } = require('scslre') as typeof import('scslre');
  const { reports } = analyse(literal);
  const worst = reports.find((report) => report.exponential) ?? reports[0];
  if (worst === undefined) return undefined;
  return {
    growth: worst.exponential ? 'exponential' : 'polynomial',
    attack: worst.character.pick,
  };
}

/** So many rounds of two ways each are a million ways. */
const MANY_ROUNDS = 20;

const MOST_STATES = 1_000;

/** A word that some repetition can read in two ways, so that `n` of them are read in 2ⁿ ways. */
function wordReadTwice(literal: JS.Literal): string | undefined {
  const refa: typeof import('refa') = require('refa');
  const { getIntersectionWords, JS, NFA, Transformers, transform, visitAst, Words } = refa;
  const parser = JS.Parser.fromLiteral(literal);
  const { expression: parsed, maxCharacter } = parser.parse({ backreferences: 'disable' });
  const expression = transform(Transformers.applyAssertions(), parsed);
  refa.setParent(expression, null);
  // What still stands under a condition is left out: fewer words are seen, but none that there are not.
  const unconditional = { assertions: 'disable', unknowns: 'disable' } as const;

  /** One alternative and another, or one round and several, must have no word in common. */
  function* wordsOf({ alternatives }: Quantifier): Iterable<Word> {
    const round = NFA.empty({ maxCharacter });
    for (const alternative of alternatives) {
      const one = NFA.fromRegex(alternative, { maxCharacter }, unconditional);
      one.withoutEmptyWord(); // a round that reads nothing is not made
      yield* getIntersectionWords(round, one, MOST_STATES);
      round.union(one);
    }
    const rounds = round.copy();
    rounds.quantify(2, Infinity);
    yield* getIntersectionWords(round, rounds, MOST_STATES);
  }

  const repetitions: Quantifier[] = [];
  visitAst(expression, { onQuantifierEnter: (repetition) => void repetitions.push(repetition) });
  for (const repetition of repetitions) {
    if (repetition.max < MANY_ROUNDS || !canFailAfter(repetition)) continue;
    for (const word of wordsOf(repetition)) return Words.fromUnicodeToString(word);
  }
  return undefined;
}

/** Whether something behind it can refuse. If nothing can, its first way is taken and no other tried. */
function canFailAfter(element: Element): boolean {
  const { parent: sequence } = element;
  const rest = sequence.elements.slice(sequence.elements.indexOf(element) + 1);
  if (!rest.every(isSkippable)) return true;
  const { parent: around } = sequence;
  return around.type === 'Alternation' || around.type === 'Quantifier'
    ? canFailAfter(around)
    : false;
}

function isSkippable(element: Element): boolean {
  const isEmpty = ({ elements }: Concatenation): boolean => elements.every(isSkippable);
  if (element.type === 'Quantifier' && element.min === 0) return true;
  return (
    (element.type === 'Quantifier' || element.type === 'Alternation') &&
    element.alternatives.some(isEmpty)
  );
}
