import { dataWorkload } from './data.js';
import { userWorkload } from './user.js';
import type { Workload } from './workload.js';

export const workloads: Record<'user' | 'data', Workload> = {
  user: userWorkload,
  data: dataWorkload,
};
