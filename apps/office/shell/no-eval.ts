/** Keeps zod from compiling schemas: the page's policy forbids eval, and would report the try as an attack. */
import { z } from 'zod';

z.config({ jitless: true });
