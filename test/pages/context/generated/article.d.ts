/** The same of a model Article. */
import type { Dto } from 'gen-dtos/runtime';

export interface UpdateArticle {
  title?: string;
  slug?: string;
}

export declare const updateArticleByOwner: Dto<UpdateArticle>;
export declare function updateArticleBy(roles: readonly string[]): Dto<UpdateArticle>;
