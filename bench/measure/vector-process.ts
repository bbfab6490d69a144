/** Gives one peer every case of a workload. Arguments: its module, the workload. */
import { pathToFileURL } from 'node:url';
import { workloads } from '../workloads/workloads.js';
import { answerTo, isFresh, type Answer, type PeerModule } from './answer.js';

export interface VectorReport {
  /** The tasks and cases with another answer than expected. */
  readonly otherwise: readonly { readonly name: string; readonly answer: Answer }[];
  readonly hostile: readonly string[];
  readonly fresh: boolean;
}

const [, , file, name] = process.argv;
const workload = workloads[name as keyof typeof workloads];
const peer = (await import(pathToFileURL(file!).href)) as PeerModule;

const answers = workload.vector.map((item) => ({ name: item.name, answer: answerTo(peer, item) }));
const unique = new Map(
  answers
    .filter(({ answer }) => answer !== 'as expected')
    .map((item) => [`${item.name} ${item.answer}`, item]),
);
const report: VectorReport = {
  otherwise: [...unique.values()],
  hostile: workload.hostile
    .filter((item) => answerTo(peer, item) === 'differs')
    .map((item) => item.name),
  fresh: isFresh(peer, workload.tasks[0]!.inputs[0]),
};
process.stdout.write(JSON.stringify(report));
