import { defineConfig } from 'gen-dtos/config';

export default defineConfig({ models: ['models/*.model.ts'], outDir: 'generated' });
