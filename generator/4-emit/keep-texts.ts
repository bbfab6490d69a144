import { serialize } from 'node:v8';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import { nestedModels } from '../../templates/typescript/nested.js';
import { printModel, type OutputFile, type PrintModel } from './emit.js';

/**
 * Prints models for one run after the other: one that is as it was, with all that it nests, keeps
 * its texts. It is compared as data, so that nothing is relied on but what the texts are made of.
 */
export function keepTexts(): PrintModel {
  const kept = new Map<string, { readonly of: Buffer; readonly files: OutputFile[] }>();
  return (model, program, outDir) => {
    const of = serialize([outDir, ...withNested(model, program)]);
    const known = kept.get(model.name);
    if (known?.of.equals(of)) return known.files;
    const files = printModel(model, program, outDir);
    kept.set(model.name, { of, files });
    return files;
  };
}

/** What a model nests, and what that nests. */
function withNested(model: ModelIr, program: ProgramIr): ReadonlySet<ModelIr> {
  const found = new Set([model]);
  for (const one of found) nestedModels(one, program).forEach((nested) => found.add(nested));
  return found;
}
