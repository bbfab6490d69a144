import { flatten, moved, prefixed, type Expression } from '../../expression.js';
import { code } from '../../layout.js';
import { namesIn } from './imports.js';
import type { Names } from './names.js';

/**
 * The functions and constants of a generated module, made on demand. Equal ones are made once.
 */
export class Declarations {
  readonly #names: Names;
  readonly #constants: Map<string, Constant> = new Map();
  readonly #functions: Map<string, string> = new Map();
  readonly #comments: Map<string, string> = new Map();
  readonly #recursive: Map<string, string> = new Map();

  constructor(names: Names) {
    this.#names = names;
  }

  /**
   * Declares a function with these parameters and body. Returns its name: the wanted one, if free.
   */
  function(wanted: string, rest: string, comment?: string): string {
    const known = this.#functions.get(rest) ?? this.#recursiveWith(rest);
    if (known !== undefined) return known;
    const name = this.#names.take(wanted);
    this.#functions.set(rest, name);
    if (comment !== undefined) this.#comments.set(name, `${comment}\n`);
    return name;
  }

  #recursiveWith(rest: string): string | undefined {
    for (const [name, known] of this.#recursive) if (known === rest) return name;
    return undefined;
  }

  /** Declares a function that may call itself, so its name is chosen before its body is made. */
  recursive(wanted: string, restOf: (name: string) => string): string {
    const name = this.#names.take(wanted);
    this.#recursive.set(name, restOf(name));
    return name;
  }

  /** A variable name that hides no other name of the module. */
  variable(wanted: string): string {
    return this.#names.take(wanted);
  }

  constant(wanted: string, value: Expression): string {
    const text = flatten(value);
    const name = this.#constants.get(text)?.name ?? this.#names.take(wanted);
    this.#constants.set(text, { name, value });
    return name;
  }

  /** The declarations that a text uses, directly or not. Unused ones are left out. */
  calledBy(text: string): { readonly constants: string[]; readonly functions: string[] } {
    const constants = [...this.#constants.values()].map(declarationOf);
    const named = [...this.#functions].map(([rest, name]) => [name, rest] as const);
    const functions = [...named, ...this.#recursive].map(([name, rest]): Declaration => ({
      name,
      text: `${this.#comments.get(name) ?? ''}function ${name}${rest}`,
    }));
    const called = closureOf(text, [...constants, ...functions]);
    return { constants: textsOf(constants, called), functions: textsOf(functions, called) };
  }
}

/** The texts of the declarations that a text uses, directly or not. */
export function usedIn(text: string, declarations: readonly Declaration[]): string[] {
  if (declarations.length === 0) return []; // looking for names takes time
  return textsOf(declarations, closureOf(text, declarations));
}

function textsOf(declarations: readonly Declaration[], called: ReadonlySet<string>): string[] {
  return declarations.filter(({ name }) => called.has(name)).map((one) => one.text);
}

/** The names of the declarations that a text uses, directly or not. */
function closureOf(text: string, declarations: readonly Declaration[]): ReadonlySet<string> {
  const texts = new Map(declarations.map((one) => [one.name, one.text]));
  const called = new Set<string>();
  const visit = (caller: string): void => {
    for (const name of namesIn(caller)) {
      const callee = texts.get(name);
      if (callee === undefined || called.has(name)) continue;
      called.add(name);
      visit(callee);
    }
  };
  visit(text);
  return called;
}

interface Constant {
  readonly name: string;
  readonly value: Expression;
}

/** Something with a name in a generated module. */
export interface Declaration {
  readonly name: string;
  readonly text: string;
}

function declarationOf({ name, value }: Constant): Declaration {
  const made = typeof value === 'string' ? moved(value) : prefixed(' ', value);
  const type = flatten(value) === '[]' ? ': readonly never[]' : ''; // otherwise it would be `any[]`
  return { name, text: code`const ${name}${type} =${made};` };
}
