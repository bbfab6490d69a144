/** The entry point of a printing thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { printNext, type PrintJob } from './print-models.js';

parentPort?.postMessage(printNext(workerData as PrintJob));
