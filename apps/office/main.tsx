/** Where the office begins in the browser. */
import '@fontsource-variable/noto-sans-sc/index.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { dressDocument } from '#ui/tokens';
import { addWords, recallLanguage } from '#ui/words';
import { slices } from './routes.tsx';
import { App } from './shell/app.tsx';
import { officeRouter } from './shell/router.tsx';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

// Zod would try to compile its schemas, which the page's policy (no eval) reports as an attack.
z.config({ jitless: true });
addWords({ zh, en });
for (const slice of slices) addWords(slice.words);
dressDocument();
recallLanguage();
createRoot(document.getElementById('root')!).render(<App router={officeRouter(slices)} />);
