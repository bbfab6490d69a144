/** The entry of a thread that helps to print. */
import { parentPort, workerData } from 'node:worker_threads';
import { printNext, type PrintJob } from './print-models.js';

parentPort?.postMessage(printNext(workerData as PrintJob));
