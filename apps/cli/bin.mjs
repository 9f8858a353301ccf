#!/usr/bin/env node
/** `cuntu`, as any Node since 20 can start it. */
import { canRun, goOn, stop } from '../../scripts/bootstrap.mjs';

if (!canRun()) stop('The packages are not installed, or older than package-lock.json. Run: npm ci', 2);
goOn('apps/cli/main.ts');
