import { dataWorkload } from './data.js';
import { jsonWorkload } from './json.js';
import { userWorkload } from './user.js';
import type { Workload } from './workload.js';

export const workloads: Record<'user' | 'data' | 'json', Workload> = {
  user: userWorkload,
  data: dataWorkload,
  json: jsonWorkload,
};
