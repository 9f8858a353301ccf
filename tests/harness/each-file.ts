/** After each test file: its schemas are dropped, its connections closed. */
import { afterAll } from 'vitest';
import { closeTestDatabases } from './index.ts';

afterAll(closeTestDatabases);
