import { serialize } from 'node:v8';
import { accessMatrix } from '../../templates/markdown/access-matrix.js';
import { indexModule } from '../../templates/typescript/index-module.js';
import type { ModelIr } from '../ir/program-ir.js';
import { withNested } from '../ir/with-nested.js';
import { javascript, type Printer } from './emit.js';
import type { OutputFile } from './output-file.js';
import { printModels } from './print-models.js';

interface Kept {
  readonly outDir: string;
  readonly of: readonly ModelIr[];
  readonly printed: readonly OutputFile[];
}

/**
 * A printer for many runs in a row. A model keeps its texts while neither it nor anything it nests
 * has changed. Models are compared as data, because that is all the texts are made of.
 */
export function keepTexts(): Printer {
  const kept = new Map<string, Kept>();
  const derived = new Map<string, { readonly of: string; readonly files: readonly OutputFile[] }>();
  return {
    async models(program, outDir) {
      const asked = program.models.map((model) => ({ model, of: withNested(model, program) }));
      const isKnown = ({ model, of }: (typeof asked)[number]): boolean => {
        const known = kept.get(model.name);
        return known?.outDir === outDir && isSame(known.of, of);
      };
      const changed = asked.filter((one) => !isKnown(one));
      const printed = await printModels(
        changed.map(({ model }) => model),
        program,
        outDir,
      );
      changed.forEach(({ model, of }, place) => {
        kept.set(model.name, { outDir, of, printed: printed[place]! });
      });
      return program.models.map(({ name }) => kept.get(name)!.printed);
    },
    index: indexModule,
    matrix: keepWhole(accessMatrix),
    async javascript(module) {
      const known = derived.get(module.name);
      if (known?.of === module.text) return known.files;
      const files = await javascript(module);
      derived.set(module.name, { of: module.text, files });
      return files;
    },
  };
}

/** Prints a text again only if one of its parts has changed. */
function keepWhole(
  print: (parts: readonly string[]) => string,
): (parts: readonly string[]) => string {
  let last: { readonly of: readonly string[]; readonly text: string } | undefined;
  return (parts) => {
    if (last === undefined || !areOne(last.of, parts)) last = { of: parts, text: print(parts) };
    return last.text;
  };
}

const areOne = <Item>(ones: readonly Item[], others: readonly Item[]): boolean =>
  ones.length === others.length && ones.every((one, place) => one === others[place]);

/** Whether models are equal as data. Identical objects need no comparison. */
function isSame(ones: readonly ModelIr[], others: readonly ModelIr[]): boolean {
  return areOne(ones, others) || serialize(ones).equals(serialize(others));
}
