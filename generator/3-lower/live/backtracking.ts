import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import type { Concatenation, Element, JS, Quantifier, Word } from 'refa';

const require = createRequire(import.meta.url);

/** How a pattern can be made to match one text in many ways. */
export interface Backtracking {
  /** How the time grows with the length of the text. */
  readonly growth: 'exponential' | 'polynomial';
  /** What an attacker would repeat many times, followed by something that does not match. */
  readonly attack: string;
}

/** In milliseconds. A pattern whose analysis takes longer is left alone. */
const PATIENCE = 1_000;

const judged = new Map<string, Backtracking | undefined>();

/**
 * How a pattern can take more than linear time; `undefined` if it can't, or if nobody can tell. The
 * libraries for this are loaded only here, because most models have no patterns of their own.
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
    return undefined; // too big, too slow, or in a syntax that the libraries don't know
  }
}

/** A character that several repetitions can match. scslre looks for single characters only. */
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

/** This many rounds, each with two ways to match, make a million ways. */
const MANY_ROUNDS = 20;

const MOST_STATES = 1_000;

/** A word that some repetition can match in two ways, so that `n` such words match in 2ⁿ ways. */
function wordReadTwice(literal: JS.Literal): string | undefined {
  const refa: typeof import('refa') = require('refa');
  const { getIntersectionWords, JS, NFA, Transformers, transform, visitAst, Words } = refa;
  const parser = JS.Parser.fromLiteral(literal);
  const { expression: parsed, maxCharacter } = parser.parse({ backreferences: 'disable' });
  const expression = transform(Transformers.applyAssertions(), parsed);
  refa.setParent(expression, null);
  // Leave out whatever depends on an assertion that remains. That may miss words, but never
  // invents one.
  const unconditional = { assertions: 'disable', unknowns: 'disable' } as const;

  /** The words that two alternatives share, or that one round shares with several. */
  function* wordsOf({ alternatives }: Quantifier): Iterable<Word> {
    const round = NFA.empty({ maxCharacter });
    for (const alternative of alternatives) {
      const one = NFA.fromRegex(alternative, { maxCharacter }, unconditional);
      one.withoutEmptyWord(); // engines make no round that matches nothing
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

/**
 * Whether anything after it can fail. If not, the first way to match is taken and no other is
 * tried.
 */
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
