import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean, suggest } from '../../src/model/problems/suggest.js';

export interface Arguments {
  readonly check: boolean;
  readonly json: boolean;
  readonly silent: boolean;
  readonly watch: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly cwd: string;
  readonly config?: string;
}

export const HELP = `Generates strict input types, parsers and OpenAPI from valibot models.

Usage: npx gen-dtos [options]

Options:
  -c, --config <file>  the configuration (default: gen-dtos.config.ts)
      --cwd <folder>   where to look for it (default: the working directory)
      --check          write nothing; exit 1 if the output is stale, missing or orphaned
  -w, --watch          go on, and generate again whenever something changes
      --json           print inputs, outputs and diagnostics as JSON on stdout
      --silent         print errors only
  -h, --help           print this
  -v, --version        print the version

Exit codes: 0 done; 1 the models or the committed output need work;
2 bad usage or configuration; 70 a bug in gen-dtos.
NO_COLOR and FORCE_COLOR are respected.
`;

const OPTIONS = {
  check: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  silent: { type: 'boolean', default: false },
  watch: { type: 'boolean', short: 'w', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
  cwd: { type: 'string', default: '.' },
  config: { type: 'string', short: 'c' },
} as const satisfies ParseArgsConfig['options'];

/**
 * Reads the command line.
 *
 * @throws {UsageError} For an unknown option, a missing value, contradicting options or an extra
 *   argument.
 */
export function readArguments(args: readonly string[]): Arguments {
  const unknown = unknownOption(args);
  if (unknown !== undefined) throw noSuchOption(unknown);
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { config, ...rest } = values;
    if (rest.check && rest.watch) throw new UsageError(BOTH, 'Leave out one of them. ');
    return { ...rest, ...(config !== undefined && { config }) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.replaceAll('\n', ' '));
  }
}

const BOTH = '--watch writes, and --check never does.';

/** The first unknown option, as the user wrote it. */
function unknownOption(args: readonly string[]): string | undefined {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  const options = tokens.filter((token) => token.kind === 'option');
  return options.find(({ name }) => !Object.hasOwn(OPTIONS, name))?.rawName;
}

function noSuchOption(name: string): UsageError {
  const options = Object.keys(OPTIONS).map((option) => `--${option}`);
  return new UsageError(`There is no option '${name}'.`, didYouMean(suggest(name, options)));
}

export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to do about it. The hint at `--help` is added to it. */
  readonly help: string;

  constructor(message: string, help = '') {
    super(message);
    this.help = help;
  }
}
