import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { bench, made } from './folders.js';
import { peers, peersOf, sourceOf, type Peer, type WorkloadName } from './peers.js';

const options: BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // class-validator needs decorators.
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  logLevel: 'error',
};

/** Builds what the measuring processes run: our own code in one file, and packages as installed. */
export async function buildEverything(): Promise<void> {
  const modules = peers.flatMap((peer) =>
    peer.workloads.flatMap((workload) => [
      { in: sourceOf(peer, workload), out: `${workload}/${peer.name}` },
    ]),
  );
  const programs = ['speed-process', 'vector-process', 'memory-process'].map((name) => ({
    in: join(bench, 'measure', `${name}.ts`),
    out: name,
  }));
  await build({
    ...options,
    entryPoints: [...modules, ...programs],
    outdir: join(made, 'build'),
    outExtension: { '.js': '.mjs' },
    packages: 'external',
  });
  await Promise.all(peersOf('user').map(buildParserAlone));
}

/** Builds a program with only the user parser, to measure how an application starts. */
async function buildParserAlone(peer: Peer): Promise<void> {
  await build({
    ...options,
    stdin: parserAlone(peer),
    outfile: join(made, 'build/parser', `${peer.name}.mjs`),
    packages: 'external',
  });
}

/** The same with its packages bundled. */
export async function bundleParser(peer: Peer): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...options,
    stdin: parserAlone(peer),
    platform: 'browser',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  });
  return outputFiles[0]!.contents;
}

function parserAlone(peer: Peer): { contents: string; resolveDir: string; loader: 'ts' } {
  const contents = `export { parse } from ${JSON.stringify(sourceOf(peer, 'user'))};`;
  return { contents, resolveDir: bench, loader: 'ts' };
}

export function builtModule(peer: Peer, workload: WorkloadName): string {
  return join(made, 'build', workload, `${peer.name}.mjs`);
}

export function builtParser(peer: Peer): string {
  return join(made, 'build/parser', `${peer.name}.mjs`);
}

export function builtProgram(name: string): string {
  return join(made, 'build', `${name}.mjs`);
}
