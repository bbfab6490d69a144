/** The same of a model Task. */
import type { Dto } from 'gen-dtos/runtime';

export interface CreateTaskByOwner {
  title: string;
  project_id: string;
  watchers: string[];
}

export declare const createTaskByOwner: Dto<CreateTaskByOwner>;
