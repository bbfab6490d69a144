import type { Budget } from '../budget.js';
import { section, table } from '../markdown.js';
import { versionOf } from '../peers.js';
import { compile, recompile, type Compilation, type Compiler } from '../typecheck/compile.js';
import { writePrograms, type Program } from '../typecheck/programs.js';

/** The compiler's work in an application that uses the generated types. */
export function typecheckTable(budget: Budget): string {
  const programs = writePrograms(budget.typecheckedModels);
  const compilers: Compiler[] = ['typescript-7', 'typescript'];
  return section(
    `Type-checking ${budget.typecheckedModels} models`,
    'Models of twelve fields, three roles, and for each a file that uses two of its types; `skipLibCheck`, `strict`, one thread; the best of the runs. In brackets: times plain interfaces.',
    ...compilers.flatMap((compiler) => [
      `### TypeScript ${versionOf(compiler)}`,
      tableOf(compiler, programs, budget),
    ]),
  );
}

function tableOf(compiler: Compiler, programs: readonly Program[], budget: Budget): string {
  const measured = measure(compiler, programs, budget);
  const [plain] = measured.values();
  const times = (value: number, of: number): string =>
    `${value.toFixed(2)} (${(value / of).toFixed(1)})`;
  const rows = [...measured].map(([program, { all, changed }]) => [
    program.title,
    times(all.checkSeconds, plain!.all.checkSeconds),
    times(all.totalSeconds, plain!.all.totalSeconds),
    (all.instantiations / budget.typecheckedModels).toFixed(0),
    (all.types / budget.typecheckedModels).toFixed(0),
    times(changed.totalSeconds, plain!.changed.totalSeconds),
  ]);
  const head = ['', 'check s', 'total s', 'instantiations a model', 'types a model'];
  return table([...head, 'one file changed s'], rows);
}

interface Measured {
  readonly all: Compilation;
  readonly changed: Compilation;
}

function measure(
  compiler: Compiler,
  programs: readonly Program[],
  { compilations }: Budget,
): ReadonlyMap<Program, Measured> {
  const runs = Array.from({ length: compilations }, () =>
    programs.map((program) => ({
      all: compile(compiler, program),
      changed: recompile(compiler, program),
    })),
  );
  return new Map(
    programs.map((program, index) => {
      const ofProgram = runs.map((run) => run[index]!);
      const all = bestOf(ofProgram.map((run) => run.all));
      return [program, { all, changed: bestOf(ofProgram.map((run) => run.changed)) }];
    }),
  );
}

function bestOf(compilations: readonly Compilation[]): Compilation {
  return {
    // Counts are the same in every run; only times vary.
    ...compilations[0]!,
    checkSeconds: least(compilations.map((compilation) => compilation.checkSeconds)),
    totalSeconds: least(compilations.map((compilation) => compilation.totalSeconds)),
  };
}

function least(values: readonly number[]): number {
  return Math.min(...values);
}
